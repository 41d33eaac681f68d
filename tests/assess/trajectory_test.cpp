#include "assess/measuring.h"

#include <catch2/catch.hpp>

// domain.md 10.3, rule 1. The sums above the checks are worked out by hand.

namespace plansite {

namespace {

// Young people who are NEET (003): 9.9 % in 2005-06; planned 8.4, 8.1 and 7.7; down is good.
Measurement neet() {
    Measurement out;
    out.direction = Direction::down;
    out.baseline_period = "2005-06";
    out.actual = {in_year("2005-06", 9.9)};
    out.planned = {in_year("2008-09", 8.4), in_year("2009-10", 8.1), in_year("2010-11", 7.7)};
    return out;
}

Judgement neet_with(std::string_view period, double value, std::optional<Tolerance> tolerance = {}) {
    Measurement in = neet();
    in.actual.push_back(in_year(period, value));
    in.tolerance = tolerance;
    return judge(Method::trajectory, in);
}

// From nought in 2006-07 to 100 in 2010-11, up is good: 25 a year.
Measurement rising(std::vector<Observation> actual) {
    Measurement out;
    out.actual = std::move(actual);
    out.planned = {in_year("2010-11", 100)};
    return out;
}

} // namespace

TEST_CASE("the NEET series: values on, below and above the line in each year") {
    // The line, piece by piece:
    //   2006-07  9.9 + (8.4 − 9.9) × 1 ÷ 3 = 9.9 − 0.5 = 9.4
    //   2007-08  9.9 + (8.4 − 9.9) × 2 ÷ 3 = 9.9 − 1.0 = 8.9
    //   2008-09  8.4, 2009-10  8.1, 2010-11  7.7 as planned; after that it stays at 7.7
    struct Row {
        std::string_view period;
        double line;
    };
    for (const Row& row : {Row{"2006-07", 9.4}, {"2007-08", 8.9}, {"2008-09", 8.4}, {"2009-10", 8.1}}) {
        INFO(row.period);
        CHECK(neet_with(row.period, row.line).outcome == Outcome::on_track);
        CHECK(neet_with(row.period, row.line - 0.1).outcome == Outcome::on_track);
        // 0.1 above the line, and less than the 9.9 of the baseline
        CHECK(neet_with(row.period, row.line + 0.1).outcome == Outcome::behind);
        CHECK(neet_with(row.period, 9.9).outcome == Outcome::limited);
        CHECK(neet_with(row.period, 10.0).outcome == Outcome::wrong_way);
        CHECK(neet_with(row.period, 7.7).outcome == Outcome::met);
        CHECK(neet_with(row.period, 7.6).outcome == Outcome::met);
    }
    for (const std::string_view period : {"2010-11", "2011-12", "2014-15"}) {
        INFO(period);
        CHECK(neet_with(period, 7.7).outcome == Outcome::met);
        CHECK(neet_with(period, 7.6).outcome == Outcome::met);
        CHECK(neet_with(period, 7.8).outcome == Outcome::behind);
        CHECK(neet_with(period, 9.9).outcome == Outcome::limited);
        CHECK(neet_with(period, 9.95).outcome == Outcome::wrong_way);
    }
}

TEST_CASE("the NEET series: its sums as a reader sees them") {
    // share: (9.1 − 9.9) ÷ (7.7 − 9.9) = 0.8 ÷ 2.2 = 0.3636…; time: 2 of 5 years; 0.3636… ÷ 0.4 = 0.9090…
    CHECK(shown(neet_with("2007-08", 9.1)) ==
          R"(behind, 2007-08: The value is better than the baseline, and short of the line.
  Baseline, 2005-06: 9.9
  Measured, 2007-08: 9.1
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  = Expected in 2007-08: 9.9 + (8.4 − 9.9) × 2 ÷ 3 = 8.9
  = Better than expected by: 8.9 − 9.1 = −0.2
  = Share achieved: (9.1 − 9.9) ÷ (7.7 − 9.9) = 0.3636
  = Share of the time: 2 ÷ 5 = 0.4
  = Achieved for the time: 0.3636 ÷ 0.4 = 0.9091
)");
    CHECK(shown(neet_with("2009-10", 8.0)) ==
          R"(on-track, 2009-10: The value is on the line or on its better side.
  Baseline, 2005-06: 9.9
  Measured, 2009-10: 8
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  = Expected in 2009-10: 8.1, the value planned
  = Better than expected by: 8.1 − 8 = 0.1
)");
    CHECK(shown(neet_with("2009-10", 7.6)) == R"(met, 2009-10: The value planned for 2010-11 has been reached.
  Baseline, 2005-06: 9.9
  Measured, 2009-10: 7.6
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  = Reached: 7.6 ≤ 7.7
)");
    // after the last year planned: (8 − 9.9) ÷ (7.7 − 9.9) = 1.9 ÷ 2.2 = 0.8636…; time 6 ÷ 5
    CHECK(
        shown(neet_with("2011-12", 8.0, Tolerance{0.2, false})) ==
        R"(behind, 2011-12: The value is better than the baseline, and short of the line by more than the tolerance.
  Baseline, 2005-06: 9.9
  Measured, 2011-12: 8
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  Tolerance: 0.2
  = Expected in 2011-12: 7.7, the value planned last
  = Better than expected by: 7.7 − 8 = −0.3
  = Share achieved: (8 − 9.9) ÷ (7.7 − 9.9) = 0.8636
  = Share of the time: 6 ÷ 5 = 1.2
  = Achieved for the time: 0.8636 ÷ 1.2 = 0.7197
)");
}

TEST_CASE("a tolerance in the unit, and its edge") {
    // 8.4 + 0.2 = 8.6 is still on track, 8.7 is not. 8.6 − 8.4 is not quite 0.2 in binary.
    CHECK(neet_with("2008-09", 8.6, Tolerance{0.2, false}).outcome == Outcome::on_track);
    CHECK(neet_with("2008-09", 8.61, Tolerance{0.2, false}).outcome == Outcome::behind);
    // on the slope: 9.4 + 0.2
    CHECK(neet_with("2006-07", 9.6, Tolerance{0.2, false}).outcome == Outcome::on_track);
    CHECK(neet_with("2006-07", 9.65, Tolerance{0.2, false}).outcome == Outcome::behind);
    CHECK(neet_with("2008-09", 8.6, Tolerance{0.2, false}).because ==
          "The value is short of the line by no more than the tolerance.");
    // a tolerance does not make the last value reached: 7.8 is within 0.2 of 7.7, not 7.7
    CHECK(neet_with("2010-11", 7.8, Tolerance{0.2, false}).outcome == Outcome::on_track);
}

TEST_CASE("a tolerance that is a share is one of the value expected, and its sum is shown") {
    // 5 % of 8.4 = 0.42: up to 8.82
    CHECK(neet_with("2008-09", 8.82, Tolerance{5, true}).outcome == Outcome::on_track);
    CHECK(neet_with("2008-09", 8.83, Tolerance{5, true}).outcome == Outcome::behind);
    CHECK(shown(neet_with("2008-09", 8.8, Tolerance{5, true})) ==
          R"(on-track, 2008-09: The value is short of the line by no more than the tolerance.
  Baseline, 2005-06: 9.9
  Measured, 2008-09: 8.8
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  Tolerance: 5 % of the planned value
  = Expected in 2008-09: 8.4, the value planned
  = Better than expected by: 8.4 − 8.8 = −0.4
  = Tolerance: 5 % of 8.4 = 0.42
)");
    // of values below nought the share is one of their size: 10 % of 20 = 2, so −22 is still on track
    Measurement in;
    in.tolerance = Tolerance{10, true};
    in.actual = {in_year("2006-07", -40), in_year("2008-09", -22)};
    in.planned = {in_year("2008-09", -20), in_year("2010-11", 0)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    in.actual.back().value = -22.5;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::behind);
    // of an expected nought any share is nought
    in.actual = {in_year("2006-07", -40), in_year("2010-11", -0.1)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::behind);
}

TEST_CASE("a line from nought, and one across it") {
    // 0 + (100 − 0) × 1 ÷ 4 = 25
    CHECK(judge(Method::trajectory, rising({in_year("2006-07", 0), in_year("2007-08", 25)})).outcome ==
          Outcome::on_track);
    CHECK(judge(Method::trajectory, rising({in_year("2006-07", 0), in_year("2007-08", 24.9)})).outcome ==
          Outcome::behind);
    CHECK(judge(Method::trajectory, rising({in_year("2006-07", 0), in_year("2007-08", 0)})).outcome ==
          Outcome::limited);
    // from −100 to 100: −100 + 200 × 1 ÷ 4 = −50; −20 is on track, −80 behind, −101 the wrong way
    const auto from_below = [](double value) {
        return judge(Method::trajectory, rising({in_year("2006-07", -100), in_year("2007-08", value)}));
    };
    CHECK(from_below(-20).outcome == Outcome::on_track);
    CHECK(from_below(-101).outcome == Outcome::wrong_way);
    // share: (−80 + 100) ÷ 200 = 0.1; time: 1 ÷ 4 = 0.25; 0.1 ÷ 0.25 = 0.4
    CHECK(shown(from_below(-80)) ==
          R"(behind, 2007-08: The value is better than the baseline, and short of the line.
  Baseline, 2006-07: −100
  Measured, 2007-08: −80
  Planned, 2010-11: 100
  = Expected in 2007-08: −100 + (100 − (−100)) × 1 ÷ 4 = −50
  = Better than expected by: −80 − (−50) = −30
  = Share achieved: ((−80) − (−100)) ÷ (100 − (−100)) = 0.1
  = Share of the time: 1 ÷ 4 = 0.25
  = Achieved for the time: 0.1 ÷ 0.25 = 0.4
)");
}

TEST_CASE("where the years planned lie unevenly, each piece has its own slope") {
    // 10 in 2003-04; planned 20 in 2004-05 and 50 in 2009-10.
    // 2007-08: 20 + (50 − 20) × 3 ÷ 5 = 38
    Measurement in;
    in.actual = {in_year("2003-04", 10), in_year("2007-08", 38)};
    in.planned = {in_year("2004-05", 20), in_year("2009-10", 50)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    CHECK(judge(Method::trajectory, in).steps.front().text == "20 + (50 − 20) × 3 ÷ 5 = 38");
    in.actual.back().value = 37.9;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::behind);
}

TEST_CASE("time that is not whole years stands in months, so that the sum comes out as printed") {
    // 3 of the 8 months between December 2008 and August 2009: 50 + (60 − 50) × 3 ÷ 8 = 53.75.
    // In years, 0.25 ÷ 0.6667 would make 53.7498.
    Measurement in;
    in.actual = {in_term("Autumn 2008", 2008, 12, 50), in_term("Spring 2009", 2009, 3, 52)};
    in.planned = {in_term("Summer 2009", 2009, 8, 60)};
    // share: (52 − 50) ÷ (60 − 50) = 0.2; time: 3 ÷ 8 = 0.375; 0.2 ÷ 0.375 = 0.5333
    CHECK(shown(judge(Method::trajectory, in)) ==
          R"(behind, Spring 2009: The value is better than the baseline, and short of the line.
  Baseline, Autumn 2008: 50
  Measured, Spring 2009: 52
  Planned, Summer 2009: 60
  = Expected in Spring 2009: 50 + (60 − 50) × 3 ÷ 8 = 53.75
  = Better than expected by: 52 − 53.75 = −1.75
  = Share achieved: (52 − 50) ÷ (60 − 50) = 0.2
  = Share of the time: 3 ÷ 8 = 0.375
  = Achieved for the time: 0.2 ÷ 0.375 = 0.5333
)");
}

TEST_CASE("a target that is no better than the baseline") {
    // to stay at 50: 50 has done it, 49 has not, and is worse than the baseline
    Measurement in = rising({in_year("2006-07", 50), in_year("2008-09", 50)});
    in.planned = {in_year("2010-11", 50)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::met);
    in.actual.back().value = 49;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::wrong_way);

    // A rise that is to be slowed down: from 8 to no more than 9, less is better. 9.5 is not better than the
    // baseline, though (9.5 − 8) ÷ (9 − 8) = 1.5 is above nought.
    Measurement slowed;
    slowed.direction = Direction::down;
    slowed.actual = {in_year("2006-07", 8), in_year("2010-11", 9.5)};
    slowed.planned = {in_year("2010-11", 9)};
    CHECK(shown(judge(Method::trajectory, slowed)) ==
          R"(wrong-way, 2010-11: The value is worse than the baseline, and worse than the plan allows.
  Baseline, 2006-07: 8
  Measured, 2010-11: 9.5
  Planned, 2010-11: 9
  = Expected in 2010-11: 9, the value planned
  = Better than expected by: 9 − 9.5 = −0.5
)");
    slowed.actual.back().value = 9;
    CHECK(judge(Method::trajectory, slowed).outcome == Outcome::met);
}

TEST_CASE("without a baseline a value is compared with the line, and no more is said") {
    Measurement in = neet();
    in.actual = {in_year("2008-09", 8.3)}; // the baseline is named, and its value is not known
    CHECK(shown(judge(Method::trajectory, in)) ==
          R"(on-track, 2008-09: The value is on the line or on its better side.
  Measured, 2008-09: 8.3
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
  = Expected in 2008-09: 8.4, the value planned
  = Better than expected by: 8.4 − 8.3 = 0.1
)");
    in.actual.front().value = 8.5;
    const Judgement above = judge(Method::trajectory, in);
    CHECK(above.outcome == Outcome::not_enough_data);
    CHECK(
        above.because ==
        "The value is short of the line; how far it has come cannot be said without a value to start from.");
    in.actual.front().value = 7.7;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::met);
    in.actual = {in_year("2007-08", 8.5)}; // before the line begins
    CHECK(judge(Method::trajectory, in).outcome == Outcome::not_enough_data);
    CHECK(judge(Method::trajectory, in).because == "The value of the baseline (2005-06) is not known.");
}

TEST_CASE("where no baseline is named, the first value is one for those after it, and not for itself") {
    Measurement in = neet();
    in.baseline_period = {};
    in.actual.push_back(in_year("2007-08", 8.9));
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    in.actual = {in_year("2008-09", 8.3)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    in.actual = {in_year("2010-11", 7.6)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::met);
    in.actual = {in_year("2008-09", 8.5)};
    CHECK(judge(Method::trajectory, in).outcome == Outcome::not_enough_data);
    in.actual = {in_year("2007-08", 9.0)};
    CHECK(
        shown(judge(Method::trajectory, in)) ==
        R"(not-enough-data, 2007-08: Only one value has been measured, at a time before the first planned one.
  Measured, 2007-08: 9
  Planned, 2008-09: 8.4
  Planned, 2009-10: 8.1
  Planned, 2010-11: 7.7
)");
}

TEST_CASE("a value that is not after the baseline says nothing about progress") {
    CHECK(judge(Method::trajectory, neet()).outcome == Outcome::not_enough_data);
    CHECK(judge(Method::trajectory, neet()).because ==
          "No value has been measured since the baseline (2005-06).");
    Measurement in = neet();
    in.actual.insert(in.actual.begin(), in_year("2004-05", 11.2)); // before the baseline
    CHECK(judge(Method::trajectory, in).outcome == Outcome::not_enough_data);
}

TEST_CASE("values planned before the baseline do not bend the line") {
    Measurement in = neet();
    in.planned.insert(in.planned.begin(), in_year("2004-05", 2));
    in.actual.push_back(in_year("2006-07", 9.4));
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    // a baseline after the last year planned: nothing but that value to compare with
    in.planned = {in_year("2003-04", 9.5)};
    in.actual.back().value = 9.6;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::not_enough_data);
    in.actual.back().value = 9.5;
    CHECK(judge(Method::trajectory, in).outcome == Outcome::met);
}

TEST_CASE("values on both sides of a break are not compared") {
    const double break_in_2007 = in_year("2006-07", 0).time;
    Measurement in = neet();
    in.actual.push_back(in_year("2006-07", 9.0));
    in.breaks = {break_in_2007}; // from that year on
    CHECK(shown(judge(Method::trajectory, in)) == "not-enough-data: Values of 2005-06 and 2006-07 cannot be "
                                                  "compared: the series has a break between them.\n");
    in.baseline_period = "2006-07"; // the break is where the baseline is: all values are on one side of it
    in.actual.push_back(in_year("2007-08", 8.0));
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
    in.breaks = {in_year("2009-10", 0).time}; // still to come
    CHECK(judge(Method::trajectory, in).outcome == Outcome::on_track);
}

TEST_CASE("what a trajectory cannot do without") {
    Measurement in = neet();
    in.planned.clear();
    CHECK(shown(judge(Method::trajectory, in)) == "not-enough-data: No value is planned.\n");
    in = neet();
    in.actual.clear();
    CHECK(shown(judge(Method::trajectory, in)) == "not-enough-data: No value has been measured.\n");
    in = neet();
    in.direction = Direction::keep;
    CHECK(shown(judge(Method::trajectory, in)) ==
          "not-enough-data: A line needs a direction: whether more or less is better.\n");
}

} // namespace plansite
