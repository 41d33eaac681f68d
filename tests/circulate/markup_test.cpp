#include "circulate/markup.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace plansite {

namespace {

std::string shown(const std::vector<MarkupToken>& tokens) {
    constexpr const char* kinds[] = {"text", "open", "close", "other"};
    std::string out;
    for (const auto& token : tokens) {
        out +=
            fmt::format("{} {}", kinds[std::size_t(token.kind)], token.name.empty() ? token.raw : token.name);
        for (const auto& [key, value] : token.attributes) out += fmt::format(" [{}={}]", key, value);
        out += "\n";
    }
    return out;
}

std::string shown(const MarkupNode& node) {
    std::string out = node.is_text() ? std::string(node.token->raw) : std::string(node.name()) + "(";
    for (const auto& child : node.children) out += shown(child);
    return node.is_text() ? out : out + ")";
}

std::string joined(const std::vector<MarkupToken>& tokens) {
    std::string out;
    for (const auto& token : tokens) out += token.raw;
    return out;
}

} // namespace

TEST_CASE("tags, attributes, texts, comments and code") {
    const std::string html = R"(<!doctype html><p class="a b" hidden id=x data-a='>"'>1 < 2 &amp; 3</p>)"
                             R"(<!-- <b> --><br/><script>if (a < b) "</p>";</script><style></style>)";
    CHECK(shown(markup_tokens(html)) == R"(other <!doctype html>
open p [class=a b] [hidden=] [id=x] [data-a=>"]
text 1 
text < 2 &amp; 3
close p
other <!-- <b> -->
open br
open script
text if (a < b) "</p>";
close script
open style
close style
)");
    CHECK(joined(markup_tokens(html)) == html);
}

TEST_CASE("nothing is lost of what is not well-formed") {
    for (const std::string html : {"<", "a<", "<a", "<a href=\"", "</", "<!--", "<script>x", "<p =>",
                                   "<a b=c d", "<style></styl>", "x > y", "<a =\"\">", "<a b= >"}) {
        CAPTURE(html);
        CHECK(joined(markup_tokens(html)) == html);
    }
}

TEST_CASE("a tree is whole whatever its tags are") {
    const auto tree = [](std::string_view html) {
        const auto tokens = markup_tokens(html);
        return shown(markup_tree(tokens));
    };
    CHECK(tree("<ul><li>a<br>b</li><li>c</li></ul>d") == "(ul(li(abr()b)li(c))d)");
    CHECK(tree("<p><b>a</p>b") == "(p(b(a))b)");
    CHECK(tree("</p>a<i>b") == "(ai(b))");
    CHECK(tree("<svg><path/><g></g></svg>") == "(svg(path()g()))");
}

TEST_CASE("character references") {
    CHECK(unescaped("a &lt;b&gt; &amp;amp; &#34;&#39;&quot;&apos;") == "a <b> &amp; \"'\"'");
    CHECK(unescaped("&nbsp;&#233;&#x20AC;&#x1F600;") == "\xC2\xA0é€😀");
    CHECK(unescaped("& &; &x; &#; &#0; &#xD800; &#x110000; &#99999999999; &amp") ==
          "& &; &x; &#; &#0; &#xD800; &#x110000; &#99999999999; &amp");
}

} // namespace plansite
