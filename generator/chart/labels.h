#pragma once

#include "chart/svg.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Where text has room. The real width of letters is not known here, only a careful guess: a little more than
// half their height, and their height is what it is on the narrowest screen.

namespace plansite {

inline constexpr double letter_width = 0.56;  // of the height
inline constexpr double ordinary_height = 18; // of letters on a wide screen, with some reserve
inline constexpr double largest_height = 27;  // on the narrowest; charts.css has the same number

// The width of a text in letters of that height.
double width_of(std::string_view text, double height);

// How many letters have room in a width on the narrowest screen.
std::size_t largest_letters(double width);

// The text, or its first code points and "…" where it has more than `most`.
std::string cut(std::string_view text, std::size_t most);

// A label below an axis, centred on its place but never beyond the drawing.
struct AxisLabel {
    double x = 0;
    std::string words;
};

// Draws every label, or every second or third …, counted back from the last one, so that they have room. They
// must be in order. Those that have room only on wide screens get the class `minor`.
void draw_axis_labels(Shapes& shapes, double y, const std::vector<AxisLabel>& labels);

// Writes a count into the middle of an area where it has room; `minor` where only on wide screens.
void draw_count(Shapes& shapes, const Box& area, std::size_t count);

// One line of the legend: a picture 36 wide and 20 high, and words.
struct LegendItem {
    Shapes swatch;
    std::string words;
};

// The legend, beginning at height `top`; in two columns where all words are short enough. Returns where it
// ends.
double draw_legend(Shapes& shapes, double top, const std::vector<LegendItem>& items);

// Whether a value must be written, or only where it covers next to nothing.
enum class LabelNeed : std::uint8_t { must, may };

// Finds places for values beside their points, where they cover least of what is drawn.
class LabelPlacer {
public:
    explicit LabelPlacer(const Box& room) : room_(room) {}

    void avoid_point(Point point);
    void avoid_line(Point from, Point to);

    // Where a text may stand by its point: above, below or beside it; nothing where it would cover another
    // one.
    std::optional<TextPlace> place(Point point, std::string_view text, LabelNeed need = LabelNeed::must);

private:
    int cost(const Box& box) const;

    Box room_;
    std::vector<Point> drawn_;
    std::vector<Box> texts_;
};

} // namespace plansite
