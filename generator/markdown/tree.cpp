#include "markdown/tree.h"

#include "base/memory.h"

#include <algorithm>
#include <cassert>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>

namespace plansite {

namespace {

// Two extensions only: those with special inline characters (strikethrough, autolink) write a table of the
// whole process while they parse, and would make parsing in two threads go wrong.
constexpr const char* extensions[] = {"table", "tasklist"};

std::string_view view(const char* text) {
    return text ? std::string_view(text) : std::string_view{};
}

// Nothing of an author's may hold the marks of base/marks.h, and `&#1;` would smuggle one in.
bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
}

template <class Get, class Set> void drop_controls(cmark_node* node, Get get, Set set) {
    std::string text(view(get(node)));
    const auto kept = std::remove_if(text.begin(), text.end(), is_control);
    if (kept == text.end()) return;
    text.erase(kept, text.end());
    set(node, text.c_str());
}

void drop_controls(cmark_node* root) {
    const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(root), cmark_iter_free);
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        drop_controls(node, cmark_node_get_literal, cmark_node_set_literal);
        drop_controls(node, cmark_node_get_title, cmark_node_set_title);
        drop_controls(node, cmark_node_get_fence_info, cmark_node_set_fence_info);
    }
}

bool may_hold_controls(std::string_view text) {
    return text.find("&#") != text.npos ||
           std::any_of(text.begin(), text.end(), [](char c) { return is_control(c) && c != '\r'; });
}

bool is_leaf_block(NodeKind kind) {
    return kind > NodeKind::item && kind != NodeKind::footnote;
}

} // namespace

NodeKind Node::kind() const {
    const auto type = cmark_node_get_type(node_);
    switch (type) {
    case CMARK_NODE_DOCUMENT: return NodeKind::document;
    case CMARK_NODE_BLOCK_QUOTE: return NodeKind::quote;
    case CMARK_NODE_LIST: return NodeKind::list;
    case CMARK_NODE_ITEM: return NodeKind::item;
    case CMARK_NODE_CODE_BLOCK: return NodeKind::code_block;
    case CMARK_NODE_HTML_BLOCK: return NodeKind::html_block;
    case CMARK_NODE_PARAGRAPH: return NodeKind::paragraph;
    case CMARK_NODE_HEADING: return NodeKind::heading;
    case CMARK_NODE_THEMATIC_BREAK: return NodeKind::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return NodeKind::footnote;
    case CMARK_NODE_TEXT: return NodeKind::text;
    case CMARK_NODE_SOFTBREAK: return NodeKind::soft_break;
    case CMARK_NODE_LINEBREAK: return NodeKind::line_break;
    case CMARK_NODE_CODE: return NodeKind::code;
    case CMARK_NODE_HTML_INLINE: return NodeKind::html;
    case CMARK_NODE_EMPH: return NodeKind::emphasis;
    case CMARK_NODE_STRONG: return NodeKind::strong;
    case CMARK_NODE_LINK: return NodeKind::link;
    case CMARK_NODE_IMAGE: return NodeKind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return NodeKind::footnote_reference;
    default: break;
    }
    // The types of extensions are made when they are registered, and known by name only.
    const auto name = view(cmark_node_get_type_string(node_));
    if (name == "table") return NodeKind::table;
    if (name == "table_row" || name == "table_header") return NodeKind::row;
    if (name == "table_cell") return NodeKind::cell;
    return NodeKind::other;
}

Node Node::first() const {
    return Node(cmark_node_first_child(node_));
}
Node Node::last() const {
    return Node(cmark_node_last_child(node_));
}
Node Node::next() const {
    return Node(cmark_node_next(node_));
}
Node Node::previous() const {
    return Node(cmark_node_previous(node_));
}
Node Node::parent() const {
    return Node(cmark_node_parent(node_));
}

std::string_view Node::literal() const {
    return view(cmark_node_get_literal(node_));
}
std::string_view Node::address() const {
    return view(cmark_node_get_url(node_));
}
std::string_view Node::title() const {
    return view(cmark_node_get_title(node_));
}
std::string_view Node::language() const {
    return view(cmark_node_get_fence_info(node_));
}

int Node::heading_level() const {
    return cmark_node_get_heading_level(node_);
}
ListStyle Node::list_kind() const {
    return cmark_node_get_list_type(node_) == CMARK_ORDERED_LIST ? ListStyle::ordered : ListStyle::bullets;
}
int Node::list_start() const {
    return cmark_node_get_list_start(node_);
}
bool Node::is_tight_list() const {
    return cmark_node_get_list_tight(node_) != 0;
}

Checkbox Node::checkbox() const {
    if (view(cmark_node_get_type_string(node_)) != "tasklist") return Checkbox::none;
    return cmark_gfm_extensions_get_tasklist_item_checked(node_) ? Checkbox::done : Checkbox::open;
}

bool Node::is_header_row() const {
    return cmark_gfm_extensions_get_table_row_is_header(node_) != 0;
}

Alignment Node::alignment(std::size_t column) const {
    if (column >= cmark_gfm_extensions_get_table_columns(node_)) return Alignment::none;
    switch (cmark_gfm_extensions_get_table_alignments(node_)[column]) {
    case 'l': return Alignment::left;
    case 'c': return Alignment::center;
    case 'r': return Alignment::right;
    default: return Alignment::none;
    }
}

std::size_t Node::start_line() const {
    return std::size_t(cmark_node_get_start_line(node_));
}
std::size_t Node::start_column() const {
    return std::size_t(cmark_node_get_start_column(node_));
}
std::size_t Node::end_line() const {
    return std::size_t(cmark_node_get_end_line(node_));
}

const Anchored* Node::anchored() const {
    return static_cast<const Anchored*>(cmark_node_get_user_data(node_));
}
void Node::set_anchored(const Anchored* what) {
    cmark_node_set_user_data(node_, const_cast<Anchored*>(what));
}

Tree::Tree(std::string_view text) {
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES),
                                                                        cmark_parser_free);
    for (const char* name : extensions) {
        auto* extension = cmark_find_syntax_extension(name);
        assert(extension && "prepare_markdown() was not called");
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    root_ = cmark_parser_finish(parser.get());
    if (may_hold_controls(text)) drop_controls(root_);
}

Tree::~Tree() {
    if (root_) cmark_node_free(root_);
}

void prepare_parser() {
    cmark_mem* memory = cmark_get_default_mem_allocator();
    memory->calloc = allocated_or_end;
    memory->realloc = reallocated_or_end;
    cmark_gfm_core_extensions_ensure_registered();
}

Node first_deeper_than(const Tree& tree, int depth) {
    Node node = tree.root();
    for (int at = 0;;) {
        if (const Node child = is_leaf_block(node.kind()) ? Node{} : node.first()) {
            node = child;
            if (++at > depth) return node;
            continue;
        }
        while (!node.next()) {
            if (at-- == 0) return {};
            node = node.parent();
        }
        node = node.next();
    }
}

Node following(Node node, Node top) {
    if (const Node child = node.first()) return child;
    while (node != top) {
        if (const Node next = node.next()) return next;
        node = node.parent();
    }
    return {};
}

std::string plain_text(Node top) {
    std::string out;
    for (Node node = top; node; node = following(node, top)) {
        switch (node.kind()) {
        case NodeKind::text:
        case NodeKind::code: out += node.literal(); break;
        case NodeKind::soft_break:
        case NodeKind::line_break: out += ' '; break;
        default: break;
        }
    }
    return out;
}

} // namespace plansite
