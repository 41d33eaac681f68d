#include "base/date.h"

#include <array>
#include <cassert>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};

// The number that the text writes with digits only; nothing where there is any other character.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(*year, unsigned(*month), unsigned(*day));
}

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return Date(date);
}

std::string iso(Date date) {
    const std::chrono::year_month_day parts(date);
    return fmt::format("{:04}-{:02}-{:02}", int(parts.year()), unsigned(parts.month()),
                       unsigned(parts.day()));
}

std::string long_date(Date date) {
    const std::chrono::year_month_day parts(date);
    return fmt::format("{} {} {}", unsigned(parts.day()), month_name(unsigned(parts.month())),
                       int(parts.year()));
}

std::string weekday_name(Date date) {
    return std::string(weekday_name(std::chrono::weekday(date).c_encoding()));
}

std::string_view month_name(unsigned month) {
    assert(month >= 1 && month <= month_names.size());
    return month_names[month - 1];
}

std::string_view weekday_name(unsigned weekday) {
    assert(weekday < weekday_names.size());
    return weekday_names[weekday];
}

int days_between(Date from, Date to) {
    return int((to - from).count());
}

} // namespace plansite
