#include "assess/assess.h"

#include "assess/fold.h"

#include <algorithm>
#include <tuple>

namespace plansite {

namespace {

JudgedDay judged_day(const Plan& plan, Date as_of) {
    if (plan.as_of) {
        const Date day = std::min(as_of, *plan.as_of);
        return {day, false, day};
    }
    const bool ended = plan.period.latest && *plan.period.latest < as_of;
    return {ended ? *plan.period.latest : as_of, ended, as_of};
}

std::vector<Holiday> holidays_of(const Site& site, const Consultation& consultation) {
    std::vector<Holiday> out = site.directory.holidays;
    const auto& own = consultation.directory.holidays;
    out.insert(out.end(), own.begin(), own.end());
    return out;
}

// What was said about each thing of a plan up to the last day that counts. Updates come in the order of their
// dates.
void read_updates(const Plan& plan, ItemId home, const Graph& graph, const Assessments& known,
                  std::vector<std::vector<Said>>& said, std::size_t& not_yet) {
    for (const auto& update : plan.updates)
        for (const auto& report : update.reports) {
            if (!known.counts(update, home)) {
                ++not_yet;
                continue;
            }
            if (const ItemId about = reported_on(graph, report, home))
                said[about.index()].push_back({&update, &report});
        }
}

std::vector<MilestoneFact> milestones_of(const Graph& graph, ItemId target, const Assessments& known) {
    std::vector<MilestoneFact> out;
    for (const ItemId child : graph.at(target).children) {
        const auto& milestone = graph.get<Milestone>(child);
        const Assessment& state = known.of(child);
        const bool reached = state.status == Status::complete;
        const bool due = state.overdue || is_finished(state.status);
        out.push_back({milestone.weight, milestone.critical, reached, due, graph.at(child).title});
    }
    return out;
}

// Everything that counts a leaf, once each: its activity and the activities that one is a part of, priority,
// plan, site, and those who answer for it.
std::vector<ItemId> counting(const Graph& graph, ItemId leaf) {
    std::vector<ItemId> out{graph.site()};
    const auto add = [&](ItemId id) {
        if (id && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    };
    for (ItemId above = graph.at(leaf).parent; above; above = graph.at(above).parent) add(above);
    for (std::size_t i = 1; i < out.size(); ++i) // grows by the activities that are found
        if (graph.at(out[i]).kind == ItemKind::activity)
            for (const auto edge : graph.from(out[i]))
                if (graph.edges()[edge].relation == Relation::part_of) add(graph.edges()[edge].to);
    for (const auto edge : graph.from(leaf))
        if (graph.edges()[edge].relation == Relation::responsible ||
            graph.edges()[edge].relation == Relation::owns)
            add(graph.edges()[edge].to);
    return out;
}

Progress own_progress(const Item& item, const Assessment& leaf) {
    Progress one;
    if (item.kind == ItemKind::action) one.actions = own_tally(item, leaf);
    if (item.kind == ItemKind::criterion) one.criteria = own_tally(item, leaf);
    if (item.kind == ItemKind::milestone) one.milestones = own_tally(item, leaf);
    if (item.kind == ItemKind::target) one.targets.by_outcome[std::size_t(leaf.judgement->outcome)] = 1;
    return one;
}

// True where the one is worse than the other: more concern, then later, then first in the plan.
bool is_worse(const Assessment& one, const Assessment& other) {
    return std::make_tuple(concern(one), one.days_late.value_or(0)) >
           std::make_tuple(concern(other), other.days_late.value_or(0));
}

} // namespace

Progress& Progress::operator+=(const Progress& other) {
    actions += other.actions;
    criteria += other.criteria;
    milestones += other.milestones;
    targets += other.targets;
    return *this;
}

bool has_flag(const Assessment& leaf, Flag flag) {
    switch (flag) {
    case Flag::overdue: return leaf.overdue;
    case Flag::due_soon: return leaf.due_soon;
    case Flag::late_start: return leaf.late_start;
    case Flag::stale: return leaf.stale;
    case Flag::revised: return leaf.slipped();
    }
    return false;
}

ItemId reported_on(const Graph& graph, const Report& report, ItemId plan) {
    const ItemId about = graph.find(report.about.written, plan);
    return about && graph.at(about).home == plan ? about : ItemId();
}

int concern(const Assessment& leaf) {
    const auto rating = leaf.rated.report ? leaf.rated.report->rating : std::nullopt;
    const auto computed = leaf.judgement ? rating_of(leaf.judgement->outcome) : std::nullopt;
    if (leaf.overdue || leaf.status == Status::not_met || computed == Rating::red) return 3;
    if (is_finished(leaf.status)) return 0;
    if (rating == Rating::red) return 3;
    if (leaf.late_start || leaf.stale || leaf.status == Status::partly_met ||
        leaf.status == Status::deferred || rating == Rating::amber || computed == Rating::amber)
        return 2;
    if (leaf.judgement) return computed ? 0 : 1;
    return leaf.status == Status::not_reported ? 1 : 0;
}

Tally own_tally(const Item& item, const Assessment& leaf) {
    Tally one;
    one.by_status[std::size_t(leaf.status)] = 1;
    one.overdue = leaf.overdue;
    one.due_soon = leaf.due_soon;
    one.late_start = leaf.late_start;
    one.stale = leaf.stale;
    one.slipped = leaf.slipped();
    const auto* action = std::get_if<const Action*>(&item.entity);
    one.weighted = action && (*action)->weight;
    one.weight = one.weighted ? *(*action)->weight : 1;
    if (leaf.status != Status::not_reported) one.weight_known = one.weight;
    if (leaf.status == Status::complete) one.weight_done = one.weight;
    if (leaf.status == Status::partly_met) one.weight_done = one.weight / 2;
    return one;
}

Assessments assess(const Site& site, const Graph& graph, Date as_of) {
    Assessments out;
    const std::size_t count = graph.items().size();
    out.as_of = as_of;
    out.by_item.resize(count);
    out.judged_on.assign(count, {as_of, false, as_of});
    out.reports_not_yet.assign(count, 0);
    std::vector<std::vector<Said>> said(count);
    for (const auto& plan : site.plans) {
        const ItemId home = graph.id_of(plan);
        out.judged_on[home.index()] = judged_day(plan, as_of);
        read_updates(plan, home, graph, out, said, out.reports_not_yet[home.index()]);
    }
    for (const auto& consultation : site.consultations) {
        const ItemId id = graph.id_of(consultation);
        Date& day = out.judged_on[id.index()].day;
        day = std::min(as_of, consultation.as_of.value_or(as_of));
        out.by_item[id.index()].consultation = std::make_unique<ConsultationStanding>(
            standing_of(consultation, holidays_of(site, consultation), day));
    }

    std::vector<ItemId> targets;
    for (std::size_t i = 0; i < count; ++i) {
        const Item& item = graph.items()[i];
        if (!is_leaf(item.kind)) continue;
        out.by_item[i] = fold(item, graph.get<Plan>(item.home), std::move(said[i]),
                              out.judged_on[item.home.index()], site.config.due_soon_days);
        if (item.kind == ItemKind::target) targets.push_back(ItemId(i));
    }
    for (const ItemId id : targets) // their milestones are known now
        judge_target(graph.get<Target>(id), graph.get<Plan>(graph.at(id).home),
                     out.judged_on[graph.at(id).home.index()], milestones_of(graph, id, out),
                     out.by_item[id.index()]);

    for (std::size_t i = 0; i < count; ++i) {
        const Item& item = graph.items()[i];
        if (!is_leaf(item.kind)) continue;
        const Progress one = own_progress(item, out.by_item[i]);
        for (const ItemId above : counting(graph, ItemId(i))) {
            Assessment& whole = out.by_item[above.index()];
            whole.progress += one;
            const bool amiss = concern(out.by_item[i]) > 1;
            if (amiss && (!whole.worst || is_worse(out.by_item[i], out.of(whole.worst))))
                whole.worst = ItemId(i);
        }
    }
    return out;
}

} // namespace plansite
