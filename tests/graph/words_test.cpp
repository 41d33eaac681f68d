#include "graph/words.h"

#include <catch2/catch.hpp>

namespace {

std::string plain(std::string text) {
    plansite::Prose prose;
    prose.value = std::move(text);
    return plansite::plain_words(prose);
}

} // namespace

TEST_CASE("links in Markdown become their words") {
    CHECK(plain("[the plan](plan:x) and [one](a) more") == "the plan and one more");
    CHECK(plain("see <target:2>, <activity:1.3>") == "see target 2, activity 1.3");
    CHECK(plain("[not a link] 2 < 3 > 1") == "[not a link] 2 < 3 > 1");
    CHECK(plain("[a [b](c) <d") == "a [b <d");
}

TEST_CASE("a text of brackets only is read in one go") {
    const std::string brackets(std::size_t(1) << 20, '[');
    CHECK(plain(brackets) == brackets);
    CHECK(plain(brackets + "](x)") == brackets.substr(1));
}
