#pragma once

#include <optional>
#include <string>
#include <vector>

// From numbers to places and words.

namespace plansite {

// A straight line from values to places. `from` and `to` may be the wrong way round, as they are for heights;
// a stretch of values without length lands in the middle.
struct AxisScale {
    double lowest = 0, highest = 1; // values
    double from = 0, to = 1;        // places

    double operator()(double value) const;
};

// Round numbers, evenly spaced, from at or below `lowest` to at or above `highest`: multiples of 1, 2, 2.5 or
// 5 times a power of ten. About `wanted` of them, and never fewer than two. Both bounds must be numbers below
// 10^16.
std::vector<double> nice_ticks(double lowest, double highest, int wanted);

// The value where it is there and can be drawn: a number within 10^15 of zero. What is nearer to zero than
// 10^-12 becomes zero.
std::optional<double> drawable(std::optional<double> value);

// "8.4", "−3", "1250": with as many decimals as asked for or as few as needed; no exponent, no locale.
std::string print_number(double value, std::optional<int> decimals = {});

} // namespace plansite
