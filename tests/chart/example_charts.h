#pragma once

#include "base/marks.h"
#include "chart/chart.h"

#include <limits>
#include <string>
#include <utility>
#include <vector>

// The charts that are frozen, typical ones and those at the edges.

namespace plansite {

struct ChartCase {
    std::string name; // and the id of the chart
    Chart chart;
};

inline const std::string hostile_text = "<script>\"&'</script>";

inline Trajectory example_trajectory(const std::string& id) {
    Trajectory data;
    data.id = id;
    data.title = "Young people not in education, employment or training";
    data.unit = "%";
    data.better = "less is better";
    data.baseline = 0;
    data.points = {{"2004-05", 2004.5, 11.2},   {"2005-06", 2005.5, 9.9},     {"2006-07", 2006.5},
                   {"2007-08", 2007.5, 9.1},    {"2008-09", 2008.5, {}, 8.4}, {"2009-10", 2009.5, {}, 8.1},
                   {"2010-11", 2010.5, {}, 7.7}};
    return data;
}

inline void add_trajectories(std::vector<ChartCase>& cases) {
    const auto add = [&](const std::string& id, auto change) {
        Trajectory data = example_trajectory(id);
        change(data);
        cases.push_back({id, trajectory_chart(data)});
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    add("trajectory-falling", [](Trajectory&) {});
    add("trajectory-revised", [](Trajectory& data) {
        data.points[5].planned_before = 8.6;
        data.points[6].planned_before = 6.9;
        data.points[5].actual = 8.9;
        data.points[4].actual = 8.6;
        data.decimals = 1;
    });
    add("trajectory-break", [](Trajectory& data) {
        data.points[2].actual = 9.5;
        data.breaks = {0, 3, 99};
        data.baseline = 3;
    });
    add("trajectory-range", [](Trajectory& data) {
        data.unit = "schools";
        data.better = "best within the range";
        data.points = {{"2003", 2003, 74}, {"2004", 2004, 92}, {"2005", 2005, 88}, {"2006", 2006, 83}};
        data.lowest = 80;
        data.highest = 90;
    });
    add("trajectory-at-least", [](Trajectory& data) {
        data.lowest = 8;
        data.better = "";
    });
    add("trajectory-one-point", [](Trajectory& data) { data.points = {{"2007-08", 2007.5, 41.5}}; });
    add("trajectory-equal", [](Trajectory& data) {
        data.points = {{"2007-08", 2007, 5, 5}, {"2008-09", 2008, 5, 5}, {"2009-10", 2009, {}, 5}};
    });
    add("trajectory-negative", [](Trajectory& data) {
        data.unit = "pupils";
        data.points = {
            {"2007", 2007, -12.5}, {"2008", 2008, 0}, {"2009", 2009, 4.25}, {"2010", 2010, {}, 20}};
    });
    add("trajectory-zero", [](Trajectory& data) {
        data.points = {{"2007", 2007, 0, 0}, {"2008", 2008, 0, 0}};
        data.unit = "";
    });
    add("trajectory-planned-only", [](Trajectory& data) {
        data.points = {
            {"2006-07", 2006}, {"2007-08", 2007, {}, 41}, {"2008-09", 2008, {}, 48}, {"2009-10", 2009}};
        data.baseline.reset();
    });
    add("trajectory-many", [](Trajectory& data) {
        data.points.clear();
        for (int i = 0; i < 24; ++i)
            data.points.push_back(
                {std::to_string(1990 + i), double(1990 + i), 1200.0 + (i * 37) % 11 * 40 + i * 25});
    });
    add("trajectory-hostile", [&](Trajectory& data) {
        data.title = data.unit = data.better = hostile_text;
        for (auto& point : data.points) point.label = hostile_text;
        data.points[1].actual = nan;
        data.points[2].planned = 1e300;
        data.points[6].planned_before = -1e15;
    });
    add("trajectory-nothing", [&](Trajectory& data) {
        data.points = {{"2007-08", 2007.5, nan}, {"2008-09", 2008.5}};
    });
}

inline StatusBar example_status(const std::string& id) {
    return {id,
            "Where the actions stand",
            "actions",
            {{{"complete", "complete", Texture::solid}, 12},
             {{"in-progress", "in progress", Texture::rising}, 9},
             {{"partly-met", "partly met", Texture::dots}, 3},
             {{"not-met", "not met", Texture::crosses}, 1},
             {{"not-started", "not started", Texture::falling}, 0},
             {{"deferred", "deferred", Texture::horizontal}, 2},
             {{"stopped", "stopped", Texture::vertical}, 2},
             {{"not-reported", "not reported", Texture::empty}, 7}},
            36};
}

inline void add_status_bars(std::vector<ChartCase>& cases) {
    const auto add = [&](const std::string& id, BarSize size, auto change) {
        StatusBar data = example_status(id);
        change(data);
        cases.push_back({id, status_bar(data, size)});
    };
    add("status-full", BarSize::full, [](StatusBar&) {});
    add("status-compact", BarSize::compact, [](StatusBar&) {});
    add("status-rest", BarSize::full, [](StatusBar& data) { data.total = 50; });
    add("status-one", BarSize::full, [](StatusBar& data) {
        data.counts.resize(1);
        data.total = 0;
    });
    add("status-uneven", BarSize::full, [](StatusBar& data) {
        data.counts[0].count = 1200;
        data.total = 0;
    });
    add("status-hostile", BarSize::full, [](StatusBar& data) {
        data.title = data.what = data.counts[1].category.name = data.counts[1].category.words = hostile_text;
    });
    add("status-nothing", BarSize::compact, [](StatusBar& data) {
        data.counts.clear();
        data.total = 0;
    });
}

inline Distribution example_distribution(const std::string& id) {
    return {id,
            "How schools see themselves, by strand",
            "schools",
            {"not yet", "focusing", "developing", "establishing", "enhancing"},
            "no answer",
            {{"Leadership and governance", {2, 9, 31, 27, 8}, 3},
             {"Information, advice and guidance", {0, 4, 22, 41, 12}, 1},
             {"Workforce development", {11, 25, 19, 15, 0}, 10}}};
}

inline void add_distributions(std::vector<ChartCase>& cases) {
    const auto add = [&](const std::string& id, auto change) {
        Distribution data = example_distribution(id);
        change(data);
        cases.push_back({id, distribution_chart(data)});
    };
    add("distribution", [](Distribution&) {});
    add("distribution-one", [](Distribution& data) {
        data.levels = {"met"};
        data.rows = {{"All", {5, 7}, 0}};
    });
    add("distribution-tie", [](Distribution& data) {
        data.levels.resize(2);
        data.rows = {{"All", {5, 5}, 0}, {"None at all", {}, 0}};
    });
    add("distribution-none", [](Distribution& data) { data.rows = {{"All", {}, 6}}; });
    add("distribution-hostile", [](Distribution& data) {
        data.title = data.what = data.none = data.levels[1] = data.rows[1].label = hostile_text;
    });
    add("distribution-nothing", [](Distribution& data) { data.rows.clear(); });
}

inline Date day(const char* text) {
    return *parse_iso_date(text);
}

// A row from "2008-09-01 2008-12-31 2009-01-01 2009-01-31", where "-" stands for a missing day.
inline TimelineRow timeline_row(std::string label, const std::string& days, Category state,
                                std::string when = "") {
    TimelineRow row;
    row.label = std::move(label);
    row.state = std::move(state);
    row.when = std::move(when);
    std::size_t at = 0;
    for (auto* one : {&row.earliest_start, &row.latest_start, &row.earliest_end, &row.latest_end}) {
        const auto end = std::min(days.find(' ', at), days.size());
        *one = parse_iso_date(days.substr(at, end - at));
        at = std::min(end + 1, days.size());
    }
    return row;
}

inline TimelineRow timeline_heading(std::string label) {
    TimelineRow row;
    row.label = std::move(label);
    row.kind = TimelineRow::Kind::heading;
    return row;
}

inline Timeline example_timeline(const std::string& id) {
    const Category complete{"complete", "complete", Texture::solid};
    const Category busy{"in-progress", "in progress", Texture::rising};
    const Category unknown{"not-reported", "not reported", Texture::empty};
    Timeline data{
        id, "What happens when", "activities", day("2008-09-01"), day("2011-08-31"), day("2009-06-15")};
    data.rows = {
        timeline_heading("1 Workforce development"),
        timeline_row("Appoint a partnership manager", "2008-09-01 2008-09-01 2008-12-31 2008-12-31",
                     complete),
        timeline_row("Develop a common application process", "2008-09-01 2008-12-31 2009-04-01 2009-08-31",
                     busy, "Autumn 2008 to summer 2009"),
        timeline_row(
            "Agree a protocol for the exchange of information between schools, colleges and employers",
            "2009-01-01 2009-01-01 2010-07-31 2010-07-31", busy),
        timeline_heading("2 A heading without anything below it"),
        timeline_heading("3 Governance"),
        timeline_row("Review the membership of the board", "- - 2009-09-01 2009-12-31", unknown,
                     "Autumn 2009"),
        timeline_row("Publish the prospectus", "- - 2009-09-18 2009-09-18", unknown),
        timeline_row("Meetings of the steering group", "2008-10-01 2008-10-31 - -", busy,
                     "From October 2008"),
        timeline_row("Already going on, until June 2010", "- 2008-09-01 - 2010-06-30", busy),
        timeline_row("By June 2010", "- - - 2010-06-30", unknown),
        timeline_row("May 2010 onwards", "- - 2010-05-01 -", unknown),
        timeline_row("Without a date", "- - - -", unknown),
        timeline_row("Some time in 2010", "2010-01-01 2010-12-31 2010-01-01 2010-12-31", unknown)};
    for (auto& row : data.rows)
        if (row.kind == TimelineRow::Kind::thing)
            row.href = std::string(1, address_mark) + "plans/x/index.html#" +
                       std::to_string(&row - data.rows.data());
    return data;
}

inline void add_timelines(std::vector<ChartCase>& cases) {
    const auto add = [&](const std::string& id, auto change) {
        Timeline data = example_timeline(id);
        change(data);
        cases.push_back({id, timeline_chart(data)});
    };
    add("timeline", [](Timeline&) {});
    add("timeline-no-links", [](Timeline& data) {
        data.rows.resize(4);
        data.today.reset();
        for (auto& row : data.rows) row.href.clear();
    });
    add("timeline-one-day", [](Timeline& data) {
        data.last = data.first;
        data.rows = {timeline_row("One day", "2008-09-01 - - 2008-09-01", {})};
    });
    add("timeline-outside", [](Timeline& data) {
        data.rows = {timeline_row("Long before", "1990-01-01 - - 1990-12-31", {}),
                     timeline_row("From long before to long after", "1990-01-01 - - 2040-12-31", {}),
                     timeline_row("Due long after", "- - - 2040-12-31", {}),
                     timeline_row("The end before the start", "2010-01-01 - - 2009-01-01", {})};
    });
    add("timeline-long", [](Timeline& data) {
        data.rows.clear();
        for (int i = 0; i < 30; ++i) {
            const auto first = day("2008-09-01") + std::chrono::days(i * 31);
            const auto last = first + std::chrono::days(90 + i * 11 % 200);
            data.rows.push_back(timeline_row("Action " + std::to_string(i + 1),
                                             iso(first) + " - - " + iso(last),
                                             {"complete", "complete", Texture::solid}));
        }
    });
    add("timeline-hostile", [](Timeline& data) {
        data.title = data.what = hostile_text;
        for (auto& row : data.rows) row.label = row.when = row.state.name = row.state.words = hostile_text;
        data.rows[1].href = "javascript:\"<>";
    });
    add("timeline-nothing", [](Timeline& data) {
        data.rows = {timeline_heading("1"), timeline_row("Without a date", "- - - -", {})};
    });
}

inline std::vector<ChartCase> chart_cases() {
    std::vector<ChartCase> cases;
    add_trajectories(cases);
    add_status_bars(cases);
    add_distributions(cases);
    add_timelines(cases);
    return cases;
}

} // namespace plansite
