#include "assess/measuring.h"

#include <catch2/catch.hpp>

// domain.md 10.3, rule 8. The sums above the checks are worked out by hand.

namespace plansite {

namespace {

// Best from 24 to 28; values of two years.
Measurement classes(double before, double latest) {
    Measurement out;
    out.direction = Direction::keep;
    out.actual = {in_year("2007-08", before), in_year("2008-09", latest)};
    out.lowest = 24;
    out.highest = 28;
    return out;
}

Outcome outcome_of(const Measurement& measurement) {
    return judge(Method::range, measurement).outcome;
}

} // namespace

TEST_CASE("a range includes its ends") {
    for (const double inside : {24.0, 26.0, 28.0})
        CHECK(outcome_of(classes(40, inside)) == Outcome::on_track);
    for (const double outside : {23.9, 28.1}) CHECK(outcome_of(classes(26, outside)) == Outcome::wrong_way);
}

TEST_CASE("outside a range, what counts is the way to it") {
    CHECK(outcome_of(classes(30, 29)) == Outcome::behind);    // 2 away, then 1
    CHECK(outcome_of(classes(29, 30)) == Outcome::wrong_way); // 1 away, then 2
    CHECK(outcome_of(classes(29, 29)) == Outcome::limited);
    CHECK(outcome_of(classes(23, 29)) == Outcome::limited); // 1 away on the other side
    CHECK(outcome_of(classes(22, 29)) == Outcome::behind);  // 2 away on the other side, then 1
    CHECK(outcome_of(classes(22, 23)) == Outcome::behind);
    CHECK(outcome_of(classes(23, 22)) == Outcome::wrong_way);
    CHECK(outcome_of(classes(28.3, 28.1)) == Outcome::behind);
    CHECK(outcome_of(classes(28.1, 23.9)) == Outcome::limited); // 0.1 away, though not quite in binary
}

TEST_CASE("a range: its sums as a reader sees them") {
    CHECK(shown(judge(Method::range, classes(30, 29))) ==
          R"(behind, 2008-09: The value is outside the range, and nearer to it than before.
  Lowest: 24
  Highest: 28
  Measured, 2008-09: 29
  Measured, 2007-08: 30
  = Distance in 2008-09: 29 − 28 = 1
  = Distance in 2007-08: 30 − 28 = 2
)");
    CHECK(shown(judge(Method::range, classes(22, 28))) == R"(on-track, 2008-09: The value is within the range.
  Lowest: 24
  Highest: 28
  Measured, 2008-09: 28
  = Distance in 2008-09: 0
)");
    Measurement in = classes(26, 22);
    in.breaks = {in.actual.back().time};
    CHECK(
        shown(judge(Method::range, in)) ==
        R"(limited, 2008-09: The value is outside the range. Values of 2007-08 and 2008-09 cannot be compared: the series has a break between them.
  Lowest: 24
  Highest: 28
  Measured, 2008-09: 22
  = Distance in 2008-09: 24 − 22 = 2
)");
    in.actual.erase(in.actual.begin());
    CHECK(judge(Method::range, in).outcome == Outcome::limited);
    CHECK(judge(Method::range, in).because == "The value is outside the range, and there is none before it.");
    in.actual.clear();
    CHECK(shown(judge(Method::range, in)) == "not-enough-data: No value has been measured.\n");
}

TEST_CASE("a range with one end, around nought and below it") {
    Measurement in = classes(10, 0);
    in.lowest = {};
    in.highest = 0;
    CHECK(outcome_of(in) == Outcome::on_track);
    in.lowest = 0; // nothing but nought
    CHECK(outcome_of(in) == Outcome::on_track);
    in.actual.back().value = 1;
    CHECK(outcome_of(in) == Outcome::behind);
    in.highest = {};
    CHECK(outcome_of(in) == Outcome::on_track);
    in.actual.back().value = -1;
    CHECK(outcome_of(in) == Outcome::wrong_way);
    CHECK(judge(Method::range, in).steps.front().text == "0 − (−1) = 1");
    in.lowest = -3;
    in.highest = -2; // −1 is 1 too high: −1 − (−2) = 1
    CHECK(judge(Method::range, in).steps.front().text == "−1 − (−2) = 1");
}

TEST_CASE("a value to stay near is a range of it, give or take the tolerance") {
    Measurement in = classes(0, 0);
    in.lowest = in.highest = {};
    CHECK(shown(judge(Method::range, in)) == "not-enough-data: The target has no range to keep within.\n");
    in.planned = {in_year("2010-11", 100)};
    const auto at = [&](double before, double latest) {
        in.actual = {in_year("2007-08", before), in_year("2008-09", latest)};
        return judge(Method::range, in);
    };
    // without a tolerance: |100 − 100| = 0, |100 − 100.1| = 0.1
    CHECK(at(90, 100).outcome == Outcome::on_track);
    CHECK(at(90, 100.1).outcome == Outcome::behind);
    in.tolerance = Tolerance{5, false}; // 95 to 105
    CHECK(at(90, 105).outcome == Outcome::on_track);
    CHECK(at(90, 95).outcome == Outcome::on_track);
    CHECK(at(90, 94.9).outcome == Outcome::behind);
    CHECK(at(100, 105.1).outcome == Outcome::wrong_way);
    in.tolerance = Tolerance{2, true}; // 2 % of 100 = 2: 98 to 102
    CHECK(shown(at(94, 97)) ==
          R"(behind, 2008-09: The value is outside the range, and nearer to it than before.
  Planned, 2010-11: 100
  Tolerance: 2 % of the planned value
  Measured, 2008-09: 97
  Measured, 2007-08: 94
  = Lowest: 100 − 2 = 98
  = Highest: 100 + 2 = 102
  = Distance in 2008-09: 98 − 97 = 1
  = Distance in 2007-08: 98 − 94 = 4
)");
    in.planned = {in_year("2010-11", -100)}; // 2 % of its size: −102 to −98
    CHECK(at(-90, -98).outcome == Outcome::on_track);
    CHECK(at(-90, -97.9).outcome == Outcome::behind);
}

TEST_CASE("where the value to stay near changes, it is the one planned for the time of the value") {
    Measurement in = classes(0, 0);
    in.lowest = in.highest = {};
    in.tolerance = Tolerance{1, false};
    in.planned = {in_year("2007-08", 20), in_year("2008-09", 25), in_year("2010-11", 30)};
    const auto judged = [&](Observation latest) {
        in.actual = {latest};
        return judge(Method::range, in).numbers.front().label;
    };
    CHECK(judged(in_year("2008-09", 25)) == "Planned, 2008-09");
    CHECK(judged(in_year("2009-10", 25)) == "Planned, 2008-09"); // until another is planned
    CHECK(judged(in_year("2010-11", 25)) == "Planned, 2010-11");
    CHECK(judged(in_year("2011-12", 25)) == "Planned, 2010-11");
    CHECK(judged(in_year("2006-07", 25)) == "Planned, 2007-08"); // the first that there is
}

} // namespace plansite
