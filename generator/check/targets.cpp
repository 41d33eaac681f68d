#include "check/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

struct Judged {
    const Target& target;
    Method method;
    const std::vector<SeriesRow>& rows;
    JudgedDay day;

    bool needs_planned() const { return method == Method::trajectory || method == Method::tolerance; }
    std::string name() const { return target.ref.empty() ? target.id.value : target.ref.value; }
};

template <class Function> void each_target(const CheckInputs& in, Function&& f) {
    for (const auto& plan : in.site.plans)
        for (const auto& target : plan.targets.targets)
            f(Judged{target, target.method.value_or(plan.assessment.method),
                     in.assessments.of(in.graph.id_of(target)).series,
                     in.assessments.judged_on[in.graph.id_of(plan).index()]});
}

bool is_known(const std::optional<Figure>& figure) {
    return figure && figure->value;
}

// The last row with a value; null where there is none.
const SeriesRow* last_with(const std::vector<SeriesRow>& rows, std::optional<Figure> SeriesRow::*which) {
    const auto last =
        std::find_if(rows.rbegin(), rows.rend(), [&](const SeriesRow& row) { return is_known(row.*which); });
    return last == rows.rend() ? nullptr : &*last;
}

// What a target lacks, in words; empty where it lacks nothing. A plan that is over needs no values to come.
std::string lacks(const Judged& one) {
    const bool actual = last_with(one.rows, &SeriesRow::actual) != nullptr;
    const SeriesRow* planned = last_with(one.rows, &SeriesRow::planned);
    if (!one.needs_planned()) return actual ? "" : "no measured value";
    if (!actual && !planned) return "neither a measured nor a planned value";
    if (!planned) return "no planned value";
    if (!actual) return "no measured value";
    const bool over = planned->ends && *planned->ends < one.day.day;
    const bool goes_on = planned != &one.rows.back(); // there is a year after it, which is blank
    return over && goes_on && !one.day.ended ? fmt::format("no planned value after {}", planned->period) : "";
}

} // namespace

// A milestone counts by itself, and some methods need nothing planned.
void target_without_values(const CheckInputs& in, Diagnostics& diagnostics) {
    each_target(in, [&](const Judged& one) {
        const std::string what = one.method == Method::milestone ? "" : lacks(one);
        if (what.empty()) return;
        diagnostics.report(kind("target-without-values"), fmt::format("target {} has {}", one.name(), what),
                           one.target.title.at,
                           one.needs_planned()
                               ? "progress can be judged only from a measured value towards a planned one"
                               : "progress can be judged only from a measured value");
    });
}

// Only a trajectory is drawn from a baseline, and where several values are planned they are a line by
// themselves. Without any measured value it is that which is reported.
void target_without_baseline(const CheckInputs& in, Diagnostics& diagnostics) {
    each_target(in, [&](const Judged& one) {
        if (one.method != Method::trajectory || !last_with(one.rows, &SeriesRow::actual)) return;
        const Text& baseline = one.target.baseline;
        const auto row = std::find_if(one.rows.begin(), one.rows.end(), [&](const SeriesRow& candidate) {
            return candidate.period == baseline.value;
        });
        const auto planned = std::count_if(one.rows.begin(), one.rows.end(),
                                           [](const SeriesRow& each) { return is_known(each.planned); });
        if (baseline.empty() && planned == 1)
            diagnostics.report(kind("target-without-baseline"),
                               fmt::format("target {} does not say from which year it is judged", one.name()),
                               one.target.title.at, "add `baseline`, with a year that stands under `actual`");
        else if (!baseline.empty() && row != one.rows.end() && !is_known(row->actual))
            diagnostics.report(kind("target-without-baseline"),
                               fmt::format("target {} is judged from {}, which has no measured value",
                                           one.name(), baseline.value),
                               baseline.at, "add the value of that year, or judge from a year that has one");
    });
}

} // namespace plansite
