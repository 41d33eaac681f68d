#include "assess/levels.h"
#include "base/marks.h"
#include "base/money.h"
#include "pages/views.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

bool is_numeric(ColumnType type) {
    return type == ColumnType::number || type == ColumnType::amount;
}

} // namespace

// {columns: [{label, field}], groups: [{activity, rows: [{anchor, action, cells}]}]} for a priority or an
// activity.
Value Views::table_of(ItemId id) const {
    const Item& item = in_.graph.at(id);
    const Plan& plan = in_.graph.get<Plan>(item.home);
    MapBuilder map(in_.arena);
    ListBuilder columns(in_.arena);
    for (const auto& column : columns_of(plan)) {
        MapBuilder one(in_.arena);
        one.set("label", Value::string(column.label.value)).set("field", Value::string(column.field));
        columns.add(one.value());
    }
    ListBuilder groups(in_.arena);
    const auto add = [&](ItemId activity) {
        MapBuilder group(in_.arena);
        group.set("activity", of(activity)).set("rows", action_rows(activity));
        groups.add(group.value());
    };
    if (item.kind == ItemKind::activity)
        add(id);
    else
        for (const ItemId child : item.children)
            if (in_.graph.at(child).kind == ItemKind::activity) add(child);
    return map.set("columns", columns.value()).set("groups", groups.value()).value();
}

Value Views::action_rows(ItemId activity) const {
    ListBuilder rows(in_.arena);
    const Plan& plan = in_.graph.get<Plan>(in_.graph.at(activity).home);
    for (const auto& row : lay_out(in_.graph, activity, columns_of(plan))) {
        MapBuilder one(in_.arena);
        ListBuilder cells(in_.arena);
        for (const auto& cell : row.cells) cells.add(cell_value(cell));
        const bool anchored = row.action && row.first_of_action;
        one.set("anchor", anchored ? Value::string(in_.routes.of(row.action).anchor) : Value::string(""));
        one.set("action", row.action ? of(row.action) : Value::none());
        rows.add(one.set("cells", cells.value()).value());
    }
    return rows.value();
}

Value Views::cell_value(const TableCell& cell) const {
    MapBuilder map(in_.arena);
    ListBuilder parts(in_.arena);
    for (const auto field : fields_of(*cell.column)) parts.add(part_value(cell, field));
    map.set("field", Value::string(cell.column->field)).set("label", Value::string(cell.column->label.value));
    map.set("rows", Value::integer(std::int64_t(cell.rows))).set("continued", Value::boolean(cell.continued));
    return map.set("parts", parts.value()).value();
}

// One field of a cell: {kind, value}. The kind says which shape the value has.
Value Views::part_value(const TableCell& cell, std::string_view field) const {
    MapBuilder map(in_.arena);
    const auto part = [&](std::string_view kind, Value value) {
        return map.set("kind", Value::string(kind))
            .set("field", Value::string(field))
            .set("value", value)
            .value();
    };
    if (field == "activity") return part("activity", Value::none());
    if (field == "criteria") return part("criteria", criteria_value(cell));
    if (!cell.action) return part("nothing", Value::none());
    if (field == "level") return part("levels", levels_of(cell.action));
    const Action& action = in_.graph.get<Action>(cell.action);
    if (field == "ref") return part("text", Value::string(action.ref.value));
    if (field.starts_with("own.")) {
        const Cell* own = action.own.find(field.substr(4));
        return part("cell", value_of(own ? *own : Cell{}, context(cell.action)));
    }
    if (field == "why" && action.why.blank()) // one reason for the whole activity
        return part("cell", this->field(item(cell.action).parent, "why"));
    Value out;
    each_field<Action>([&](const auto& one) {
        if (one.key != field) return;
        using Member = std::remove_cvref_t<decltype(action.*one.member)>;
        const Value value = this->field(cell.action, field);
        if constexpr (std::is_same_v<Member, Cell>)
            out = part("cell", value);
        else if constexpr (std::is_same_v<Member, WrittenDate>)
            out = part("date", value);
        else if constexpr (std::is_same_v<Member, std::vector<Party>>)
            out = part("parties", value);
        else if constexpr (std::is_same_v<Member, std::vector<Reference>>)
            out = part("links", value);
        else if constexpr (std::is_same_v<Member, std::vector<Milestone>>)
            out = part("milestones", items_of(cell.action, ItemKind::milestone));
        else if constexpr (std::is_same_v<Member, std::vector<Amount>>)
            out = part("amounts", value);
        else if constexpr (std::is_same_v<Member, Prose>)
            out = part("html", value);
    });
    return out.is_undefined() ? part("nothing", Value::none()) : out;
}

Value Views::criteria_value(const TableCell& cell) const {
    ListBuilder list(in_.arena);
    for (const ItemId criterion : cell.criteria) list.add(of(criterion));
    return list.value();
}

Value Views::levels_of(ItemId action) const {
    ListBuilder list(in_.arena);
    for (const auto index : in_.graph.from(action)) {
        const Edge& edge = in_.graph.edges()[index];
        if (edge.relation != Relation::level) continue;
        for (const auto& level : in_.graph.get<Scale>(edge.to).levels) {
            if (level.id.value != edge.role) continue;
            MapBuilder map(in_.arena);
            map.set("id", Value::string(level.id.value)).set("name", Value::string(level.name.value));
            map.set("url", string_in(in_.arena, fmt::format("{}{}#level-{}", address_mark,
                                                            in_.routes.of(edge.to).path, level.id.value)));
            list.add(map.value());
        }
    }
    return list.value();
}

// How many actions of each priority are on each level: {rows: [{item, counts, none, actions}], counts, none,
// actions}, the latter of all.
Value Views::distribution(ItemId scale) const {
    const auto set = [&](MapBuilder& map, const LevelCounts& row) {
        ListBuilder counts(in_.arena);
        for (const std::size_t count : row.counts) counts.add(number(count));
        map.set("counts", counts.value()).set("none", number(row.none)).set("actions", number(row.actions));
    };
    LevelCounts total;
    total.counts.resize(in_.graph.get<Scale>(scale).levels.size());
    ListBuilder rows(in_.arena);
    for (const auto& row : distribution_of(in_.graph, scale)) {
        MapBuilder map(in_.arena);
        map.set("item", of(row.priority));
        set(map, row);
        rows.add(map.value());
        for (std::size_t i = 0; i < row.counts.size(); ++i) total.counts[i] += row.counts[i];
        total.none += row.none;
        total.actions += row.actions;
    }
    MapBuilder map(in_.arena);
    set(map, total);
    return map.set("rows", rows.value()).value();
}

// {columns, rows: [{heading, cells: [{label, type, numeric, first, value}]}], total}: `heading` rows have one
// cell over the whole width.
Value Views::data_table(const DataTable& table, ItemId home) const {
    const ValueContext here{in_.arena, in_.graph, in_.routes, in_.prose, home};
    ListBuilder columns(in_.arena);
    for (const auto& column : table.columns) {
        MapBuilder one(in_.arena);
        one.set("label", Value::string(column.label.value)).set("type", value_of(column.type, here));
        columns.add(one.set("numeric", Value::boolean(is_numeric(column.type))).value());
    }
    const auto cells_of = [&](const Record& record) {
        ListBuilder cells(in_.arena);
        for (const auto& column : table.columns) {
            const Cell* cell = record.find(column.id.value);
            MapBuilder one(in_.arena);
            one.set("label", Value::string(column.label.value)).set("type", value_of(column.type, here));
            one.set("numeric", Value::boolean(is_numeric(column.type)));
            one.set("first", Value::boolean(&column == &table.columns.front()));
            cells.add(one.set("value", value_of(cell ? *cell : Cell{}, here)).value());
        }
        return cells.value();
    };
    ListBuilder rows(in_.arena);
    for (const auto& record : table.rows) {
        MapBuilder row(in_.arena);
        const bool heading = table.columns.size() > 1 && record.cells.size() == 1 &&
                             record.cells[0].first.value == table.columns[0].id.value;
        rows.add(row.set("heading", Value::boolean(heading)).set("cells", cells_of(record)).value());
    }
    MapBuilder map(in_.arena);
    map.set("columns", columns.value()).set("rows", rows.value());
    return map.set("total", table.total ? cells_of(*table.total) : Value::none()).value();
}

} // namespace plansite
