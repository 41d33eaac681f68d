#include "assess/assess.h"

#include <algorithm>
#include <numeric>

namespace plansite {

namespace {

Date judged_day(const Plan& plan, Date as_of) {
    if (plan.as_of) return std::min(as_of, *plan.as_of);
    return plan.period.latest ? std::min(as_of, *plan.period.latest) : as_of;
}

// The date by which a leaf is due, or null where it has none.
const WrittenDate* due_date(const Item& item) {
    if (const auto* action = std::get_if<const Action*>(&item.entity)) return &(*action)->completion;
    if (const auto* criterion = std::get_if<const Criterion*>(&item.entity)) return &(*criterion)->due;
    if (const auto* milestone = std::get_if<const Milestone*>(&item.entity)) return &(*milestone)->due;
    return nullptr;
}

Tally* tally_for(Assessment& assessment, ItemKind kind) {
    switch (kind) {
    case ItemKind::action: return &assessment.actions;
    case ItemKind::criterion: return &assessment.criteria;
    case ItemKind::milestone: return &assessment.milestones;
    case ItemKind::target: return &assessment.targets;
    default: return nullptr;
    }
}

// The last report on each thing up to the day. Updates come in the order of their dates, so later ones win.
void read_log(const Plan& plan, ItemId home, const Graph& graph, Date day, Assessments& out) {
    for (const auto& update : plan.updates) {
        if (*update.date > day) continue;
        for (const auto& report : update.reports) {
            const ItemId about = graph.find(report.about.written, home);
            if (!about) continue;
            Assessment& assessment = out.by_item[about.index()];
            assessment.report = &report;
            assessment.reported = update.date;
            if (report.status) assessment.status = *report.status;
        }
    }
}

void judge_lateness(const Item& item, Date day, std::int64_t soon, Assessment& assessment) {
    const WrittenDate* due = due_date(item);
    if (!due || !due->latest) return;
    if (assessment.status == Status::complete || assessment.status == Status::stopped) return;
    const int left = days_between(day, *due->latest);
    assessment.overdue = left < 0;
    assessment.due_soon = left >= 0 && left <= soon;
}

} // namespace

std::size_t Tally::total() const {
    return std::accumulate(by_status.begin(), by_status.end(), std::size_t(0));
}

std::size_t Tally::known() const {
    return total() - of(Status::not_reported);
}

Tally& Tally::operator+=(const Tally& other) {
    for (std::size_t i = 0; i < by_status.size(); ++i) by_status[i] += other.by_status[i];
    overdue += other.overdue;
    due_soon += other.due_soon;
    return *this;
}

Tally own_tally(const Assessment& leaf) {
    Tally one;
    one.by_status[std::size_t(leaf.status)] = 1;
    one.overdue = leaf.overdue;
    one.due_soon = leaf.due_soon;
    return one;
}

Assessments assess(const Site& site, const Graph& graph, Date as_of) {
    Assessments out;
    out.as_of = as_of;
    out.by_item.resize(graph.items().size());
    out.judged_on.assign(graph.items().size(), as_of);
    for (const auto& plan : site.plans) {
        const ItemId home = graph.id_of(plan);
        out.judged_on[home.index()] = judged_day(plan, as_of);
        read_log(plan, home, graph, out.judged(home), out);
    }
    for (const auto& consultation : site.consultations)
        if (consultation.as_of)
            out.judged_on[graph.id_of(consultation).index()] = std::min(as_of, *consultation.as_of);

    for (std::size_t i = 0; i < out.by_item.size(); ++i) {
        const Item& item = graph.items()[i];
        Assessment& assessment = out.by_item[i];
        if (!tally_for(assessment, item.kind)) continue;
        judge_lateness(item, out.judged(item.home), site.config.due_soon_days, assessment);
        const Tally one = own_tally(assessment);

        // Everything above counts it once: its activity and the activities that one is a part of, priority,
        // plan, site.
        for (ItemId above = item.parent; above; above = graph.at(above).parent)
            *tally_for(out.by_item[above.index()], item.kind) += one;
        *tally_for(out.by_item[graph.site().index()], item.kind) += one;
        ItemId activity = item.parent;
        while (activity && graph.at(activity).kind == ItemKind::activity) {
            ItemId whole;
            for (const auto edge : graph.from(activity))
                if (graph.edges()[edge].relation == Relation::part_of) whole = graph.edges()[edge].to;
            if (whole) *tally_for(out.by_item[whole.index()], item.kind) += one;
            activity = whole;
        }
        // and so do those who answer for it
        for (const auto edge : graph.from(ItemId(i)))
            if (graph.edges()[edge].relation == Relation::responsible ||
                graph.edges()[edge].relation == Relation::owns)
                *tally_for(out.by_item[graph.edges()[edge].to.index()], item.kind) += one;
    }
    return out;
}

} // namespace plansite
