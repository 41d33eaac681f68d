#pragma once

#include <cstdint>
#include <span>
#include <string_view>

// Everything the program can say of an author's files, by name: one table. `plansite explain NAME` prints a
// row, the guide's reference page is made from it, and a test demands that some case produces each name.

namespace plansite {

enum class Severity : std::uint8_t { error, warning, note };

std::string_view name_of(Severity severity);

struct DiagnosticKind {
    std::string_view name; // stable, kebab-case; what `explain` and the short and JSON forms show
    Severity severity;
    std::string_view sentence; // what is wrong, in one sentence
    std::string_view advice;   // why it matters and what to do: a short paragraph
};

inline constexpr DiagnosticKind diagnostic_kinds[] = {
#include "diagnostics/catalogue.inc"
};

inline std::span<const DiagnosticKind> catalogue() {
    return diagnostic_kinds;
}

// The row of a name. A name that is not in the table does not compile.
consteval const DiagnosticKind& kind(std::string_view name) {
    for (const auto& row : diagnostic_kinds)
        if (row.name == name) return row;
    throw "no diagnostic has this name: add a row to catalogue.inc";
}

} // namespace plansite
