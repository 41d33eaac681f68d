#pragma once

#include "graph/graph.h"

#include <string>
#include <vector>

// The plan's table of actions, laid out. Many criteria serve many actions: a criterion that several
// neighbouring actions serve is one cell that spans their rows, and an action that serves several criteria
// spans theirs. Where the order of the actions makes it impossible to print a criterion in one piece, it is
// printed again and says so.

namespace plansite {

// One cell: which field of which action, and over how many rows.
struct TableCell {
    const Column* column = nullptr;
    ItemId action;                // none where the criteria are served by no action
    std::vector<ItemId> criteria; // of a cell of criteria
    std::size_t rows = 1;
    bool continued = false; // these criteria were printed further up already
};

struct TableRow {
    ItemId action;
    bool first_of_action = true;  // where the anchor goes
    std::vector<TableCell> cells; // those that begin in this row
};

// The rows of one activity. Empty where it has neither actions nor criteria.
std::vector<TableRow> lay_out(const Graph& graph, ItemId activity, const std::vector<Column>& columns);

// The columns of a plan: its own, or these where it declares none: task, criteria, responsible, resources,
// completion.
const std::vector<Column>& columns_of(const Plan& plan);

// The names in a column's `field`: "task+level" is two.
std::vector<std::string_view> fields_of(const Column& column);

} // namespace plansite
