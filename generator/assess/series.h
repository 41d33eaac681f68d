#pragma once

#include "model/plan.h"

#include <optional>
#include <span>
#include <vector>

// The values of a target as they were known on a day: what the plan printed, and what was reported since.

namespace plansite {

// One thing said about an item: the report, and the update it stands in.
struct Said {
    const Update* update = nullptr;
    const Report* report = nullptr;
};

// A value, or the way in which it is not known; nothing where the plan has no cell for it.
struct Figure {
    std::optional<double> value;
    int decimals = 0;
    Unknown unknown = Unknown::blank;
    Said said; // empty: the plan's own
};

// A year or other period of a target: what was measured in it and what was promised for it.
struct SeriesRow {
    std::string_view period; // as the plan writes it
    std::optional<Date> begins, ends;
    std::optional<double> time; // of its end, in years: 2006-08-31 is 2006 8/12; nothing where not understood
    std::optional<Figure> actual, planned;
    std::vector<Figure> actual_before, planned_before; // what stood there until it was corrected or revised
};

// The rows of a target in order of time, as known on the day: reports on it up to then, oldest first. Values
// measured in a period that has not begun by the day are left out.
std::vector<SeriesRow> series_of(const Target& target, std::span<const Said> said, Date day);

// The row that a period as written means, or null: the same words, or the same days.
const SeriesRow* find_period(std::span<const SeriesRow> rows, const WrittenDate& period);

// The time of a day for a series, in years: whole months of its month's end.
double time_of(Date day);

} // namespace plansite
