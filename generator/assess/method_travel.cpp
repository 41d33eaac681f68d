#include "assess/method_rules.h"
#include "base/number.h"

#include <cmath>
#include <fmt/format.h>

namespace plansite {

namespace {

Judgement compare(const Measurement& measurement, const Observation& before, const Observation& latest) {
    Judgement out;
    out.method = Method::travel;
    out.period = latest.period;
    out.numbers = {{fmt::format("Measured, {}", before.period), plain_number(before.value)},
                   {fmt::format("Measured, {}", latest.period), plain_number(latest.value)}};
    const double smallest = measurement.change.value_or(0);
    if (smallest > 0) out.numbers.push_back({"Smallest change that counts", plain_number(smallest)});
    if (measurement.direction == Direction::keep)
        return undecided(std::move(out),
                         "Which way is better depends on the range, so a change alone says nothing.");
    if (broken_between(measurement, before, latest))
        return undecided(std::move(out), cannot_compare(before, latest));
    const double change = latest.value - before.value;
    out.steps.push_back({"Change", fmt::format("{} − {} = {}", plain_number(latest.value),
                                               in_sum(before.value), plain_number(change))});
    const double better = sign_of(measurement.direction) * change;
    const bool counts = std::abs(better) > 1e-9 && at_least(std::abs(better), smallest);
    if (!counts)
        return decided(std::move(out), Outcome::maintaining,
                       better == 0 ? "The value is the same."
                                   : "The change is smaller than the smallest that counts.");
    return better > 0 ? decided(std::move(out), Outcome::improving, "The change is for the better.")
                      : decided(std::move(out), Outcome::worsening, "The change is for the worse.");
}

Judgement none(std::string why) {
    Judgement out;
    out.method = Method::travel;
    return undecided(std::move(out), std::move(why));
}

} // namespace

Judgement judge_travel(const Measurement& measurement) {
    return travel_of(measurement).last;
}

Travels travel_of(const Measurement& measurement) {
    const auto& values = measurement.actual;
    if (values.size() < 2) {
        const Judgement too_few =
            none(values.empty() ? "No value has been measured." : "Only one value has been measured.");
        return {too_few, too_few};
    }
    const Observation& latest = values.back();
    const Observation& before = values[values.size() - 2];
    Travels out{compare(measurement, before, latest), {}};

    // Over a longer time: the same time a year before, where values come more often than that.
    const bool yearly = latest.time - before.time > 1 - 1 / 24.0;
    const Observation* since = nullptr;
    if (yearly)
        since = baseline_of(measurement);
    else
        for (const auto& one : values)
            if (std::abs(latest.time - one.time - 1) < 1 / 24.0) since = &one;
    if (!since)
        out.whole = none(
            yearly ? fmt::format("The value of the baseline ({}) is not known.", measurement.baseline_period)
                   : "No value of the same time a year before is known.");
    else if (since == &latest)
        out.whole = none(fmt::format("No value has been measured since the baseline ({}).", since->period));
    else
        out.whole = compare(measurement, *since, latest);
    return out;
}

} // namespace plansite
