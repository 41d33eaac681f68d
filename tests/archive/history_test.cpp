#include "archive/history.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace plansite {
namespace {

// An edition of a small plan: `actions` and `targets` are JSON.
PlanItems edition(std::string_view day, std::string_view actions, std::string_view targets) {
    const auto plan = read_plan_items(fmt::format(
        R"({{"format": "plansite plan 1", "as_of": "{}", "plan": {{"id": "p", "title": "P",
            "url": "https://plans.example/plans/p/index.html",
            "priorities": [{{"id": "1", "title": "One", "activity": [{{"id": "1.1", "title": "Training",
            "action": [{}]}}]}}], "targets": {{"target": [{}]}}}}}})",
        day, actions, targets));
    REQUIRE(plan);
    return *plan;
}

std::string action(std::string_view id, std::string_view task, std::string_view due,
                   std::string_view status) {
    return fmt::format(R"({{"id": "{0}", "task": ["{1}"], "responsible": ["Board"], "level": ["high"],
        "completion": {{"written": "{2}", "latest": "{2}"}},
        "standing": {{"status": "{3}", "due": {{"written": "{2}", "latest": "{2}"}}}},
        "url": "https://plans.example/plans/p/activity-1.1.html#action-{0}"}})",
                       id, task, due, status);
}

std::string target(std::string_view planned, std::string_view actual) {
    return fmt::format(R"({{"id": "walk", "title": "Pupils who walk to school",
        "planned": {{{}}}, "actual": {{{}}}}})",
                       planned, actual);
}

std::vector<PlanItems> editions() {
    const std::string mentors = "Train two mentors in every school", review = "Review the short courses",
                      website = "Publish courses on the website";
    return {edition("2009-03-01",
                    action("a", mentors, "2009-06-30", "not-started") + "," +
                        action("b", review, "2009-08-31", "not-reported"),
                    target(R"("2008-09": 48, "2009-10": 55)", R"("2008-09": "blank")")),
            edition("2010-03-01",
                    action("a", website, "2010-08-31", "not-reported") + "," +
                        action("b", mentors + " and college", "2010-06-30", "in-progress"),
                    target(R"("2008-09": 48, "2009-10": 52)", R"("2008-09": 46.5)")),
            edition("2011-03-01", action("a", mentors + " and college", "2010-12-31", "complete"),
                    target(R"("2009-10": 52, "2010-11": 60)", R"("2009-10": 50)"))};
}

std::string line_of(const ItemHistory& history) {
    std::string out = history.last().name.key + ":";
    for (const auto& then : history.editions)
        out += fmt::format(" {}={} {} {} {}", then.edition, then.name.key, then.due, then.status, then.owner);
    return out;
}

} // namespace

TEST_CASE("an item is followed through editions", "[archive]") {
    const std::vector<PlanItems> all = editions();
    const PlanHistory history = plan_history(all);
    REQUIRE(history.items.size() == 5); // plan, priority, activity, action, target
    CHECK(line_of(history.items[3]) == "action:1.1.a: 0=action:1.1.a 2009-06-30 not-started Board "
                                       "1=action:1.1.b 2010-06-30 in-progress Board"
                                       " 2=action:1.1.a 2010-12-31 complete Board");
    CHECK(history.items[3].editions[1].likeness > 0.7);
    CHECK(history.items[3].editions[1].likeness < 1);
    CHECK(history.items[3].last().due_by == parse_iso_date("2010-12-31"));

    std::string periods;
    for (const auto& period : history.items[4].periods) {
        periods += period.period + ":";
        for (const auto& then : period.editions)
            periods += fmt::format(" {}={}/{}", then.edition, then.promised, then.outturn);
        periods += "\n";
    }
    CHECK(periods == "2008-09: 0=48/ 1=48/46.5\n2009-10: 0=55/ 1=52/ 2=52/50\n2010-11: 2=60/\n");
}

TEST_CASE("what is gone is told, and where everything went", "[archive]") {
    const std::vector<PlanItems> all = editions();
    const PlanHistory history = plan_history(all);
    REQUIRE(history.gone.size() == 2);
    CHECK(line_of(history.gone[0]) == "action:1.1.b: 0=action:1.1.b 2009-08-31 not-reported Board");
    CHECK(line_of(history.gone[1]) == "action:1.1.a: 1=action:1.1.a 2010-08-31 not-reported Board");

    REQUIRE(history.fates.size() == 2);
    std::string fates;
    for (const auto& fate : history.fates[0])
        fates +=
            fmt::format("{} > {} {}\n", fate.then.key, fate.now ? fate.now->key : "gone", fate.last_edition);
    CHECK(fates == "plan > plan 2\npriority:1 > priority:1 2\nactivity:1.1 > activity:1.1 2\n"
                   "action:1.1.a > action:1.1.a 2\naction:1.1.b > gone 0\ntarget:walk > target:walk 2\n");
    CHECK(history.fates[1][4].now->address == "plans/p/activity-1.1.html#action-a");

    CHECK(plan_history({}).items.empty());
    const PlanHistory one = plan_history(std::span(all).first(1));
    CHECK(one.items.size() == 6);
    CHECK(one.gone.empty());
    CHECK(one.fates.empty());
}

} // namespace plansite
