#include "assess/measuring.h"

#include <catch2/catch.hpp>
#include <set>

// domain.md 10.3, rules 2, 3, 5, 8 and yes or no. The sums above the checks are worked out by hand.

namespace plansite {

namespace {

// Planned 60 for 2008-09, up is good; 50 the year before.
Measurement gap(double measured, std::optional<Tolerance> tolerance = {}) {
    Measurement out;
    out.actual = {in_year("2007-08", 50), in_year("2008-09", measured)};
    out.planned = {in_year("2008-09", 60)};
    out.tolerance = tolerance;
    return out;
}

Outcome gap_outcome(double measured, std::optional<Tolerance> tolerance = {}) {
    return judge(Method::tolerance, gap(measured, tolerance)).outcome;
}

Measurement values(std::vector<Observation> actual, Direction direction = Direction::up) {
    Measurement out;
    out.direction = direction;
    out.actual = std::move(actual);
    return out;
}

} // namespace

// ---- tolerance ----

TEST_CASE("a gap is compared with the tolerance, which is 10 % where none is set") {
    // 60 − 54 = 6; 6 ÷ 60 = 10 %: on the edge
    CHECK(gap_outcome(54) == Outcome::on_track);
    CHECK(gap_outcome(53.9) == Outcome::behind); // 10.1667 %, and 53.9 ≥ 50
    CHECK(gap_outcome(50) == Outcome::behind);   // the same as the year before
    CHECK(gap_outcome(49.9) == Outcome::wrong_way);
    CHECK(gap_outcome(60) == Outcome::on_track);
    CHECK(gap_outcome(70) == Outcome::on_track);
    // in the unit: 60 − 58.5 = 1.5
    CHECK(gap_outcome(58.5, Tolerance{1.5, false}) == Outcome::on_track);
    CHECK(gap_outcome(58.4, Tolerance{1.5, false}) == Outcome::behind);
    CHECK(gap_outcome(59.9, Tolerance{0, false}) == Outcome::behind);

    // (60 − 48) ÷ 60 = 20 %; 48 − 50 = −2
    CHECK(shown(judge(Method::tolerance, gap(48))) ==
          R"(wrong-way, 2008-09: Short by more than the tolerance, and worse than the year before.
  Measured, 2008-09: 48
  Planned, 2008-09: 60
  Tolerance: 10 % of the planned value
  Measured, 2007-08: 50
  = Gap: (60 − 48) ÷ 60 = 20 %
  = Better than the year before by: 48 − 50 = −2
)");
    CHECK(shown(judge(Method::tolerance, gap(61, Tolerance{2, false}))) ==
          R"(on-track, 2008-09: The value is the planned one or better.
  Measured, 2008-09: 61
  Planned, 2008-09: 60
  Tolerance: 2
  = Gap: 60 − 61 = −1
)");
}

TEST_CASE("the gap of a falling target, and of one below nought") {
    // planned 8, measured 8.9, less is better: (8.9 − 8) ÷ 8 = 11.25 %; the year before 9: better by 0.1
    Measurement in = values({in_year("2007-08", 9), in_year("2008-09", 8.9)}, Direction::down);
    in.planned = {in_year("2008-09", 8)};
    CHECK(shown(judge(Method::tolerance, in)) ==
          R"(behind, 2008-09: Short by more than the tolerance, and no worse than the year before.
  Measured, 2008-09: 8.9
  Planned, 2008-09: 8
  Tolerance: 10 % of the planned value
  Measured, 2007-08: 9
  = Gap: (8.9 − 8) ÷ 8 = 11.25 %
  = Better than the year before by: 9 − 8.9 = 0.1
)");
    in.actual.back().value = 9.1;
    CHECK(judge(Method::tolerance, in).outcome == Outcome::wrong_way);
    // a deficit: planned −20, measured −22, more is better: (−20 + 22) ÷ |−20| = 10 %
    in = values({in_year("2008-09", -22)});
    in.planned = {in_year("2008-09", -20)};
    CHECK(judge(Method::tolerance, in).outcome == Outcome::on_track);
    CHECK(judge(Method::tolerance, in).steps.front().text == "(−20 − (−22)) ÷ 20 = 10 %");
}

TEST_CASE("a planned value of nought") {
    Measurement in = values({in_year("2007-08", 3), in_year("2008-09", 2)}, Direction::down);
    in.planned = {in_year("2008-09", 0)};
    CHECK(
        shown(judge(Method::tolerance, in)) ==
        R"(not-enough-data, 2008-09: A share of a planned value of nought cannot be taken; the tolerance has to be set in the unit.
  Measured, 2008-09: 2
  Planned, 2008-09: 0
  Tolerance: 10 % of the planned value
)");
    in.tolerance = Tolerance{2, false};
    CHECK(judge(Method::tolerance, in).outcome == Outcome::on_track);
    in.tolerance = Tolerance{1, false};
    CHECK(judge(Method::tolerance, in).outcome == Outcome::behind);
    // what was promised is there: no share has to be taken to see that
    in.tolerance = Tolerance{10, true};
    in.actual.back().value = 0;
    CHECK(shown(judge(Method::tolerance, in)) == R"(on-track, 2008-09: The value is the planned one or better.
  Measured, 2008-09: 0
  Planned, 2008-09: 0
  Tolerance: 10 % of the planned value
  = Gap: 0 − 0 = 0
)");
}

TEST_CASE("the year before, which may be missing or beyond a break") {
    Measurement in = gap(48);
    in.breaks = {in.actual.back().time};
    CHECK(judge(Method::tolerance, in).outcome == Outcome::not_enough_data);
    CHECK(judge(Method::tolerance, in).because ==
          "The value is short of the planned one by more than the tolerance. Values of 2007-08 and 2008-09 "
          "cannot be compared: the series has a break between them.");
    in.actual.back().value = 59; // the break does not matter where the year before does not
    CHECK(judge(Method::tolerance, in).outcome == Outcome::on_track);
    in = gap(48);
    in.actual.front() = in_year("2006-07", 40);
    CHECK(judge(Method::tolerance, in).because == "The value is short of the planned one by more than the "
                                                  "tolerance, and there is none of the year before to "
                                                  "compare it with.");
    // of terms it is the same one of the year before: 48 against 47, not against the 55 of last term
    in.actual = {in_term("Spring 2008", 2008, 3, 47), in_term("Autumn 2008", 2008, 12, 55),
                 in_term("Spring 2009", 2009, 3, 48)};
    in.planned = {in_term("Spring 2009", 2009, 3, 60)};
    CHECK(judge(Method::tolerance, in).outcome == Outcome::behind);
}

TEST_CASE("the value judged is the last one that something was planned for") {
    Measurement in = gap(54);
    in.actual.push_back(in_year("2009-10", 10));
    CHECK(judge(Method::tolerance, in).period == "2008-09");
    CHECK(judge(Method::tolerance, in).outcome == Outcome::on_track);
    in.planned = {in_year("2010-11", 60)};
    CHECK(shown(judge(Method::tolerance, in)) ==
          "not-enough-data: No value has been measured for a time that has a planned value.\n");
    in.planned = {};
    CHECK(shown(judge(Method::tolerance, in)) == "not-enough-data: No value is planned.\n");
    in = gap(54);
    in.direction = Direction::keep;
    CHECK(judge(Method::tolerance, in).outcome == Outcome::not_enough_data);
}

// ---- direction of travel ----

TEST_CASE("a change counts when it is at least the smallest that does") {
    struct Row {
        double before, latest;
        std::optional<double> change;
        Outcome up, down;
    };
    for (const Row& row :
         {Row{31, 33, {}, Outcome::improving, Outcome::worsening},
          {33, 31, {}, Outcome::worsening, Outcome::improving},
          {33, 33, {}, Outcome::maintaining, Outcome::maintaining},
          {33, 33, 0, Outcome::maintaining, Outcome::maintaining},
          {0, 0.1, {}, Outcome::improving, Outcome::worsening},
          {-1, 1, {}, Outcome::improving, Outcome::worsening},
          {8.8, 8.9, 0.1, Outcome::improving, Outcome::worsening}, // 8.9 − 8.8 = 0.1: the edge
          {8.9, 8.8, 0.1, Outcome::worsening, Outcome::improving},
          {8.81, 8.9, 0.1, Outcome::maintaining, Outcome::maintaining}}) {
        INFO(row.before << " to " << row.latest);
        Measurement in = values({in_year("2007-08", row.before), in_year("2008-09", row.latest)});
        in.change = row.change;
        CHECK(judge(Method::travel, in).outcome == row.up);
        in.direction = Direction::down;
        CHECK(judge(Method::travel, in).outcome == row.down);
    }
}

TEST_CASE("direction of travel: its sums as a reader sees them") {
    Measurement in = values({in_year("2007-08", 31), in_year("2008-09", 29)}, Direction::down);
    in.change = 2;
    CHECK(shown(judge(Method::travel, in)) == R"(improving, 2008-09: The change is for the better.
  Measured, 2007-08: 31
  Measured, 2008-09: 29
  Smallest change that counts: 2
  = Change: 29 − 31 = −2
)");
    in.breaks = {in.actual.back().time};
    CHECK(
        shown(judge(Method::travel, in)) ==
        R"(not-enough-data, 2008-09: Values of 2007-08 and 2008-09 cannot be compared: the series has a break between them.
  Measured, 2007-08: 31
  Measured, 2008-09: 29
  Smallest change that counts: 2
)");
    in.breaks = {in.actual.front().time}; // both are after it
    CHECK(judge(Method::travel, in).outcome == Outcome::improving);
    in.direction = Direction::keep;
    CHECK(judge(Method::travel, in).because ==
          "Which way is better depends on the range, so a change alone says nothing.");
    CHECK(shown(judge(Method::travel, values({}))) == "not-enough-data: No value has been measured.\n");
    CHECK(shown(judge(Method::travel, values({in_year("2007-08", 31)}))) ==
          "not-enough-data: Only one value has been measured.\n");
}

TEST_CASE("of yearly values the long way is since the baseline") {
    // short: 31 − 33 = −2; long: 31 − 28 = 3
    Measurement in = values({in_year("2005-06", 28), in_year("2006-07", 33), in_year("2008-09", 31)});
    CHECK(travel_of(in).last.outcome == Outcome::worsening);
    CHECK(travel_of(in).whole.outcome == Outcome::improving);
    CHECK(travel_of(in).whole.steps.front().text == "31 − 28 = 3");
    in.baseline_period = "2006-07";
    CHECK(travel_of(in).whole.outcome == Outcome::worsening);
    in.baseline_period = "2008-09";
    CHECK(travel_of(in).whole.because == "No value has been measured since the baseline (2008-09).");
    in.baseline_period = "2004-05";
    CHECK(travel_of(in).whole.because == "The value of the baseline (2004-05) is not known.");
    CHECK(travel_of(in).last.outcome == Outcome::worsening);
}

TEST_CASE("of termly values the long way is since the same term of the year before") {
    // short: 52 − 55 = −3, more than ε = 1; long: 52 − 50 = 2
    Measurement in = values({in_term("Autumn 2007", 2007, 12, 40), in_term("Spring 2008", 2008, 3, 50),
                             in_term("Summer 2008", 2008, 8, 53), in_term("Autumn 2008", 2008, 12, 55),
                             in_term("Spring 2009", 2009, 3, 52)});
    in.change = 1;
    CHECK(travel_of(in).last.outcome == Outcome::worsening);
    CHECK(travel_of(in).whole.outcome == Outcome::improving);
    CHECK(travel_of(in).whole.numbers.front().label == "Measured, Spring 2008");
    in.change = 2.5; // 2 is not enough then, and 3 is
    CHECK(travel_of(in).last.outcome == Outcome::worsening);
    CHECK(travel_of(in).whole.outcome == Outcome::maintaining);
    in.actual.erase(in.actual.begin() + 1);
    CHECK(travel_of(in).whole.because == "No value of the same time a year before is known.");
}

// ---- milestones ----

TEST_CASE("milestones count by weight, of those that are due") {
    Measurement in;
    in.milestones = {{1, false, true, true, "A site has been bought"},
                     {2, false, true, true, "The design has been agreed"},
                     {3, false, false, true, "Permission has been given"},
                     {4, true, false, false, "The school opens"}};
    // (1 + 2) ÷ (1 + 2 + 3) = 0.5
    CHECK(shown(judge(Method::milestone, in)) ==
          R"(behind: Some milestones that are due have been reached, not all.
  A site has been bought: weight 1: reached
  The design has been agreed: weight 2: reached
  Permission has been given: weight 3: not reached
  The school opens: weight 4, critical: not due yet
  = Share reached of those due: 3 ÷ 6 = 0.5
)");
    in.milestones[2].reached = true;
    CHECK(judge(Method::milestone, in).outcome == Outcome::on_track);
    CHECK(judge(Method::milestone, in).steps.front().text == "6 ÷ 6 = 1");
    in.milestones[3].due = true; // critical
    CHECK(judge(Method::milestone, in).outcome == Outcome::wrong_way);
    CHECK(judge(Method::milestone, in).because == "A critical milestone that is due has not been reached.");
    in.milestones[3].reached = true;
    CHECK(judge(Method::milestone, in).outcome == Outcome::met);

    for (auto& one : in.milestones) one.reached = false;
    in.milestones[3].due = false;
    CHECK(judge(Method::milestone, in).outcome == Outcome::limited);
    for (auto& one : in.milestones) one.due = false;
    CHECK(judge(Method::milestone, in).outcome == Outcome::not_enough_data);
    CHECK(judge(Method::milestone, in).because == "None of the milestones is due yet.");
    CHECK(judge(Method::milestone, {}).because == "The target has no milestones.");
}

TEST_CASE("milestones without weight") {
    Measurement in;
    in.milestones = {{0, true, false, true, "Permission"}, {1, false, false, false, "Opening"}};
    CHECK(judge(Method::milestone, in).outcome == Outcome::wrong_way);
    in.milestones[0].critical = false; // 0 ÷ 0
    CHECK(judge(Method::milestone, in).outcome == Outcome::not_enough_data);
    CHECK(judge(Method::milestone, in).because == "The milestones that are due have no weight.");
}

// ---- yes or no ----

TEST_CASE("yes or no, before its time is over and after") {
    for (const bool over : {false, true}) {
        Measurement in;
        in.over = over;
        CHECK(judge(Method::yes_no, in).outcome == (over ? Outcome::not_met : Outcome::not_enough_data));
        in.actual = {in_year("2009-10", 0)};
        CHECK(judge(Method::yes_no, in).outcome == (over ? Outcome::not_met : Outcome::not_enough_data));
        in.actual.push_back(in_year("2010-11", 1));
        CHECK(judge(Method::yes_no, in).outcome == Outcome::met);
        in.actual.push_back(in_year("2011-12", 0)); // it is no longer so: the last answer counts
        CHECK(judge(Method::yes_no, in).outcome == (over ? Outcome::not_met : Outcome::not_enough_data));
    }
    Measurement in;
    CHECK(shown(judge(Method::yes_no, in)) == "not-enough-data: Nothing has been reported.\n");
    in.actual = {in_year("2009-10", 0)};
    CHECK(shown(judge(Method::yes_no, in)) ==
          "not-enough-data, 2009-10: It is not done yet, and there is still time.\n  Answer, 2009-10: no\n");
    in.over = true;
    CHECK(shown(judge(Method::yes_no, in)) ==
          "not-met, 2009-10: It is not done, and the time for it is over.\n  Answer, 2009-10: no\n");
}

// ---- the table ----

TEST_CASE("every method is in the table, and says what a reader needs") {
    std::set<Method> seen;
    for (const auto& row : methods()) {
        INFO(row.title);
        seen.insert(row.method);
        for (const auto text : {row.title, row.rule, row.formula, row.needs, row.source})
            CHECK_FALSE(text.empty());
        CHECK(judge(row.method, {}).method == row.method);
        CHECK(judge(row.method, {}).outcome == Outcome::not_enough_data);
        CHECK_FALSE(judge(row.method, {}).because.empty());
    }
    CHECK(seen.size() == std::size(method_words));
    CHECK(methods().size() == std::size(method_words));
}

TEST_CASE("every outcome but one has a colour") {
    const std::vector<std::pair<Outcome, std::optional<Rating>>> rows = {
        {Outcome::not_enough_data, {}},        {Outcome::met, Rating::green},
        {Outcome::on_track, Rating::green},    {Outcome::behind, Rating::amber},
        {Outcome::limited, Rating::amber},     {Outcome::wrong_way, Rating::red},
        {Outcome::not_met, Rating::red},       {Outcome::improving, Rating::green},
        {Outcome::maintaining, Rating::green}, {Outcome::worsening, Rating::red}};
    CHECK(rows.size() == std::size(outcome_words));
    for (const auto& [outcome, rating] : rows) CHECK(rating_of(outcome) == rating);
}

} // namespace plansite
