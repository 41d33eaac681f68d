#include "markdown/markdown.h"

#include "base/text.h"
#include "markdown/limits.h"
#include "markdown/links.h"
#include "markdown/renderer.h"
#include "markdown/running_text.h"
#include "markdown/survey.h"
#include "markdown/tree.h"

#include <algorithm>

namespace plansite {

namespace {

// Whether a text is one line that Markdown leaves as it is: most texts of a plan's cells are. What is certain
// only, since the result must be the same.
bool is_plain(std::string_view text) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
    };
    if (text.empty() || !is_letter(text.front())) return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == '`' || c == '*' || c == '_' ||
               c == '[' || c == ']' || c == '<' || c == '&';
    });
}

std::string render_plain(std::string_view text, const MarkdownOptions& options, const MarkdownHost& host) {
    std::string out;
    if (options.shape == Shape::blocks) out += "<p>";
    RunningText(host, options.numbering).append(out, trimmed(text), Mentions::linked, Abbreviations::marked);
    if (options.shape == Shape::blocks) out += "</p>\n";
    return out;
}

// A text that may be parsed and has been. Nothing where it is refused, which is then reported.
std::optional<Tree> read(const MarkdownText& text, Places& places, Diagnostics& diagnostics) {
    if (judge_text(text.text, places, diagnostics) == Verdict::refused) return std::nullopt;
    Tree tree(text.text);
    if (const Node deep = first_deeper_than(tree, 2 * deepest_nesting)) {
        diagnostics.report(kind("too-deep"), "lists and quotations are nested too deep here",
                           places.block(deep));
        return std::nullopt;
    }
    return tree;
}

} // namespace

void prepare_markdown() {
    prepare_parser();
}

Outline outline_of(const MarkdownText& text, const MarkdownOptions& options, Diagnostics& diagnostics) {
    if (is_plain(text.text)) return {};
    Places places(text);
    const auto tree = read(text, places, diagnostics);
    if (!tree) return {};
    auto survey = survey_of(*tree, places, options);
    return {std::move(survey.headings), std::move(survey.paragraphs), references_of(*tree, places)};
}

std::string render_markdown(const MarkdownText& text, const MarkdownOptions& options,
                            const MarkdownHost& host, Diagnostics& diagnostics) {
    if (is_plain(text.text)) return render_plain(text.text, options, host);
    Places places(text);
    const auto tree = read(text, places, diagnostics);
    if (!tree) return {};
    const auto survey = survey_of(*tree, places, options);
    return MarkdownRenderer(survey, places, options, host, diagnostics).document(tree->root());
}

} // namespace plansite
