#include "base/html.h"
#include "base/text.h"
#include "markdown/links.h"
#include "markdown/renderer.h"

#include <algorithm>

namespace plansite {

namespace {

// A comment and nothing else: left out without a word.
bool is_comment(std::string_view html) {
    html = trimmed(html);
    return html.starts_with("<!--") && html.find("-->") + 3 == html.size();
}

} // namespace

std::string MarkdownRenderer::document(Node root) {
    for (const auto& fault : survey_.faults) {
        std::vector<Label> labels{{fault.at, {}}};
        if (fault.earlier) labels.push_back({fault.earlier, "the one before it"});
        diagnostics_.report(*fault.kind, fault.message, std::move(labels));
    }
    const Node only = root.first();
    if (options_.shape == Shape::inside && only && !only.next() && only.kind() == NodeKind::paragraph &&
        !only.anchored()) {
        block_ = only;
        inlines(only);
    } else {
        blocks(root.first());
        footnotes(root);
    }
    report_unused_footnotes(root);
    return std::move(out_);
}

void MarkdownRenderer::blocks(Node from) {
    for (Node node = from; node; node = node.next()) block(node);
}

void MarkdownRenderer::block(Node node) {
    switch (node.kind()) {
    case NodeKind::heading: heading(node); break;
    case NodeKind::paragraph: paragraph(node); break;
    case NodeKind::list: list(node); break;
    case NodeKind::quote: quote(node); break;
    case NodeKind::table: table(node); break;
    case NodeKind::code_block: code_block(node); break;
    case NodeKind::html_block: html_block(node); break;
    case NodeKind::thematic_break:
        fresh_line();
        out_ += "<hr>\n";
        break;
    default: break; // footnotes come last
    }
}

void MarkdownRenderer::heading(Node node) {
    heading_ = node;
    tables_under_heading_ = 0;
    const auto level = char('0' + std::clamp(options_.top_heading + node.heading_level() - 1, 2, 6));
    fresh_line();
    out_ += "<h";
    out_ += level;
    attribute("id", node.anchored()->anchor);
    out_ += '>';
    number(node);
    block_ = node;
    inlines(node.first(), Node{}, node.anchored()->skip);
    out_ += "</h";
    out_ += level;
    out_ += ">\n";
}

void MarkdownRenderer::paragraph(Node node) {
    if (is_table_caption(node) || embedded(node) || figure(node)) return;
    fresh_line();
    const auto before = out_.size();
    out_ += "<p";
    const Anchored* named = node.anchored();
    if (named) {
        attribute("class", "numbered");
        attribute("id", named->anchor);
    }
    out_ += '>';
    const auto begin = out_.size();
    paragraph_words(node);
    if (node == footnote_end_) back_links();
    // Nothing but HTML stood in it, which is not published.
    if (is_blank(std::string_view(out_).substr(begin))) return out_.resize(before);
    out_ += "</p>\n";
}

// A reference that stands alone between blocks becomes the thing itself, where the host can make one. In
// lists it stays a link.
bool MarkdownRenderer::embedded(Node paragraph) {
    const Node link = paragraph.first();
    const auto parent = paragraph.parent().kind();
    if (!host_.embed || !link || link.next() || link.kind() != NodeKind::link || !has_own_words(link) ||
        kind_of_address(link.address()) != AddressKind::reference ||
        (parent != NodeKind::document && parent != NodeKind::quote))
        return false;
    const auto html = host_.embed(link.address(), places_.inside(paragraph, link.address()));
    if (!html) return false;
    fresh_line();
    out_ += *html;
    fresh_line();
    return true;
}

// An image with a title that stands alone is a figure with a caption.
bool MarkdownRenderer::figure(Node paragraph) {
    const Node only = paragraph.first();
    if (!only || only.next() || only.kind() != NodeKind::image || only.title().empty()) return false;
    fresh_line();
    out_ += "<figure>\n";
    block_ = paragraph;
    image(only);
    out_ += "\n<figcaption>";
    text(only.title());
    out_ += "</figcaption>\n</figure>\n";
    return true;
}

void MarkdownRenderer::code_block(Node node) {
    fresh_line();
    out_ += "<pre tabindex=\"0\"><code";
    const auto words = node.language();
    if (const auto language = words.substr(0, words.find(' ')); !language.empty())
        attribute("class", "language-" + std::string(language));
    out_ += '>';
    append_escaped(out_, node.literal());
    out_ += "</code></pre>\n";
}

void MarkdownRenderer::html_block(Node node) {
    if (!is_comment(node.literal()))
        diagnostics_.report(kind("raw-html"), "this HTML is not published", places_.block(node),
                            "write it in Markdown, or put it into a template");
}

void MarkdownRenderer::fresh_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

} // namespace plansite
