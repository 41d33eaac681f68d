#pragma once

#include "archive/plan_items.h"

#include <cstdint>

namespace plansite {

enum class SameName : std::uint8_t { no, ref, derived_id, lasting_id };
enum class SameParent : bool { no, yes };

// Whether two items of a kind have the same name, and how much that says. Ids that an author gave are for
// ever. Those that were made of the place ("c", "criterion-2") or of the printed number are another item's as
// soon as one is put in before it. The file does not say which were made: every id that content/settle.cpp
// could have made counts as such. Ids within activities, actions, targets and scales are names only within
// the same one.
SameName same_name(const PlanItems& before, PlanItemId then, const PlanItems& now, PlanItemId today,
                   SameParent same_parent);

// True of what is in an activity, action, target or scale.
bool is_named_within_parent(PlanItemKind kind);

} // namespace plansite
