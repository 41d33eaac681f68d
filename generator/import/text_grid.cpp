#include "import/text_grid.h"

#include "base/csv_reader.h"
#include "base/text.h"
#include "import/cell_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// Puts rows together and counts what they hold.
class GridMaker {
public:
    using Read = std::vector<Piece> (*)(std::string_view text);

    explicit GridMaker(Read read) : read_(read) {}

    template <class Texts> void add(std::size_t line, const Texts& cells) {
        if (out_.fault) return;
        cells_ += cells.size();
        if (cells_ > most_cells) {
            out_.fault =
                GridFault{fmt::format("it has more than {} cells", most_cells), "import it in parts"};
            return;
        }
        GridRow row{fmt::format("line {}", line), {}, line > last_ + 1};
        last_ = line;
        for (const auto& text : cells) {
            if (text.size() > longest_cell) return refuse(line, "bytes", longest_cell);
            row.cells.push_back({read_(text)});
            if (row.cells.back().pieces.size() > most_lines) return refuse(line, "lines", most_lines);
            last_ += std::size_t(std::count(text.begin(), text.end(), '\n'));
        }
        out_.grid.rows.push_back(std::move(row));
    }

    ReadGrid done() { return std::move(out_); }

private:
    void refuse(std::size_t line, std::string_view unit, std::size_t most) {
        out_.fault = GridFault{fmt::format("a cell of line {} has more than {} {}", line, most, unit),
                               "look whether a quotation mark is missing before it"};
    }

    Read read_;
    ReadGrid out_;
    std::size_t cells_ = 0;
    std::size_t last_ = 0; // line of what was added
};

ReadGrid from_csv(const CsvFile& file) {
    GridMaker maker(plain_pieces);
    for (const auto& row : file.rows) maker.add(row.line, row.fields);
    return maker.done();
}

ReadGrid unread(const CsvFault& fault, std::string_view text) {
    const auto line = std::count(text.begin(), text.begin() + fault.at, '\n') + 1;
    return {{}, GridFault{fmt::format("line {}: {}", line, fault.what), std::string(fault.help)}};
}

std::string_view without_return(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// The cells of a line of Markdown, without the bars at its ends. "\|" is no end of a cell.
std::vector<std::string> cells_between_bars(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with('|')) line.remove_prefix(1);
    std::vector<std::string> cells{""};
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\' && line.substr(at + 1).starts_with('|'))
            cells.back() += line[++at];
        else if (line[at] == '|')
            cells.emplace_back();
        else
            cells.back() += line[at];
    }
    if (cells.size() > 1 && is_blank(cells.back())) cells.pop_back();
    return cells;
}

bool is_line_of_dashes(std::string_view line) {
    return line.find('-') != line.npos && line.find('|') != line.npos &&
           line.find_first_not_of("|-: \t") == line.npos;
}

} // namespace

ReadGrid read_tab_grid(std::string_view text) {
    const CsvFile quoted = read_csv(text, '\t');
    if (!quoted.fault) return from_csv(quoted);
    if (first_invalid_utf8(text) || text.find('\0') != text.npos) return unread(*quoted.fault, text);
    GridMaker maker(plain_pieces);
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (!is_blank(without_return(line))) maker.add(number, split(without_return(line), '\t'));
    }
    return maker.done();
}

ReadGrid read_comma_grid(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const auto commas = std::count(first.begin(), first.end(), ',');
    const char separator = std::count(first.begin(), first.end(), ';') > commas ? ';' : ',';
    const CsvFile file = read_csv(text, separator);
    return file.fault ? unread(*file.fault, text) : from_csv(file);
}

ReadGrid read_markdown_grid(std::string_view text) {
    if (const auto at = first_invalid_utf8(text))
        return unread({std::uint32_t(*at), "it is not UTF-8", "save it as UTF-8"}, text);
    GridMaker maker(markdown_pieces);
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (is_blank(line)) continue;
        if (is_line_of_dashes(trimmed(line)))
            maker.add(number, std::vector<std::string>());
        else if (line.find('|') == line.npos)
            maker.add(number, std::vector<std::string_view>{line});
        else
            maker.add(number, cells_between_bars(line));
    }
    return maker.done();
}

} // namespace plansite
