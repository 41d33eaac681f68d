#pragma once

#include "assess/assess.h"

#include <vector>

namespace plansite {

// A cell of a plan's action tables that says nothing, or says that it does not know.
struct Gap {
    ItemId action;
    const Column* column = nullptr;
    Unknown unknown = Unknown::blank;
};

// The gaps of a plan, column by column in the plan's order and within a column in the order of its actions.
// Cells that an action shares with the one above count once.
std::vector<Gap> gaps_of(const Graph& graph, ItemId plan);

// What is asked of all things of a kind, and how many of them have it.
struct Completeness {
    ItemKind kind;
    std::string_view words; // "have a date"
    std::size_t given = 0;
    std::size_t asked = 0;
};

// How complete a plan is, as far as can be counted: leads, who is responsible, dates, criteria, reports,
// values. Only of kinds that the plan has; criteria only where it has any. An action that goes on from
// another has what that has, but for what is reported.
std::vector<Completeness> completeness_of(const Graph& graph, const Assessments& assessments, ItemId plan);

} // namespace plansite
