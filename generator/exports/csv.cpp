#include "exports/csv.h"

#include "base/find_sign.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <fmt/format.h>
#include <string_view>

namespace plansite {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What a formula begins with. Tab and CR do not begin one, but some programs drop them and read on.
constexpr std::array<std::string_view, 10> formula_signs = {"=",  "+",  "-",  "@",  "\t",
                                                            "\r", "＝", "＋", "－", "＠"};

// True where some program may take the text, up to wherever it ends, for a formula.
bool looks_like_formula(std::string_view text) {
    const auto start = text.find_first_not_of(" \"'");
    if (start == text.npos) return false;
    return std::any_of(formula_signs.begin(), formula_signs.end(),
                       [&](std::string_view sign) { return text.substr(start).starts_with(sign); });
}

// The text with an apostrophe wherever a cell could begin and would be a formula.
std::string guarded(std::string_view text) {
    std::string out;
    while (true) {
        if (looks_like_formula(text)) out += '\'';
        const auto end = find_sign<';', '\t', '\r', '\n'>(text);
        if (end == text.npos) return out.append(text);
        out.append(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
}

// The text in quotes where it needs them.
std::string field(std::string_view text) {
    const bool space_at_end = text.starts_with(' ') || text.ends_with(' ');
    if (!space_at_end && find_sign<'"', ',', '\r', '\n', ';', '\t'>(text) == text.npos) return std::string(text);
    std::string out = "\"";
    for (char c : text) out.append(c == '"' ? 2 : 1, c);
    return out + '"';
}

struct CellWriter {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return field(guarded(text)); }
    std::string operator()(SheetNumber number) const {
        assert(std::isfinite(number.value) && number.decimals >= 0);
        return fmt::format("{:.{}f}", number.value, number.decimals);
    }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(Date date) const { return iso(date); }
};

// One line. A single empty field is written as "", because readers skip lines with nothing in them.
void append_row(std::string& out, const std::vector<std::string>& fields) {
    if (fields.size() == 1 && fields[0].empty()) {
        out += "\"\"";
    } else {
        out += fmt::format("{}", fmt::join(fields, ","));
    }
    out += "\r\n";
}

[[maybe_unused]] bool fits(const SheetCell& cell, SheetType type) {
    return cell.index() == 0 || cell.index() == std::size_t(type) + 1;
}

} // namespace

std::string csv_of(const Sheet& sheet) {
    assert(!sheet.columns.empty());
    std::string out(byte_order_mark);
    std::vector<std::string> fields;
    for (const auto& column : sheet.columns) fields.push_back(field(guarded(column.name)));
    append_row(out, fields);
    for (const auto& row : sheet.rows) {
        assert(row.size() == sheet.columns.size());
        assert(std::equal(
            row.begin(), row.end(), sheet.columns.begin(),
            [](const SheetCell& cell, const SheetColumn& column) { return fits(cell, column.type); }));
        fields.clear();
        for (const auto& cell : row) fields.push_back(std::visit(CellWriter{}, cell));
        append_row(out, fields);
    }
    return out;
}

} // namespace plansite
