#include "check/rules.h"

#include <fmt/format.h>

namespace plansite {

namespace {

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

void declared_total(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& consultation : in.site.consultations) {
        for (const auto& package : consultation.packages) check_package(package, diagnostics);
        for (const auto& table : consultation.tables) check_table(table, diagnostics);
    }
    for (const auto& document : in.site.documents)
        for (const auto& table : document.tables) check_table(table, diagnostics);
}

} // namespace plansite
