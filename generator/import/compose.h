#pragma once

#include "import/grid.h"
#include "model/plan.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The rows of a pasted table as the model's own priority. In the words of the table:
//
//     a row that has only its first cell     opens an activity
//     the cell "1.3.1 Headteachers"          the activity 1.3.1, a part of the activity 1.3
//     a merged or blank cell of criteria     the criteria above it are shared
//     other merged cells                     `continues`: the cell of the action above is shared
//     levels among the words of an action    "… *Cooperation* … *Collaboration*": an action for each
//     "… by August 2009"                     of a criterion: due
//     names of the directory                 "Finance Group and ICT Group": both, where it knows them

namespace plansite {

// What is known of the place where the table goes.
struct ImportPlace {
    const Plan& plan;
    std::string title, ref, id;                          // of the priority
    DateRules dates;                                     // of the plan
    std::function<bool(std::string_view name)> is_party; // whether the directory has it
};

// A cell that could not be placed.
struct LeftOver {
    std::string place, heading, text;
    std::string why;
};

// What belongs to an action or activity and is no field of it.
struct BesideFields {
    std::vector<std::string> blank; // keys of cells that are there and blank
    std::vector<LeftOver> left_over;
};

struct ImportCounts {
    std::size_t tables = 0, rows = 0;
    std::size_t cells = 0, arrived = 0, blank = 0; // of rows that are no headings
    std::size_t activities = 0, actions = 0, criteria = 0, shared = 0;
};

struct ImportedPriority {
    Priority priority;
    std::map<std::pair<std::size_t, std::size_t>, BesideFields> of_actions; // by activity and action
    std::vector<LeftOver> beside;   // lines that stand beside the tables
    std::vector<LeftOver> doubtful; // cells that arrived and may be in the wrong place
    ImportCounts counts;
};

// Nothing where no row is one of headings with a column for what is to be done.
std::optional<ImportedPriority> compose(const Grid& grid, const ImportPlace& place);

} // namespace plansite
