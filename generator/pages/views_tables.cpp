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
    if (field == "why" && action.why.blank()) { // one reason for the whole activity
        const Activity& activity = in_.graph.get<Activity>(in_.graph.at(cell.action).parent);
        return part("cell", value_of(activity.why, context(cell.action)));
    }
    Value out;
    each_field<Action>([&](const auto& one) {
        if (one.key != field) return;
        using Member = std::remove_cvref_t<decltype(action.*one.member)>;
        const Value value = value_of(action.*one.member, context(cell.action));
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

// How many actions of each priority are on each level: {levels: [level], rows: [{item, counts, none,
// several}], total}.
Value Views::distribution(const Scale& scale, ItemId plan) const {
    ListBuilder rows(in_.arena);
    const std::size_t count = scale.levels.size();
    std::vector<std::size_t> total(count + 2, 0);
    const auto numbers = [&](const std::vector<std::size_t>& counts) {
        ListBuilder list(in_.arena);
        for (std::size_t i = 0; i < count; ++i) list.add(Value::integer(std::int64_t(counts[i])));
        return list.value();
    };
    for (const ItemId priority : in_.graph.at(plan).children) {
        if (in_.graph.at(priority).kind != ItemKind::priority) continue;
        std::vector<std::size_t> counts(count + 2, 0); // the levels, none, all
        for (const ItemId activity : in_.graph.at(priority).children)
            for (const ItemId action : in_.graph.at(activity).children) {
                if (in_.graph.at(action).kind != ItemKind::action) continue;
                ++counts[count + 1];
                bool any = false;
                for (const auto index : in_.graph.from(action)) {
                    const Edge& edge = in_.graph.edges()[index];
                    if (edge.relation != Relation::level) continue;
                    for (std::size_t i = 0; i < count; ++i)
                        if (scale.levels[i].id.value == edge.role) ++counts[i], any = true;
                }
                if (!any) ++counts[count];
            }
        MapBuilder row(in_.arena);
        row.set("item", of(priority)).set("counts", numbers(counts));
        row.set("none", Value::integer(std::int64_t(counts[count])))
            .set("actions", Value::integer(std::int64_t(counts[count + 1])));
        rows.add(row.value());
        for (std::size_t i = 0; i < total.size(); ++i) total[i] += counts[i];
    }
    MapBuilder map(in_.arena);
    map.set("rows", rows.value()).set("counts", numbers(total));
    map.set("none", Value::integer(std::int64_t(total[count])))
        .set("actions", Value::integer(std::int64_t(total[count + 1])));
    return map.value();
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
