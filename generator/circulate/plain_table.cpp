#include "circulate/plain_table.h"

#include "base/text.h"
#include "circulate/plain_text.h"

#include <algorithm>

namespace plansite {

namespace {

constexpr std::string_view gap = "  ";

bool heads_group(const PlainTable& table, const PlainTable::Row& row) {
    return row.cells.size() == 1 && table.headings.size() > 1;
}

// The width of each column; empty where the table does not fit.
std::vector<std::size_t> fitting_columns(const PlainTable& table, std::size_t width) {
    std::vector<std::size_t> columns;
    bool one_line = true;
    const auto measure = [&](std::size_t i, const std::string& text) {
        if (columns.size() <= i) columns.resize(i + 1);
        columns[i] = std::max(columns[i], code_points(text));
        one_line = one_line && text.find('\n') == text.npos;
    };
    for (std::size_t i = 0; i < table.headings.size(); ++i) measure(i, table.headings[i]);
    for (const auto& row : table.rows)
        if (!heads_group(table, row))
            for (std::size_t i = 0; i < row.cells.size(); ++i) measure(i, row.cells[i].text);
    std::size_t whole = 0;
    for (const auto column : columns) whole += column + gap.size();
    return one_line && whole <= width + gap.size() ? columns : std::vector<std::size_t>();
}

// The cells side by side, numbers to the right.
std::string aligned(const std::vector<PlainTable::Cell>& cells, const std::vector<std::size_t>& columns) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string space(columns[i] - code_points(cells[i].text), ' ');
        line += cells[i].number ? space + cells[i].text : cells[i].text + space;
        line += gap;
    }
    return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::vector<std::string> in_columns(const PlainTable& table, const std::vector<std::size_t>& columns) {
    std::vector<std::string> lines;
    if (!table.headings.empty()) {
        std::vector<PlainTable::Cell> head, rule;
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            const auto is_number = [&](const PlainTable::Row& row) {
                return i < row.cells.size() && row.cells[i].number;
            };
            head.push_back({table.headings[i], std::any_of(table.rows.begin(), table.rows.end(), is_number)});
            rule.push_back({std::string(columns[i], '-')});
        }
        lines = {aligned(head, columns), aligned(rule, columns)};
    }
    for (const auto& row : table.rows) {
        if (heads_group(table, row))
            lines.push_back(row.cells.front().text + ":");
        else
            lines.push_back(aligned(row.cells, columns));
    }
    return lines;
}

// "Heading: text", what follows on further lines indented.
void append_cell(std::vector<std::string>& lines, const std::string& heading, const std::string& text,
                 std::size_t width) {
    const auto parts = split(text, '\n');
    const std::string begin = heading.empty() ? std::string() : heading + ":";
    if (parts.size() == 1) {
        std::string indent;
        for (auto& line : wrapped(begin + " " + text, width - gap.size())) {
            lines.push_back(indent + line);
            indent = gap;
        }
        return;
    }
    if (!begin.empty()) lines.push_back(begin);
    for (const auto part : parts) {
        const auto from = std::min(part.find_first_not_of(' '), part.size());
        const std::string indent = std::string(gap) + std::string(part.substr(0, from));
        const bool item = part.substr(from).starts_with("- ");
        std::string before = indent;
        for (auto& line : wrapped(part, width - indent.size() - gap.size())) {
            lines.push_back(before + line);
            before = indent + (item ? "  " : "");
        }
    }
}

std::vector<std::string> in_blocks(const PlainTable& table, std::size_t width) {
    std::vector<std::string> lines;
    for (const auto& row : table.rows) {
        if (!lines.empty()) lines.emplace_back();
        if (heads_group(table, row)) {
            for (auto& line : wrapped(row.cells.front().text, width - 4)) lines.push_back("* " + line);
            continue;
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!row.cells[i].text.empty())
                append_cell(lines, i < table.headings.size() ? table.headings[i] : "", row.cells[i].text,
                            width);
    }
    return lines;
}

} // namespace

std::vector<std::string> lines_of(const PlainTable& table, std::size_t width) {
    std::vector<std::string> lines = wrapped(table.caption, width);
    if (!lines.empty()) lines.emplace_back();
    const auto columns = fitting_columns(table, width);
    const auto body = columns.empty() ? in_blocks(table, width) : in_columns(table, columns);
    lines.insert(lines.end(), body.begin(), body.end());
    return lines;
}

} // namespace plansite
