#include "base/text.h"
#include "cli/commands.h"
#include "model/describe.h"
#include "pages/reference.h"

#include <cstdio>
#include <fmt/format.h>

namespace plansite {

Exit run_schema(const Invocation& invocation) {
    if (!invocation.file_kind.empty()) {
        std::fputs(file_schema_as_json(invocation.file_kind).c_str(), stdout);
        return Exit::good;
    }
    const std::string text = invocation.schema_format == "json"
                                 ? schema_as_json()
                                 : schema_as_markdown() + templates_as_markdown();
    std::fputs(text.c_str(), stdout);
    return Exit::good;
}

Exit run_explain(const Invocation& invocation) {
    std::vector<std::string_view> names;
    for (const auto& row : catalogue()) {
        names.push_back(row.name);
        if (invocation.name.empty()) fmt::print("{:28} {}\n", row.name, row.sentence);
        if (row.name != invocation.name) continue;
        fmt::print("{}[{}]\n\n{}\n\n{}\n", name_of(row.severity), row.name, row.sentence, row.advice);
        return Exit::good;
    }
    if (invocation.name.empty()) return Exit::good;
    const auto near = nearest(invocation.name, names);
    fmt::print(stderr, "plansite: no diagnostic is called `{}`\n  help: {}\n", invocation.name,
               near ? fmt::format("did you mean `{}`?", *near)
                    : std::string("`plansite explain` lists them all"));
    return Exit::usage;
}

} // namespace plansite
