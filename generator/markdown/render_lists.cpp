#include "markdown/renderer.h"

#include <algorithm>

namespace plansite {

namespace {

bool has_numbers(Node list) {
    for (Node item = list.first(); item; item = item.next())
        if (item.anchored()) return true;
    return false;
}

// What names a block: the item that it begins, or itself.
const Anchored* anchored_at(Node block) {
    const Node item = block.parent();
    return item.kind() == NodeKind::item && item.first() == block ? item.anchored() : block.anchored();
}

} // namespace

// A list with numbers of its author's is an ordered one without markers; without them, as it was written. The
// role is for browsers that take a list without markers for none.
void MarkdownRenderer::list(Node node) {
    fresh_line();
    const bool numbered = has_numbers(node);
    const bool ordered = numbered || node.list_kind() == ListStyle::ordered;
    out_ += ordered ? "<ol" : "<ul";
    if (numbered) {
        out_ += " class=\"numbered\" role=\"list\"";
    } else if (ordered && node.list_start() != 1) {
        attribute("start", std::to_string(node.list_start()));
    }
    out_ += ">\n";
    for (Node child = node.first(); child; child = child.next()) item(child);
    out_ += ordered ? "</ol>\n" : "</ul>\n";
}

void MarkdownRenderer::item(Node node) {
    out_ += "<li";
    if (const Anchored* named = node.anchored()) {
        attribute("class", "numbered");
        attribute("id", named->anchor);
    } else if (node.checkbox() != Checkbox::none) {
        attribute("class", "task");
    }
    out_ += '>';
    const bool tight = node.parent().is_tight_list();
    if (!tight || !node.first() || node.first().kind() != NodeKind::paragraph) {
        if (!node.first() || node.first().kind() != NodeKind::paragraph) checkbox(node);
        if (node.first()) out_ += '\n';
    }
    for (Node child = node.first(); child; child = child.next()) {
        if (tight && child.kind() == NodeKind::paragraph) { // stands without <p>
            if (child != node.first()) fresh_line();
            paragraph_words(child);
        } else {
            block(child);
        }
    }
    out_ += "</li>\n";
}

// The inlines of a paragraph, after the box and the number that it or its item begins with.
void MarkdownRenderer::paragraph_words(Node node) {
    const Node item = node.parent();
    if (item.kind() == NodeKind::item && item.first() == node) checkbox(item);
    number(node);
    block_ = node;
    const Anchored* named = anchored_at(node);
    inlines(node.first(), Node{}, named ? named->skip : 0);
}

// The number that a block begins with, as a link to itself.
void MarkdownRenderer::number(Node node) {
    const Anchored* named = anchored_at(node);
    if (!named || named->printed.empty()) return;
    out_ += "<a";
    attribute("class", "number");
    attribute("href", "#" + named->anchor);
    out_ += '>';
    text(named->printed);
    out_ += "</a> ";
}

void MarkdownRenderer::checkbox(Node item) {
    const auto state = item.checkbox();
    if (state == Checkbox::none) return;
    out_ += "<input type=\"checkbox\" disabled";
    if (state == Checkbox::done) out_ += " checked";
    attribute("aria-label", state == Checkbox::done ? host_.words.done : host_.words.not_done);
    out_ += "> ";
}

} // namespace plansite
