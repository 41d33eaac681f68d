#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>

// Who answers for what.

namespace plansite {

namespace {

// What somebody answers for, and where it says so.
struct Charge {
    ItemId thing;
    Span at;
};

// The actions and targets of each owner in each plan that are theirs by name, in the order of the files.
using Owners = std::map<std::pair<std::size_t, std::size_t>, std::vector<Charge>>; // by plan and owner

Owners owners_of(const Graph& graph) {
    Owners out;
    for (const auto& edge : graph.edges()) {
        if (edge.relation != Relation::responsible && edge.relation != Relation::owns) continue;
        const Item& thing = graph.at(edge.from);
        if (thing.home && is_leaf(thing.kind))
            out[{thing.home.index(), edge.to.index()}].push_back({edge.from, edge.at});
    }
    return out;
}

// Whether anything was said of a thing, or of a criterion that an action serves.
bool is_reported(const CheckInputs& in, ItemId thing) {
    if (!in.assessments.of(thing).said.empty()) return true;
    const auto edges = in.graph.from(thing);
    return std::any_of(edges.begin(), edges.end(), [&](auto index) {
        const Edge& edge = in.graph.edges()[index];
        return edge.relation == Relation::serves && !in.assessments.of(edge.to).said.empty();
    });
}

bool is_led(const Priority& priority) {
    return !priority.leads.empty() ||
           std::any_of(priority.activities.begin(), priority.activities.end(),
                       [](const Activity& activity) { return !activity.leads.empty(); });
}

bool is_named(const std::vector<Party>& parties) {
    return std::any_of(parties.begin(), parties.end(),
                       [](const Party& party) { return unknown_of(party.written) == Unknown::no; });
}

// Whether an activity has work that nobody is named for.
bool is_nobodys(const Activity& activity) {
    return !activity.actions.empty() &&
           std::none_of(activity.actions.begin(), activity.actions.end(),
                        [](const Action& action) { return is_named(action.responsible); });
}

void report_unled(std::string_view what, const Text& title, Diagnostics& diagnostics) {
    diagnostics.report(kind("missing-lead"),
                       fmt::format("nobody leads the {} `{}`", what, brief(title.value)), title.at,
                       "add `[[lead]]`, as others of this plan have it");
}

} // namespace

void missing_responsible(const CheckInputs& in, Diagnostics& diagnostics) {
    each_action(in.site, [&](const Plan& plan, const Activity& activity, const Action& action) {
        if (!prints(plan, {"responsible"}) || is_named(action.responsible) || action.continues) return;
        diagnostics.report(kind("missing-responsible"),
                           fmt::format("nobody is responsible for action {} of {}", action.id.value,
                                       brief(activity.title.value)),
                           action.responsible.empty() ? action.task.at : action.responsible.front().at,
                           "add `responsible`; where nobody can be, say so under `accepted`");
    });
}

// Only where others of the plan have one: many plans name no leads at all.
void missing_lead(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans) {
        const bool priorities = std::any_of(plan.priorities.begin(), plan.priorities.end(),
                                            [](const Priority& one) { return !one.leads.empty(); });
        bool activities = false;
        for (const auto& priority : plan.priorities)
            for (const auto& activity : priority.activities)
                activities = activities || !activity.leads.empty();
        for (const auto& priority : plan.priorities) {
            if (priorities && !is_led(priority)) report_unled("priority", priority.title, diagnostics);
            for (const auto& activity : priority.activities)
                if (activities && activity.leads.empty() && priority.leads.empty() && is_nobodys(activity))
                    report_unled("activity", activity.title, diagnostics);
        }
    }
}

void owner_never_reported(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& [key, charges] : owners_of(in.graph)) {
        const Item& home = in.graph.items()[key.first];
        const auto* plan = std::get_if<const Plan*>(&home.entity);
        if (!plan || (*plan)->updates.empty()) continue;
        const JudgedDay& day = in.assessments.judged_on[key.first];
        const auto is_due = [&](const Charge& charge) {
            const WrittenDate* due = in.assessments.of(charge.thing).due;
            return due && due->latest && day.is_past(*due->latest);
        };
        const auto due = std::count_if(charges.begin(), charges.end(), is_due);
        if (due == 0 || std::any_of(charges.begin(), charges.end(),
                                    [&](const Charge& charge) { return is_reported(in, charge.thing); }))
            continue;
        diagnostics.report(kind("owner-never-reported"),
                           fmt::format("{} answers for {} whose date is past, and nothing was ever reported",
                                       in.graph.items()[key.second].title,
                                       counted(std::size_t(due), "thing", "things")),
                           charges.front().at, "report on them in the next update");
    }
}

void too_much_due(const CheckInputs& in, Diagnostics& diagnostics) {
    const auto most = std::size_t(std::max<std::int64_t>(in.site.config.check.most_due, 0));
    for (const auto& [key, charges] : owners_of(in.graph)) {
        std::map<std::chrono::sys_days, std::vector<const Charge*>> months; // by their first day
        for (const auto& charge : charges)
            if (const WrittenDate* due = in.assessments.of(charge.thing).due; due && due->latest) {
                const std::chrono::year_month_day day(*due->latest);
                months[day.year() / day.month() / 1].push_back(&charge);
            }
        for (const auto& [month, due] : months) {
            if (due.size() <= most) continue;
            const std::string words = long_date(month);
            diagnostics.report(kind("too-much-due"),
                               fmt::format("{} has {} due in {}", in.graph.items()[key.second].title,
                                           counted(due.size(), "action", "actions"),
                                           words.substr(words.find(' ') + 1)),
                               due.front()->at, "spread them over the year, or over more people");
        }
    }
}

} // namespace plansite
