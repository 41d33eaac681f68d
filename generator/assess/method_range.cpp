#include "assess/method_rules.h"
#include "base/number.h"

#include <fmt/format.h>

// The rule for what is best within a range, or near a value.

namespace plansite {

namespace {

// An end may be missing.
struct Range {
    std::optional<double> lowest, highest;
};

// The value to stay near at a time: the one planned for it, or else the last planned before it, or else the
// first planned after it.
const Observation& planned_at(const std::vector<Observation>& planned, double time) {
    const Observation* found = &planned.front();
    for (const auto& one : planned)
        if (one.time <= time) found = &one;
    return *found;
}

// The range that a value is to be in, put down among the numbers and steps.
Range range_for(const Measurement& measurement, const Observation& latest, Judgement& out) {
    Range range{measurement.lowest, measurement.highest};
    if (range.lowest) out.numbers.push_back({"Lowest", plain_number(*range.lowest)});
    if (range.highest) out.numbers.push_back({"Highest", plain_number(*range.highest)});
    if (range.lowest || range.highest || measurement.planned.empty()) return range;

    const Observation& near = planned_at(measurement.planned, latest.time);
    const double room = allowed(measurement.tolerance, near.value);
    range = {near.value - room, near.value + room};
    out.numbers.push_back({fmt::format("Planned, {}", near.period), plain_number(near.value)});
    if (!measurement.tolerance) return range;
    out.numbers.push_back({"Tolerance", words_for(*measurement.tolerance)});
    const auto end = [&](std::string_view label, std::string_view sign, double value) {
        out.steps.push_back({std::string(label), fmt::format("{} {} {} = {}", plain_number(near.value), sign,
                                                             plain_number(room), plain_number(value))});
    };
    end("Lowest", "−", *range.lowest);
    end("Highest", "+", *range.highest);
    return range;
}

// How far a value is from the range, and the sum.
double distance(const Range& range, const Observation& one, std::vector<Step>& steps) {
    double from = one.value, to = one.value;
    if (range.lowest && one.value < *range.lowest) from = *range.lowest;
    if (range.highest && one.value > *range.highest) to = *range.highest;
    steps.push_back(
        {fmt::format("Distance in {}", one.period),
         from == to ? "0"
                    : fmt::format("{} − {} = {}", plain_number(from), in_sum(to), plain_number(from - to))});
    return from - to;
}

} // namespace

Judgement judge_range(const Measurement& measurement) {
    Judgement out;
    if (measurement.actual.empty()) return undecided(out, "No value has been measured.");
    const Observation& latest = measurement.actual.back();
    const Range range = range_for(measurement, latest, out);
    if (!range.lowest && !range.highest) return undecided(out, "The target has no range to keep within.");
    out.period = latest.period;
    out.numbers.push_back({fmt::format("Measured, {}", latest.period), plain_number(latest.value)});
    const double now = distance(range, latest, out.steps);
    if (at_least(0, now)) return decided(std::move(out), Outcome::on_track, "The value is within the range.");
    if (measurement.actual.size() < 2)
        return decided(std::move(out), Outcome::limited,
                       "The value is outside the range, and there is none before it.");
    const Observation& before = measurement.actual[measurement.actual.size() - 2];
    if (broken_between(measurement, before, latest))
        return decided(std::move(out), Outcome::limited,
                       "The value is outside the range. " + cannot_compare(before, latest));
    out.numbers.push_back({fmt::format("Measured, {}", before.period), plain_number(before.value)});
    const double then = distance(range, before, out.steps);
    if (at_least(now, then) && at_least(then, now))
        return decided(std::move(out), Outcome::limited, "The value is outside the range, as far as before.");
    return now < then ? decided(std::move(out), Outcome::behind,
                                "The value is outside the range, and nearer to it than before.")
                      : decided(std::move(out), Outcome::wrong_way,
                                "The value is outside the range, and further away than before.");
}

} // namespace plansite
