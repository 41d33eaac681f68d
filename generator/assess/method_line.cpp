#include "assess/method_rules.h"
#include "base/number.h"

#include <cmath>
#include <fmt/format.h>
#include <utility>

// The two rules that compare a value with what was planned for its time.

namespace plansite {

namespace {

// By how much one value is better than another, as a sum that is above nought where it is.
std::string better_by(Direction direction, double value, double than) {
    if (direction == Direction::down) std::swap(value, than);
    return fmt::format("{} − {}", plain_number(value), in_sum(than));
}

// The stretch of the line on which a time lies.
struct Stretch {
    Observation from, to;
};

// The line: the baseline, where there is one, and the planned values after it.
std::vector<Observation> line_of(const Measurement& measurement, const Observation* baseline) {
    std::vector<Observation> line;
    if (baseline) line.push_back(*baseline);
    for (const auto& one : measurement.planned)
        if (!baseline || one.time > baseline->time) line.push_back(one);
    return line;
}

std::optional<Stretch> stretch_at(const std::vector<Observation>& line, double time) {
    if (line.empty() || time < line.front().time) return std::nullopt;
    if (time >= line.back().time) return Stretch{line.back(), line.back()};
    for (std::size_t i = 1; i < line.size(); ++i)
        if (time <= line[i].time) return Stretch{line[i - 1], line[i]};
    return std::nullopt;
}

// The expected value on a stretch, and the sum that gives it.
double expected_on(const Stretch& stretch, const Observation& latest, std::vector<Step>& steps) {
    const auto& [from, to] = stretch;
    const std::string label = fmt::format("Expected in {}", latest.period);
    if (latest.time >= to.time || latest.time == from.time) {
        const Observation& at = latest.time == from.time ? from : to;
        steps.push_back({label, fmt::format("{}, the value planned{}", plain_number(at.value),
                                            latest.time > at.time ? " last" : "")});
        return at.value;
    }
    const double whole = years_between(from, to), passed = years_between(from, latest);
    const double value = from.value + (to.value - from.value) * passed / whole;
    const double parts = parts_of_year(whole, passed);
    steps.push_back({label, fmt::format("{} + ({} − {}) × {} ÷ {} = {}", plain_number(from.value),
                                        in_sum(to.value), in_sum(from.value), plain_number(passed * parts),
                                        plain_number(whole * parts), plain_number(value))});
    return value;
}

// What was put in. The baseline may be null.
std::vector<Step> numbers_of(const Measurement& measurement, const Observation* baseline,
                             const Observation& latest) {
    std::vector<Step> out;
    if (baseline)
        out.push_back({fmt::format("Baseline, {}", baseline->period), plain_number(baseline->value)});
    out.push_back({fmt::format("Measured, {}", latest.period), plain_number(latest.value)});
    for (const auto& one : measurement.planned)
        out.push_back({fmt::format("Planned, {}", one.period), plain_number(one.value)});
    if (measurement.tolerance) out.push_back({"Tolerance", words_for(*measurement.tolerance)});
    return out;
}

// What is known when the value is short of the line: the share of the way that was gone.
Judgement judge_share(Judgement out, const Measurement& measurement, const Observation& baseline,
                      const Observation& latest, const Observation& goal) {
    const double d = sign_of(measurement.direction);
    if (d * (goal.value - baseline.value) <=
        0) // to stay, or to lose no more than so much: there is no way to go
        return decided(std::move(out), Outcome::wrong_way,
                       "The value is worse than the baseline, and worse than the plan allows.");
    const double share = (latest.value - baseline.value) / (goal.value - baseline.value);
    out.steps.push_back({"Share achieved", fmt::format("({} − {}) ÷ ({} − {}) = {}", in_sum(latest.value),
                                                       in_sum(baseline.value), in_sum(goal.value),
                                                       in_sum(baseline.value), plain_number(share))});
    const double all = years_between(baseline, goal), passed = years_between(baseline, latest);
    const double parts = parts_of_year(all, passed), time = passed / all;
    out.steps.push_back({"Share of the time", fmt::format("{} ÷ {} = {}", plain_number(passed * parts),
                                                          plain_number(all * parts), plain_number(time))});
    out.steps.push_back(
        {"Achieved for the time",
         fmt::format("{} ÷ {} = {}", in_sum(share), plain_number(time), plain_number(share / time))});
    if (latest.value == baseline.value)
        return decided(std::move(out), Outcome::limited, "The value is that of the baseline.");
    if (share < 0)
        return decided(std::move(out), Outcome::wrong_way, "The value is worse than the baseline.");
    return decided(
        std::move(out), Outcome::behind,
        measurement.tolerance
            ? "The value is better than the baseline, and short of the line by more than the tolerance."
            : "The value is better than the baseline, and short of the line.");
}

} // namespace

Judgement judge_trajectory(const Measurement& measurement) {
    Judgement out;
    if (measurement.direction == Direction::keep)
        return undecided(out, "A line needs a direction: whether more or less is better.");
    if (measurement.planned.empty()) return undecided(out, "No value is planned.");
    if (measurement.actual.empty()) return undecided(out, "No value has been measured.");
    const Observation& latest = measurement.actual.back();
    const Observation& goal = measurement.planned.back();
    const Observation* baseline = baseline_of(measurement);
    const bool named = !measurement.baseline_period.empty();
    if (baseline == &latest && !named) baseline = nullptr; // the only value is nothing to start from
    if (baseline && baseline->time >= latest.time)
        return undecided(
            out, fmt::format("No value has been measured since the baseline ({}).", baseline->period));
    if (baseline && baseline->time >= goal.time) baseline = nullptr;
    if (baseline && broken_between(measurement, *baseline, latest))
        return undecided(out, cannot_compare(*baseline, latest));
    out.period = latest.period;
    out.numbers = numbers_of(measurement, baseline, latest);
    if (auto reached = met(out, measurement, latest, goal)) return *std::move(reached);

    const auto stretch = stretch_at(line_of(measurement, baseline), latest.time);
    if (!stretch)
        return undecided(
            std::move(out),
            named ? fmt::format("The value of the baseline ({}) is not known.", measurement.baseline_period)
                  : "Only one value has been measured, at a time before the first planned one.");
    const double expected = expected_on(*stretch, latest, out.steps);
    const double better = sign_of(measurement.direction) * (latest.value - expected);
    out.steps.push_back({"Better than expected by",
                         fmt::format("{} = {}", better_by(measurement.direction, latest.value, expected),
                                     plain_number(better))});
    if (at_least(better, 0))
        return decided(std::move(out), Outcome::on_track, "The value is on the line or on its better side.");
    const double room = allowed(measurement.tolerance, expected);
    if (measurement.tolerance && measurement.tolerance->relative)
        out.steps.push_back(
            {"Tolerance", fmt::format("{} % of {} = {}", plain_number(measurement.tolerance->value),
                                      plain_number(std::abs(expected)), plain_number(room))});
    if (at_least(better, -room))
        return decided(std::move(out), Outcome::on_track,
                       "The value is short of the line by no more than the tolerance.");
    if (!baseline)
        return undecided(std::move(out), "The value is short of the line; how far it has come cannot be said "
                                         "without a value to start from.");
    return judge_share(std::move(out), measurement, *baseline, latest, goal);
}

Judgement judge_tolerance(const Measurement& measurement) {
    Judgement out;
    if (measurement.direction == Direction::keep)
        return undecided(out, "A gap needs a direction: whether more or less is better.");
    if (measurement.planned.empty()) return undecided(out, "No value is planned.");
    // the latest value for whose time something is planned
    const Observation* latest = nullptr;
    const Observation* planned = nullptr;
    for (const auto& value : measurement.actual)
        for (const auto& promise : measurement.planned)
            if (promise.time == value.time) latest = &value, planned = &promise;
    if (!latest) return undecided(out, "No value has been measured for a time that has a planned value.");
    const Tolerance tolerance = measurement.tolerance.value_or(Tolerance{10, true});
    out.period = latest->period;
    out.numbers = {{fmt::format("Measured, {}", latest->period), plain_number(latest->value)},
                   {fmt::format("Planned, {}", planned->period), plain_number(planned->value)},
                   {"Tolerance", words_for(tolerance)}};
    const double d = sign_of(measurement.direction);
    const double short_by = d * (planned->value - latest->value);
    const bool is_share = tolerance.relative && planned->value != 0;
    if (tolerance.relative && !is_share && short_by > 0)
        return undecided(std::move(out),
                         "A share of a planned value of nought cannot be taken; the tolerance has "
                         "to be set in the unit.");
    const std::string difference = better_by(measurement.direction, planned->value, latest->value);
    const double gap = is_share ? 100 * short_by / std::abs(planned->value) : short_by;
    out.steps.push_back({"Gap", is_share
                                    ? fmt::format("({}) ÷ {} = {} %", difference,
                                                  plain_number(std::abs(planned->value)), plain_number(gap))
                                    : fmt::format("{} = {}", difference, plain_number(gap))});
    if (at_least(tolerance.value, gap))
        return decided(std::move(out), Outcome::on_track,
                       gap > 0 ? "The value is short of the planned one by no more than the tolerance."
                               : "The value is the planned one or better.");
    const Observation* before = nullptr;
    for (const auto& one : measurement.actual)
        if (std::abs(latest->time - one.time - 1) < 1 / 24.0) before = &one;
    if (!before)
        return undecided(
            std::move(out),
            "The value is short of the planned one by more than the tolerance, and there is none of the "
            "year before to compare it with.");
    if (broken_between(measurement, *before, *latest))
        return undecided(std::move(out),
                         "The value is short of the planned one by more than the tolerance. " +
                             cannot_compare(*before, *latest));
    const double change = d * (latest->value - before->value);
    out.numbers.push_back({fmt::format("Measured, {}", before->period), plain_number(before->value)});
    out.steps.push_back(
        {"Better than the year before by",
         fmt::format("{} = {}", better_by(measurement.direction, latest->value, before->value),
                     plain_number(change))});
    return at_least(change, 0)
               ? decided(std::move(out), Outcome::behind,
                         "Short by more than the tolerance, and no worse than the year before.")
               : decided(std::move(out), Outcome::wrong_way,
                         "Short by more than the tolerance, and worse than the year before.");
}

} // namespace plansite
