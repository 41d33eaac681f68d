#include "chart/labels.h"
#include "chart/svg.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace plansite {

namespace {

std::string describe(const StatusBar& data, std::size_t total, std::size_t rest) {
    std::vector<std::string> parts;
    for (const auto& one : data.counts)
        if (one.count > 0) parts.push_back(fmt::format("{} {}", one.count, one.category.words));
    if (rest > 0) parts.push_back(fmt::format("{} without a state", rest));
    return fmt::format("Of {} {}: {}.", total, data.what, listed(parts));
}

// The widths of segments that fill `width`: in proportion, but none too thin to be seen.
std::vector<double> widths_of(const std::vector<Count>& counts, double width) {
    constexpr double least = 4;
    double total = 0;
    for (const auto& one : counts) total += double(one.count);
    std::vector<double> widths;
    for (const auto& one : counts) widths.push_back(std::max(double(one.count) / total * width, least));
    const double drawn = std::accumulate(widths.begin(), widths.end(), 0.0);
    for (double& one : widths) one *= width / drawn;
    return widths;
}

void draw_bar(Shapes& shapes, Textures& textures, const std::vector<Count>& counts, const Box& bar,
              BarSize size) {
    const double between = size == BarSize::full ? 3 : 1.5;
    const auto widths = widths_of(counts, bar.width);
    double x = bar.x;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double drawn = i + 1 < counts.size() ? std::max(widths[i] - between, 1.0) : widths[i];
        const Box area{x, bar.y, drawn, bar.height};
        textures.fill(shapes, area, counts[i].category);
        if (size == BarSize::full) draw_count(shapes, area, counts[i].count);
        x += widths[i];
    }
}

} // namespace

Chart status_bar(const StatusBar& data, BarSize size) {
    std::vector<Count> counts;
    std::size_t counted = 0;
    for (const auto& one : data.counts) {
        counted += one.count;
        if (one.count > 0) counts.push_back(one);
    }
    const std::size_t total = std::max(data.total, counted);
    if (total == 0) return not_drawn(data.title, fmt::format("There are no {} to count.", data.what));
    if (total > counted) counts.push_back({{"unknown", "without a state", Texture::empty}, total - counted});

    Shapes shapes;
    Textures textures(data.id);
    Drawing drawing{data.id, "chart-status", chart_width, 44};
    if (size == BarSize::compact) {
        drawing = {data.id, "chart-status chart-compact", 160, 14};
        draw_bar(shapes, textures, counts, {0, 0, 160, 14}, size);
    } else {
        draw_bar(shapes, textures, counts, {0, 0, chart_width, 44}, size);
        std::vector<LegendItem> items;
        for (const auto& one : counts) {
            Shapes swatch;
            textures.fill(swatch, {0, 0, 36, 20}, one.category);
            items.push_back({swatch, fmt::format("{} {}", one.count, one.category.words)});
        }
        drawing.height = draw_legend(shapes, 54, items);
    }
    return framed(drawing, data.title, describe(data, total, total - counted), shapes, textures);
}

} // namespace plansite
