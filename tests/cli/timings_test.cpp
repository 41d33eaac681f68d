#include "base/text.h"
#include "cli/timings.h"

#include <catch2/catch.hpp>

TEST_CASE("a table of passes has a line for each, in their order, and one for all") {
    plansite::Timings timings;
    for (const char* pass : {"read", "render pages", "read"}) timings.passed(pass);
    const std::string table = timings.table();
    std::vector<std::string> names;
    for (const auto line : plansite::split(table, '\n')) names.emplace_back(line.substr(0, line.find("  ")));
    CHECK(names == std::vector<std::string>{"pass", "read", "render pages", "all", ""});
}
