#include "base/fuzzy_date_period.h"

#include <initializer_list>

namespace plansite {

namespace {

// Each rule of the grammar is a function of its name. One that returns nothing may have moved: read_period
// goes back.

// The year in two digits: 70 to 99 are of the last century, 00 to 69 of this one.
int year_of_two_digits(int digits) {
    return digits + (digits >= 70 ? 1900 : 2000);
}

// The second year of "2008-09", "2008/9" and "2008-2011", or nothing where the two do not run forwards.
// "2008-11" is nothing: it may be November.
std::optional<int> last_year_of(int first, const DateWord& second) {
    const int next_year = first + 1;
    if (second.digits == 1 && second.value == next_year % 10) return next_year;
    if (second.digits == 2 && second.value == next_year % 100) return next_year;
    const bool clear = is_full_year(second) || (second.digits == 2 && second.value > 12);
    const int last = second.digits == 2 ? first - first % 100 + second.value : second.value;
    if (!clear || last <= first) return std::nullopt;
    return last;
}

// "2008", "08", "'08"; does not move where there is none. Not the 10 of "10am" and "10 weeks".
std::optional<int> year(DateWords& words) {
    const std::size_t start = words.position();
    words.accept(WordKind::apostrophe);
    const DateWord* number = words.accept(WordKind::number);
    if (number && !number->glued) {
        if (is_full_year(*number)) return number->value;
        if (number->digits == 2 && words.next().kind != WordKind::measure)
            return year_of_two_digits(number->value);
    }
    words.go_back(start);
    return std::nullopt;
}

// The same after a comma, which only a full year may follow: "18 June, 2008".
std::optional<int> year_of_day(DateWords& words) {
    const std::size_t start = words.position();
    if (words.accept(WordKind::separator) && !is_full_year(words.next())) words.go_back(start);
    const auto found = year(words);
    if (!found) words.go_back(start);
    return found;
}

struct Years {
    std::optional<int> first;
    std::optional<int> last;
};

// One year or several; does not move where there is none. A number that is joined to the year ("2008-13-45")
// must make sense with it.
Years years(DateWords& words) {
    const std::size_t start = words.position();
    const DateWord& number = words.next();
    if (number.digits == 4 && !is_full_year(number) && number.value % 100 == number.value / 100 + 1) { // 0809
        words.skip();
        const int first = year_of_two_digits(number.value / 100);
        return {first, first + 1};
    }
    const auto first = year(words);
    const std::size_t after_first = words.position();
    const bool joined = first && words.next_is({WordKind::dash, WordKind::slash, WordKind::to});
    if (joined) words.skip();
    if (!joined || words.next().kind != WordKind::number) {
        words.go_back(after_first);
        return {first, std::nullopt};
    }
    const DateWord& second = *words.accept(WordKind::number);
    const auto last = last_year_of(*first, second);
    // Of two short numbers nobody knows that they are years, unless they follow each other.
    const bool clear = number.digits == 4 || (second.digits == 2 && last == *first + 1 &&
                                              words.next().kind != WordKind::measure); // "13-14 year olds"
    if (last && clear && !second.glued) return {first, last};
    words.go_back(start);
    return {};
}

// "18", "18th", "18 th"
std::optional<unsigned> day_number(DateWords& words) {
    if (words.next().kind != WordKind::number || words.next().digits > 2 || words.next().attached)
        return std::nullopt;
    const unsigned day = unsigned(words.accept(WordKind::number)->value);
    words.accept(WordKind::ordinal);
    return day;
}

// "2008-06-18", "18/06/2008", "18.6.08"
std::optional<Period> numeric_day(DateWords& words) {
    const DateWord* first = words.accept(WordKind::number);
    const WordKind sign = words.next().kind;
    if (!first || first->attached) return std::nullopt;
    if (!words.next_is({WordKind::dash, WordKind::slash, WordKind::dot})) return std::nullopt;
    words.skip();
    const auto month = words.accept(WordKind::number);
    if (!month || month->digits > 2 || !words.accept(sign)) return std::nullopt;

    Period period{.precision = Precision::day, .month = unsigned(month->value)};
    if (is_full_year(*first)) {
        const DateWord* day = words.accept(WordKind::number);
        if (!day || day->digits > 2 || day->glued) return std::nullopt;
        period.year = first->value;
        period.day = unsigned(day->value);
    } else {
        period.year = year(words);
        if (!period.year || first->digits > 2) return std::nullopt;
        period.day = unsigned(first->value);
    }
    period.last_day = period.day;
    return period;
}

// "Friday 3 December 2010", "18th of June", "18-20 June", "1/13 May 08"
std::optional<Period> written_day(DateWords& words) {
    Period period{.precision = Precision::day};
    if (const DateWord* weekday = words.accept(WordKind::weekday)) {
        period.weekday = unsigned(weekday->value);
        if (!words.accept(WordKind::dot)) words.accept(WordKind::separator);
        words.accept("the");
    }
    const auto day = day_number(words);
    if (!day) return std::nullopt;
    period.day = period.last_day = *day;
    if (words.next_is({WordKind::dash, WordKind::slash, WordKind::both, WordKind::to})) {
        words.skip();
        const auto last_day = day_number(words);
        if (!last_day) return std::nullopt;
        period.last_day = *last_day;
    }
    words.accept("of");
    const DateWord* month = words.accept(WordKind::month);
    if (!month) return std::nullopt;
    words.accept(WordKind::dot);
    period.month = unsigned(month->value);
    period.year = year_of_day(words);
    return period;
}

// "June 18th", "June 18th, 2008". Without the "th" it would be June of 2018.
std::optional<Period> month_first_day(DateWords& words) {
    const DateWord* month = words.accept(WordKind::month);
    const auto day = month ? day_number(words) : std::nullopt;
    if (!day || words[words.position() - 1].kind != WordKind::ordinal) return std::nullopt;
    Period period{
        .precision = Precision::day, .month = unsigned(month->value), .day = *day, .last_day = *day};
    period.year = year_of_day(words);
    return period;
}

// "Sept. 2008", "June08"
std::optional<Period> month(DateWords& words) {
    const DateWord* month = words.accept(WordKind::month);
    if (!month) return std::nullopt;
    words.accept(WordKind::dot);
    return Period{.precision = Precision::month, .year = year(words), .month = unsigned(month->value)};
}

Period with_years(Period period, DateWords& words) {
    words.accept("of");
    const auto [first, last] = years(words);
    period.year = first;
    period.last_year = last;
    return period;
}

// "Summer term 08", "Autumn 2008", "Spring term 2008-09"
std::optional<Period> season(DateWords& words) {
    const DateWord* season = words.accept(WordKind::season);
    if (!season) return std::nullopt;
    words.accept("term");
    const unsigned first = unsigned(season->value);
    const unsigned months = first == 1 ? 3 : first == 4 ? 5 : 4;
    return with_years({.precision = Precision::season, .month = first, .months = months}, words);
}

// "Q3 2008", "Quarter 3 2008-09"
std::optional<Period> quarter(DateWords& words) {
    if (!words.accept(WordKind::quarter) || words.next().digits != 1) return std::nullopt;
    const int number = words.accept(WordKind::number)->value;
    if (number < 1 || number > 4) return std::nullopt;
    return with_years({.precision = Precision::quarter, .month = unsigned(number * 3 - 2), .months = 3},
                      words);
}

// "2008", "2008-09", "0809"; "08" alone is a number.
std::optional<Period> whole_years(DateWords& words) {
    const DateWord& first = words.next();
    const Period period = with_years({.precision = Precision::year, .months = 12}, words);
    if (!period.year || (!period.last_year && first.digits != 4)) return std::nullopt;
    return period;
}

constexpr auto rules = {numeric_day, written_day, month_first_day, month, season, quarter, whole_years};

} // namespace

bool is_full_year(const DateWord& word) {
    return word.digits == 4 && word.value >= 1900 && word.value <= 2099;
}

std::optional<Period> read_period(DateWords& words) {
    const std::size_t start = words.position();
    Part part = Part::whole;
    if (const DateWord* word = words.accept(WordKind::part)) {
        part = Part(word->value);
        words.accept(WordKind::dash); // "mid-June"
        words.skip_filler();
    }
    const std::size_t after_part = words.position();
    for (const auto rule : rules) {
        auto period = rule(words);
        if (period && (part == Part::whole || period->precision != Precision::day)) {
            period->part = part;
            return period;
        }
        words.go_back(after_part);
    }
    words.go_back(start);
    return std::nullopt;
}

} // namespace plansite
