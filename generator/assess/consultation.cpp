#include "assess/consultation.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr int weeks_to_answer = 12;

struct Hour {
    int hours = 0, minutes = 0;
};

std::optional<int> two_digits(std::string_view text) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<Hour> read_hour(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hours = two_digits(text.substr(0, 2)), minutes = two_digits(text.substr(3));
    if (!hours || !minutes || *minutes > 59 || *hours > 24 || (*hours == 24 && *minutes > 0))
        return std::nullopt;
    return Hour{*hours, *minutes};
}

bool is_midnight_before(const std::optional<Hour>& hour) {
    return hour && hour->hours == 0 && hour->minutes == 0;
}

std::string words_for(const Hour& hour) {
    if (hour.minutes == 0 && hour.hours == 12) return "midday";
    if (hour.minutes == 0 && hour.hours % 24 == 0) return "11:59pm";
    const int shown = hour.hours % 12 == 0 ? 12 : hour.hours % 12;
    const char* half = hour.hours < 12 ? "am" : "pm";
    return hour.minutes == 0 ? fmt::format("{}{}", shown, half)
                             : fmt::format("{}:{:02}{}", shown, hour.minutes, half);
}

int days_in_holidays(Date first, Date last, const std::vector<Holiday>& holidays) {
    int out = 0;
    for (Date day = first; day <= last; day += std::chrono::days(1))
        out += std::any_of(holidays.begin(), holidays.end(), [&](const Holiday& holiday) {
            return holiday.first <= day && day <= holiday.last.value_or(holiday.first);
        });
    return out;
}

std::optional<ConsultationState> state_of(const Consultation& consultation,
                                          const ConsultationStanding& standing, Date day) {
    if (consultation.withdrawn && *consultation.withdrawn <= day) return ConsultationState::withdrawn;
    if (consultation.outcome) return ConsultationState::answered;
    if (standing.last && *standing.last < day)
        return *standing.outcome_due < day ? ConsultationState::late : ConsultationState::closed;
    if (standing.first && day < *standing.first) return ConsultationState::planned;
    if (standing.last || standing.first) return ConsultationState::open;
    return std::nullopt;
}

} // namespace

std::optional<std::string> words_for_hour(std::string_view text) {
    const auto hour = read_hour(text);
    return hour ? std::optional(words_for(*hour)) : std::nullopt;
}

ConsultationStanding standing_of(const Consultation& consultation, const std::vector<Holiday>& holidays,
                                 Date day) {
    ConsultationStanding out;
    out.first = consultation.opens.earliest;
    out.last = consultation.closes.latest;
    const auto hour = read_hour(consultation.closes_at.value);
    if (out.last && is_midnight_before(hour)) *out.last -= std::chrono::days(1);
    if (out.last && hour)
        out.closing =
            fmt::format("{} on {} {}", words_for(*hour), weekday_name(*out.last), long_date(*out.last));
    else if (out.last)
        out.closing = fmt::format("{} {}", weekday_name(*out.last), long_date(*out.last));
    // a window of more than ten years is a slip, and not worth the counting
    if (out.first && out.last && *out.first <= *out.last && days_between(*out.first, *out.last) < 3660) {
        out.days = days_between(*out.first, *out.last) + 1;
        out.holiday_days = days_in_holidays(*out.first, *out.last, holidays);
    }
    out.outcome_stated = consultation.outcome_by.latest.has_value();
    out.outcome_due = consultation.outcome_by.latest;
    if (!out.outcome_due && out.last) out.outcome_due = *out.last + std::chrono::weeks(weeks_to_answer);
    out.state = state_of(consultation, out, day);
    return out;
}

} // namespace plansite
