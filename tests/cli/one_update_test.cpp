#include "base/text.h"
#include "program.h"
#include "site_case.h"

#include <catch2/catch.hpp>

// What one report changes: the pages and files that show it, and nothing else, byte for byte. The small site
// is tests/cases/updates/site.txt; each other file there holds what is written over it, and in `differs` the
// paths that may, and must, be others then.

namespace plansite {
namespace {

namespace fs = std::filesystem;

Tree built(const TemporaryFolder& site, const std::string& as_of) {
    const ProgramResult result = run_program({{"build", "--quiet", "--as-of", as_of}, {}, site.path()});
    INFO(result.errors);
    CHECK(result.exit_code == 0);
    return tree_of(site.path("public"));
}

// The paths at which two trees differ, or which only one of them has.
std::vector<std::string> differing(const Tree& one, const Tree& other) {
    std::vector<std::string> out;
    for (const auto& [path, state] : one)
        if (const auto same = other.find(path); same == other.end() || same->second.bytes != state.bytes)
            out.push_back(path);
    for (const auto& [path, state] : other)
        if (!one.contains(path)) out.push_back(path);
    return out;
}

std::vector<std::string> lines_of(const SiteCase& site, std::string_view section) {
    std::vector<std::string> out;
    for (const auto line : split(*site.find(section), '\n'))
        if (!is_blank(line)) out.emplace_back(line);
    return out;
}

const fs::path folder = fs::path(SOURCE_ROOT) / "tests" / "cases" / "updates";

} // namespace

TEST_CASE("One report changes the pages that show it, and no other") {
    const SiteCase site = read_site_case(folder / "site.txt");
    std::size_t changes = 0;
    for (const auto& path : case_files("updates")) {
        if (path.filename() == "site.txt") continue;
        const SiteCase change = read_site_case(path);
        INFO(change.title);
        TemporaryFolder root;
        write_site(site, root);
        const Tree before = built(root, "2009-06-01");
        CHECK(before.size() > 40);
        for (const auto& section : change.sections) write_section(section, root);
        CHECK(join(differing(before, built(root, "2009-06-01")), "\n") ==
              join(lines_of(change, "differs"), "\n"));
        ++changes;
    }
    CHECK(changes >= 4);
}

TEST_CASE("A build as of another day shows what was known then") {
    TemporaryFolder root;
    write_site(read_site_case(folder / "site.txt"), root);
    const Tree winter = built(root, "2009-01-31"), summer = built(root, "2009-06-01");
    const auto is_complete = [](const Tree& tree) {
        const std::string& table = tree.at("plans/x/data/actions.csv").bytes;
        return table.find(",complete,") != table.npos;
    };
    CHECK_FALSE(is_complete(winter));
    CHECK(is_complete(summer));
    CHECK(winter.at("plans/x/activity-1.1.html").bytes != summer.at("plans/x/activity-1.1.html").bytes);
    const std::string guide =
        replaced(winter.at("guide/one.html").bytes, "2009-01-31\">31 January", "2009-06-01\">1 June");
    CHECK(guide == summer.at("guide/one.html").bytes); // the day stands below every page
    CHECK(differing(winter, built(root, "2009-01-31")).empty());
}

} // namespace plansite
