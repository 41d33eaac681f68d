#pragma once

#include "model/common.h"

namespace plansite {

enum class ColumnType : std::uint8_t { text, number, amount, tick, date };

inline constexpr Word<ColumnType> column_type_words[] = {
    {ColumnType::text, "text", "Text or a list, in Markdown."},
    {ColumnType::number, "number", "Numbers, set to the right."},
    {ColumnType::amount, "amount", "Amounts of money, added up."},
    {ColumnType::tick, "tick", "true for a tick, false for none, or a text in its place."},
    {ColumnType::date, "date", "Dates as written."}};
constexpr std::span<const Word<ColumnType>> words_of(ColumnType) {
    return column_type_words;
}

struct TableColumn {
    Slug id;
    Text label;
    ColumnType type = ColumnType::text;

    static constexpr std::string_view noun = "column";
    static constexpr auto fields =
        std::tuple{required("id", &TableColumn::id, "The name its cells stand under in the rows."),
                   required("label", &TableColumn::label, "Its heading."),
                   optional("type", &TableColumn::type, "text, number, amount, tick or date.")};
};

// A table of figures or of texts beside a paper.
struct DataTable : Common {
    Text title;
    Prose introduction;
    std::vector<TableColumn> columns;
    std::vector<Record> rows;
    std::optional<Record> total;
    Text total_label;

    static constexpr std::string_view noun = "table";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &DataTable::title, "Its caption."),
            optional("introduction", &DataTable::introduction, "Words before it, in Markdown."),
            required("column", &DataTable::columns, "A column."),
            optional("row", &DataTable::rows,
                     "A row: a cell under each column's id. A row with only the first cell is a heading over "
                     "the rows below it."),
            optional("total", &DataTable::total,
                     "The totals as declared, under the ids of their columns: checked against the rows."),
            optional("total_label", &DataTable::total_label,
                     "What the row of totals is called; \"Total\" where it is left out.")});
};

// tables.toml
struct Tables {
    std::vector<DataTable> tables;

    static constexpr std::string_view noun = "list of tables";
    static constexpr auto fields = std::tuple{optional("table", &Tables::tables, "A table.")};
};

} // namespace plansite
