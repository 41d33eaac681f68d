#pragma once

#include "assess/assess.h"

namespace plansite {

// Folds what was said about a leaf into where it stands on a day.
//
// `said` are the reports on it up to the day, oldest first; `day` is the one by which it is judged,
// `due_soon_days` the site's. Gives everything of an assessment but what is added up from below.
Assessment fold(const Item& item, const Plan& plan, std::vector<Said> said, JudgedDay day,
                std::int64_t due_soon_days);

// The judgement of a target by its method, from its series; `milestones` are its own as they stand.
void judge_target(const Target& target, const Plan& plan, JudgedDay day,
                  std::vector<MilestoneFact> milestones, Assessment& assessment);

} // namespace plansite
