#include "archive/compare_report.h"
#include "site_case.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

// Every file of tests/cases/archive has two editions of a plan and what is told of their differences, frozen
// whole; of one also as data. UPDATE_GOLDEN=1 writes the text that comes out into the files.

namespace plansite {
namespace {

void update(const std::filesystem::path& path, const std::string& report) {
    std::ifstream in(path);
    std::ostringstream whole;
    whole << in.rdbuf();
    const std::string heading = "-- expect-text --\n";
    const std::string text = whole.str();
    std::ofstream(path) << text.substr(0, text.find(heading) + heading.size()) << report;
}

} // namespace

TEST_CASE("Cases of comparing", "[archive]") {
    const auto paths = case_files("archive");
    CHECK(paths.size() >= 12);
    for (const auto& path : paths) {
        const SiteCase site = read_site_case(path);
        INFO(site.title);
        REQUIRE(site.find("before"));
        REQUIRE(site.find("now"));
        const auto before = read_plan_items(*site.find("before")), now = read_plan_items(*site.find("now"));
        REQUIRE(before);
        REQUIRE(now);
        const PlanComparison comparison = compare_plans(*before, *now);
        if (const std::string* data = site.find("expect-data"))
            CHECK(*data == as_json(comparison).dump(1) + "\n");
        const std::string report = as_text(comparison);
        if (std::getenv("UPDATE_GOLDEN"))
            update(path, report);
        else
            CHECK(*site.find("expect-text") == report);
    }
}

TEST_CASE("a plan is what it was", "[archive]") {
    for (const auto& path : case_files("archive")) {
        const SiteCase site = read_site_case(path);
        INFO(site.title);
        const auto plan = read_plan_items(*site.find("before"));
        REQUIRE(plan);
        const PlanComparison comparison = compare_plans(*plan, *plan);
        CHECK(comparison.items.empty());
        CHECK(comparison.unchanged == plan->items.size());
    }
}

} // namespace plansite
