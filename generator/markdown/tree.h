#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// The parsed text as a tree. tree.cpp is the only file of the program that includes cmark-gfm.

struct cmark_node;

namespace plansite {

struct Anchored; // survey.h

enum class NodeKind : std::uint8_t {
    document,
    quote,
    list,
    item,
    code_block,
    html_block,
    paragraph,
    heading,
    thematic_break,
    footnote,
    table,
    row,
    cell,
    text,
    soft_break,
    line_break,
    code,
    html,
    emphasis,
    strong,
    link,
    image,
    footnote_reference,
    other,
};

enum class ListStyle : std::uint8_t { bullets, ordered };
enum class Checkbox : std::uint8_t { none, open, done };
enum class Alignment : std::uint8_t { none, left, center, right };

// A place in the tree, as cheap as a pointer. Null where nothing is further. Texts live as long as the tree.
class Node {
public:
    Node() = default;
    explicit Node(cmark_node* node) : node_(node) {}

    explicit operator bool() const { return node_ != nullptr; }
    bool operator==(const Node&) const = default;

    NodeKind kind() const;
    Node first() const;
    Node last() const;
    Node next() const;
    Node previous() const;
    Node parent() const;

    std::string_view
    literal() const; // of text, code, code blocks and HTML; the number of a footnote reference
    std::string_view address() const;  // of links and images
    std::string_view title() const;    // of links and images
    std::string_view language() const; // of a code block: the words after its fence

    int heading_level() const;
    ListStyle list_kind() const;
    int list_start() const;
    bool is_tight_list() const;
    Checkbox checkbox() const;                     // of a list item
    bool is_header_row() const;                    // of a row
    Alignment alignment(std::size_t column) const; // of a table

    // Line and byte column, both from 1, the end included. Good for blocks, poor for inlines.
    std::size_t start_line() const;
    std::size_t start_column() const;
    std::size_t end_line() const;

    // What the survey found out about a heading, paragraph or item; null where nothing.
    const Anchored* anchored() const;
    void set_anchored(const Anchored* what);

private:
    cmark_node* node_ = nullptr;
};

// Owns a parsed text.
class Tree {
public:
    explicit Tree(std::string_view text);
    ~Tree();
    Tree(Tree&& other) noexcept : root_(std::exchange(other.root_, nullptr)) {}
    Tree& operator=(Tree&&) = delete;

    Node root() const { return Node(root_); }

private:
    cmark_node* root_ = nullptr;
};

// Makes the parser ready. Once, before any thread parses.
void prepare_parser();

// The first block that stands inside more than `depth` others; null where none does.
Node first_deeper_than(const Tree& tree, int depth);

// The words of a node without markup: a line break becomes a space.
std::string plain_text(Node node);

// The node after this one when everything below `top` is visited, parents before children; null at the end.
Node following(Node node, Node top);

} // namespace plansite
