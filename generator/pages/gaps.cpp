#include "pages/gaps.h"

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

} // namespace

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
