#include "chart/trajectory.h"

#include "chart/labels.h"
#include "chart/scale.h"
#include "chart/svg.h"

#include <algorithm>
#include <cmath>

namespace plansite {

namespace {

constexpr double plot_top = 44, plot_bottom = 300;
constexpr double dot_radius = 6, diamond_radius = 9;

// The data as it can be drawn: what is not a number is missing, and what is no index of a point is left out.
Trajectory cleaned(Trajectory data) {
    for (auto& point : data.points) {
        point.actual = drawable(point.actual);
        point.planned = drawable(point.planned);
        point.planned_before = drawable(point.planned_before);
        if (!std::isfinite(point.time)) point.time = 0;
    }
    data.lowest = drawable(data.lowest);
    data.highest = drawable(data.highest);
    const auto count = data.points.size();
    if (data.baseline && *data.baseline >= count) data.baseline.reset();
    std::erase_if(data.breaks, [&](std::size_t index) { return index == 0 || index >= count; });
    return data;
}

// Draws one trajectory: the ground first, values and words above it.
class TrajectoryDrawing {
public:
    TrajectoryDrawing(const Trajectory& data, std::vector<double> ticks);
    Chart draw();

private:
    Point place(const TrajectoryPoint& point, double value) const { return {x_(point.time), y_(value)}; }
    std::vector<Point> expected() const;
    void draw_axes();
    void draw_range();
    void draw_expected();
    void draw_revisions();
    void draw_actuals();
    void draw_breaks();
    void draw_values();
    void draw_value(Point at, double value, std::string_view classes, LabelNeed need = LabelNeed::must);
    double draw_key();

    const Trajectory& data_;
    std::vector<double> ticks_;
    AxisScale x_, y_;
    double left_;
    Shapes shapes_;
    LabelPlacer placer_;
    bool has_actual_ = false, has_planned_ = false, has_revised_ = false;
};

double widest(const std::vector<double>& ticks) {
    double width = 0;
    for (const double tick : ticks) width = std::max(width, width_of(print_number(tick), largest_height));
    return width;
}

TrajectoryDrawing::TrajectoryDrawing(const Trajectory& data, std::vector<double> ticks)
    : data_(data),
      ticks_(std::move(ticks)),
      left_(std::min(widest(ticks_) + 10, chart_width / 3)),
      placer_({left_, plot_top - 14, chart_width - left_, plot_bottom - plot_top + 14}) {
    constexpr double margin = 54; // half the label of a year
    const auto [first, last] = std::minmax_element(
        data.points.begin(), data.points.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    x_ = {first->time, last->time, left_ + margin, chart_width - margin};
    y_ = {ticks_.front(), ticks_.back(), plot_bottom, plot_top};
    for (const auto& point : data.points) {
        has_actual_ |= point.actual.has_value();
        has_planned_ |= point.planned.has_value();
        has_revised_ |= point.planned_before.has_value();
    }
}

// The line from the baseline through the planned values after it.
std::vector<Point> TrajectoryDrawing::expected() const {
    std::vector<Point> line;
    const std::size_t start = data_.baseline.value_or(0);
    for (std::size_t i = start; i < data_.points.size(); ++i) {
        const auto& point = data_.points[i];
        const bool is_baseline = data_.baseline && i == start;
        const auto value = is_baseline && point.actual ? point.actual : point.planned;
        if (value) line.push_back(place(point, *value));
    }
    return line;
}

void TrajectoryDrawing::draw_axes() {
    for (const double tick : ticks_) {
        const double y = y_(tick);
        shapes_.line({left_, y}, {chart_width, y}, tick == ticks_.front() ? "edge" : "grid");
        shapes_.text({{left_ - 8, y}, Anchor::end, Line::middle}, "axis", print_number(tick));
    }
    std::vector<AxisLabel> labels;
    for (const auto& point : data_.points) {
        labels.push_back({x_(point.time), cut(point.label, 16)});
        shapes_.line({x_(point.time), plot_bottom}, {x_(point.time), plot_bottom + 6}, "edge");
    }
    draw_axis_labels(shapes_, plot_bottom + 30, labels);
    std::string caption = data_.unit;
    if (ticks_.front() > 0 || ticks_.back() < 0)
        caption += (caption.empty() ? "axis from " : ", axis from ") + print_number(ticks_.front());
    shapes_.text({{0, 22}}, "axis", cut(caption, largest_letters(chart_width)));
}

void TrajectoryDrawing::draw_range() {
    if (!data_.lowest && !data_.highest) return;
    const double top = data_.highest ? y_(*data_.highest) : plot_top;
    const double bottom = data_.lowest ? y_(*data_.lowest) : plot_bottom;
    shapes_.box({left_, std::min(top, bottom), chart_width - left_, std::abs(bottom - top)}, "range");
    for (const auto& [end, y] : {std::pair{data_.lowest, bottom}, std::pair{data_.highest, top}})
        if (end) shapes_.line({left_, y}, {chart_width, y}, "range-end");
}

void TrajectoryDrawing::draw_expected() {
    const auto line = expected();
    if (line.size() > 1) shapes_.polyline(line, "planned");
    for (std::size_t i = 0; i + 1 < line.size(); ++i) placer_.avoid_line(line[i], line[i + 1]);
    for (const auto& point : data_.points)
        if (point.planned) shapes_.open_diamond(place(point, *point.planned), diamond_radius, "planned open");
}

// What was planned before: a faint diamond, struck through, tied to what is planned now.
void TrajectoryDrawing::draw_revisions() {
    for (const auto& point : data_.points) {
        if (!point.planned_before) continue;
        const Point before = place(point, *point.planned_before);
        if (point.planned) {
            shapes_.line(before, place(point, *point.planned), "before tie");
            placer_.avoid_line(before, place(point, *point.planned));
        }
        shapes_.open_diamond(before, diamond_radius, "before open");
        shapes_.line({before.x - 13, before.y}, {before.x + 13, before.y}, "before");
        placer_.avoid_line({before.x - 13, before.y}, {before.x + 13, before.y});
    }
}

void TrajectoryDrawing::draw_actuals() {
    for (std::size_t i = 0; i < data_.points.size(); ++i) {
        const auto& point = data_.points[i];
        if (!point.actual) continue;
        const Point here = place(point, *point.actual);
        const bool joined = i > 0 && data_.points[i - 1].actual &&
                            std::find(data_.breaks.begin(), data_.breaks.end(), i) == data_.breaks.end();
        if (joined) {
            const Point before = place(data_.points[i - 1], *data_.points[i - 1].actual);
            shapes_.line(before, here, "actual");
            placer_.avoid_line(before, here);
        }
    }
    for (const auto& point : data_.points)
        if (point.actual) shapes_.dot(place(point, *point.actual), dot_radius, "actual");
}

// A gap across everything, half way between two points.
void TrajectoryDrawing::draw_breaks() {
    for (const auto index : data_.breaks) {
        const double x = (x_(data_.points[index - 1].time) + x_(data_.points[index].time)) / 2;
        shapes_.box({x - 5, plot_top, 10, plot_bottom - plot_top + 2}, "gap", "white");
        for (const double side : {-5.0, 5.0})
            shapes_.line({x + side, plot_top}, {x + side, plot_bottom + 2}, "break");
        shapes_.text({{x, plot_top - 10}, Anchor::middle}, "axis", "break");
        placer_.avoid_line({x, plot_top - 10}, {x, plot_bottom});
    }
}

void TrajectoryDrawing::draw_value(Point at, double value, std::string_view classes, LabelNeed need) {
    const std::string words = print_number(value, data_.decimals) + (data_.unit == "%" ? "%" : "");
    if (const auto found = placer_.place(at, words, need)) shapes_.text(*found, classes, words);
}

// Numbers where they matter: the last and the first that was measured, or planned where nothing was measured;
// where the plan ends; what was revised.
void TrajectoryDrawing::draw_values() {
    const auto value = has_actual_ ? &TrajectoryPoint::actual : &TrajectoryPoint::planned;
    const TrajectoryPoint *first = nullptr, *last = nullptr, *goal = nullptr;
    for (const auto& point : data_.points) {
        if (point.*value && !first) first = &point;
        if (point.*value) last = &point;
        if (point.planned) goal = &point;
        for (const auto one : {point.actual, point.planned, point.planned_before})
            if (one) placer_.avoid_point(place(point, *one));
    }
    if (last) draw_value(place(*last, *(last->*value)), *(last->*value), "value");
    if (goal && !(goal == last && goal->planned == last->*value))
        draw_value(place(*goal, *goal->planned), *goal->planned, "value");
    if (first && first != last) draw_value(place(*first, *(first->*value)), *(first->*value), "value");
    for (const auto& point : data_.points) {
        if (!point.planned_before) continue;
        if (point.planned && &point != goal)
            draw_value(place(point, *point.planned), *point.planned, "value");
        draw_value(place(point, *point.planned_before), *point.planned_before, "value struck",
                   LabelNeed::may);
    }
}

double TrajectoryDrawing::draw_key() {
    std::vector<LegendItem> items;
    const Point middle{18, 10};
    if (has_actual_)
        items.push_back(
            {Shapes().line({0, 10}, {36, 10}, "actual").dot(middle, dot_radius, "actual"), "measured"});
    if (has_planned_)
        items.push_back(
            {Shapes().line({0, 10}, {36, 10}, "planned").open_diamond(middle, diamond_radius, "planned open"),
             "promised"});
    if (has_revised_)
        items.push_back(
            {Shapes().open_diamond(middle, diamond_radius, "before open").line({5, 10}, {31, 10}, "before"),
             "promised before"});
    if (data_.lowest || data_.highest)
        items.push_back({Shapes()
                             .box({0, 0, 36, 20}, "range")
                             .line({0, 20}, {36, 20}, "range-end")
                             .line({0, 0}, {36, 0}, "range-end"),
                         "range to keep in"});
    if (!data_.breaks.empty())
        items.push_back(
            {Shapes().line({13, 0}, {13, 20}, "break").line({23, 0}, {23, 20}, "break"), "not comparable"});
    return draw_legend(shapes_, plot_bottom + 44, items);
}

Chart TrajectoryDrawing::draw() {
    draw_range();
    draw_axes();
    draw_expected();
    draw_revisions();
    draw_actuals();
    draw_breaks();
    draw_values();
    const double height = draw_key();
    return framed({data_.id, "chart-trajectory", chart_width, height}, data_.title,
                  describe_trajectory(data_), shapes_, Textures(data_.id));
}

} // namespace

Chart trajectory_chart(const Trajectory& data) {
    const Trajectory drawn = cleaned(data);
    std::vector<double> values;
    for (const auto& point : drawn.points)
        for (const auto value : {point.actual, point.planned, point.planned_before})
            if (value) values.push_back(*value);
    if (values.empty()) return not_drawn(data.title, "There are no values to draw yet.");
    for (const auto end : {drawn.lowest, drawn.highest})
        if (end) values.push_back(*end);
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    return TrajectoryDrawing(drawn, nice_ticks(*lowest, *highest, 5)).draw();
}

} // namespace plansite
