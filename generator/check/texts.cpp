#include "base/text.h"
#include "check/rules.h"
#include "schema/walk.h"

#include <fmt/format.h>
#include <map>

namespace plansite {

namespace {

template <class Function> void each_cell(const Graph& graph, Function&& f) {
    for (std::size_t i = 1; i < graph.items().size(); ++i)
        std::visit(
            [&](const auto& entity) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                    each_field<std::remove_cvref_t<decltype(*entity)>>([&](const auto& field) {
                        walk<Cell, Common>((*entity).*field.member, [&](const Cell& cell) {
                            if (cell.at) f(graph.items()[i], cell);
                        });
                    });
            },
            graph.items()[i].entity);
}

// The amount in a cell of a column of amounts, where a bare number is pounds.
std::optional<Money> amount_in(std::string_view cell) {
    const bool bare = !cell.empty() && cell.find_first_not_of("0123456789,.") == cell.npos;
    return find_money(bare ? "£" + std::string(cell) : std::string(cell));
}

// Adds up a column of amounts and compares it with the total declared for it.
void compare_total(std::int64_t sum, const Text& declared, std::string_view what, Span first,
                   Diagnostics& diagnostics) {
    const auto total = amount_in(declared.value);
    if (!total || total->pence == sum) return;
    Money money = *total;
    money.pence = sum;
    diagnostics.report(kind("declared-total"),
                       fmt::format("the total of {} is declared as {}, but its lines give {}", what,
                                   declared.value, print_money(money)),
                       std::vector<Label>{{declared.at, "declared here"}, {first, "the first of the lines"}},
                       "correct the total or the lines; both are shown as written");
}

void check_package(const Package& package, Diagnostics& diagnostics) {
    std::int64_t sum = 0;
    Span first;
    for (const auto& line : package.lines)
        if (const auto money = find_money(line.outside.value)) {
            sum += money->pence;
            if (!first) first = line.outside.at;
        }
    if (first)
        compare_total(sum, package.fees_outside, fmt::format("`{}`", package.title.value), first,
                      diagnostics);
}

void check_table(const DataTable& table, Diagnostics& diagnostics) {
    if (!table.total) return;
    for (const auto& column : table.columns) {
        const Cell* declared = table.total->find(column.id.value);
        if (column.type != ColumnType::amount || !declared || declared->items.empty()) continue;
        std::int64_t sum = 0;
        Span first;
        for (const auto& row : table.rows)
            if (const Cell* cell = row.find(column.id.value); cell && !cell->items.empty())
                if (const auto money = amount_in(cell->items.front().value)) {
                    sum += money->pence;
                    if (!first) first = cell->at;
                }
        if (first)
            compare_total(sum, declared->items.front(), fmt::format("`{}`", column.label.value), first,
                          diagnostics);
    }
}

} // namespace

void as_above(const CheckInputs& in, Diagnostics& diagnostics) {
    each_cell(in.graph, [&](const Item&, const Cell& cell) {
        for (const auto& item : cell.items) {
            const std::string text = lower_ascii(trimmed(item.value));
            if (text.starts_with("as above") || text.starts_with("as per ") || text == "ditto" ||
                text == "see above")
                diagnostics.report(kind("as-above"),
                                   fmt::format("`{}` says nothing to who comes by a link", item.value),
                                   item.at, "write it out; rows may be sorted, filtered or shown alone");
        }
    });
}

void empty_bullet(const CheckInputs& in, Diagnostics& diagnostics) {
    each_cell(in.graph, [&](const Item& item, const Cell& cell) {
        std::size_t empty = 0;
        for (const auto& one : cell.items) empty += is_blank(one.value);
        if (empty > 0 && cell.items.size() > 1)
            diagnostics.report(kind("empty-bullet"),
                               fmt::format("{} in a list of {}",
                                           counted(empty, "empty bullet", "empty bullets"), item.title),
                               cell.at, "fill them in or take them out");
    });
}

void duplicate_text(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans)
        for (const auto& priority : plan.priorities)
            for (const auto& activity : priority.activities) {
                std::map<std::string, Span> seen;
                for (const auto& criterion : activity.criteria) {
                    if (criterion.id.at.begin == criterion.text.at.begin)
                        continue; // a sentence in an action's own cell
                    const auto [first, is_new] =
                        seen.emplace(lower_ascii(trimmed(criterion.text.value)), criterion.text.at);
                    if (!is_new)
                        diagnostics.report(
                            kind("duplicate-text"),
                            fmt::format("`{}` has the same criterion twice", activity.title.value),
                            std::vector<Label>{{criterion.text.at, "again here"},
                                               {first->second, "first here"}},
                            "define it once and let several actions serve it");
                }
            }
}

void declared_total(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& consultation : in.site.consultations) {
        for (const auto& package : consultation.packages) check_package(package, diagnostics);
        for (const auto& table : consultation.tables) check_table(table, diagnostics);
    }
    for (const auto& document : in.site.documents)
        for (const auto& table : document.tables) check_table(table, diagnostics);
}

} // namespace plansite
