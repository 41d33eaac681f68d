#include "archive/fact_words.h"
#include "archive/plan_items.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace plansite {
namespace {

std::string lines_of(const PlanItems& plan) {
    std::string out;
    for (const auto& item : plan.items) {
        out += fmt::format("{} | {} | {} | {}\n", item.name.key, item.name.ref, item.name.title,
                           item.name.address);
        for (const auto& fact : item.facts) {
            out += fmt::format("  {}[{}] {}", fact.field, fact.part, fact.words);
            if (fact.latest) out += " until " + iso(*fact.latest);
            if (fact.number) out += fmt::format(" #{}", *fact.number);
            for (const auto& key : fact.refers) out += " > " + key;
            out += "\n";
        }
    }
    return out;
}

} // namespace

TEST_CASE("a plan is flattened whole", "[archive]") {
    const auto plan = read_plan_items(R"json({"format": "plansite plan 1", "as_of": "2009-03-01", "plan": {
        "id": "p", "title": {"en": "A plan", "cy": "Cynllun"}, "edition": "Draft", "visibility": "public",
        "url": "https://plans.example/x/plans/p/index.html",
        "scale": [{"id": "s", "title": "Scale", "level": [{"id": "low", "name": "Low"},
            {"id": "high", "name": "High"}]}],
        "criterion": [{"id": "shared", "text": "All are *content*"}],
        "priorities": [{"id": "1", "title": "One", "url": "https://elsewhere.example/plans/p/one.html",
            "activity": [{"id": "1.1", "ref": "1.1", "title": "Training",
                "criterion": [{"id": "own", "text": "Trained"}],
                "action": [{"task": ["Train", "[Meet](plan:q) again"], "criteria": ["own", "shared", "A sentence"],
                    "level": ["low", "high"], "completion": {"written": "May 2009", "latest": "2009-05-31"},
                    "amounts": [{"written": "£2", "pence": 200}, {"written": "£3", "pence": 300}],
                    "cost": {"unknown": "to-be-confirmed", "items": ["tbc"]}, "supports": ["target:p/T1"],
                    "url": "https://plans.example/x/plans/p/activity-1.1.html#action-a",
                    "standing": {"status": "complete", "flags": ["stale"], "days_late": 3}}]}]}],
        "targets": {"introduction": "Counted.", "target": [{"id": "t", "ref": "T1", "title": "Count",
            "actual": {"2008-09": 4.5}}]}}})json");
    REQUIRE(plan);
    CHECK(plan->edition == "Draft");
    CHECK(plan->as_of == parse_iso_date("2009-03-01"));
    CHECK(lines_of(*plan) == R"(plan |  | A plan | plans/p/index.html
  title[en] A plan
  title[cy] Cynllun
  targets.introduction[] Counted.
scale:s |  | Scale | 
  title[] Scale
level:s.low |  | Low | 
  name[] Low
level:s.high |  | High | 
  name[] High
priority:1 |  | One | 
  title[] One
activity:1.1 | 1.1 | Training | 
  title[] Training
criterion:1.1.own |  | Trained | 
  text[] Trained
action:1.1.action-1 |  | Train | plans/p/activity-1.1.html#action-a
  task[] Train
Meet again
  criteria[] Trained
All are content
A sentence > criterion:1.1.own > criterion:shared > A sentence
  level[] Low
High #2 > level:s.low > level:s.high
  completion[] May 2009 until 2009-05-31
  amounts[] £2
£3 #500
  cost[] tbc
  supports[] Count > target:t
  standing.status[] complete
criterion:shared |  | All are content | 
  text[] All are content
target:t | T1 | Count | 
  title[] Count
  actual[2008-09] 4.5 #4.5
)");
}

TEST_CASE("what cannot be a plan is none", "[archive]") {
    for (const std::string& bytes : {std::string(), std::string("{"), std::string("null"),
                                     std::string(R"({"format": "plansite plan 2"})"),
                                     R"({"format": "plansite plan 1", "plan": )" + std::string(100000, '[') +
                                         std::string(100000, ']') + "}"})
        CHECK(!read_plan_items(bytes));
    std::string keys;
    for (int i = 0; i < 2000; ++i) keys += fmt::format(R"(, "{}": 1)", i);
    CHECK(!read_plan_items(R"({"format": "plansite plan 1", "plan": {"id": "p")" + keys + "}}"));
    CHECK(read_plan_items(R"({"format": "plansite plan 1", "plan": []})")->items.size() == 1);
}

TEST_CASE("Markdown becomes words", "[archive]") {
    CHECK(words_of_markdown("# Aims\nTo *raise*\nstandards\n\n- of `all`\n- of __some__ snake_case") ==
          "Aims\nTo raise standards\nof all\nof some snake_case");
    CHECK(words_of_markdown("See [the plan](plan:x), <target:2>, [not a link], 2 < 3") ==
          "See the plan, target 2, [not a link], 2 < 3");
    CHECK(words_of_markdown("1. One\n2. Two\nand on") == "1. One\n2. Two and on");
    CHECK(words_of_markdown("a\x01\x1b[2Jb") == "a [2Jb");
    CHECK(title_of_words(std::string(300, 'a')).size() == 150 + std::string(" …").size());
}

} // namespace plansite
