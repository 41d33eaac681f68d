#include "assess/fold.h"
#include "assess/reporting.h"
#include "content/load.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>

// domain.md 10.3, rules 6 and 7, and what a target is judged from. The sums are worked out by hand.

namespace plansite {

namespace {

Tally of(Status status, std::optional<double> weight = {}) {
    Action action;
    action.weight = weight;
    Item item;
    item.kind = ItemKind::action;
    item.entity = &action;
    Assessment leaf;
    leaf.status = status;
    return own_tally(item, leaf);
}

Tally sum(const std::vector<Tally>& parts) {
    Tally out;
    for (const auto& one : parts) out += one;
    return out;
}

// A site in two files, assessed on a day.
struct Small {
    TemporaryFolder folder;
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    Small(std::string_view period, std::string_view targets, std::string_view update) {
        folder.write("site.toml", "title = \"Test\"\n");
        folder.write("content/plans/p/plan.toml",
                     "title = \"P\"\nperiod = \"" + std::string(period) + "\"\nstage = \"in-force\"\n");
        folder.write("content/plans/p/targets.toml", targets);
        if (!update.empty()) folder.write("content/plans/p/updates/2009-01-15.toml", update);
        loaded = load_site(folder.path(), {}, sources, diagnostics);
        graph = resolve(loaded.site, diagnostics);
        CHECK(diagnostics.sorted().empty());
    }

    Judgement judged(std::string_view as_of) const {
        const ItemId target = graph.find("target:t", graph.id_of(loaded.site.plans.front()));
        return *assess(loaded.site, graph, day(as_of)).of(target).judgement;
    }
};

} // namespace

TEST_CASE("the share that is done is one of what is known, and counts what is partly met by half") {
    // known: complete 1, partly met 0.5, not met 0, in progress 0: 1.5 of 4; two are not known
    const Tally all = sum({of(Status::complete), of(Status::partly_met), of(Status::not_met),
                           of(Status::in_progress), of(Status::not_reported), of(Status::not_reported)});
    CHECK(all.total() == 6);
    CHECK(all.known() == 4);
    CHECK(all.of(Status::complete) == 1);
    CHECK(all.share_done() == 1.5 / 4);
    CHECK_FALSE(all.weighted);
}

TEST_CASE("the share by weight, one where there is none") {
    // (3 × 1 + 1 × 0.5) ÷ (3 + 1 + 4): the 5 that is not reported does not count
    const Tally all = sum({of(Status::complete, 3), of(Status::partly_met), of(Status::stopped, 4),
                           of(Status::not_reported, 5)});
    CHECK(all.weighted);
    CHECK(all.share_done() == 3.5 / 8);
    CHECK(all.weight == 13);
}

TEST_CASE("where nothing is known, or what is known has no weight, there is no share") {
    CHECK_FALSE(Tally{}.share_done());
    CHECK_FALSE(of(Status::not_reported).share_done());
    CHECK_FALSE(of(Status::complete, 0).share_done());
    CHECK(of(Status::in_progress).share_done() == 0);
}

TEST_CASE("targets are counted by outcome, and those that cannot be judged are not known") {
    TargetTally one, other;
    one.by_outcome[std::size_t(Outcome::met)] = 2;
    one.by_outcome[std::size_t(Outcome::not_enough_data)] = 3;
    other.by_outcome[std::size_t(Outcome::behind)] = 1;
    one += other;
    CHECK(one.total() == 6);
    CHECK(one.known() == 3);
    CHECK(one.of(Outcome::behind) == 1);
}

TEST_CASE("a yes or no that was for the last year of a plan is not met once the plan has ended") {
    const Small site("September 2007 - August 2009", R"([[target]]
id = "t"
title = "Done"
method = "yes-no"
actual = { "2008-09" = "" }
planned = { "2008-09" = 1 }
)",
                     "");
    CHECK(site.judged("2009-08-31").outcome == Outcome::not_enough_data);
    CHECK(site.judged("2009-09-01").outcome == Outcome::not_met);
    CHECK(site.judged("2015-01-01").outcome == Outcome::not_met);
}

TEST_CASE("a cell for a planned value that is blank does not keep the time for it open") {
    const Small site("September 2007 - August 2013", R"([[target]]
id = "t"
title = "Done"
method = "yes-no"
actual = { "2008-09" = "" }
planned = { "2008-09" = 1, "2011-12" = "" }
)",
                     "");
    CHECK(site.judged("2009-08-31").outcome == Outcome::not_enough_data);
    CHECK(site.judged("2009-09-01").outcome == Outcome::not_met);
}

TEST_CASE("a milestone that was given up is not reached, and counts") {
    const Small site("September 2007 - August 2011", R"([[target]]
id = "t"
title = "Opened"
method = "milestone"

[[target.milestone]]
id = "one"
due = "December 2008"
text = "One"

[[target.milestone]]
id = "two"
due = "July 2009"
text = "Two"
)",
                     R"([[report]]
about = "milestone:t.one"
status = "complete"

[[report]]
about = "milestone:t.two"
status = "stopped"
)");
    CHECK(site.judged("2008-12-31").outcome == Outcome::not_enough_data);
    CHECK(site.judged("2009-01-01").outcome == Outcome::limited);
    CHECK(site.judged("2009-02-01").outcome == Outcome::behind); // 1 ÷ 2
    CHECK(site.judged("2010-01-01").steps.front().text == "1 ÷ 2 = 0.5");
}

TEST_CASE("a target is judged with the tolerance of its plan where it has none, and by revised values") {
    Plan plan;
    plan.assessment.tolerance = Tolerance{0.5, false};
    Target target;
    target.direction = Direction::down;
    target.baseline.value = "2005-06";
    target.actual = series({{"2005-06", 9.9}, {"2008-09", 8.8}});
    target.planned = series({{"2008-09", 8.4}, {"2010-11", 7.7}});
    Log log;
    const auto judged = [&] {
        Item item;
        item.kind = ItemKind::target;
        item.entity = &target;
        const JudgedDay when{day("2010-01-01"), false, day("2010-01-01")};
        Assessment out = fold(item, plan, log.said(), when, 14);
        judge_target(target, plan, when, {}, out);
        return *out.judgement;
    };
    CHECK(judged().outcome == Outcome::on_track); // 8.4 + 0.5 = 8.9
    target.tolerance = Tolerance{0.3, false};
    CHECK(judged().outcome == Outcome::behind); // 8.4 + 0.3 = 8.7
    log.revised_value("2009-10-01", "2008/09", 8.5);
    CHECK(judged().outcome == Outcome::on_track); // 8.5 + 0.3 = 8.8
    log.value("2009-11-01", "2008-09", 8.9);      // corrected
    CHECK(judged().outcome == Outcome::behind);
    target.breaks = {written("2007/08")};
    CHECK(judged().outcome == Outcome::not_enough_data);
    target.method = Method::tolerance; // the value of that year needs no other
    CHECK(judged().outcome == Outcome::not_enough_data);
    log.value("2009-12-01", "2008-09", 8.8);
    CHECK(judged().outcome == Outcome::on_track);
}

} // namespace plansite
