#include "base/json.h"
#include "base/text.h"
#include "diagnostics/sarif.h"

#include <catch2/catch.hpp>
#include <set>

// The log that other people's programs read. tests/cases/cli/check.txt freezes a whole one; here is what must
// hold of any.

namespace plansite {
namespace {

// Everything that can be odd: a place, two places, none, a file that cannot be shown, a name with a space,
// what is accepted, and text that is not ASCII.
std::vector<Diagnostic> oddities(Sources& sources) {
    const Source& plan = sources.add("content/plans/a b/plan.toml", "title = \"Größe\"\nstage = 1\n");
    const Source& lost = sources.add("content/lost.md", "");
    Diagnostics diagnostics;
    diagnostics.report(kind("unknown-key"), "a plan has no key `stage`", Span{&plan, 18, 23},
                       "did you mean `state`?");
    diagnostics.report(kind("duplicate-id"), "it is there twice",
                       {{{&plan, 10, 16}, "again here"}, {{&plan, 0, 5}, "first here"}}, "choose another");
    diagnostics.report(kind("unreadable-file"), "it cannot be opened", Span{&lost, 0, 0});
    diagnostics.report(kind("missing-template"), "there is none", std::vector<Label>{});
    diagnostics.report(kind("number-gap"), "there is no 1.2", Span{&plan, 0, 5});
    diagnostics.report(kind("number-gap"), "there is no 1.3", Span{&plan, 0, 5});
    auto found = diagnostics.sorted();
    for (auto& one : found)
        if (one.message.ends_with("1.3")) one.accepted = "It was merged.";
    return found;
}

void check_region(const Json& location) {
    const Json& physical = location.at("physicalLocation");
    const std::string uri = physical.at("artifactLocation").at("uri");
    CHECK(uri.find(' ') == uri.npos);
    CHECK(uri.front() != '/');
    if (!physical.contains("region")) return;
    const Json& region = physical["region"];
    for (const char* key : {"startLine", "startColumn", "endLine", "endColumn"}) CHECK(region.at(key) >= 1);
    CHECK(region["endLine"] >= region["startLine"]);
    if (region["endLine"] == region["startLine"]) CHECK(region["endColumn"] >= region["startColumn"]);
}

} // namespace

TEST_CASE("A SARIF log holds together") {
    Sources sources;
    const auto found = oddities(sources);
    const Json log = Json::parse(print_sarif(found));
    CHECK(log.at("version") == "2.1.0");
    REQUIRE(log.at("runs").size() == 1);
    const Json& run = log["runs"][0];
    const Json& rules = run.at("tool").at("driver").at("rules");
    std::set<std::string> ids;
    for (const auto& rule : rules) {
        CHECK(ids.insert(rule.at("id")).second);
        CHECK(rule.at("help").at("text").get<std::string>().ends_with('.'));
        CHECK(rule.at("shortDescription").at("text").get<std::string>().ends_with('.'));
    }
    CHECK(ids == std::set<std::string>{"duplicate-id", "missing-template", "number-gap", "unknown-key",
                                       "unreadable-file"});
    REQUIRE(run.at("results").size() == found.size());
    std::size_t suppressed = 0;
    for (const auto& result : run["results"]) {
        INFO(result.dump());
        CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
        CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
        REQUIRE(result.at("suppressions").is_array()); // all of them, where one has any
        for (const auto& suppression : result["suppressions"]) {
            CHECK(suppression.at("kind") == "inSource");
            CHECK(suppression.at("justification") == "It was merged.");
            ++suppressed;
        }
        for (const char* places : {"locations", "relatedLocations"})
            if (result.contains(places))
                for (const auto& location : result[places]) check_region(location);
    }
    CHECK(suppressed == 1);
}

TEST_CASE("Columns of a SARIF log count characters, and a file that cannot be shown has no region") {
    Sources sources;
    const Json log = Json::parse(print_sarif(oddities(sources)));
    const Json& run = log["runs"][0];
    CHECK(run.at("columnKind") == "unicodeCodePoints");
    for (const auto& result : run["results"]) {
        if (result["ruleId"] == "unreadable-file")
            CHECK_FALSE(result["locations"][0]["physicalLocation"].contains("region"));
        if (result["ruleId"] == "duplicate-id") {
            const Json& region = result["locations"][0]["physicalLocation"]["region"];
            CHECK(region["endColumn"] == 15); // of 16 bytes: ö and ß have two each
            CHECK(result["relatedLocations"][0]["message"]["text"] == "first here");
        }
        if (result["ruleId"] == "missing-template") CHECK_FALSE(result.contains("locations"));
    }
}

TEST_CASE("A SARIF log of nothing has no results, and says so") {
    const Json log = Json::parse(print_sarif({}));
    CHECK(log["runs"][0].at("results") == Json::array());
    CHECK(log["runs"][0]["tool"]["driver"].at("rules") == Json::array());
}

} // namespace plansite
