#include "assess/methods.h"

#include "assess/method_rules.h"
#include "base/number.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr MethodRow table[] = {
    {Method::trajectory, "Trajectory",
     "A straight line leads from the baseline through the values planned for each year to the last one. A "
     "value on the better "
     "side of the line, or no further from it than the tolerance, is on track; one that has reached the last "
     "planned value "
     "has met the target. Otherwise what counts is whether anything was gained since the baseline.",
     "expected = y₀ + (Y − y₀) × (t − t₀) ÷ (T − t₀), piece by piece between planned years; met: d × (y − Y) "
     "≥ 0; on track: "
     "d × (y − expected) ≥ −tolerance; otherwise behind: d × (y − y₀) > 0; limited: y = y₀; wrong way: d × "
     "(y "
     "− y₀) < 0. Share achieved: (y − y₀) ÷ (Y − y₀). d is 1 where more is better and −1 where less is.",
     "A planned value, and a value measured after the baseline. Without a baseline only the comparison with "
     "the line is made.",
     "Linear interpolation, as plans with yearly targets imply it.", judge_trajectory},
    {Method::tolerance, "Tolerance",
     "The value is compared with the one planned for the same time. Short of it by no more than the "
     "tolerance is on track "
     "(green). Short by more is behind (amber) where it is no worse than a year before, and the wrong way "
     "(red) where it is "
     "worse.",
     "gap = d × (planned − measured), divided by |planned| where the tolerance is a share; green: gap ≤ "
     "tolerance (10 % where "
     "none is set); otherwise amber: d × (y − y of the year before) ≥ 0; red: below 0.",
     "A planned value for the time of the value measured; for amber or red, the value of the year before. A "
     "share of a planned "
     "value of nought cannot be taken, unless the value is as planned or better.",
     "Corporate performance reports of London Borough of Havering, 2013 to 2015.", judge_tolerance},
    {Method::travel, "Direction of travel",
     "The value is compared with the one before it. A change for the better or the worse counts when it is "
     "at least the "
     "smallest change set for the target.",
     "Δ = d × (y − y before); improving: Δ > 0 and Δ ≥ ε; worsening: Δ < 0 and −Δ ≥ ε; otherwise "
     "maintaining.",
     "Two values that can be compared.", "Scotland’s National Performance Framework.", judge_travel},
    {Method::milestone, "Milestones",
     "Of the milestones that are due by now, by weight, how many have been reached. One that was given up is "
     "due and not reached. A critical one that is due and not reached makes the target red.",
     "share = Σ weight × reached ÷ Σ weight over the milestones due; met: all milestones reached; on track: "
     "share = 1; behind: "
     "share > 0; limited: share = 0; wrong way: a critical one is due and not reached.",
     "A milestone that is due.", "Milestone reporting as in US federal performance plans.", judge_milestones},
    {Method::yes_no, "Yes or no",
     "Done or not. Not done counts as not met only when its time is over; until then it cannot be judged.",
     "met: y = 1; not met: y = 0, or no value, and the last planned time is past.",
     "An answer, or a time that is past.",
     "Asked for by the statistical office of the Basque Country for Open SDG.", judge_yes_no},
    {Method::range, "Within a range",
     "Within the range, ends included, is on track. Outside it, what counts is whether the distance to the "
     "range grows or "
     "shrinks. A value to stay near – the one planned for the time of the value, or else the last planned "
     "before it – is a range of that value, give or take the tolerance.",
     "distance = max(lowest − y, y − highest, 0); on track: distance = 0; behind: smaller than before; "
     "limited: the same, or "
     "nothing to compare with; wrong way: greater than before.",
     "The ends of a range or a planned value, and a value.",
     "Asked for by the statistical office of the Basque Country for Open SDG (“as close as possible to”).",
     judge_range},
    {Method::growth, "Compound growth",
     "The growth a year since the baseline, compared with the growth a year that leads to the target. "
     "Without a target, with a "
     "growth of 1.5 % a year in the right direction, and less of it the nearer the value is to a limit that "
     "it cannot pass.",
     "CAGR(a, b, n) = (a ÷ b)^(1 ÷ n) − 1. With a target: R = s × d × CAGR(y, y₀, t − t₀) ÷ |CAGR(Y, y₀, T − "
     "t₀)|; met is tested "
     "first; on track: R ≥ 0.95; behind: R ≥ 0.60; limited: R ≥ 0; wrong way: R < 0. Without: p = s × d × "
     "CAGR; on track: p ≥ "
     "1.5 % × C; behind: p ≥ 0.5 % × C; limited: p ≥ 0; wrong way: p < 0. s is the sign of y₀. With a limit "
     "L: C = 1 − (y₀ ÷ "
     "L)^4.44 up to L, 1 − ((2L − y₀) ÷ L)^4.44 up to 2L, and 1 beyond; without one C = 1.",
     "Two values a year or more apart, neither of them nought and both of one sign. Where the baseline’s "
     "value "
     "is missing, the "
     "next year that has one is taken.",
     "Open SDG and Statistics Canada, but without their stand-in of 0.001 for nought.", judge_growth},
};

} // namespace

std::span<const MethodRow> methods() {
    return table;
}

const MethodRow& method_row(Method method) {
    return *std::find_if(std::begin(table), std::end(table),
                         [&](const MethodRow& row) { return row.method == method; });
}

Judgement judge(Method method, const Measurement& measurement) {
    Judgement out = method_row(method).judge(measurement);
    out.method = method;
    return out;
}

std::optional<Rating> rating_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::not_enough_data: return std::nullopt;
    case Outcome::met:
    case Outcome::on_track:
    case Outcome::improving:
    case Outcome::maintaining: return Rating::green;
    case Outcome::behind:
    case Outcome::limited: return Rating::amber;
    case Outcome::wrong_way:
    case Outcome::not_met:
    case Outcome::worsening: return Rating::red;
    }
    return std::nullopt;
}

double sign_of(Direction direction) {
    return direction == Direction::down ? -1 : 1;
}

Judgement decided(Judgement judgement, Outcome outcome, std::string because) {
    judgement.outcome = outcome;
    judgement.because = std::move(because);
    return judgement;
}

Judgement undecided(Judgement judgement, std::string why) {
    return decided(std::move(judgement), Outcome::not_enough_data, std::move(why));
}

const Observation* find(std::span<const Observation> values, std::string_view period) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const Observation& one) { return one.period == period; });
    return found == values.end() ? nullptr : &*found;
}

const Observation* baseline_of(const Measurement& measurement) {
    if (!measurement.baseline_period.empty()) return find(measurement.actual, measurement.baseline_period);
    return measurement.actual.empty() ? nullptr : &measurement.actual.front();
}

bool broken_between(const Measurement& measurement, const Observation& earlier, const Observation& later) {
    return std::any_of(measurement.breaks.begin(), measurement.breaks.end(),
                       [&](double at) { return earlier.time < at && at <= later.time; });
}

std::string cannot_compare(const Observation& earlier, const Observation& later) {
    return fmt::format("Values of {} and {} cannot be compared: the series has a break between them.",
                       earlier.period, later.period);
}

std::optional<Judgement> met(const Judgement& judgement, const Measurement& measurement,
                             const Observation& latest, const Observation& goal) {
    const double d = sign_of(measurement.direction);
    if (!at_least(d * (latest.value - goal.value), 0)) return std::nullopt;
    Judgement out = judgement;
    out.steps.push_back({"Reached", fmt::format("{} {} {}", plain_number(latest.value), d > 0 ? "≥" : "≤",
                                                plain_number(goal.value))});
    return decided(std::move(out), Outcome::met,
                   fmt::format("The value planned for {} has been reached.", goal.period));
}

double allowed(const std::optional<Tolerance>& tolerance, double planned) {
    if (!tolerance) return 0;
    return tolerance->relative ? std::abs(planned) * tolerance->value / 100 : tolerance->value;
}

std::string words_for(const Tolerance& tolerance) {
    return plain_number(tolerance.value) + (tolerance.relative ? " % of the planned value" : "");
}

std::string in_sum(double number) {
    const std::string text = plain_number(number);
    return number < 0 && text != "0" ? "(" + text + ")" : text;
}

double years_between(const Observation& earlier, const Observation& later) {
    return later.time - earlier.time;
}

double parts_of_year(double one, double other) {
    const auto whole = [](double years) { return std::abs(years - std::round(years)) < 1e-6; };
    return whole(one) && whole(other) ? 1 : 12;
}

bool at_least(double a, double b) {
    return a - b >= -1e-6;
}

} // namespace plansite
