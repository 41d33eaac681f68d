#pragma once

#include "archive/compare.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace plansite {

// The keys of an older plan's items in the newer one.
using NewKeys = std::unordered_map<std::string, std::string>;

// Appends what is said of an item in other words, with other days or figures, or no more. A fact that names
// other items has changed only if it names others: what became of those is theirs to tell. The same change of
// two dates (the plan's, and as it stands) is told once.
void append_fact_changes(const PlanItem& before, const PlanItem& now, const NewKeys& keys,
                         std::vector<ItemChange>& out);

} // namespace plansite
