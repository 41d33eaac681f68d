#pragma once

#include "chart/chart.h"
#include "chart/scale.h"

#include <optional>
#include <string>
#include <vector>

// When things are, as stretches of days; nothing is drawn here.

namespace plansite {

// Days are counted from 1970; where a stretch ends is the day after its last. The sure part lies within the
// possible one, and may have no length.
struct TimelineBar {
    double from = 0, to = 0;           // what is possible
    double sure_from = 0, sure_to = 0; // what is sure
    bool open_start = false;           // it began no one knows when: `from` is where what is known begins
    bool open_end = false;             // it goes on: `to` is where what is known ends
    bool due = false;                  // one event, by `to`
};

// The bar of a row, or nothing where it has no date.
std::optional<TimelineBar> bar_of(const TimelineRow& row);

// A day on the axis, at the beginning of a month.
struct TimelineTick {
    double day = 0;
    std::string label; // "Sep 2008", or "2008" where all are in January
};

// From days to places between `left` and `right`: the days of the plan and what lies around them, but on
// either side at most as many days as the plan has.
AxisScale timeline_scale(const Timeline& data, const std::vector<TimelineBar>& bars, double left,
                         double right);

// At most ten ticks, in step with the month in which the plan begins.
std::vector<TimelineTick> timeline_ticks(const AxisScale& scale, Date first);

// The number of a day.
double day_number(Date date);

} // namespace plansite
