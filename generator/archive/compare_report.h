#pragma once

#include "archive/compare.h"
#include "base/json.h"

#include <string>

namespace plansite {

// A comparison for the command line: counts at the top, then a paragraph for each item, words that were
// removed as [-…-] and those that were added as {+…+}.
std::string as_text(const PlanComparison& comparison);

// The same as data: "plansite comparison 1".
Json as_json(const PlanComparison& comparison);

} // namespace plansite
