#include "pages/action_table.h"

#include "base/text.h"
#include "schema/walk.h"

#include <algorithm>
#include <map>

namespace plansite {

namespace {

// Criteria that serve exactly the same actions, and are therefore printed in one cell.
struct Group {
    std::vector<ItemId> criteria;
    std::vector<ItemId> actions; // in the order of the plan
};

struct Line {
    std::size_t group = none;
    ItemId action;
    static constexpr std::size_t none = std::size_t(-1);
};

std::vector<ItemId> of_kind(const Graph& graph, ItemId parent, ItemKind kind) {
    std::vector<ItemId> out;
    for (const ItemId child : graph.at(parent).children)
        if (graph.at(child).kind == kind) out.push_back(child);
    return out;
}

std::vector<ItemId> criteria_of(const Graph& graph, ItemId action) {
    std::vector<ItemId> out;
    for (const auto edge : graph.from(action))
        if (graph.edges()[edge].relation == Relation::serves) out.push_back(graph.edges()[edge].to);
    return out;
}

std::vector<Group> group_criteria(const Graph& graph, ItemId activity, const std::vector<ItemId>& actions) {
    std::vector<ItemId> criteria = of_kind(graph, activity, ItemKind::criterion);
    std::map<ItemId, std::vector<ItemId>> served_by;
    for (const ItemId action : actions)
        for (const ItemId criterion : criteria_of(graph, action)) {
            served_by[criterion].push_back(action);
            if (std::find(criteria.begin(), criteria.end(), criterion) == criteria.end())
                criteria.push_back(criterion);
        }
    std::vector<Group> groups;
    for (const ItemId criterion : criteria) {
        const auto& by = served_by[criterion];
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const Group& group) { return group.actions == by; });
        if (same != groups.end())
            same->criteria.push_back(criterion);
        else
            groups.push_back({{criterion}, by});
    }
    return groups;
}

// One line for each pair of a group and an action that serves it. Within an action, groups that it shares
// with the action above come first and those it shares with the one below last, so that their cells touch.
std::vector<Line> pair_up(const std::vector<Group>& groups, const std::vector<ItemId>& actions) {
    const auto serves = [&](std::size_t group, std::size_t action) {
        if (action >= actions.size()) return false;
        const auto& by = groups[group].actions;
        return std::find(by.begin(), by.end(), actions[action]) != by.end();
    };
    std::vector<Line> lines;
    for (std::size_t a = 0; a < actions.size(); ++a) {
        std::vector<std::size_t> mine;
        for (std::size_t g = 0; g < groups.size(); ++g)
            if (serves(g, a)) mine.push_back(g);
        std::stable_sort(mine.begin(), mine.end(), [&](std::size_t x, std::size_t y) {
            const auto rank = [&](std::size_t g) {
                return (a > 0 && serves(g, a - 1) ? 0 : 2) + (serves(g, a + 1) ? 1 : 0);
            };
            const bool x_above = rank(x) < 2, y_above = rank(y) < 2;
            if (x_above != y_above) return x_above;
            return rank(x) % 2 < rank(y) % 2;
        });
        for (const std::size_t g : mine) lines.push_back({g, actions[a]});
        if (mine.empty()) lines.push_back({Line::none, actions[a]});
    }
    for (std::size_t g = 0; g < groups.size(); ++g)
        if (groups[g].actions.empty()) lines.push_back({g, {}});
    return lines;
}

// Calls f(text, place) for all that an author wrote in the fields of a column.
template <class Function> void each_written(const Action& action, const Column& column, Function&& f) {
    const auto fields = fields_of(column);
    for (const auto name : fields)
        if (const Cell* cell = name.starts_with("own.") ? action.own.find(name.substr(4)) : nullptr)
            for (const auto& item : cell->items) f(item.value, item.at);
    each_field<Action>([&](const auto& field) {
        if (std::find(fields.begin(), fields.end(), field.key) == fields.end()) return;
        const auto& member = action.*field.member;
        walk<Text>(member, [&](const Text& text) { f(text.value, text.at); });
        walk<Party>(member, [&](const Party& party) { f(party.written, party.at); });
        walk<Reference>(member, [&](const Reference& reference) { f(reference.written, reference.at); });
        walk<Amount>(member, [&](const Amount& amount) { f(amount.as_written, amount.at); });
        walk<WrittenDate>(member, [&](const WrittenDate& date) {
            if (date.at) f(date.as_written, date.at);
        });
    });
}

// To see whether two cells say the same.
std::string written_in(const Action& action, const Column& column) {
    std::string out;
    each_written(action, column, [&](const std::string& text, Span) { out += text + '\n'; });
    return out;
}

// To see whether two cells are one: the same places for two actions only where one shares the cells of the
// other.
std::vector<std::uint32_t> places_in(const Action& action, const Column& column) {
    std::vector<std::uint32_t> out;
    each_written(action, column, [&](const std::string&, Span at) { out.push_back(at.begin); });
    return out;
}

bool is(const Column& column, std::string_view field) {
    return column.field == field;
}

// Whether the cell of a column in one line is the same piece as in the line below.
bool joins(const Graph& graph, const Column& column, const Line& above, const Line& below) {
    if (is(column, "activity")) return true;
    if (is(column, "criteria")) return above.group == below.group && above.group != Line::none;
    if (above.action == below.action) return true;
    if (!above.action || !below.action) return false;
    const Action& first = graph.get<Action>(above.action);
    const Action& second = graph.get<Action>(below.action);
    if (second.continues && places_in(first, column) == places_in(second, column))
        return true; // shared when it was read, or blank in both
    const std::string written = written_in(second, column);
    return column.merge && !written.empty() && written == written_in(first, column);
}

} // namespace

std::vector<std::string_view> fields_of(const Column& column) {
    return split(column.field, '+');
}

const std::vector<Column>& columns_of(const Plan& plan) {
    static const std::vector<Column> standard{{"criteria", {"Success criteria"}, false, {}},
                                              {"task", {"Action"}, false, {}},
                                              {"responsible", {"Responsible"}, false, {}},
                                              {"resources", {"Resources"}, false, {}},
                                              {"completion", {"Completion"}, false, {}}};
    return plan.columns.empty() ? standard : plan.columns;
}

std::vector<TableRow> lay_out(const Graph& graph, ItemId activity, const std::vector<Column>& columns) {
    const auto actions = of_kind(graph, activity, ItemKind::action);
    const auto groups = group_criteria(graph, activity, actions);
    const auto lines = pair_up(groups, actions);

    std::vector<TableRow> rows(lines.size());
    std::vector<bool> printed(groups.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rows[i].action = lines[i].action;
        rows[i].first_of_action = i == 0 || lines[i - 1].action != lines[i].action;
    }
    for (const auto& column : columns)
        for (std::size_t i = 0; i < lines.size();) {
            std::size_t end = i + 1;
            while (end < lines.size() && joins(graph, column, lines[end - 1], lines[end])) ++end;
            TableCell cell{&column, lines[i].action, {}, end - i, false};
            if (is(column, "criteria") && lines[i].group != Line::none) {
                cell.criteria = groups[lines[i].group].criteria;
                cell.continued = printed[lines[i].group];
                printed[lines[i].group] = true;
            }
            rows[i].cells.push_back(std::move(cell));
            i = end;
        }
    return rows;
}

} // namespace plansite
