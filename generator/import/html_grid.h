#pragma once

#include "import/grid.h"

namespace plansite {

// The tables of a piece of HTML with their merged cells, and the lines that stand between them. A table
// within a cell is text of that cell.
ReadGrid read_html_grid(std::string_view bytes);

} // namespace plansite
