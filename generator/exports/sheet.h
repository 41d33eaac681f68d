#pragma once

#include "base/date.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// A table of data to take away: what every format of tables is written from. The types of columns are those
// of Frictionless Table Schema 1 that plans need, https://specs.frictionlessdata.io/table-schema/.

namespace plansite {

// A number with as many decimals as its author wrote: 7.70 has two.
struct SheetNumber {
    double value = 0;
    int decimals = 0;
};

// An empty cell, or what the type of its column says.
using SheetCell = std::variant<std::monostate, std::string, SheetNumber, std::int64_t, bool, Date>;

// In the order of the alternatives of a cell, after the empty one.
enum class SheetType { string, number, integer, boolean, date };

struct SheetColumn {
    std::string name; // what programs call it: "due_from"
    SheetType type = SheetType::string;
    std::string title{}; // what people call it; may be empty, as the description
    std::string description{};
};

struct Sheet {
    std::string name; // "actions": lower-case letters, digits and . _ - only
    std::string title{};
    std::string description{};
    std::vector<SheetColumn> columns;           // at least one
    std::vector<std::vector<SheetCell>> rows{}; // each with one cell for each column
};

} // namespace plansite
