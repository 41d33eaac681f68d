#pragma once

#include "archive/plan_items.h"

namespace plansite {

// Appends what a field of a thing in the file says: nothing, one fact, or one for each period or language.
// Which fields are of which class, and which are no facts, is a table in item_facts.cpp.
void append_facts(PlanItemKind kind, std::string_view field, const Json& value, std::vector<ItemFact>& out);

// Puts values that were reported or revised in the log in the place of those that the plan printed, as
// series_of() in assess/ does.
void apply_updates(const Json& updates, PlanItems& plan);

// Finds the items that facts name, once all are there: `refers` gets their keys.
void resolve_references(PlanItems& plan);

} // namespace plansite
