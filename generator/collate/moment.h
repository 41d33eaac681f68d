#pragma once

#include "base/date.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Days and hours, for one question: did it come in time? Forms save the hour in UTC, people and survey tools
// write what their clock shows, and a consultation closes by the clock on the wall: that of Great Britain.

namespace plansite {

using Moment = std::chrono::sys_seconds;

// The moment that a clock in Britain shows as this day and time: an hour earlier by UTC from the last Sunday
// of March to the last of October.
Moment by_british_clock(Date day, std::chrono::seconds since_midnight);

// Reads "2010-11-22T10:00:00Z", "2010-11-22T10:00:00.123+01:00", "2010-11-22 10:00", "22/11/2010 10:00:05",
// "22 November 2010"; the time of day may have am or pm. Without a zone it is by the British clock, without a
// time the first moment of the day. Nothing where it is something else.
std::optional<Moment> read_moment(std::string_view text);

// The last second that is in time. `hour` is "17:00"; the end of the day where it is something else.
Moment closing_of(Date day, std::string_view hour);

// "22 November 2010, 10:00" by the British clock.
std::string print_moment(Moment moment);

} // namespace plansite
