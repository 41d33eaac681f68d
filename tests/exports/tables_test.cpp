#include "base/text.h"
#include "build.h"
#include "site_case.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

// What readers can take away of a small plan with hostile texts, frozen whole and byte for byte: the plan is
// tests/cases/exports/hostile.txt, the files are in the folder beside it. UPDATE_GOLDEN=1 writes what comes
// out into that folder.

namespace plansite {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(SOURCE_ROOT) / "tests" / "cases" / "exports";

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Output exported(const std::string& base_url) {
    const SiteCase site = read_site_case(folder / "hostile.txt");
    TemporaryFolder root;
    write_site(site, root);
    BuildOptions options;
    options.root = root.path();
    options.base_url = base_url;
    options.jobs = 2;
    Sources sources;
    Diagnostics diagnostics;
    const Build made = build(options, sources, diagnostics);
    for (const auto& one : diagnostics.sorted())
        if (one.severity == Severity::error) FAIL_CHECK(one.kind->name << ": " << one.message);
    return made.output;
}

void check_frozen(const std::string& name, const std::string& bytes) {
    INFO(name);
    const fs::path path = folder / "hostile" / name;
    if (std::getenv("UPDATE_GOLDEN"))
        std::ofstream(path, std::ios::binary) << bytes;
    else
        CHECK(bytes == read_file(path));
}

} // namespace

TEST_CASE("The data of a plan with hostile texts") {
    const std::string of_plan = "plans/x/";
    const Output output = exported("https://plans.example.org/");
    std::vector<std::string> names;
    for (const auto& file : output.files) {
        if (!file.path.starts_with(of_plan) || file.path.ends_with(".html")) continue;
        std::string name = file.path.substr(of_plan.size());
        if (name.starts_with("data/")) name.erase(0, 5);
        names.push_back(name);
        check_frozen(name, file.bytes);
    }
    CHECK(names == std::vector<std::string>{"actions.csv", "criteria.csv", "datapackage.json",
                                            "milestones.csv", "plan.json", "progress.csv", "targets.csv",
                                            "updates.csv", "values.csv", "dates.ics", "updates.atom"});
}

TEST_CASE("Feeds and calendars of a site that does not know where it is published") {
    const Output output = exported("");
    for (const char* name : {"plans/x/updates.atom", "plans/x/dates.ics", "updates.atom", "dates.ics"}) {
        const OutputFile* file = output.find(name);
        REQUIRE(file);
        check_frozen("nowhere-" + replaced(name, "/", "-"), file->bytes);
        CHECK(file->bytes.find("example.org/") == std::string::npos);
    }
}

} // namespace plansite
