#include "template/filters.h"

#include "template/letters.h"
#include "template/operations.h"

#include <algorithm>

namespace plansite {

std::span<const FilterRow> filter_table() {
    static const std::vector<FilterRow> rows = [] {
        std::vector<FilterRow> all;
        for (const auto group :
             {text_filters(), html_filters(), number_filters(), list_filters(), selecting_filters()})
            all.insert(all.end(), group.begin(), group.end());
        std::sort(all.begin(), all.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
        return all;
    }();
    return rows;
}

Value sort_key(Call& call, Value value, Value attribute, Value case_sensitive) {
    if (!attribute.is_none()) value = at_path(call.runtime, value, attribute);
    if (!value.is_string() || truth(call.runtime, case_sensitive)) return value;
    return call.string(lower_case(value.as_string()));
}

} // namespace plansite
