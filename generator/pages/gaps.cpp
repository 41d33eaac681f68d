#include "pages/gaps.h"

#include "graph/homes.h"
#include "pages/action_table.h"

#include <algorithm>

namespace plansite {

namespace {

Unknown state_of(const Cell& cell) {
    return cell.unknown;
}

Unknown state_of(const WrittenDate& date) {
    return date.at ? date.unknown : Unknown::blank;
}

// A list is known where one of its things is.
Unknown state_of(const std::vector<Party>& parties) {
    Unknown out = Unknown::blank;
    for (const auto& party : parties) {
        const Unknown one = unknown_of(party.written);
        if (one == Unknown::no) return one;
        if (one != Unknown::blank) out = one;
    }
    return out;
}

template <class T> Unknown state_of(const T& value) {
    if constexpr (requires { value.empty(); })
        return value.empty() ? Unknown::blank : Unknown::no;
    else
        return Unknown::no;
}

Unknown state_of(const Action& action, const Activity& activity, std::string_view field) {
    if (field == "activity") return Unknown::no;
    if (field.starts_with("own.")) {
        const Cell* cell = action.own.find(field.substr(4));
        return cell ? cell->unknown : Unknown::blank;
    }
    if (field == "why" && action.why.blank())
        return activity.why.unknown; // one reason for the whole activity
    Unknown out = Unknown::no;
    each_field<Action>([&](const auto& one) {
        if (one.key == field) out = state_of(action.*one.member);
    });
    return out;
}

// Several fields that share a cell leave it blank only where all of them are.
Unknown state_of(const Action& action, const Activity& activity, const Column& column) {
    Unknown out = Unknown::blank;
    for (const auto field : fields_of(column)) {
        const Unknown one = state_of(action, activity, field);
        if (one == Unknown::no) return one;
        if (one != Unknown::blank) out = one;
    }
    return out;
}

// One thing that is asked, and whether an item has it.
struct AskedOfAll {
    ItemKind kind;
    std::string_view words;
    bool (*has)(const Graph& graph, const Assessment& state, ItemId id);
    bool goes_on = false; // an action that goes on from another has it where that has
};

bool has_edge(const Graph& graph, ItemId id, Relation relation) {
    const auto edges = graph.from(id);
    return std::any_of(edges.begin(), edges.end(),
                       [&](auto edge) { return graph.edges()[edge].relation == relation; });
}

template <Relation relation> bool has_any(const Graph& graph, const Assessment&, ItemId id) {
    return has_edge(graph, id, relation);
}

bool has_date(const Graph&, const Assessment& state, ItemId) {
    return state.due && state.due->latest;
}

bool is_reported(const Graph&, const Assessment& state, ItemId) {
    return state.status != Status::not_reported;
}

template <std::optional<Figure> SeriesRow::*figure>
bool has_value(const Graph&, const Assessment& state, ItemId) {
    return std::any_of(state.series.begin(), state.series.end(),
                       [](const SeriesRow& row) { return row.*figure && (row.*figure)->value; });
}

constexpr AskedOfAll asked_of_all[] = {
    {ItemKind::activity, "have a lead", has_any<Relation::leads>},
    {ItemKind::action, "have somebody who answers for them", has_any<Relation::responsible>, true},
    {ItemKind::action, "have a date", has_date, true},
    {ItemKind::action, "serve a criterion", has_any<Relation::serves>, true},
    {ItemKind::action, "have been reported on", is_reported},
    {ItemKind::target, "have a measured value", has_value<&SeriesRow::actual>},
    {ItemKind::target, "have a planned value", has_value<&SeriesRow::planned>},
};

} // namespace

std::vector<Completeness> completeness_of(const Graph& graph, const Assessments& assessments, ItemId plan) {
    const auto inside = items_in(graph, plan);
    const bool has_criteria = std::any_of(
        inside.begin(), inside.end(), [&](ItemId id) { return graph.at(id).kind == ItemKind::criterion; });
    std::vector<Completeness> out;
    for (const AskedOfAll& question : asked_of_all) {
        if (question.has == has_any<Relation::serves> && !has_criteria) continue;
        Completeness row{question.kind, question.words};
        bool had = false; // the one before
        for (const ItemId id : inside) {
            if (graph.at(id).kind != question.kind) continue;
            const auto* action = std::get_if<const Action*>(&graph.at(id).entity);
            const bool goes_on = question.goes_on && action && (*action)->continues;
            had = question.has(graph, assessments.of(id), id) || (goes_on && had);
            ++row.asked;
            if (had) ++row.given;
        }
        if (row.asked > 0) out.push_back(row);
    }
    return out;
}

std::vector<Gap> gaps_of(const Graph& graph, ItemId plan) {
    std::vector<Gap> out;
    for (const auto& column : columns_of(graph.get<Plan>(plan)))
        for (const ItemId priority : graph.at(plan).children)
            for (const ItemId id : graph.at(priority).children) {
                if (graph.at(id).kind != ItemKind::activity) continue;
                const auto& activity = graph.get<Activity>(id);
                for (const ItemId child : graph.at(id).children) {
                    const auto* action = std::get_if<const Action*>(&graph.at(child).entity);
                    if (!action || (*action)->continues) continue;
                    const Unknown state = state_of(**action, activity, column);
                    if (state != Unknown::no) out.push_back({child, &column, state});
                }
            }
    return out;
}

} // namespace plansite
