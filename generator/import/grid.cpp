#include "import/grid.h"

#include "base/text.h"
#include "import/html_grid.h"
#include "import/text_grid.h"

#include <algorithm>
#include <iterator>

namespace plansite {

std::optional<GridFormat> grid_format(std::string_view name) {
    const auto named = std::find(std::begin(grid_format_names), std::end(grid_format_names), name);
    if (named == std::end(grid_format_names)) return std::nullopt;
    return GridFormat(named - std::begin(grid_format_names));
}

GridFormat guess_format(std::string_view file_name, std::string_view bytes) {
    const std::string name = lower_ascii(file_name);
    const std::string text = lower_ascii(bytes.substr(0, std::size_t(1) << 20));
    if (name.ends_with(".tsv")) return GridFormat::tsv;
    if (name.ends_with(".csv")) return GridFormat::csv;
    if (name.ends_with(".md") || name.ends_with(".markdown")) return GridFormat::markdown;
    if (name.ends_with(".html") || name.ends_with(".htm")) return GridFormat::html;
    if (text.find("<table") != text.npos) return GridFormat::html;
    if (text.find('\t') != text.npos) return GridFormat::tsv;
    if (text.find("|-") != text.npos || text.find("| -") != text.npos || text.find("|:-") != text.npos)
        return GridFormat::markdown;
    return GridFormat::csv;
}

ReadGrid read_grid(std::string_view bytes, GridFormat format) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    switch (format) {
    case GridFormat::tsv: return read_tab_grid(bytes);
    case GridFormat::csv: return read_comma_grid(bytes);
    case GridFormat::markdown: return read_markdown_grid(bytes);
    case GridFormat::html: break;
    }
    return read_html_grid(bytes);
}

std::string words_of(const GridCell& cell) {
    std::string out;
    for (const auto& piece : cell.pieces) out += (out.empty() ? "" : " ") + piece.words;
    return out;
}

} // namespace plansite
