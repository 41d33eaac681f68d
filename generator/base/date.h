#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Days of the calendar, from year 1 to 9999. No clock, no time zone, no locale.

namespace plansite {

using Date = std::chrono::sys_days;

// 2008-09-30, and nothing where the text is not of that form or the day is not in the calendar.
std::optional<Date> parse_iso_date(std::string_view text);

// The day of a year, month and day, or nothing where there is none.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

std::string iso(Date date);          // 2008-09-30
std::string long_date(Date date);    // 30 September 2008
std::string weekday_name(Date date); // Friday

// "January" for 1 to "December" for 12. Asserts that there is such a month.
std::string_view month_name(unsigned month);

// "Sunday" for 0 to "Saturday" for 6. Asserts that there is such a weekday.
std::string_view weekday_name(unsigned weekday);

// Days from `from` to `to`; negative where `to` is earlier.
int days_between(Date from, Date to);

} // namespace plansite
