#include "base/text.h"
#include "markdown/renderer.h"

namespace plansite {

namespace {

constexpr std::string_view caption_word = "Table: ";
constexpr std::size_t longest_name = 100; // bytes of a heading in the name of a table

bool is_blank_row(Node row) {
    for (Node cell = row.first(); cell; cell = cell.next())
        if (cell.first()) return false;
    return true;
}

// Cut to `size` bytes or less, between characters.
std::string shortened(std::string text, std::size_t size) {
    if (text.size() <= size) return text;
    while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
    return text.substr(0, size) + "…";
}

} // namespace

bool is_table_caption(Node paragraph) {
    const Node next = paragraph.next();
    const Node text = paragraph.first();
    return next && next.kind() == NodeKind::table && text && text.kind() == NodeKind::text &&
           text.literal().starts_with(caption_word);
}

// A table within a region that can be scrolled, with the keyboard too. Its cells are a header's where it has
// one, and the first of each row names the row. A corner or a header row without words is no header.
void MarkdownRenderer::table(Node node) {
    fresh_line();
    const Node before = node.previous();
    const Node caption =
        before && before.kind() == NodeKind::paragraph && is_table_caption(before) ? before : Node{};
    ++tables_;
    out_ += "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"";
    name_table(node, caption);
    bool in_body = false;
    for (Node row = node.first(); row; row = row.next()) {
        if (row.is_header_row()) {
            if (is_blank_row(row)) continue;
            out_ += "<thead>\n";
            table_row(row, node);
            out_ += "</thead>\n";
            continue;
        }
        if (!in_body) out_ += "<tbody>\n";
        in_body = true;
        table_row(row, node);
    }
    if (in_body) out_ += "</tbody>\n";
    out_ += "</table>\n</div>\n";
}

// The rest of the region's tag, and the beginning of the table. The name is the caption, or from the heading,
// with a number where tables share one.
void MarkdownRenderer::name_table(Node table, Node caption) {
    if (caption) {
        const auto id = options_.anchor_prefix + "table." + std::to_string(tables_);
        attribute("aria-labelledby", id);
        out_ += ">\n<table>\n<caption";
        attribute("id", id);
        out_ += '>';
        block_ = caption;
        inlines(caption.first(), Node{}, caption_word.size());
        out_ += "</caption>\n";
        block_ = table;
        return;
    }
    const std::string heading = heading_ ? shortened(plain_text(heading_), longest_name) : std::string();
    const int number = ++tables_under_[heading];
    std::string name = host_.words.table;
    if (number > 1) name += " " + std::to_string(number);
    if (!heading.empty()) name += ": " + heading;
    attribute("aria-label", name);
    out_ += ">\n<table>\n";
}

void MarkdownRenderer::table_row(Node row, Node table) {
    block_ = table;
    const bool header = row.is_header_row();
    const bool several = row.first() && row.first().next();
    out_ += "<tr>";
    std::size_t column = 0;
    for (Node cell = row.first(); cell; cell = cell.next(), ++column) {
        const bool names_row = column == 0 && several && !header;
        const bool is_header = cell.first() && (header || names_row);
        out_ += is_header ? "<th" : "<td";
        if (is_header) attribute("scope", header ? "col" : "row");
        const auto alignment = table.alignment(column);
        if (alignment == Alignment::right) attribute("class", "align-right");
        if (alignment == Alignment::center) attribute("class", "align-center");
        out_ += '>';
        inlines(cell);
        out_ += is_header ? "</th>" : "</td>";
    }
    out_ += "</tr>\n";
}

} // namespace plansite
