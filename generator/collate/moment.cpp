#include "collate/moment.h"

#include "base/fuzzy_date.h"
#include "base/text.h"

#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// The last Sunday of a month, at one in the morning by UTC: clocks are moved then.
Moment clocks_moved(std::chrono::year year, std::chrono::month month) {
    return Date(year / month / std::chrono::Sunday[std::chrono::last]) + hours(1);
}

bool is_summer(Moment moment) {
    const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(moment)).year();
    return clocks_moved(year, std::chrono::March) <= moment &&
           moment < clocks_moved(year, std::chrono::October);
}

std::optional<int> number_in(std::string_view text, int most) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text.size() > 2 || result.ptr != text.data() + text.size() || number < 0 ||
        number > most)
        return std::nullopt;
    return number;
}

// "10:00", "10:00:05", "10:00:05.123", "9:05 pm".
std::optional<seconds> read_time(std::string_view text) {
    const std::string lower = lower_ascii(trimmed(text));
    std::string_view rest = lower;
    const bool afternoon = rest.ends_with("pm"), morning = rest.ends_with("am");
    if (afternoon || morning) rest = trimmed(rest.substr(0, rest.size() - 2));
    if (const auto fraction = rest.find('.'); fraction != rest.npos) {
        if (rest.find_first_not_of("0123456789", fraction + 1) != rest.npos) return std::nullopt;
        rest = rest.substr(0, fraction);
    }
    const auto parts = split(rest, ':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    auto hour = number_in(parts[0], 24);
    const auto minute = number_in(parts[1], 59);
    const auto second = parts.size() == 3 ? number_in(parts[2], 60) : 0;
    if (!hour || !minute || !second) return std::nullopt;
    if (afternoon || morning) {
        if (*hour < 1 || *hour > 12) return std::nullopt;
        hour = *hour % 12 + (afternoon ? 12 : 0);
    }
    return hours(*hour) + minutes(*minute) + seconds(*second);
}

// What must be taken off for UTC: "Z", "+01:00", "-0530". Nothing where the text ends in no zone.
struct Zone {
    seconds ahead;
    std::size_t size; // of the words for it
};
std::optional<Zone> zone_at_end(std::string_view text) {
    if (text.ends_with('Z') || text.ends_with('z')) return Zone{seconds(0), 1};
    const auto sign = text.find_last_of("+-");
    if (sign == text.npos || text.find(':') > sign) return std::nullopt;
    const std::string digits = replaced(text.substr(sign + 1), ":", "");
    if (digits.size() != 4) return std::nullopt;
    const auto hour = number_in(std::string_view(digits).substr(0, 2), 14);
    const auto minute = number_in(std::string_view(digits).substr(2), 59);
    if (!hour || !minute) return std::nullopt;
    const seconds ahead = hours(*hour) + minutes(*minute);
    return Zone{text[sign] == '-' ? -ahead : ahead, text.size() - sign};
}

std::optional<Date> read_day(std::string_view text) {
    text = trimmed(text);
    if (text.ends_with(',')) text.remove_suffix(1);
    const FuzzyDate date = read_fuzzy_date(text, {});
    if (!date.understood || date.precision != Precision::day || !date.event.empty()) return std::nullopt;
    return date.earliest;
}

} // namespace

Moment by_british_clock(Date day, seconds since_midnight) {
    const Moment shown = day + since_midnight;
    return is_summer(shown - hours(1)) ? shown - hours(1) : shown;
}

std::optional<Moment> read_moment(std::string_view text) {
    text = trimmed(text);
    const auto colon = text.find(':');
    if (colon == text.npos) {
        const auto day = read_day(text);
        return day ? std::optional(by_british_clock(*day, seconds(0))) : std::nullopt;
    }
    const auto gap = text.find_last_of("T ", colon);
    if (gap == text.npos) return std::nullopt;
    const auto day = read_day(text.substr(0, gap));
    std::string_view time = text.substr(gap + 1);
    const auto zone = zone_at_end(time);
    if (zone) time.remove_suffix(zone->size);
    const auto since_midnight = read_time(time);
    if (!day || !since_midnight) return std::nullopt;
    return zone ? *day + *since_midnight - zone->ahead : by_british_clock(*day, *since_midnight);
}

Moment closing_of(Date day, std::string_view hour) {
    const auto time = read_time(hour);
    return by_british_clock(day, time.value_or(hours(24) - seconds(1)));
}

std::string print_moment(Moment moment) {
    if (is_summer(moment)) moment += hours(1);
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const auto time = std::chrono::hh_mm_ss(moment - day);
    return fmt::format("{}, {:02}:{:02}", long_date(day), time.hours().count(), time.minutes().count());
}

} // namespace plansite
