#include "chart/labels.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace plansite {

namespace {

constexpr int covers_text = 1000; // as a cost

// Where a text stands on the axis: from here to there.
struct Stretch {
    double from = 0, to = 0;
};

Stretch stretch_of(const AxisLabel& label, double height) {
    const double width = width_of(label.words, height);
    const double from = std::clamp(label.x - width / 2, 0.0, std::max(chart_width - width, 0.0));
    return {from, from + width};
}

// Whether every `stride`-th label, counted back from the last one, has room at this height of letters.
bool have_room(const std::vector<AxisLabel>& labels, std::size_t stride, double height) {
    for (std::size_t i = labels.size() - 1; i >= stride; i -= stride)
        if (stretch_of(labels[i - stride], height).to + height / 2 > stretch_of(labels[i], height).from)
            return false;
    return true;
}

} // namespace

double width_of(std::string_view text, double height) {
    return double(code_points(text)) * height * letter_width;
}

std::size_t largest_letters(double width) {
    return std::size_t(std::max(width, 0.0) / (largest_height * letter_width));
}

std::string cut(std::string_view text, std::size_t most) {
    if (code_points(text) <= most) return std::string(text);
    std::size_t end = 0;
    for (std::size_t letters = 0; end < text.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (begins && ++letters == std::max<std::size_t>(most, 1)) break;
    }
    return std::string(trimmed(text.substr(0, end))) + "…";
}

void draw_axis_labels(Shapes& shapes, double y, const std::vector<AxisLabel>& labels) {
    if (labels.empty()) return;
    std::size_t ordinary = 1;
    while (!have_room(labels, ordinary, ordinary_height)) ++ordinary;
    std::size_t largest = ordinary;
    while (!have_room(labels, largest, largest_height)) largest += ordinary;
    for (std::size_t i = (labels.size() - 1) % ordinary; i < labels.size(); i += ordinary) {
        const bool always = (labels.size() - 1 - i) % largest == 0;
        TextPlace place{{labels[i].x, y}, Anchor::middle};
        const double half = width_of(labels[i].words, largest_height) / 2;
        if (labels[i].x < half) place = {{0, y}, Anchor::start};
        if (labels[i].x > chart_width - half) place = {{chart_width, y}, Anchor::end};
        shapes.text(place, always ? "axis" : "axis minor", labels[i].words);
    }
}

void draw_count(Shapes& shapes, const Box& area, std::size_t count) {
    const std::string words = std::to_string(count);
    if (width_of(words, ordinary_height) + 4 > area.width) return;
    const bool always = width_of(words, largest_height) + 4 <= area.width;
    const Point middle{area.x + area.width / 2, area.y + area.height / 2};
    shapes.text({middle, Anchor::middle, Line::middle}, always ? "value" : "value minor", words);
}

double draw_legend(Shapes& shapes, double top, const std::vector<LegendItem>& items) {
    constexpr double pitch = 30, indent = 46;
    const auto longest = largest_letters(chart_width / 2 - indent);
    const bool short_words = std::all_of(items.begin(), items.end(), [&](const LegendItem& item) {
        return code_points(item.words) <= longest;
    });
    const std::size_t columns = short_words ? 2 : 1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Point at{double(i % columns) * chart_width / 2, top + double(i / columns) * pitch};
        shapes.group({at.x, at.y + 5}, items[i].swatch);
        shapes.text({{at.x + indent, at.y + pitch / 2}, Anchor::start, Line::middle}, "",
                    cut(items[i].words, largest_letters(chart_width - indent)));
    }
    return top + double((items.size() + columns - 1) / columns) * pitch;
}

void LabelPlacer::avoid_point(Point point) {
    drawn_.push_back(point);
}

void LabelPlacer::avoid_line(Point from, Point to) {
    const int steps = 1 + int(std::hypot(to.x - from.x, to.y - from.y) / 8);
    for (int i = 0; i <= steps; ++i) {
        const double part = double(i) / steps;
        avoid_point({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
    }
}

std::optional<TextPlace> LabelPlacer::place(Point point, std::string_view text, LabelNeed need) {
    constexpr double away = 13;
    const double width = width_of(text, largest_height), height = largest_height * 0.8;
    struct Choice {
        TextPlace place;
        Box box;
    };
    const std::array choices = {Choice{{{point.x, point.y - away}, Anchor::middle},
                                       {point.x - width / 2, point.y - away - height, width, height}},
                                Choice{{{point.x, point.y + away}, Anchor::middle, Line::top},
                                       {point.x - width / 2, point.y + away, width, height}},
                                Choice{{{point.x + away, point.y}, Anchor::start, Line::middle},
                                       {point.x + away, point.y - height / 2, width, height}},
                                Choice{{{point.x - away, point.y}, Anchor::end, Line::middle},
                                       {point.x - away - width, point.y - height / 2, width, height}}};
    const auto* best =
        std::min_element(choices.begin(), choices.end(),
                         [&](const Choice& a, const Choice& b) { return cost(a.box) < cost(b.box); });
    const int covered = cost(best->box);
    if (covered >= covers_text || (need == LabelNeed::may && covered > 3)) return {};
    texts_.push_back(best->box);
    return best->place;
}

// How much of what is drawn a text would cover; much more where it would cover a text or leave the room.
int LabelPlacer::cost(const Box& box) const {
    const double right = box.x + box.width, bottom = box.y + box.height;
    int covered = 0;
    for (const auto& point : drawn_)
        if (point.x > box.x - 4 && point.x < right + 4 && point.y > box.y - 4 && point.y < bottom + 4)
            ++covered;
    for (const auto& text : texts_)
        if (box.x < text.x + text.width && text.x < right && box.y < text.y + text.height && text.y < bottom)
            covered += covers_text;
    if (box.x < room_.x || right > room_.x + room_.width || box.y < room_.y ||
        bottom > room_.y + room_.height)
        covered += 100;
    return covered;
}

} // namespace plansite
