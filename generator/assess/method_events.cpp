#include "assess/method_rules.h"
#include "base/number.h"

#include <fmt/format.h>

// The rules for what is reached or not: milestones, yes or no.

namespace plansite {

Judgement judge_milestones(const Measurement& measurement) {
    Judgement out;
    if (measurement.milestones.empty()) return undecided(out, "The target has no milestones.");
    double due = 0, reached = 0;
    bool any_due = false, all_reached = true, missed = false;
    for (const auto& one : measurement.milestones) {
        out.numbers.push_back(
            {std::string(one.words),
             fmt::format("weight {}{}: {}", plain_number(one.weight), one.critical ? ", critical" : "",
                         one.reached ? "reached"
                         : one.due   ? "not reached"
                                     : "not due yet")});
        all_reached = all_reached && one.reached;
        if (!one.due) continue;
        any_due = true;
        due += one.weight;
        if (one.reached) reached += one.weight;
        missed = missed || (one.critical && !one.reached);
    }
    if (!any_due) return undecided(std::move(out), "None of the milestones is due yet.");
    const double share = due > 0 ? reached / due : 0;
    if (due > 0)
        out.steps.push_back(
            {"Share reached of those due",
             fmt::format("{} ÷ {} = {}", plain_number(reached), plain_number(due), plain_number(share))});
    if (missed)
        return decided(std::move(out), Outcome::wrong_way,
                       "A critical milestone that is due has not been reached.");
    if (all_reached) return decided(std::move(out), Outcome::met, "All milestones have been reached.");
    if (due <= 0) return undecided(std::move(out), "The milestones that are due have no weight.");
    if (share >= 1)
        return decided(std::move(out), Outcome::on_track, "All milestones that are due have been reached.");
    return share > 0
               ? decided(std::move(out), Outcome::behind,
                         "Some milestones that are due have been reached, not all.")
               : decided(std::move(out), Outcome::limited, "No milestone that is due has been reached.");
}

Judgement judge_yes_no(const Measurement& measurement) {
    Judgement out;
    const Observation* latest = measurement.actual.empty() ? nullptr : &measurement.actual.back();
    if (latest) {
        out.period = latest->period;
        out.numbers.push_back({fmt::format("Answer, {}", latest->period), latest->value != 0 ? "yes" : "no"});
    }
    if (latest && latest->value != 0) return decided(std::move(out), Outcome::met, "It is done.");
    if (measurement.over)
        return decided(std::move(out), Outcome::not_met, "It is not done, and the time for it is over.");
    return undecided(std::move(out),
                     latest ? "It is not done yet, and there is still time." : "Nothing has been reported.");
}

} // namespace plansite
