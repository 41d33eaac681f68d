#include "chart/timeline_bar.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plansite {

namespace {

int month_number(Date date) {
    const std::chrono::year_month_day day(date);
    return int(day.year()) * 12 + int(unsigned(day.month())) - 1;
}

Date date_of(double day) {
    return Date(std::chrono::days(std::int64_t(std::floor(day))));
}

TimelineBar due_bar(const TimelineRow& row) {
    TimelineBar bar;
    bar.due = true;
    bar.open_end = !row.latest_end;
    bar.from = day_number(row.earliest_end ? *row.earliest_end : *row.latest_end);
    bar.to = day_number(row.latest_end ? *row.latest_end : *row.earliest_end) + 1;
    bar.sure_from = bar.sure_to = bar.to;
    return bar;
}

} // namespace

double day_number(Date date) {
    return double(date.time_since_epoch().count());
}

std::optional<TimelineBar> bar_of(const TimelineRow& row) {
    const bool has_start = row.earliest_start || row.latest_start;
    const bool has_end = row.earliest_end || row.latest_end;
    if (!has_start && !has_end) return {};
    TimelineBar bar;
    if (!has_start) {
        bar = due_bar(row);
    } else {
        bar.open_start = !row.earliest_start;
        bar.open_end = !row.latest_end;
        bar.from = day_number(row.earliest_start ? *row.earliest_start : *row.latest_start);
        bar.sure_from = day_number(row.latest_start ? *row.latest_start : *row.earliest_start);
        bar.sure_to = has_end ? day_number(row.earliest_end ? *row.earliest_end : *row.latest_end) + 1
                              : bar.sure_from + 1;
        bar.to = row.latest_end ? day_number(*row.latest_end) + 1 : bar.sure_to;
    }
    if (bar.to <= bar.from) bar.to = bar.sure_to = bar.from + 1; // the author's mistake, told elsewhere
    bar.sure_from = std::clamp(bar.sure_from, bar.from, bar.to);
    bar.sure_to = std::clamp(bar.sure_to, bar.sure_from, bar.to);
    return bar;
}

AxisScale timeline_scale(const Timeline& data, const std::vector<TimelineBar>& bars, double left,
                         double right) {
    const double first = day_number(data.first), last = std::max(day_number(data.last), first) + 1;
    const double length = last - first;
    double lowest = first, highest = last;
    for (const auto& bar : bars) {
        lowest = std::min(lowest, bar.from);
        highest = std::max(highest, bar.to);
    }
    return {std::max(lowest, first - length), std::min(highest, last + length), left, right};
}

std::vector<TimelineTick> timeline_ticks(const AxisScale& scale, Date first) {
    constexpr int most = 10;
    const int from = month_number(date_of(scale.lowest)), to = month_number(date_of(scale.highest));
    int step = 1;
    for (const int candidate : {3, 6, 12, 24, 60, 120, 600, 1200, 12000})
        if ((to - from) / step >= most) step = candidate;
    const int start = month_number(first) % step;
    const bool years = start == 0 && step % 12 == 0;
    std::vector<TimelineTick> ticks;
    for (int month = from; month <= to; ++month) {
        if (month % step != start) continue;
        const auto day = make_date(month / 12, unsigned(month % 12) + 1, 1);
        if (!day || day_number(*day) < scale.lowest || day_number(*day) > scale.highest) continue;
        const std::string year = std::to_string(month / 12);
        const auto name = month_name(unsigned(month % 12) + 1).substr(0, 3);
        ticks.push_back({day_number(*day), years ? year : fmt::format("{} {}", name, year)});
    }
    return ticks;
}

} // namespace plansite
