#pragma once

#include "base/fuzzy_date.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

// What the tables of the fuzzy date tests are written in.

namespace plansite {

struct FuzzyDateRow {
    std::string_view text;
    std::string_view meaning;
};

// A whole fuzzy date in one line: "2008-06-18.. open-ended {event}, year assumed, not a Thursday".
inline std::string described(const FuzzyDate& date) {
    constexpr std::array<std::string_view, 9> precisions = {
        "day", "month", "season", "quarter", "year", "range", "open-ended", "ongoing", "none"};
    if (date.unknown != Unknown::no) return "unknown: " + std::string(name_of(date.unknown));
    if (!date.understood) return "not understood";
    std::string out = date.earliest ? iso(*date.earliest) : "";
    out += "..";
    out += date.latest ? iso(*date.latest) : "";
    out += " ";
    out += precisions[std::size_t(date.precision)];
    if (!date.event.empty()) out += " {" + date.event + "}";
    if (date.year_assumed) out += ", year assumed";
    if (date.wrong_weekday) out += ", not a " + *date.wrong_weekday;
    return out;
}

inline void check_rows(const DateRules& rules, const std::vector<FuzzyDateRow>& rows) {
    for (const FuzzyDateRow& row : rows) {
        INFO(row.text);
        CHECK(described(read_fuzzy_date(row.text, rules)) == row.meaning);
    }
}

} // namespace plansite
