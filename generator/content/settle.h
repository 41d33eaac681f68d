#pragma once

#include "model/site.h"

namespace plansite {

// Completes a site that has just been read: drops what is not to be published, or not by the day `as_of`,
// makes each criterion that an action writes as a sentence a criterion of its activity, fills the cells that
// a continuing action shares with the one above, gives everything an id, and works out the days of every
// date.
void settle(Site& site, Draft drafts, Date as_of);

} // namespace plansite
