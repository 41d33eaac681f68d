#include "assess/series.h"

#include <algorithm>

namespace plansite {

namespace {

bool same_days(const SeriesRow& row, const FuzzyDate& when) {
    return row.ends && row.begins == when.earliest && row.ends == when.latest;
}

SeriesRow& row_for(std::vector<SeriesRow>& rows, std::string_view period, const FuzzyDate& when) {
    for (auto& row : rows)
        if (row.period == period || same_days(row, when)) return row;
    SeriesRow row;
    row.period = period;
    row.begins = when.earliest;
    row.ends = when.latest;
    if (when.latest) row.time = time_of(*when.latest);
    rows.push_back(std::move(row));
    return rows.back();
}

void replace(std::optional<Figure>& figure, std::vector<Figure>& before, const Quantity& quantity,
             const Said& said) {
    const bool changed = figure && figure->value && *figure->value != quantity.value;
    if (changed) before.push_back(*figure); // not where it is only said again
    figure = Figure{quantity.value, quantity.decimals, Unknown::no, said};
}

} // namespace

double time_of(Date day) {
    const std::chrono::year_month_day parts(day);
    return int(parts.year()) + unsigned(parts.month()) / 12.0;
}

std::vector<SeriesRow> series_of(const Target& target, std::span<const Said> said, Date day) {
    std::vector<SeriesRow> rows;
    for (const auto& point : target.actual.points) {
        SeriesRow& row = row_for(rows, point.period.value, point.when);
        row.actual = Figure{point.value, point.decimals, point.unknown, {}};
        if (row.begins && *row.begins > day) row.actual = Figure{};
    }
    for (const auto& point : target.planned.points)
        row_for(rows, point.period.value, point.when).planned =
            Figure{point.value, point.decimals, point.unknown, {}};
    std::stable_sort(rows.begin(), rows.end(), [](const SeriesRow& a, const SeriesRow& b) {
        return a.time.value_or(9999) < b.time.value_or(9999); // what is not understood stands last
    });

    for (const auto& one : said) {
        const SeriesRow* found = find_period(rows, one.report->period);
        if (!found) continue; // reported by the check
        SeriesRow* row = &rows[std::size_t(found - rows.data())];
        if (one.report->value) replace(row->actual, row->actual_before, *one.report->value, one);
        if (one.report->revised_value)
            replace(row->planned, row->planned_before, *one.report->revised_value, one);
    }
    return rows;
}

const SeriesRow* find_period(std::span<const SeriesRow> rows, const WrittenDate& period) {
    for (const auto& row : rows)
        if (row.period == period.as_written) return &row;
    for (const auto& row : rows)
        if (same_days(row, period)) return &row;
    return nullptr;
}

} // namespace plansite
