#pragma once

#include "import/compose.h"
#include "markdown/anchors.h"

#include <string>

// Ids that are not taken, so that what is imported never meets what is there.

namespace plansite {

// An id for a criterion, of its first words, that is not taken; from now on it is. Of each activity `taken`
// begins with the ids of the plan's own criteria.
std::string id_for(const Criterion& criterion, Anchors& taken);

// Gives an id to each activity and action whose number would not give it one of its own.
void give_ids(Priority& priority, const ImportPlace& place);

} // namespace plansite
