#pragma once

#include "base/date.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Pictures without scripts: SVG that stands in the page, made of plain numbers and words while the site is
// built. Nothing here knows what a plan is; the same data gives the same bytes for ever.
//
// Every function returns a whole <svg> with a title and a description. The description is one sentence made
// from the data that says what the eye would see. Where there is nothing to draw, `svg` is empty and the
// description says so.
//
// A picture has no colours, fonts or styles of its own: shapes carry classes, and the theme's charts.css
// dresses them. Without it they are still black on white and whole. Nothing is said by colour alone: lines
// differ by dashes and by the shape of their points, states by texture, levels by lightness and order, and
// numbers are written where they matter.
//
// A drawing is 640 units wide and as high as it needs (Drawing, Shapes: svg.h). Text is 16 units high on a
// wide screen; on a phone, where 640 units are less than 300 pixels, charts.css makes it up to 27. So
// whatever places text reckons with the larger letters (labels.h), and the labels that then have no room
// carry the class `minor`, by which they are hidden there. A timeline has long labels instead and scrolls.
// Numbers become places by an AxisScale with nice ticks (scale.h).
//
// `id` must differ between the pictures of a page: what refers within a picture (title, description,
// textures) is named after it. Labels may be any text in UTF-8; they are escaped here. Addresses are escaped,
// not judged.

namespace plansite {

struct Chart {
    std::string svg; // empty where there is nothing to draw
    std::string title;
    std::string description; // one sentence
};

// What tells areas apart without colour. One meaning should have the same texture on all pictures of a site.
enum class Texture : std::uint8_t {
    solid,
    rising, // slanted lines
    falling,
    dots,
    horizontal,
    vertical,
    crosses,
    empty, // an outline only
};

// What something counts as: a state. `name` becomes the class is-NAME, `words` are for people.
struct Category {
    std::string name;
    std::string words;
    Texture texture = Texture::solid;
};

// ---- a target over the years ----

struct TrajectoryPoint {
    std::string label; // "2007-08"
    double time = 0;   // in years
    std::optional<double> actual{};
    std::optional<double> planned{};
    std::optional<double> planned_before{}; // the planned value before it was revised
};

struct Trajectory {
    std::string id;
    std::string title;
    std::string unit{};   // "%", "schools"
    std::string better{}; // "less is better"; said last
    std::vector<TrajectoryPoint> points{};
    std::optional<std::size_t> baseline{}; // the point from which the expected line starts
    std::optional<double> lowest{};        // the range to keep within; one end may be open
    std::optional<double> highest{};
    std::vector<std::size_t> breaks{}; // the points from which on values are not comparable with those before
    std::optional<int> decimals{};     // of printed values; otherwise as few as they need
};

// What was measured as a line with dots, what is planned as a dashed line with diamonds. Points must be in
// the order of time. A missing actual value leaves a gap. What is not a number, or beyond 10^15, counts as
// missing.
Chart trajectory_chart(const Trajectory& data);

// ---- how many have which state ----

struct Count {
    Category category;
    std::size_t count = 0;
};

struct StatusBar {
    std::string id;
    std::string title;
    std::string what; // "actions": the noun after the total
    std::vector<Count> counts{};
    std::size_t total = 0; // what the counts leave of it is drawn as an empty frame
};

enum class BarSize : std::uint8_t {
    full,    // with counts and a legend
    compact, // 160 by 14, for a row of a table; textures only
};

// One bar of stacked segments in the given order.
Chart status_bar(const StatusBar& data, BarSize size);

// ---- how many are at which level ----

struct DistributionRow {
    std::string label;
    std::vector<std::size_t> counts{}; // by level
    std::size_t none = 0;              // without a level
};

struct Distribution {
    std::string id;
    std::string title;
    std::string what;                  // "schools": the noun after a count
    std::vector<std::string> levels{}; // the lowest first
    std::string none = "none";         // the words for being without a level
    std::vector<DistributionRow> rows{};
};

// A stacked bar for every row, darker for higher levels. All rows have the same scale. Counts beyond the
// levels are left out.
Chart distribution_chart(const Distribution& data);

// ---- what happens when ----

struct TimelineRow {
    std::string label;
    std::string href{};                   // may begin with the address mark (base/marks.h); empty: no link
    std::optional<Date> earliest_start{}; // where only ends are there, it is an event with a due date
    std::optional<Date> latest_start{};   // missing: the start is sure, on the earliest day
    std::optional<Date> earliest_end{};   // missing: the end is sure, on the latest day
    std::optional<Date> latest_end{};     // missing: it goes on
    Category state{};                     // its words, where there are any, stand at the end of the row
    std::string when{};                   // the dates as written, for the full text of the row
    enum class Kind : std::uint8_t { thing, heading } kind = Kind::thing; // a heading has a label only
};

struct Timeline {
    std::string id;
    std::string title;
    std::string what; // "activities": the noun after a count
    Date first;       // of the plan; the axis also covers what lies up to the plan's length beside it
    Date last;
    std::optional<Date> today{};       // the day by which things are judged
    std::string today_words = "today"; // what to write at its line
    std::vector<TimelineRow> rows{};
};

// A bar for every row from its start to its end, with its label above. Between the earliest and the latest
// day of an end the bar is light with a dashed edge; an open end is an arrow that fades; a due date is a
// diamond. Rows without dates are left out and counted in the description, and so are headings that are left
// with nothing.
Chart timeline_chart(const Timeline& data);

} // namespace plansite
