#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"

#include <algorithm>
#include <fmt/format.h>

// What should lead to something else, and does not.

namespace plansite {

namespace {

bool is_served(const Graph& graph, ItemId criterion) {
    const auto edges = graph.to(criterion);
    return std::any_of(edges.begin(), edges.end(),
                       [&](auto edge) { return graph.edges()[edge].relation == Relation::serves; });
}

// Whether an activity or one of its actions names an objective.
bool is_led_to(const Graph& graph, ItemId objective) {
    const auto edges = graph.to(objective);
    return std::any_of(edges.begin(), edges.end(), [&](auto edge) {
        const ItemKind from = graph.at(graph.edges()[edge].from).kind;
        return from == ItemKind::activity || from == ItemKind::action;
    });
}

// Whether something leads to an objective or to one that is a part of it.
bool is_led_to(const Graph& graph, const Priority& priority, const Objective& objective) {
    if (is_led_to(graph, graph.id_of(objective))) return true;
    return std::any_of(priority.objectives.begin(), priority.objectives.end(), [&](const Objective& part) {
        const bool is_part = !part.parent.empty() && (part.parent.value == objective.id.value ||
                                                      part.parent.value == objective.ref.value);
        return is_part && is_led_to(graph, graph.id_of(part));
    });
}

} // namespace

void unserved_criterion(const CheckInputs& in, Diagnostics& diagnostics) {
    for (std::size_t i = 1; i < in.graph.items().size(); ++i) {
        const Item& item = in.graph.items()[i];
        if (item.kind == ItemKind::criterion && !is_served(in.graph, ItemId(i)))
            diagnostics.report(kind("unserved-criterion"),
                               fmt::format("no action serves the criterion `{}`", item.common->id.value),
                               item.at, "name it in the `criteria` of an action");
    }
}

void action_without_criterion(const CheckInputs& in, Diagnostics& diagnostics) {
    each_action(in.site, [&](const Plan& plan, const Activity& activity, const Action& action) {
        if (!prints(plan, {"criteria"}) || !action.criteria.empty() || action.continues) return;
        diagnostics.report(
            kind("action-without-criterion"),
            fmt::format("action {} of {} serves no criterion", action.id.value, brief(activity.title.value)),
            action.task.at, "name the criterion that shows its success in `criteria`");
    });
}

void missing_level(const CheckInputs& in, Diagnostics& diagnostics) {
    each_action(in.site, [&](const Plan& plan, const Activity& activity, const Action& action) {
        if (plan.scales.empty() || !prints(plan, {"level"}) || !action.level.empty()) return;
        std::vector<std::string> levels;
        for (const auto& level : plan.scales.front().levels)
            levels.push_back(fmt::format("`{}`", level.id.value));
        diagnostics.report(
            kind("missing-level"),
            fmt::format("action {} of {} has no level", action.id.value, brief(activity.title.value)),
            action.task.at, "add `level`, one of " + join(levels, ", "));
    });
}

// A priority that links none of its objectives to its work has another way of showing it.
void objective_without_activity(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans)
        for (const auto& priority : plan.priorities) {
            const bool linked =
                std::any_of(priority.objectives.begin(), priority.objectives.end(),
                            [&](const Objective& one) { return is_led_to(in.graph, in.graph.id_of(one)); });
            const bool idle = priority.activities.empty();
            for (const auto& objective : priority.objectives) {
                if (!idle && (!linked || is_led_to(in.graph, priority, objective))) continue;
                const Item& item = in.graph.at(in.graph.id_of(objective));
                diagnostics.report(
                    kind("objective-without-activity"),
                    fmt::format("no activity leads to the objective `{}`", item.title), item.at,
                    idle ? std::string("the priority has no activities yet")
                         : fmt::format("add `supports = [\"objective:{}\"]` to the activity that does",
                                       item.name));
            }
        }
}

void question_not_in_paper(const CheckInputs& in, Diagnostics& diagnostics) {
    for (std::size_t i = 1; i < in.graph.items().size(); ++i) {
        const Item& item = in.graph.items()[i];
        if (item.kind != ItemKind::question) continue;
        const auto edges = in.graph.to(ItemId(i));
        const bool placed = std::any_of(edges.begin(), edges.end(), [&](auto edge) {
            return in.graph.at(in.graph.edges()[edge].from).kind == ItemKind::article;
        });
        if (!placed)
            diagnostics.report(
                kind("question-not-in-paper"),
                fmt::format("the question `{}` stands nowhere in the paper", item.common->id.value), item.at,
                fmt::format("put `> [!QUESTION {}]` where it is asked", item.common->id.value));
    }
}

void question_not_collected(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& one : in.site.consultations) {
        if (!one.responses) continue;
        for (const auto& question : one.questions) {
            const auto& results = one.responses->results;
            if (std::any_of(results.begin(), results.end(), [&](const QuestionResult& result) {
                    return result.question.value == question.id.value;
                }))
                continue;
            diagnostics.report(
                kind("question-not-collected"),
                fmt::format("the responses hold nothing on the question `{}`", question.id.value),
                question.text.at ? question.text.at : question.at,
                "collate the responses again, or say in the outcome why it was dropped");
        }
    }
}

} // namespace plansite
