#include "chart/labels.h"
#include "chart/svg.h"
#include "chart/timeline_bar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr double left = 10, right = chart_width - 10; // room for the points of arrows
constexpr double pitch = 38;                          // from row to row: targets for fingers, on a phone too
constexpr double bar_top = 21, bar_height = 10;
constexpr double shaded = 0.25; // what is possible but not sure

// A row that is drawn: a heading has no bar.
struct DrawnRow {
    const TimelineRow* row = nullptr;
    std::optional<TimelineBar> bar{};
};

std::vector<DrawnRow> drawn_rows(const Timeline& data) {
    std::vector<DrawnRow> rows;
    const auto drop_empty_heading = [&] {
        if (!rows.empty() && !rows.back().bar) rows.pop_back();
    };
    for (const auto& row : data.rows) {
        if (row.kind == TimelineRow::Kind::heading) {
            drop_empty_heading();
            rows.push_back({&row});
        } else if (const auto bar = bar_of(row)) {
            rows.push_back({&row, bar});
        }
    }
    drop_empty_heading();
    return rows;
}

// The day of a bar's end that is known, as people write it.
std::string day_words(double day) {
    return long_date(Date(std::chrono::days(std::int64_t(day))));
}

std::string describe(const Timeline& data, const std::vector<TimelineBar>& bars) {
    const auto things =
        std::size_t(std::count_if(data.rows.begin(), data.rows.end(), [](const TimelineRow& row) {
            return row.kind == TimelineRow::Kind::thing;
        }));
    if (bars.empty()) return fmt::format("None of {} {} has a date.", things, data.what);
    double from = bars.front().from, to = bars.front().to;
    std::size_t over = 0;
    for (const auto& bar : bars) {
        from = std::min(from, bar.from);
        to = std::max(to, bar.to);
        if (data.today && !bar.open_end && bar.to <= day_number(*data.today)) ++over;
    }
    std::string out = fmt::format("{} of {} {} have dates, between {} and {}", bars.size(), things, data.what,
                                  day_words(from), day_words(to - 1));
    if (data.today)
        out += fmt::format("; {} {} before {}", over, over == 1 ? "lies" : "lie", long_date(*data.today));
    if (things > bars.size())
        out += fmt::format("; {} without dates {} left out", things - bars.size(),
                           things - bars.size() == 1 ? "is" : "are");
    return out + ".";
}

class TimelineDrawing {
public:
    TimelineDrawing(const Timeline& data, std::vector<DrawnRow> rows, std::vector<TimelineBar> bars)
        : data_(data),
          rows_(std::move(rows)),
          bars_(std::move(bars)),
          scale_(timeline_scale(data, bars_, left, right)),
          textures_(data.id) {}
    Chart draw();

private:
    double place(double day) const { return std::clamp(scale_(day), left, right); }
    void draw_ground(double bottom);
    void draw_row(const DrawnRow& row, double top);
    void draw_bar(Shapes& shapes, const TimelineBar& bar, double y, const Category& state);
    void draw_due(Shapes& shapes, const TimelineBar& bar, double y, const Category& state);
    std::vector<LegendItem> key() const;
    bool shows_today() const;

    const Timeline& data_;
    std::vector<DrawnRow> rows_;
    std::vector<TimelineBar> bars_;
    AxisScale scale_;
    Shapes shapes_;
    Textures textures_;
};

// The point of an arrow at an open end; `way` is 1 to the right and -1 to the left.
void draw_arrow(Shapes& shapes, double x, double y, double way, std::string_view classes) {
    const double middle = y + bar_height / 2;
    shapes.polyline({{x - way * 4, middle - 6}, {x + way * 4, middle}, {x - way * 4, middle + 6}}, classes);
}

// A stretch that fades away towards `to`, in steps.
void draw_fading(Shapes& shapes, double from, double to, double y, std::string_view classes) {
    static constexpr std::array steps = {0.8, 0.55, 0.3, 0.12};
    const double width = (to - from) / double(steps.size());
    if (std::abs(width) < 1) return;
    double x = from;
    for (const double opacity : steps) {
        shapes.shade({std::min(x, x + width), y, std::abs(width), bar_height}, classes, opacity);
        x += width;
    }
}

void draw_possible(Shapes& shapes, double from, double to, double y, std::string_view classes) {
    if (to - from < 1) return;
    shapes.shade({from, y, to - from, bar_height}, classes, shaded);
    shapes.outline({from, y, to - from, bar_height}, fmt::format("{} possible", classes));
}

bool TimelineDrawing::shows_today() const {
    return data_.today && day_number(*data_.today) >= scale_.lowest &&
           day_number(*data_.today) < scale_.highest;
}

// Months, the first and last day of the plan, and the line of today.
void TimelineDrawing::draw_ground(double bottom) {
    std::vector<AxisLabel> labels;
    for (const auto& tick : timeline_ticks(scale_, data_.first)) {
        shapes_.line({place(tick.day), 54}, {place(tick.day), bottom}, "grid");
        labels.push_back({place(tick.day), tick.label});
    }
    for (const double day : {day_number(data_.first), day_number(data_.last) + 1})
        shapes_.line({place(day), 54}, {place(day), bottom}, "edge");
    if (shows_today()) {
        const double x = place(day_number(*data_.today) + 0.5);
        const Anchor anchor = x < 120 ? Anchor::start : x > chart_width - 120 ? Anchor::end : Anchor::middle;
        shapes_.line({x, 26}, {x, bottom}, "today");
        shapes_.text({{x, 20}, anchor}, "today-label", data_.today_words);
    }
    draw_axis_labels(shapes_, 46, labels);
    if (rows_.size() > 12) draw_axis_labels(shapes_, bottom + 22, labels);
}

// A diamond on the last day; before it, the days on which it may be. An arrow where that is beyond the axis.
void TimelineDrawing::draw_due(Shapes& shapes, const TimelineBar& bar, double y, const Category& state) {
    const std::string name = state_class(state);
    const double day = bar.open_end ? bar.from + 0.5 : bar.to - 0.5;
    if (bar.open_end) {
        draw_fading(shapes, place(bar.from), right, y, name);
        draw_arrow(shapes, right, y, 1, name);
    } else if (bar.to - bar.from > 1) {
        draw_possible(shapes, place(bar.from), place(bar.to), y, name);
    }
    if (day < scale_.lowest || day > scale_.highest)
        draw_arrow(shapes, place(day), y, day < scale_.lowest ? -1 : 1, name);
    else
        shapes.diamond({place(day), y + bar_height / 2}, 8, name + " due");
}

// The sure stretch, what is possible on either side of it, and a fading end where it is open or beyond the
// axis. What has no end at all goes on to the end of the axis.
void TimelineDrawing::draw_bar(Shapes& shapes, const TimelineBar& bar, double y, const Category& state) {
    constexpr double fade = 72;
    const std::string name = state_class(state);
    double from = place(bar.sure_from), to = place(bar.sure_to);
    draw_possible(shapes, place(bar.from), from, y, name);
    draw_possible(shapes, to, place(bar.to), y, name);
    if (bar.open_start || bar.from < scale_.lowest) {
        const double end = std::max(left, from - fade);
        from = std::min(end + fade, to);
        draw_fading(shapes, from, end, y, name);
        draw_arrow(shapes, end, y, -1, name);
    }
    if (bar.open_end || bar.to > scale_.highest) {
        const bool endless = bar.open_end && bar.sure_to - bar.sure_from <= 1;
        const double end = endless ? right : std::min(right, to + fade);
        to = std::max(end - fade, from);
        draw_fading(shapes, to, end, y, name);
        draw_arrow(shapes, end, y, 1, name);
    }
    if (bar.sure_to > bar.sure_from)
        textures_.fill(shapes, {from, y, std::max(to - from, 3.0), bar_height}, state);
}

void TimelineDrawing::draw_row(const DrawnRow& drawn, double top) {
    const TimelineRow& row = *drawn.row;
    const double room = chart_width - width_of(row.state.words + "  ", ordinary_height);
    const std::string label =
        cut(row.label, std::size_t(std::max(room, 0.0) / width_of("x", ordinary_height)));
    if (!drawn.bar) {
        shapes_.text({{0, top + 26}}, "heading", label);
        return;
    }
    Shapes shapes;
    shapes.text({{0, top + 16}}, "label", label);
    if (drawn.bar->due)
        draw_due(shapes, *drawn.bar, top + bar_top, row.state);
    else
        draw_bar(shapes, *drawn.bar, top + bar_top, row.state);
    std::string title = row.label;
    for (const auto* more : {&row.when, &row.state.words})
        if (!more->empty()) title += ", " + *more;
    shapes_.thing(title, row.href, shapes);
    if (!row.state.words.empty())
        shapes_.text({{chart_width, top + 16}, Anchor::end}, "state", row.state.words);
}

// The kinds of ends that there are; states are written in the rows.
std::vector<LegendItem> TimelineDrawing::key() const {
    bool due = false, possible = false, open = false;
    for (const auto& bar : bars_) {
        due |= bar.due;
        possible |= bar.due ? bar.to - bar.from > 1 : bar.sure_from > bar.from || bar.to > bar.sure_to;
        open |= bar.open_start || bar.open_end;
    }
    Shapes diamond, between, arrow;
    diamond.diamond({18, 10}, 8, "due");
    draw_possible(between, 0, 36, 5, "");
    draw_fading(arrow, 0, 34, 5, "");
    draw_arrow(arrow, 32, 5, 1, "");
    std::vector<LegendItem> items;
    if (due) items.push_back({diamond, "due"});
    if (possible) items.push_back({between, "date not exact"});
    if (open) items.push_back({arrow, "open end"});
    return items;
}

Chart TimelineDrawing::draw() {
    constexpr double top = 58;
    const double bottom = top + double(rows_.size()) * pitch + 4;
    draw_ground(bottom);
    for (std::size_t i = 0; i < rows_.size(); ++i) draw_row(rows_[i], top + double(i) * pitch);
    const double height = draw_legend(shapes_, bottom + (rows_.size() > 12 ? 36 : 10), key());
    const bool links = std::any_of(rows_.begin(), rows_.end(),
                                   [](const DrawnRow& drawn) { return !drawn.row->href.empty(); });
    return framed({data_.id, "chart-timeline", chart_width, height, links ? "group" : "img"}, data_.title,
                  describe(data_, bars_), shapes_, textures_);
}

} // namespace

Chart timeline_chart(const Timeline& data) {
    auto rows = drawn_rows(data);
    std::vector<TimelineBar> bars;
    for (const auto& row : rows)
        if (row.bar) bars.push_back(*row.bar);
    if (bars.empty()) return not_drawn(data.title, describe(data, bars));
    return TimelineDrawing(data, std::move(rows), std::move(bars)).draw();
}

} // namespace plansite
