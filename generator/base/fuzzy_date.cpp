#include "base/fuzzy_date.h"

#include "base/fuzzy_date_sentence.h"
#include "base/text.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace plansite {

namespace {

constexpr std::size_t longest_date = 1000;

// ---- years that are not written ----

std::vector<Period*> periods_of(DateSentence& sentence) {
    std::vector<Period*> periods;
    for (DatePhrase& phrase : sentence.phrases) {
        periods.push_back(&phrase.first);
        if (phrase.last) periods.push_back(&*phrase.last);
    }
    return periods;
}

bool later_in_year(const Period& a, const Period& b) {
    return std::tie(a.month, a.day) > std::tie(b.month, b.day);
}

// Gives `earlier` the year of the period after it: "Nov – March 09" begins in 2008.
void borrow_from_next(Period& earlier, const Period& next) {
    if (earlier.year || !next.year) return;
    earlier.year = next.year;
    earlier.last_year = next.last_year;
    if (!next.last_year && later_in_year(earlier, next)) --*earlier.year;
}

// Gives `later` the year of the period before it: "Nov 08 – March" ends in 2009.
void borrow_from_previous(Period& later, const Period& previous) {
    if (later.year || !previous.year) return;
    later.year = previous.year;
    later.last_year = previous.last_year;
    if (!previous.last_year && later_in_year(previous, later)) ++*later.year;
}

enum class Years : std::uint8_t { written, assumed, missing };

Years fill_years(const std::vector<Period*>& periods, const DateRules& rules) {
    Years result = Years::written;
    if (std::none_of(periods.begin(), periods.end(),
                     [](const Period* period) { return period->year.has_value(); })) {
        if (!rules.default_year || !make_date(*rules.default_year, 1, 1)) return Years::missing;
        periods.front()->year = rules.default_year;
        result = Years::assumed;
    }
    for (std::size_t i = periods.size() - 1; i > 0; --i) borrow_from_next(*periods[i - 1], *periods[i]);
    for (std::size_t i = 1; i < periods.size(); ++i) borrow_from_previous(*periods[i], *periods[i - 1]);
    return result;
}

// ---- days ----

struct Days {
    Date first;
    Date last;
};

Days whole_months(std::chrono::year_month first, int count) {
    const auto last = first + std::chrono::months(count - 1);
    return {Date(first / 1), Date(last / std::chrono::last)};
}

Days part_of(Part part, std::chrono::year_month first, int count) {
    if (part == Part::whole) return whole_months(first, count);
    if (count == 1) {
        const Days month = whole_months(first, 1);
        switch (part) {
        case Part::early: return {month.first, month.first + std::chrono::days(9)};
        case Part::middle: return {month.first + std::chrono::days(10), month.first + std::chrono::days(19)};
        default: return {month.first + std::chrono::days(20), month.last};
        }
    }
    const int third = count / 3;
    switch (part) {
    case Part::early: return whole_months(first, third);
    case Part::middle: return whole_months(first + std::chrono::months(third), third);
    default: return whole_months(first + std::chrono::months(2 * third), count - 2 * third);
    }
}

unsigned first_month_of(YearKind kind) {
    switch (kind) {
    case YearKind::academic: return 9;
    case YearKind::financial: return 4;
    case YearKind::calendar: return 1;
    }
    return 1;
}

// The days of a period that has a year; nothing where the calendar or the plan's year has no such thing.
std::optional<Days> days_of(const Period& period, const DateRules& rules) {
    const int year = *period.year;
    if (period.precision == Precision::day) {
        const auto first = make_date(year, period.month, period.day);
        const auto last = make_date(year, period.month, period.last_day);
        if (!first || !last || *last < *first) return std::nullopt;
        return Days{*first, *last};
    }
    std::chrono::year_month first = std::chrono::year(year) / std::chrono::month(period.month);
    int months = int(period.months);
    const unsigned new_year = first_month_of(rules.year);
    if (period.precision == Precision::year && period.last_year) {
        first = std::chrono::year(year) / std::chrono::month(new_year);
        months = 12 * (*period.last_year - year) + (rules.year == YearKind::calendar ? 12 : 0);
    } else if (period.last_year && *period.last_year != year + 1) {
        return std::nullopt; // "Autumn 2008-2011"
    } else if (period.precision == Precision::quarter && rules.year == YearKind::financial) {
        first += std::chrono::months(3);
    } else if (period.last_year && period.month < new_year) {
        first += std::chrono::years(1); // "Spring term 2008-09" is in 2009
    }
    return part_of(period.part, first, months);
}

// ---- phrases ----

struct Stretch {
    std::optional<Date> earliest{};
    std::optional<Date> latest{};
    Precision precision = Precision::none;
};

std::optional<Stretch> stretch_of(const DatePhrase& phrase, const DateRules& rules) {
    const auto first = days_of(phrase.first, rules);
    const auto last = phrase.last ? days_of(*phrase.last, rules) : first;
    if (!first || !last || last->last < first->first) return std::nullopt;
    constexpr std::chrono::days day(1);
    switch (phrase.bound) {
    case Bound::until: return Stretch{std::nullopt, last->last, Precision::open_ended};
    case Bound::before: return Stretch{std::nullopt, first->first - day, Precision::open_ended};
    case Bound::from: return Stretch{first->first, std::nullopt, Precision::open_ended};
    case Bound::after: return Stretch{last->last + day, std::nullopt, Precision::open_ended};
    case Bound::none: break;
    }
    const bool days = phrase.first.precision == Precision::day && first->first != first->last;
    return Stretch{first->first, last->last, phrase.last || days ? Precision::range : phrase.first.precision};
}

// Both together, from the first day of either to the last. Open at an end where one of them is.
Stretch joined(const Stretch& a, const Stretch& b) {
    Stretch out{.precision = Precision::range};
    if (a.earliest && b.earliest) out.earliest = std::min(*a.earliest, *b.earliest);
    if (a.latest && b.latest) out.latest = std::max(*a.latest, *b.latest);
    if (!out.earliest || !out.latest) out.precision = Precision::open_ended;
    if (!out.earliest && !out.latest) out.precision = Precision::ongoing;
    return out;
}

// The first weekday that the text gives wrongly.
std::optional<std::string> wrong_weekday(const std::vector<Period*>& periods) {
    for (const Period* period : periods) {
        if (!period->weekday) continue;
        const auto date = make_date(*period->year, period->month, period->day);
        if (date && std::chrono::weekday(*date) != std::chrono::weekday(*period->weekday))
            return std::string(weekday_name(*period->weekday));
    }
    return std::nullopt;
}

enum class Understood : std::uint8_t { no, yes };

Understood understand(DateSentence& sentence, const DateRules& rules, FuzzyDate& date) {
    const auto periods = periods_of(sentence);
    std::optional<Stretch> whole;
    if (periods.empty()) whole = Stretch{.precision = Precision::ongoing};
    const Years years = periods.empty() ? Years::written : fill_years(periods, rules);
    if (years == Years::missing) return Understood::no;
    for (const DatePhrase& phrase : sentence.phrases) {
        const auto stretch = stretch_of(phrase, rules);
        if (!stretch) return Understood::no;
        whole = whole ? joined(*whole, *stretch) : *stretch;
    }
    date.earliest = whole->earliest;
    date.latest = whole->latest;
    date.precision = whole->precision;
    date.event = std::move(sentence.event);
    date.year_assumed = years == Years::assumed;
    date.wrong_weekday = wrong_weekday(periods);
    return Understood::yes;
}

} // namespace

FuzzyDate read_fuzzy_date(std::string_view text, const DateRules& rules) {
    FuzzyDate date;
    date.as_written = trimmed(text);
    date.unknown = unknown_of(text);
    if (date.unknown != Unknown::no) return date;
    auto sentence =
        date.as_written.size() > longest_date ? std::nullopt : read_date_sentence(date.as_written);
    date.understood = sentence && understand(*sentence, rules, date) == Understood::yes;
    return date;
}

} // namespace plansite
