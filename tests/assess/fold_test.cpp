#include "assess/fold.h"
#include "assess/reporting.h"

#include <catch2/catch.hpp>

// Where one thing stands, from what was said about it. The days are counted by hand.

namespace plansite {

namespace {

constexpr std::int64_t soon = 14;

JudgedDay on(std::string_view text) {
    return {day(text), false, day(text)};
}

// A plan that ended on that day.
JudgedDay ended_on(std::string_view text) {
    return {day(text), true, day("2015-01-01")};
}

// An action due by the end of June 2009.
struct Leaf {
    Plan plan;
    Action action;
    Milestone milestone;
    Log log;

    Leaf() {
        action.completion = written("June 2009");
        milestone.due = written("June 2009");
    }

    Assessment as_of(JudgedDay when) const {
        Item item;
        item.kind = ItemKind::action;
        item.entity = &action;
        return fold(item, plan, log.said(), when, soon);
    }
    Assessment as_of(std::string_view when) const { return as_of(on(when)); }

    Assessment milestone_as_of(std::string_view when) const {
        Item item;
        item.kind = ItemKind::milestone;
        item.entity = &milestone;
        return fold(item, plan, log.said(), on(when), soon);
    }
};

std::string flags_of(const Assessment& one) {
    std::string out;
    for (const auto& word : flag_words)
        if (has_flag(one, word.value)) out += (out.empty() ? "" : " ") + std::string(word.name);
    return out;
}

} // namespace

TEST_CASE("a thing is overdue from the day after its last one") {
    Leaf leaf;
    CHECK(flags_of(leaf.as_of("2009-06-30")) == "due-soon");
    CHECK_FALSE(leaf.as_of("2009-06-30").days_late);
    CHECK(flags_of(leaf.as_of("2009-07-01")) == "overdue");
    CHECK(leaf.as_of("2009-07-01").days_late == 1);
    CHECK(leaf.as_of("2009-08-31").days_late == 62); // 31 days of July and 31 of August
    // 14 days before 30 June is the 16th, 15 before it the 15th
    CHECK(flags_of(leaf.as_of("2009-06-16")) == "due-soon");
    CHECK(flags_of(leaf.as_of("2009-06-15")) == "");
}

TEST_CASE("in a plan that has ended, what was due on its last day is overdue on it") {
    Leaf leaf;
    CHECK(flags_of(leaf.as_of(ended_on("2009-06-30"))) == "overdue");
    CHECK(leaf.as_of(ended_on("2009-06-30")).days_late == 0);
    CHECK(flags_of(leaf.as_of(ended_on("2009-06-29"))) == "due-soon"); // promised for after the end
    leaf.action.starts = written("June 2009");
    CHECK(flags_of(leaf.as_of(ended_on("2009-06-30"))) == "overdue late-start");
    leaf.log.say("2009-07-10").status = Status::complete;
    CHECK(flags_of(leaf.as_of(ended_on("2009-06-30"))) == "");
}

TEST_CASE("what has no last day is never late") {
    Leaf leaf;
    for (const std::string_view text : {"ongoing", "May 2008 onwards", "when the money is there", ""}) {
        INFO(text);
        leaf.action.completion = written(text);
        CHECK(flags_of(leaf.as_of("2015-01-01")) == "");
    }
    leaf.action.completion = {};
    CHECK(leaf.as_of("2015-01-01").due == nullptr);
}

TEST_CASE("only what is open is late or soon due") {
    for (const auto& word : status_words) {
        INFO(word.name);
        Leaf leaf;
        leaf.log.say("2009-01-01").status = word.value;
        const bool open =
            word.value != Status::complete && word.value != Status::stopped && word.value != Status::not_met;
        CHECK(flags_of(leaf.as_of("2009-06-20")) == (open ? "due-soon" : ""));
        CHECK(flags_of(leaf.as_of("2009-07-20")) == (open ? "overdue" : ""));
        CHECK(is_finished(word.value) == !open);
    }
}

TEST_CASE("done on a day, in time or late, by the date as it stands") {
    Leaf leaf;
    leaf.log.say("2009-07-20").status = Status::complete;
    CHECK(leaf.as_of("2009-07-20").done ==
          day("2009-07-20")); // the day of the update, where no other is given
    CHECK(leaf.as_of("2009-07-20").days_late == 20);
    leaf = {};
    Report& report = leaf.log.say("2009-07-20");
    report.status = Status::complete;
    report.done = day("2009-06-30");
    CHECK(leaf.as_of("2009-07-20").done == day("2009-06-30"));
    CHECK(leaf.as_of("2009-07-20").days_late == 0);
    report.done = day("2009-01-01"); // early is not late
    CHECK(leaf.as_of("2009-07-20").days_late == 0);
    report.done = day("2009-07-10");
    report.revised_date = written("July 2009");
    CHECK(leaf.as_of("2009-07-20").days_late == 0);
    leaf.log.say("2009-08-01").status = Status::in_progress; // taken up again
    CHECK_FALSE(leaf.as_of("2009-08-03").done);
    CHECK(leaf.as_of("2009-08-03").days_late == 3); // since 31 July
}

TEST_CASE("a date that was moved keeps where it came from and the days between the last days") {
    Leaf leaf;
    leaf.log.say("2009-05-01").revised_date = written("end July 2009"); // 30 June to 31 July: 31 days
    leaf.log.say("2009-06-01").revised_date = written("July 2009");     // the same last day: not moved
    leaf.log.say("2009-07-01").revised_date = written("17 July 2009");  // brought forward by 14
    leaf.log.say("2009-07-02").revised_date = written("when we can");   // no day at all
    leaf.log.say("2009-07-03").revised_date = written("18 July 2009");
    const Assessment state = leaf.as_of("2009-07-18");
    REQUIRE(state.slips.size() == 4);
    CHECK(state.slips[0].from->as_written == "June 2009");
    CHECK(state.slips[0].to->as_written == "end July 2009");
    CHECK(state.slips[0].days == 31);
    CHECK(*state.slips[0].said.update->date == day("2009-05-01"));
    CHECK(state.slips[1].from->as_written == "July 2009");
    CHECK(state.slips[1].days == -14);
    CHECK_FALSE(state.slips[2].days);
    CHECK_FALSE(state.slips[3].days);
    CHECK(state.due->as_written == "18 July 2009");
    CHECK(flags_of(state) == "due-soon date-revised");
    CHECK(flags_of(leaf.as_of("2009-07-19")) == "overdue date-revised");
    // a first date where the plan had none
    leaf = {};
    leaf.action.completion = {};
    leaf.log.say("2009-05-01").revised_date = written("July 2009");
    CHECK(leaf.as_of("2009-05-01").slips.front().from == nullptr);
    CHECK_FALSE(leaf.as_of("2009-05-01").slips.front().days);
}

TEST_CASE("a late start is one that nobody has reported by the last day it was to be on") {
    Leaf leaf;
    leaf.action.starts = written("January 2009");
    CHECK(flags_of(leaf.as_of("2009-01-31")) == "");
    CHECK(flags_of(leaf.as_of("2009-02-01")) == "late-start");
    leaf.action.starts = written("From January 2009"); // any day from then on
    CHECK(flags_of(leaf.as_of("2009-06-01")) == "");
    leaf.action.starts = written("January 2009");
    for (const auto& word : status_words) {
        INFO(word.name);
        leaf.log = {};
        leaf.log.say("2009-01-15").status = word.value;
        const bool begun = word.value != Status::not_reported && word.value != Status::not_started;
        CHECK(leaf.as_of("2009-02-01").late_start == !begun);
    }
}

TEST_CASE("stale is what was not reported on for longer than the plan allows") {
    Leaf leaf;
    leaf.plan.assessment.stale_after_days = 30;
    CHECK(flags_of(leaf.as_of("2009-05-01")) == ""); // never reported on is another thing
    leaf.log.say("2009-03-01").status = Status::in_progress;
    leaf.log.say("2009-04-01").comment.value = "Nothing new."; // a report as well
    CHECK(flags_of(leaf.as_of("2009-05-01")) == "");           // 30 days
    CHECK(flags_of(leaf.as_of("2009-05-02")) == "stale");      // 31
    leaf.plan.assessment.stale_after_days = {};
    CHECK(flags_of(leaf.as_of("2009-05-02")) == "");
    leaf.plan.assessment.stale_after_days = 30;
    leaf.log.say("2009-05-01").status = Status::stopped;
    CHECK(flags_of(leaf.as_of("2010-05-01")) == "");
}

TEST_CASE("the last status and the last rating count, each for itself") {
    Leaf leaf;
    CHECK(leaf.as_of("2009-03-01").status == Status::not_reported);
    CHECK_FALSE(leaf.as_of("2009-03-01").reported);
    Report& first = leaf.log.say("2009-01-01");
    first.status = Status::in_progress;
    first.rating = Rating::red;
    leaf.log.say("2009-02-01").comment.value = "A word.";
    const Assessment state = leaf.as_of("2009-03-01");
    CHECK(state.status == Status::in_progress);
    CHECK(state.rated.report == &first);
    CHECK(state.reported == day("2009-02-01"));
    CHECK(state.said.size() == 2);
}

TEST_CASE("what became of a milestone") {
    struct Row {
        std::string_view reported, done, revised, as_of;
        std::optional<Reached> reached;
    };
    const std::vector<Row> rows = {
        {"", "", "", "2009-06-30", Reached::upcoming},
        {"", "", "", "2009-07-01", Reached::missed},
        {"in-progress", "", "", "2009-07-01", Reached::missed},
        {"deferred", "", "", "2009-06-01", Reached::upcoming},
        {"not-met", "", "", "2009-06-01", Reached::missed},
        {"stopped", "", "", "2009-07-01", {}},
        {"complete", "2009-06-30", "", "2009-07-01", Reached::on_time},
        {"complete", "2009-07-01", "", "2009-07-01", Reached::late},
        {"", "", "July 2009", "2009-07-31", Reached::revised},
        {"", "", "July 2009", "2009-08-01", Reached::missed},
        {"complete", "2009-07-31", "July 2009", "2009-08-01", Reached::late}, // by the day first promised
        {"complete", "2009-06-30", "July 2009", "2009-08-01", Reached::on_time}};
    for (const auto& row : rows) {
        INFO(row.reported << " " << row.done << " " << row.revised << " " << row.as_of);
        Leaf leaf;
        Report& report = leaf.log.say("2009-05-01");
        for (const auto& word : status_words)
            if (word.name == row.reported) report.status = word.value;
        report.done = parse_iso_date(row.done);
        if (!row.revised.empty()) report.revised_date = written(row.revised);
        CHECK(leaf.milestone_as_of(row.as_of).reached == row.reached);
    }
    Leaf leaf; // no day, and so none to be late for
    leaf.milestone.due = {};
    leaf.log.say("2009-05-01").status = Status::complete;
    CHECK(leaf.milestone_as_of("2009-05-01").reached == Reached::reached);
}

TEST_CASE("how much a thing needs attention") {
    const auto with = [](auto change) {
        Assessment out;
        Report report;
        change(out, report);
        if (report.rating) out.rated.report = &report;
        return concern(out);
    };
    const auto is = [](Status status) { return [status](Assessment& one, Report&) { one.status = status; }; };
    CHECK(with(is(Status::not_reported)) == 1);
    CHECK(with(is(Status::not_started)) == 0);
    CHECK(with(is(Status::in_progress)) == 0);
    CHECK(with(is(Status::complete)) == 0);
    CHECK(with(is(Status::stopped)) == 0);
    CHECK(with(is(Status::partly_met)) == 2);
    CHECK(with(is(Status::deferred)) == 2);
    CHECK(with(is(Status::not_met)) == 3);
    const auto rated = [](Status status, Rating rating) {
        return [=](Assessment& one, Report& report) {
            one.status = status;
            report.rating = rating;
        };
    };
    CHECK(with(rated(Status::in_progress, Rating::red)) == 3);
    CHECK(with(rated(Status::in_progress, Rating::amber)) == 2);
    CHECK(with(rated(Status::in_progress, Rating::green)) == 0);
    CHECK(with(rated(Status::complete, Rating::red)) == 0); // it is done with
    CHECK(with([](Assessment& one, Report&) { one.overdue = true; }) == 3);
    CHECK(with([](Assessment& one, Report&) { one.late_start = true; }) == 2);
    CHECK(with([](Assessment& one, Report&) { one.stale = true; }) == 2);
    const auto judged = [](Outcome outcome) {
        return [=](Assessment& one, Report&) { (one.judgement = std::make_unique<Judgement>())->outcome = outcome; };
    };
    CHECK(with(judged(Outcome::not_enough_data)) == 1);
    CHECK(with(judged(Outcome::on_track)) == 0);
    CHECK(with(judged(Outcome::behind)) == 2);
    CHECK(with(judged(Outcome::wrong_way)) == 3);
}

} // namespace plansite
