#pragma once

#include "model/site.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace plansite {

// Completes a site that has just been read: drops what is not to be published, or not by the day `as_of`,
// makes each criterion that an action writes as a sentence a criterion of its activity, fills the cells that
// a continuing action shares with the one above, gives everything an id, and works out the days of every
// date. On up to `jobs` threads (0: as many as the machine runs at once).
void settle(Site& site, Draft drafts, Date as_of, unsigned jobs = 0);

// The id that a number as printed gives: "(iv)" → "iv", "1.3 A" → "1.3-A". Empty where nothing of it can be
// one.
std::string id_from_ref(std::string_view ref);

// The id of an action without a number, by its place in the activity from 0: a, b, … z, aa, ab …
std::string letters_of(std::size_t index);

} // namespace plansite
