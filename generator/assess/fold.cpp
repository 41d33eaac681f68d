#include "assess/fold.h"

#include <algorithm>

namespace plansite {

namespace {

// The date by which a leaf was first due, or null where it has none.
const WrittenDate* first_due(const Item& item) {
    const WrittenDate* date = nullptr;
    if (const auto* action = std::get_if<const Action*>(&item.entity)) date = &(*action)->completion;
    if (const auto* criterion = std::get_if<const Criterion*>(&item.entity)) date = &(*criterion)->due;
    if (const auto* milestone = std::get_if<const Milestone*>(&item.entity)) date = &(*milestone)->due;
    return date && date->at ? date : nullptr;
}

std::optional<int> days_from(const WrittenDate* from, const WrittenDate* to) {
    if (!from || !from->latest || !to->latest) return std::nullopt;
    return days_between(*from->latest, *to->latest);
}

void read_log(const Item& item, Assessment& out) {
    out.due = first_due(item);
    for (const auto& one : out.said) {
        const Report& report = *one.report;
        out.reported = one.update->date;
        if (report.status) {
            out.status = *report.status;
            out.done.reset();
            if (*report.status == Status::complete) out.done = report.done.value_or(*one.update->date);
        }
        if (report.rating) out.rated = one;
        if (!report.revised_date.at) continue;
        const auto days = days_from(out.due, &report.revised_date);
        if (days != 0) out.slips.push_back({out.due, &report.revised_date, days, one}); // 0: only said again
        out.due = &report.revised_date;
    }
}

void set_flags(const Item& item, const Plan& plan, JudgedDay day, std::int64_t soon, Assessment& out) {
    const bool open = !is_finished(out.status);
    if (out.due && out.due->latest) {
        const int left = days_between(day.day, *out.due->latest);
        out.overdue = open && day.is_past(*out.due->latest);
        out.due_soon = open && !out.overdue && left <= soon;
        if (out.overdue) out.days_late = -left;
        if (out.done) out.days_late = std::max(0, days_between(*out.due->latest, *out.done));
    }
    if (const auto* action = std::get_if<const Action*>(&item.entity)) {
        const bool begun = out.status != Status::not_reported && out.status != Status::not_started;
        const auto& starts = (*action)->starts.latest;
        out.late_start = !begun && starts && day.is_past(*starts);
    }
    if (const auto allowed = plan.assessment.stale_after_days; allowed && open && out.reported)
        out.stale = days_between(*out.reported, day.day) > *allowed;
}

// Nothing where it was given up.
std::optional<Reached> state_of_milestone(const Assessment& milestone) {
    if (milestone.status == Status::stopped) return std::nullopt;
    if (milestone.status == Status::complete) {
        const WrittenDate* promised = milestone.slipped() ? milestone.slips.front().from : milestone.due;
        if (!promised || !promised->latest) return Reached::reached;
        return *milestone.done > *promised->latest ? Reached::late : Reached::on_time;
    }
    if (milestone.overdue || milestone.status == Status::not_met) return Reached::missed;
    return milestone.slipped() ? Reached::revised : Reached::upcoming;
}

std::vector<Observation> known(const std::vector<SeriesRow>& rows, std::optional<Figure> SeriesRow::*which) {
    std::vector<Observation> out;
    for (const auto& row : rows)
        if (const auto& figure = row.*which; row.time && figure && figure->value)
            out.push_back({row.period, *row.time, *figure->value});
    return out;
}

} // namespace

bool is_finished(Status status) {
    return status == Status::complete || status == Status::stopped || status == Status::not_met;
}

Assessment fold(const Item& item, const Plan& plan, std::vector<Said> said, JudgedDay day,
                std::int64_t due_soon_days) {
    Assessment out;
    out.said = std::move(said);
    read_log(item, out);
    if (item.kind != ItemKind::target) set_flags(item, plan, day, due_soon_days, out);
    if (item.kind == ItemKind::milestone) out.reached = state_of_milestone(out);
    if (item.kind == ItemKind::target)
        out.series = series_of(*std::get<const Target*>(item.entity), out.said, day.day);
    return out;
}

void judge_target(const Target& target, const Plan& plan, JudgedDay day,
                  std::vector<MilestoneFact> milestones, Assessment& assessment) {
    Measurement in;
    in.direction = target.direction;
    in.actual = known(assessment.series, &SeriesRow::actual);
    in.planned = known(assessment.series, &SeriesRow::planned);
    in.tolerance = target.tolerance ? target.tolerance : plan.assessment.tolerance;
    in.change = target.change;
    in.limit = target.limit;
    in.lowest = target.lowest;
    in.highest = target.highest;
    in.milestones = std::move(milestones);
    for (const auto& row : assessment.series) {
        if (row.period == target.baseline.value) in.baseline_time = row.time;
        if (row.planned && row.planned->value && row.ends) in.over = day.is_past(*row.ends);
    }
    in.baseline_period = target.baseline.value;
    for (const auto& from : target.breaks)
        if (from.latest) in.breaks.push_back(time_of(*from.latest));
    assessment.judgement =
        std::make_unique<Judgement>(judge(target.method.value_or(plan.assessment.method), in));
    assessment.travels = std::make_unique<Travels>(travel_of(in));
}

} // namespace plansite
