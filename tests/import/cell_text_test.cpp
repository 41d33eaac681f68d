#include "base/html.h"
#include "base/text.h"
#include "import/cell_text.h"
#include "import/cell_values.h"
#include "markdown/markdown.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>

namespace plansite {
namespace {

// A line for each piece.
std::string pieces(const std::vector<Piece>& all) {
    std::string out;
    for (const auto& piece : all)
        out += fmt::format("{}{}{}\n", piece.bullet ? "• " : "", piece.markdown,
                           piece.words == piece.markdown ? "" : " = " + piece.words);
    return out;
}

// The words that a Markdown text shows.
std::string shown(const std::string& markdown) {
    prepare_markdown();
    Diagnostics diagnostics;
    return std::string(trimmed(text_of_html(render_markdown({markdown, {}}, {}, {}, diagnostics))));
}

Plan plan_with_levels() {
    Plan plan;
    Scale scale;
    for (const std::string name : {"Cooperation", "Full Integration"}) {
        Level level;
        level.id.value = name == "Cooperation" ? "cooperation" : "full";
        level.name.value = name;
        scale.levels.push_back(level);
    }
    plan.scales.push_back(scale);
    return plan;
}

// Each part of a cell with its levels behind it.
std::string cut(std::string_view text) {
    std::string out;
    for (const auto& part : cut_at_levels(plain_pieces(text), plan_with_levels()))
        out += fmt::format("{} {}\n", markdown_of(part.pieces), fmt::join(part.levels, "+"));
    return out;
}

std::string criterion(std::string_view text) {
    const Criterion read = criterion_of({std::string(text), std::string(text)}, {});
    return read.text.value + " / " + read.due.as_written;
}

std::string numbered(std::string_view words) {
    const auto [ref, name] = numbered_name(words);
    return ref + " / " + name;
}

} // namespace

TEST_CASE("Plain lines are paragraphs and bullets", "[import]") {
    CHECK(pieces(plain_pieces("a\u00A0 b\r\n\r\n c ")) == "a b\nc\n");
    CHECK(pieces(plain_pieces("• a • b\n- c\n· d\n-e")) == "• a\n• b\n• c\n• d\n\\-e = -e\n");
    CHECK(pieces(plain_pieces("5 < 6 & 7 > 3")) == "5 < 6 & 7 > 3\n");
    CHECK(pieces(plain_pieces("a\x01\u202E\u200Bz")) == "az\n");
    CHECK(pieces(plain_pieces("2.1 Roads")) == "2.1 Roads\n");
    CHECK(pieces(plain_pieces("")) == "");
}

TEST_CASE("Tags in a cell are read as HTML", "[import]") {
    CHECK(pieces(plain_pieces("<ul style=\"x\"> Do it <i> Cooperation</i> ")) ==
          "Do it *Cooperation* = Do it Cooperation\n");
    CHECK(pieces(plain_pieces("<ul><li>a<li><p>b</p></ul>c")) == "• a\n• b\nc\n");
    CHECK(pieces(plain_pieces("<ul> • a • b ")) == "• a\n• b\n");
    CHECK(pieces(plain_pieces("<p>a<br>b</p>")) == "a\nb\n");
    CHECK(pieces(plain_pieces("<b>a</b><i>b</i> <a href='https://e.org'>c]</a>")) ==
          "**a***b* [c\\]](<https://e.org>) = ab [c]](<https://e.org>)\n");
    CHECK(pieces(plain_pieces("<p><a href='javascript:x'>c</a><script>d</script>")) == "c\n");
    CHECK(pieces(plain_pieces("<p>1. a</p><p># b</p><p>*c*</p>")) ==
          "1\\. a = 1. a\n\\# b = # b\n\\*c\\* = *c*\n");
}

TEST_CASE("What plain text becomes shows just that text", "[import]") {
    static const std::vector<std::string> parts{"a", "b1", " ", "*",  "_",  "`",  "[", "]",    "(",
                                                ")", "<",  ">", "!",  "&",  "#",  "-", "+",    "=",
                                                "~", "|",  ":", "\\", "1.", "2)", "/", "amp;", "é"};
    std::mt19937 random(7);
    for (int i = 0; i < 4000; ++i) {
        std::string text = "x";
        for (int count = 0; count < 12; ++count)
            text.insert(random() % 2 ? text.size() : 0, parts[random() % parts.size()]);
        std::string words;
        for (const auto word : split(trimmed(text), ' '))
            if (!word.empty()) words += (words.empty() ? "" : " ") + std::string(word);
        CAPTURE(words, as_markdown(words));
        CHECK(shown(as_markdown(words)) == words);
        CHECK(without_marks(as_markdown(words)) == words);
    }
}

TEST_CASE("A cell is cut after its levels", "[import]") {
    CHECK(cut("a b") == "a b \n");
    CHECK(cut("<p>a <i>cooperation</i>") == "a cooperation\n");
    CHECK(cut("<p>a <i>Full Integration/Cooperation</i>.") == "a full+cooperation\n");
    CHECK(cut("<p>a <i>Cooperation</i> b <i>Full integration</i> c") == "a cooperation\nb full\nc \n");
    CHECK(cut("a\nCooperation") == "a cooperation\n");
    CHECK(cut("a (Cooperation)") == "a cooperation\n");
    CHECK(cut("in cooperation") == "in cooperation \n");
    CHECK(cut("<p>a <i>something else</i> b") == "a *something else* b \n");
    CHECK(cut("<li>a<li>b <i>Cooperation</i>") == "- a\n- b cooperation\n");
}

TEST_CASE("A criterion says when it is due", "[import]") {
    CHECK(criterion("It works by August 2009") == "It works / August 2009");
    CHECK(criterion("It works by end January 2009.") == "It works / end January 2009");
    CHECK(criterion("It works by hand") == "It works by hand / ");
    CHECK(criterion("It works in August 2009") == "It works in August 2009 / ");
    CHECK(criterion("It works by August 2009 and later") == "It works by August 2009 and later / ");
}

TEST_CASE("A number before a name is its number", "[import]") {
    CHECK(numbered("1.3.1 Heads and leaders") == "1.3.1 / Heads and leaders");
    CHECK(numbered("2. Roads") == "2 / Roads");
    CHECK(numbered("(iv) Roads") == "(iv) / Roads");
    CHECK(numbered("3) Roads") == "3 / Roads");
    CHECK(numbered("14-19 Learning") == " / 14-19 Learning");
    CHECK(numbered("3 Roads") == " / 3 Roads");
    CHECK(numbered("1.1") == " / 1.1");
    CHECK(numbered("") == " / ");
}

} // namespace plansite
