#include "chart/labels.h"
#include "chart/svg.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace plansite {

namespace {

std::size_t total_of(const DistributionRow& row) {
    return std::accumulate(row.counts.begin(), row.counts.end(), row.none);
}

// The level with most of all rows together, or several that are equal.
std::string describe(const Distribution& data) {
    std::vector<std::size_t> by_level(data.levels.size());
    std::size_t total = 0, none = 0;
    for (const auto& row : data.rows) {
        total += total_of(row);
        none += row.none;
        for (std::size_t i = 0; i < by_level.size(); ++i) by_level[i] += row.counts[i];
    }
    const std::size_t most = by_level.empty() ? 0 : *std::max_element(by_level.begin(), by_level.end());
    if (most == 0)
        return fmt::format("None of {} {} has a level; {}: {}.", total, data.what, data.none, none);
    std::vector<std::string> levels;
    for (std::size_t i = 0; i < by_level.size(); ++i)
        if (by_level[i] == most) levels.push_back(data.levels[i]);
    std::string out = levels.size() == 1
                          ? fmt::format("The most common level is {}, with {}", levels[0], most)
                          : fmt::format("The most common levels are {}, with {} each", listed(levels), most);
    out += fmt::format(" of {} {}", total, data.what);
    if (data.rows.size() > 1) out += fmt::format(" in {} rows", data.rows.size());
    return out + (none > 0 ? fmt::format("; {}: {}.", data.none, none) : ".");
}

// A level in its place on the ramp: the lowest is almost paper, the highest almost full.
void draw_level(Shapes& shapes, const Box& box, std::size_t level, std::size_t levels) {
    const double part = levels < 2 ? 1 : double(level) / double(levels - 1);
    shapes.shade(box, "shade", 0.08 + 0.92 * part);
    shapes.outline(box, "shade-edge");
}

void draw_none(Shapes& shapes, const Box& box) {
    shapes.outline(box, "shade-none");
}

void draw_row(Shapes& shapes, const Distribution& data, const DistributionRow& row, double top, double unit) {
    constexpr double bar_top = 30, bar_height = 34, between = 2;
    shapes.text({{0, top + 22}}, "", cut(row.label, largest_letters(chart_width)));
    double x = 0;
    for (std::size_t i = 0; i <= data.levels.size(); ++i) {
        const std::size_t count = i < data.levels.size() ? row.counts[i] : row.none;
        if (count == 0) continue;
        const Box box{x, top + bar_top, std::max(double(count) * unit - between, 1.0), bar_height};
        if (i < data.levels.size())
            draw_level(shapes, box, i, data.levels.size());
        else
            draw_none(shapes, box);
        draw_count(shapes, box, count);
        x += double(count) * unit;
    }
}

} // namespace

Chart distribution_chart(const Distribution& asked) {
    Distribution data = asked;
    std::size_t most = 0, none = 0;
    for (auto& row : data.rows) {
        row.counts.resize(data.levels.size());
        most = std::max(most, total_of(row));
        none += row.none;
    }
    if (most == 0) return not_drawn(data.title, fmt::format("There are no {} to count.", data.what));

    constexpr double pitch = 74;
    Shapes shapes;
    for (std::size_t i = 0; i < data.rows.size(); ++i)
        draw_row(shapes, data, data.rows[i], double(i) * pitch, chart_width / double(most));
    std::vector<LegendItem> items;
    for (std::size_t i = 0; i < data.levels.size(); ++i) {
        items.emplace_back();
        draw_level(items.back().swatch, {0, 0, 36, 20}, i, data.levels.size());
        items.back().words = data.levels[i];
    }
    if (none > 0) {
        items.emplace_back();
        draw_none(items.back().swatch, {0, 0, 36, 20});
        items.back().words = data.none;
    }
    const double height = draw_legend(shapes, double(data.rows.size()) * pitch + 6, items);
    return framed({data.id, "chart-distribution", chart_width, height}, data.title, describe(data), shapes,
                  Textures(data.id));
}

} // namespace plansite
