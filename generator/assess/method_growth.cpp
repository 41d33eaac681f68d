#include "assess/method_rules.h"
#include "base/number.h"

#include <cmath>
#include <fmt/format.h>

// Compound growth a year, as Open SDG and Statistics Canada measure progress (sdg-build, docs/progress-
// methodology). Where they put 0.001 for nought, this says that there is not enough to go by.

namespace plansite {

namespace {

double growth(double value, double from, double years) {
    return std::pow(value / from, 1 / years) - 1;
}

std::string sum(double value, double from, double years, double result) {
    const double parts = parts_of_year(years, years);
    return fmt::format("({} ÷ {})^({} ÷ {}) − 1 = {} %", in_sum(value), in_sum(from), parts,
                       plain_number(parts * years), plain_number(100 * result));
}

// How much growth is asked for where a value cannot pass a limit: less, the nearer it is.
double share_asked(double baseline, double limit, std::vector<Step>& steps) {
    double share = 1;
    std::string text = "1";
    if (baseline < 2 * limit) {
        const bool below = baseline <= limit;
        share -= std::pow((below ? baseline : 2 * limit - baseline) / limit, 4.44);
        text = fmt::format("1 − ({} ÷ {})^4.44 = {}",
                           below ? plain_number(baseline)
                                 : fmt::format("(2 × {} − {})", plain_number(limit), plain_number(baseline)),
                           plain_number(limit), plain_number(share));
    }
    steps.push_back({"Share of the growth asked for", std::move(text)});
    return share;
}

Judgement by_steps(Judgement out, double value, double on_track, double behind) {
    if (at_least(value, on_track))
        return decided(std::move(out), Outcome::on_track, "Growth is as fast as it has to be.");
    if (at_least(value, behind))
        return decided(std::move(out), Outcome::behind,
                       "Growth is in the right direction, and has to be faster.");
    if (at_least(value, 0))
        return decided(std::move(out), Outcome::limited,
                       "There is too little growth in the right direction, or none.");
    return decided(std::move(out), Outcome::wrong_way, "Growth is in the wrong direction.");
}

// Without a target: at least 1.5 % a year, and 0.5 % for some of the way.
Judgement judge_pace(Judgement out, const Measurement& measurement, double start, double pace) {
    out.steps.push_back({"In the right direction", plain_number(100 * pace) + " %"});
    if (!measurement.limit) {
        out.steps.push_back({"On track from", "1.5 %"});
        out.steps.push_back({"Behind from", "0.5 %"});
        return by_steps(std::move(out), pace, 0.015, 0.005);
    }
    out.numbers.push_back({"Limit", plain_number(*measurement.limit)});
    if (start < 0)
        return undecided(std::move(out), "A limit can be reckoned with only where values are above nought.");
    const double asked = share_asked(start, *measurement.limit, out.steps);
    const auto times_asked = [&](double percent) {
        return fmt::format("{} % × {} = {} %", percent, plain_number(asked), plain_number(percent * asked));
    };
    out.steps.push_back({"On track from", times_asked(1.5)});
    out.steps.push_back({"Behind from", times_asked(0.5)});
    return by_steps(std::move(out), pace, 0.015 * asked, 0.005 * asked);
}

// The baseline, or the next later value where the baseline's own is missing.
const Observation* start_of(const Measurement& measurement) {
    if (const auto* baseline = baseline_of(measurement)) return baseline;
    for (const auto& one : measurement.actual)
        if (measurement.baseline_time && one.time > *measurement.baseline_time) return &one;
    return nullptr;
}

} // namespace

Judgement judge_growth(const Measurement& measurement) {
    Judgement out;
    if (measurement.direction == Direction::keep)
        return undecided(out, "Growth needs a direction: whether more or less is better.");
    if (measurement.actual.size() < 2) return undecided(out, "Values of two years are needed.");
    const Observation* start = start_of(measurement);
    const Observation& latest = measurement.actual.back();
    if (!start) return undecided(out, "No value has been measured since the baseline.");
    if (years_between(*start, latest) < 1 - 1 / 24.0)
        return undecided(
            out, fmt::format("No value has been measured a year or more after that of {}.", start->period));
    out.period = latest.period;
    out.numbers = {{fmt::format("Baseline, {}", start->period), plain_number(start->value)},
                   {fmt::format("Measured, {}", latest.period), plain_number(latest.value)}};
    if (broken_between(measurement, *start, latest))
        return undecided(std::move(out), cannot_compare(*start, latest));
    const Observation* goal = measurement.planned.empty() ? nullptr : &measurement.planned.back();
    if (goal) out.numbers.push_back({fmt::format("Target, {}", goal->period), plain_number(goal->value)});
    if (goal)
        if (auto reached = met(out, measurement, latest, *goal)) return *std::move(reached);
    if (start->value == 0)
        return undecided(std::move(out),
                         "The baseline is nought, and growth from nought cannot be computed.");
    if (latest.value == 0 || (goal && goal->value == 0))
        return undecided(std::move(out), "A value of nought cannot be reached by compound growth.");
    if ((latest.value < 0) != (start->value < 0) || (goal && (goal->value < 0) != (start->value < 0)))
        return undecided(std::move(out),
                         "The values change their sign, and compound growth cannot cross nought.");

    const double sign = (start->value > 0 ? 1 : -1) * sign_of(measurement.direction);
    const double years = years_between(*start, latest);
    const double observed = growth(latest.value, start->value, years);
    out.steps.push_back({"Growth a year", sum(latest.value, start->value, years, observed)});
    if (!goal) return judge_pace(std::move(out), measurement, start->value, sign * observed);
    const double all = years_between(*start, *goal);
    if (all <= 0) return undecided(std::move(out), "The target’s year is not after the baseline’s.");
    const double needed = std::abs(growth(goal->value, start->value, all));
    if (needed == 0)
        return undecided(std::move(out), "The target is the baseline’s value, so no growth is asked for.");
    const double ratio = sign * observed / needed;
    out.steps.push_back({"Growth a year that is needed",
                         sum(goal->value, start->value, all, growth(goal->value, start->value, all))});
    out.steps.push_back({"Ratio", fmt::format("{} ÷ {} = {}", in_sum(100 * sign * observed),
                                              plain_number(100 * needed), plain_number(ratio))});
    const double score = ratio >= 0.6 ? 7.1429 * ratio - 4.2857 : 4.1667 * ratio - 2.5;
    out.steps.push_back({"Score between −5 and 5", plain_number(std::min(5.0, std::max(-5.0, score)))});
    return by_steps(std::move(out), ratio, 0.95, 0.60);
}

} // namespace plansite
