#pragma once

#include <string>
#include <vector>

namespace plansite {

// A table of a page as text, before it is known how it is laid out.
struct PlainTable {
    struct Cell {
        std::string text; // lines separated by LF
        bool number = false;
    };
    struct Row {
        std::vector<Cell> cells; // one alone in a wider table heads the rows below it
    };

    std::string caption;
    std::vector<std::string> headings; // may be empty
    std::vector<Row> rows;
};

// In columns where that is at most `width` wide and every cell is one line; otherwise a block for each row.
std::vector<std::string> lines_of(const PlainTable& table, std::size_t width);

} // namespace plansite
