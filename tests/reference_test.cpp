#include "base/text.h"
#include "cli/commands.h"
#include "model/describe.h"
#include "pages/kinds.h"
#include "pages/reference.h"
#include "program.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

// The guide says what the program's tables say: diagnostics, keys, kinds of page, commands and options.
// UPDATE_GOLDEN=1 writes what is made of tables alone: the list of diagnostics and the reference.

namespace plansite {
namespace {

std::string guide_page(const std::string& name) {
    std::ifstream in(std::string(SOURCE_ROOT) + "/content/guide/" + name, std::ios::binary);
    INFO("content/guide/" << name);
    REQUIRE(in.good());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void write_guide_page(const std::string& name, const std::string& text) {
    std::ofstream(std::string(SOURCE_ROOT) + "/content/guide/" + name, std::ios::binary) << text;
}

// The rows of Markdown tables below a heading, by what a row begins with.
std::vector<std::string> rows_beginning(const std::string& text, std::string_view beginning) {
    std::vector<std::string> out;
    for (const auto line : split(text, '\n'))
        if (line.starts_with(beginning)) out.emplace_back(line);
    return out;
}

} // namespace

TEST_CASE("The guide lists every diagnostic, in the order of the catalogue") {
    std::vector<std::string> wanted;
    for (const auto& row : catalogue())
        wanted.push_back(fmt::format("| `{}` | {} | {} |", row.name, name_of(row.severity), row.sentence));
    const std::string page = guide_page("diagnostics.md");
    const auto found = rows_beginning(page, "| `");
    if (std::getenv("UPDATE_GOLDEN") && !found.empty()) {
        const auto begin = page.find(found.front());
        const auto end = page.rfind(found.back()) + found.back().size();
        return write_guide_page("diagnostics.md",
                                page.substr(0, begin) + join(wanted, "\n") + page.substr(end));
    }
    for (std::size_t i = 0; i < std::max(wanted.size(), found.size()); ++i)
        CHECK((i < found.size() ? found[i] : "nothing") == (i < wanted.size() ? wanted[i] : "nothing"));
}

TEST_CASE("The guide's reference of keys is what `plansite schema --format markdown` prints") {
    const std::string page = guide_page("reference.md");
    const std::string wanted = schema_as_markdown() + templates_as_markdown();
    CHECK(wanted.size() > 10000);
    if (std::getenv("UPDATE_GOLDEN")) {
        const auto begin = page.find(wanted.substr(0, wanted.find('\n') + 1));
        REQUIRE(begin != page.npos);
        return write_guide_page("reference.md", page.substr(0, begin) + wanted);
    }
    if (!page.ends_with(wanted))
        FAIL_CHECK("content/guide/reference.md is out of date: UPDATE_GOLDEN=1 renews it");
}

TEST_CASE("The guide lists every kind of page") {
    const auto rows = rows_beginning(guide_page("themes.md"), "| `");
    std::size_t next = 0;
    for (const auto& kind : page_kinds()) {
        const std::string begin = fmt::format("| `{}` | `{}` | ", kind.name, kind.file);
        while (next < rows.size() && !rows[next].starts_with(begin)) ++next;
        INFO(begin);
        REQUIRE(next < rows.size());
        const std::string& row = rows[next];
        INFO(row);
        CHECK(row.ends_with(fmt::format("| {} |", kind.sentence)));
        if (kind.of == ItemKind::site) CHECK(row.starts_with(fmt::format("{}`{}` |", begin, kind.path)));
        if (!kind.variable.empty()) CHECK(row.find(fmt::format("| `{}` |", kind.variable)) != row.npos);
    }
}

TEST_CASE("The guide has every command and option") {
    const std::string page = guide_page("command-line.md");
    std::string all_help;
    for (const auto& command : commands()) {
        INFO(command.name);
        CHECK(page.find(fmt::format("\n## `{}`\n", command.name)) != page.npos);
        CHECK(page.find(fmt::format("\nplansite {} ", command.name)) != page.npos);
        const auto help = run_program({{std::string(command.name), "--help"}, {}, "/"}).output;
        all_help += help;
        const std::regex option("--[a-z-]+");
        std::set<std::string> options;
        for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at)
            options.insert(at->str());
        CHECK(options.contains("--help"));
        for (const auto& one : options) {
            INFO(one);
            CHECK(page.find(one) != page.npos);
        }
    }
    const auto table = rows_beginning(page, "| `--");
    for (const auto& row : table) {
        const std::string option = row.substr(3, row.find_first_of(" `", 3) - 3);
        INFO(option << " is in the guide");
        CHECK(all_help.find(option) != std::string::npos);
    }
    CHECK(table.size() >= 5);
}

} // namespace plansite
