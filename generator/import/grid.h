#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A table of actions that somebody has pasted from Word, a spreadsheet, a web page or Markdown becomes a file
// of a priority. The way there:
//
//     bytes ─ read_grid ─▶ Grid: rows of cells, whatever the format was
//           ─ headings ──▶ which column is which field, by the plan's `columns` or by words
//           ─ compose ───▶ the model's own Priority, and what could not be placed
//           ─ write ─────▶ TOML, by the field tables
//
// What is pasted is untrusted. It is limited in size, loses the characters that nobody can see, and is
// escaped, so that whatever it holds is text in the file. What cannot be placed is kept in a comment and
// reported: nothing that stood in the table is lost without a word.

namespace plansite {

enum class GridFormat : std::uint8_t { tsv, csv, markdown, html };

// What people call the formats, in their order.
inline constexpr std::string_view grid_format_names[] = {"tsv", "csv", "markdown", "html"};

// The format of a name; nothing where it is none.
std::optional<GridFormat> grid_format(std::string_view name);

// A line of a cell: a paragraph, or a bullet of a list.
struct Piece {
    std::string markdown;
    std::string words; // the same without marks, for names, dates and headings
    bool bullet = false;
};

// Where a cell's content stands: in itself, or in the one above or to the left that was merged with it.
enum class Cover : std::uint8_t { own, above, left };

struct GridCell {
    std::vector<Piece> pieces;
    Cover cover = Cover::own;

    bool blank() const { return pieces.empty(); }
};

// A row of a table, or a line of text that stands beside the tables: that has one cell.
struct GridRow {
    std::string place; // "line 12"; of HTML "table 2, row 5"
    std::vector<GridCell> cells;
    bool after_gap = false; // a blank line stands before it, or a new table begins
};

// Whether merged cells are known. HTML says which are; other formats leave cells blank, and one has to guess.
enum class Merging : std::uint8_t { guessed, written };

struct Grid {
    std::vector<GridRow> rows;
    Merging merging = Merging::guessed;
};

// Why a table cannot be read, and what to do.
struct GridFault {
    std::string what;
    std::string help;
};

struct ReadGrid {
    Grid grid;
    std::optional<GridFault> fault;
};

// What a table may have.
inline constexpr std::size_t most_cells = 20'000;
inline constexpr std::size_t longest_cell = 64 << 10; // bytes
inline constexpr std::size_t most_lines = 200;        // of a cell

// The format by the file's name (tsv, csv, md, markdown, htm, html), or else by what stands in it.
GridFormat guess_format(std::string_view file_name, std::string_view bytes);

// Reads tables and what stands between them. Takes any bytes; what is not UTF-8 is a fault, but for HTML that
// says what it is.
ReadGrid read_grid(std::string_view bytes, GridFormat format);

// All words of a cell in one line.
std::string words_of(const GridCell& cell);

} // namespace plansite
