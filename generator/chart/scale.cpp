#include "chart/scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace plansite {

double AxisScale::operator()(double value) const {
    if (!(highest > lowest)) return (from + to) / 2;
    return from + (value - lowest) / (highest - lowest) * (to - from);
}

std::vector<double> nice_ticks(double lowest, double highest, int wanted) {
    const double size = std::max(std::abs(lowest), std::abs(highest));
    if (highest - lowest <= size * 1e-9) { // all equal: as much room on either side as the value suggests
        const double room = size > 0 ? size / 10 : 1;
        lowest -= room;
        highest += room;
    }
    const double least = (highest - lowest) / std::max(wanted - 1, 1);
    const double power = std::floor(std::log10(least));
    const double unit = std::pow(10, std::abs(power)); // exact, where a negative power would not be
    const auto multiple = [&](double count) { return power < 0 ? count / unit : count * unit; };
    double step = 10;
    for (const double mantissa : {5.0, 2.5, 2.0, 1.0})
        if (multiple(mantissa) >= least * (1 - 1e-9)) step = mantissa;
    const double slack = 1e-9; // 0.3 / 0.1 is a little less than 3
    const double first = std::floor(lowest / multiple(step) + slack);
    const double last = std::max(std::ceil(highest / multiple(step) - slack), first + 1);
    std::vector<double> ticks;
    for (double i = first; i <= last; ++i) ticks.push_back(multiple(i * step));
    return ticks;
}

std::optional<double> drawable(std::optional<double> value) {
    if (!value || !(std::abs(*value) <= 1e15)) return {}; // also not true of what is not a number
    return std::abs(*value) < 1e-12 ? 0 : *value;
}

std::string print_number(double value, std::optional<int> decimals) {
    std::array<char, 400> digits; // the smallest number has 327 in front of its first other than 0
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    std::string text(digits.data(), written.ptr);
    if (decimals) text = fmt::format("{:.{}f}", value, std::clamp(*decimals, 0, 12));
    if (text.find_first_of("123456789") == text.npos && text.starts_with('-')) text.erase(0, 1);
    return text.starts_with('-') ? "−" + text.substr(1) : text;
}

} // namespace plansite
