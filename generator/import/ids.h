#pragma once

#include "import/compose.h"

#include <string>

// Ids that are not taken, so that what is imported never meets what is there.

namespace plansite {

// An id for a criterion, of its first words; no other criterion of the activity or of the plan has it.
std::string id_for(const Criterion& criterion, const Activity& activity, const Plan& plan);

// Gives an id to each activity and action whose number would not give it one of its own.
void give_ids(Priority& priority, const ImportPlace& place);

} // namespace plansite
