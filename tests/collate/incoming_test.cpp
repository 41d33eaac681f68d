#include "base/text.h"
#include "collate/incoming.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("What cannot be seen is taken out, and all else stays", "[collate]") {
    const auto removed = [](std::string_view text) {
        const VisibleText out = visible(text);
        return out.text + "|" + std::to_string(out.removed);
    };
    CHECK(removed("plain, £5 – Zoë’s “tick” ✓") == "plain, £5 – Zoë’s “tick” ✓|0");
    CHECK(removed("a\u202Eb\u2066c\u061Cd\u200Ee") == "abcde|4"); // marks of direction
    CHECK(removed("a\u200Bb\uFEFFc\u00ADd\u2060e") == "abcde|4"); // of no width
    CHECK(removed("a\x01"
                  "b\x1B[2Jc\x7F\u0085") == "ab[2Jc|4"); // control characters
    CHECK(removed("a\U000E0041b\uFFFEc") == "abc|2");    // tags, no characters
    CHECK(removed("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour\tfive|0");
    CHECK(removed("خانه\u200Cها 👩\u200D🏫") == "خانه\u200Cها 👩\u200D🏫|0"); // joiners are needed
    CHECK(removed(" \n\u200B ") == "|1");
}

TEST_CASE("A diagnostic can show any bytes", "[collate]") {
    CHECK(harmless_to_show("a\x1B[2J\tb\r\nc\rd") == "a?[2J\tb\r\nc?d");
    CHECK(harmless_to_show("a\u202Eb\u00ADc\U000E0041") == "a\uFFFDb??c????");
    CHECK(harmless_to_show("caf\xE9 \x01") == "caf? ?");
    std::string all;
    for (int c = 0; c < 256; ++c) all += char(c);
    const std::string shown = harmless_to_show(all);
    CHECK(shown.size() == all.size());
    CHECK(!first_invalid_utf8(shown));
}

TEST_CASE("A message quotes the beginning of a text, on one line", "[collate]") {
    CHECK(shortened("short\nand\x1B sweet") == "short and sweet");
    CHECK(shortened(std::string(60, 'x')) == std::string(60, 'x'));
    std::string long_one;
    for (int i = 0; i < 61; ++i) long_one += "é";
    CHECK(shortened(long_one) == long_one.substr(0, 120) + "…");
}

} // namespace plansite
