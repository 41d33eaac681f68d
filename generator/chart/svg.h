#pragma once

#include "chart/chart.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Writing SVG: shapes with classes, textures, the frame around them.

namespace plansite {

inline constexpr double chart_width = 640;

struct Point {
    double x = 0, y = 0;
};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
};

// Which place of a text its point is.
enum class Anchor : std::uint8_t { start, middle, end };
enum class Line : std::uint8_t { baseline, middle, top };

struct TextPlace {
    Point at;
    Anchor anchor = Anchor::start;
    Line line = Line::baseline;
};

// A number as a place in a drawing: at most two decimals, no exponent.
std::string coordinate(double value);

// Shapes one after another, later ones above earlier ones. Each takes the classes by which it is dressed;
// areas are filled with the current colour and lines are drawn with it, unless the style sheet says
// otherwise.
class Shapes {
public:
    Shapes& line(Point from, Point to, std::string_view classes);
    Shapes& polyline(const std::vector<Point>& points, std::string_view classes);
    Shapes& box(const Box& box, std::string_view classes, std::string_view fill = "currentColor");
    Shapes& shade(const Box& box, std::string_view classes, double opacity); // 0: nothing, 1: an area
    Shapes& outline(const Box& box, std::string_view classes);               // the line lies within the box
    Shapes& dot(Point centre, double radius, std::string_view classes);
    Shapes& diamond(Point centre, double radius, std::string_view classes);
    Shapes& open_diamond(Point centre, double radius, std::string_view classes);
    Shapes& text(const TextPlace& place, std::string_view classes, std::string_view words);

    // `inner`, moved by `offset`.
    Shapes& group(Point offset, const Shapes& inner);

    // `inner` as one thing with a full text, which browsers show on pointing, and a link where `href` is not
    // empty.
    Shapes& thing(std::string_view title, std::string_view href, const Shapes& inner);

    const std::string& svg() const { return svg_; }

private:
    Shapes& diamond(Point centre, double radius, std::string_view classes, std::string_view paint);
    std::string svg_;
};

// The class that gives a category its colour.
std::string state_class(const Category& category);

// The textures of one drawing: only those that are used are written.
class Textures {
public:
    explicit Textures(std::string_view id) : id_(id) {}

    // An area of a category in its colour and texture.
    void fill(Shapes& shapes, const Box& box, const Category& category);

    std::string definitions() const;

private:
    std::string id_;
    std::map<Texture, std::string> used_; // the pattern
};

// What is drawn, to be put in its frame. `role` is "img" unless there are links within.
struct Drawing {
    std::string_view id;
    std::string_view kind; // the classes after `chart`: "chart-trajectory"
    double width = chart_width;
    double height = 0;
    std::string_view role = "img";
};

// The finished chart.
Chart framed(const Drawing& drawing, std::string_view title, std::string description, const Shapes& shapes,
             const Textures& textures);

// The chart that is not drawn because there is nothing to draw.
Chart not_drawn(std::string_view title, std::string description);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words);

} // namespace plansite
