#include "base/html.h"
#include "markdown/renderer.h"

namespace plansite {

// From a node to the one before `until`, its siblings. `skip` bytes of the first text are left out.
void MarkdownRenderer::inlines(Node from, Node until, std::size_t skip) {
    if (!from || from == until) return;
    words_.interrupt();
    const Node top = from.parent();
    for (Node node = from;; skip = 0) {
        if (enter(node, skip) == Inside::children) {
            if (const Node child = node.first()) {
                node = child;
                continue;
            }
            leave(node);
        }
        while (!node.next()) {
            node = node.parent();
            if (node == top) return;
            leave(node);
        }
        node = node.next();
        if (node == until) return;
    }
}

MarkdownRenderer::Inside MarkdownRenderer::enter(Node node, std::size_t skip) {
    const auto kind_of_node = node.kind();
    if (kind_of_node != NodeKind::text && kind_of_node != NodeKind::soft_break) words_.interrupt();
    switch (kind_of_node) {
    case NodeKind::text: {
        const bool heading = block_.kind() == NodeKind::heading;
        const auto mentions = heading || !link_ends_.empty() ? Mentions::plain : Mentions::linked;
        words_.append(out_, node.literal().substr(skip), mentions,
                      heading ? Abbreviations::plain : Abbreviations::marked);
        break;
    }
    case NodeKind::soft_break: out_ += '\n'; break;
    case NodeKind::line_break: out_ += "<br>\n"; break;
    case NodeKind::code:
        out_ += "<code>";
        text(node.literal());
        out_ += "</code>";
        break;
    case NodeKind::html:
        // Comments are meant to vanish, and an end tag was reported with its beginning.
        if (!node.literal().starts_with("<!--") && !node.literal().starts_with("</"))
            diagnostics_.report(kind("raw-html"), "this HTML is not published",
                                places_.inside(block_, node.literal()),
                                "write it in Markdown, or put it into a template");
        break;
    case NodeKind::emphasis: out_ += "<em>"; return Inside::children;
    case NodeKind::strong: out_ += "<strong>"; return Inside::children;
    case NodeKind::link: return enter_link(node);
    case NodeKind::image: image(node); break;
    case NodeKind::footnote_reference: footnote_reference(node); break;
    default: break;
    }
    return Inside::nothing;
}

void MarkdownRenderer::leave(Node node) {
    words_.interrupt();
    switch (node.kind()) {
    case NodeKind::emphasis: out_ += "</em>"; break;
    case NodeKind::strong: out_ += "</strong>"; break;
    case NodeKind::link:
        out_ += link_ends_.back();
        link_ends_.pop_back();
        break;
    default: break;
    }
}

void MarkdownRenderer::text(std::string_view text) {
    append_escaped(out_, text);
}

void MarkdownRenderer::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
}

} // namespace plansite
