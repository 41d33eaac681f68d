#include "pages/reference.h"

#include "pages/kinds.h"
#include "template/call.h"

#include <fmt/format.h>

namespace plansite {

namespace {

std::string in_cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

void append_rows(std::string& out, std::string_view title, std::span<const Row> rows) {
    out += fmt::format("## {}\n\n| name | arguments | what it does |\n|---|---|---|\n", title);
    for (const auto& row : rows)
        out += fmt::format("| `{}` | {} | {} |\n", in_cell(row.name),
                           row.arguments.empty() ? std::string() : "`" + in_cell(row.arguments) + "`",
                           in_cell(row.sentence));
    out += "\n";
}

} // namespace

std::string templates_as_markdown() {
    std::string out = "## Pages\n\nEvery page is given `site` and `page`; where it is the page of one thing, "
                      "that thing as well. A thing has "
                      "the keys of its table above, and those of every thing (see the page on themes).\n\n"
                      "| page | template | is given | what it is |\n|---|---|---|---|\n";
    for (const auto& page : page_kinds())
        out += fmt::format("| {} | `{}` | {} | {} |\n", page.name, page.file,
                           page.variable.empty() ? std::string() : fmt::format("`{}`", page.variable),
                           page.sentence);
    out += "\n";
    append_rows(out, "Filters", filter_table());
    append_rows(out, "Tests", test_table());
    append_rows(out, "Functions", function_table());
    append_rows(out, "What can be called on a text", string_method_table());
    append_rows(out, "What can be called on a list", list_method_table());
    append_rows(out, "What can be called on a map", map_method_table());
    return out;
}

} // namespace plansite
