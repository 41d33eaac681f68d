#pragma once

#include "import/grid.h"

// Tables written as lines: with tabs, commas or semicolons between the cells, or as Markdown.

namespace plansite {

// Tabs as a spreadsheet copies them, with quotation marks where they are needed; or as Word does, where a
// quotation mark is a quotation mark.
ReadGrid read_tab_grid(std::string_view text);

// Commas or semicolons, whichever is first in the text more often.
ReadGrid read_comma_grid(std::string_view text);

// Rows of a table of GFM; the line of dashes below the headings is left out.
ReadGrid read_markdown_grid(std::string_view text);

} // namespace plansite
