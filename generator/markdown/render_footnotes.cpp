#include "base/text.h"
#include "markdown/renderer.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace plansite {

namespace {

constexpr int most_back_links = 10; // of one footnote: a page must not swell with them

std::string note_id(std::string_view prefix, int number) {
    return std::string(prefix) + "note." + std::to_string(number);
}

std::string reference_id(std::string_view prefix, int number, int use) {
    std::string id = std::string(prefix) + "noteref." + std::to_string(number);
    if (use > 1) id += "." + std::to_string(use);
    return id;
}

Node first_footnote(Node root) {
    Node node = root.last();
    if (!node || node.kind() != NodeKind::footnote) return {};
    while (node.previous() && node.previous().kind() == NodeKind::footnote) node = node.previous();
    return node;
}

// The name of the footnote that a line defines ("[^name]: …", perhaps in a quotation); empty where none.
std::string_view footnote_defined_by(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
    const auto end = line.find("]:");
    if (!line.starts_with("[^") || end == line.npos || line.substr(0, end).find_first_of(" \t") != line.npos)
        return {};
    return line.substr(2, end - 2);
}

} // namespace

// The parser has moved the footnotes that are used to the end, in the order of their first use.
void MarkdownRenderer::footnotes(Node root) {
    const Node first = first_footnote(root);
    if (!first) return;
    fresh_line();
    out_ += "<section class=\"footnotes\" role=\"doc-endnotes\"";
    attribute("aria-label", host_.words.footnotes);
    out_ += ">\n<ol>\n";
    for (Node node = first; node; node = node.next()) {
        ++footnote_;
        out_ += "<li";
        attribute("id", note_id(options_.anchor_prefix, footnote_));
        out_ += ">\n";
        const Node last = node.last();
        footnote_end_ = last && last.kind() == NodeKind::paragraph ? last : Node{};
        blocks(node.first());
        fresh_line();
        if (!footnote_end_) {
            back_links();
            fresh_line();
        }
        out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>\n";
}

// The parser has put the footnote's number in place of its name; a reference to none has become text.
void MarkdownRenderer::footnote_reference(Node node) {
    const auto literal = node.literal();
    int number = 0;
    std::from_chars(literal.data(), literal.data() + literal.size(), number);
    if (number <= 0) return text("[^" + std::string(literal) + "]");
    if (std::size_t(number) >= footnote_uses_.size()) footnote_uses_.resize(std::size_t(number) + 1);
    const int use = ++footnote_uses_[std::size_t(number)];
    out_ += "<sup><a";
    attribute("href", "#" + note_id(options_.anchor_prefix, number));
    if (use <= most_back_links) attribute("id", reference_id(options_.anchor_prefix, number, use));
    attribute("role", "doc-noteref");
    out_ += '>';
    text(literal);
    out_ += "</a></sup>";
}

void MarkdownRenderer::back_links() {
    const auto number = std::size_t(footnote_);
    const int uses = number < footnote_uses_.size() ? std::min(footnote_uses_[number], most_back_links) : 0;
    for (int use = 1; use <= uses; ++use) {
        std::string name = host_.words.back + " " + std::to_string(footnote_);
        if (use > 1) name += "." + std::to_string(use);
        if (!out_.ends_with('\n')) out_ += ' ';
        out_ += "<a";
        attribute("href", "#" + reference_id(options_.anchor_prefix, footnote_, use));
        attribute("role", "doc-backlink");
        attribute("aria-label", name);
        out_ += ">↩</a>";
    }
}

// The parser drops footnotes that nothing refers to: those lines of the text that look like one, are no code,
// and did not come out as one.
void MarkdownRenderer::report_unused_footnotes(Node root) {
    const auto text = places_.text();
    if (text.find("[^") == text.npos) return;
    std::set<std::size_t> accounted_for;
    for (Node node = root; node; node = following(node, root)) {
        if (node.kind() == NodeKind::footnote) accounted_for.insert(node.start_line());
        if (node.kind() != NodeKind::code_block && node.kind() != NodeKind::html_block) continue;
        for (auto line = node.start_line(); line <= node.end_line(); ++line) accounted_for.insert(line);
    }
    std::size_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto name = footnote_defined_by(text.substr(at, end - at));
        if (++line; !name.empty() && accounted_for.count(line) == 0)
            diagnostics_.report(kind("unused-footnote"),
                                "nothing refers to the footnote `" + std::string(name) + "`",
                                places_.at(std::size_t(name.data() - text.data()), name.size()));
        at = end + 1;
    }
}

} // namespace plansite
