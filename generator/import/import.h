#pragma once

#include "create/create.h"
#include "graph/graph.h"
#include "import/compose.h"

#include <optional>
#include <string>
#include <string_view>

// From a pasted table to the file of a priority: the door of this folder, whose essay is in grid.h.

namespace plansite {

struct PastedTable {
    std::string_view bytes;
    GridFormat format = GridFormat::tsv;
    std::string name; // of the file; for the comment at the head of the new one
};

struct ImportedFile {
    NewFile file;
    ImportedPriority imported;        // what became of the cells
    std::optional<GridFault> fault{}; // then there is no file
};

// The file of a priority made from a table. Nothing is written. The plan must be one of the site, which
// `graph` was made of.
ImportedFile import_table(const PastedTable& table, const NewThing& thing, const Site& site, const Plan& plan,
                          const Graph& graph);

// What became of the cells, for the author: a few sentences, then a line for each that was not placed or may
// be in the wrong place. Ends with a line end.
std::string describe_import(const ImportedPriority& imported);

} // namespace plansite
