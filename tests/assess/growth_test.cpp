#include "assess/measuring.h"

#include <catch2/catch.hpp>

// domain.md 10.3, rule 4. The sums above the checks are worked out by hand.

namespace plansite {

namespace {

// From the first value in 2006-07 to the second in 2008-09, two years later; a goal for 2010-11.
Measurement grown(double start, double latest, std::optional<double> goal = {},
                  Direction direction = Direction::up) {
    Measurement out;
    out.direction = direction;
    out.actual = {in_year("2006-07", start), in_year("2008-09", latest)};
    if (goal) out.planned = {in_year("2010-11", *goal)};
    return out;
}

Outcome outcome_of(const Measurement& measurement) {
    return judge(Method::growth, measurement).outcome;
}

std::string because(const Measurement& measurement) {
    CHECK(outcome_of(measurement) == Outcome::not_enough_data);
    return judge(Method::growth, measurement).because;
}

// The text of a step.
std::string step(const Measurement& measurement, std::string_view label) {
    for (const auto& one : judge(Method::growth, measurement).steps)
        if (one.label == label) return one.text;
    return "";
}

} // namespace

TEST_CASE("growth towards a target: the ratio and its thresholds") {
    // 500 × 1.1^4 = 500 × 1.4641 = 732.05, so 10 % a year is needed.
    // 500 × 1.095² = 599.5125 is 9.5 %, R = 0.95; 500 × 1.06² = 561.8 is 6 %, R = 0.6; 500 is R = 0.
    CHECK(outcome_of(grown(500, 732.05, 732.05)) == Outcome::met);
    CHECK(outcome_of(grown(500, 605, 732.05)) == Outcome::on_track);
    CHECK(outcome_of(grown(500, 599.5125, 732.05)) == Outcome::on_track);
    CHECK(outcome_of(grown(500, 599.4, 732.05)) == Outcome::behind);
    CHECK(outcome_of(grown(500, 561.8, 732.05)) == Outcome::behind);
    CHECK(outcome_of(grown(500, 561.7, 732.05)) == Outcome::limited);
    CHECK(outcome_of(grown(500, 500, 732.05)) == Outcome::limited);
    CHECK(outcome_of(grown(500, 499, 732.05)) == Outcome::wrong_way);
}

TEST_CASE("growth towards a target: its sums as a reader sees them") {
    // √(577.83 ÷ 500) − 1 = √1.15566 − 1 = 1.07501… − 1: 7.5016 %; ÷ 10 % = 0.7502;
    // score: 7.1429 × 0.7502 − 4.2857 = 1.0726
    CHECK(shown(judge(Method::growth, grown(500, 577.83, 732.05))) ==
          R"(behind, 2008-09: Growth is in the right direction, and has to be faster.
  Baseline, 2006-07: 500
  Measured, 2008-09: 577.83
  Target, 2010-11: 732.05
  = Growth a year: (577.83 ÷ 500)^(1 ÷ 2) − 1 = 7.5016 %
  = Growth a year that is needed: (732.05 ÷ 500)^(1 ÷ 4) − 1 = 10 %
  = Ratio: 7.5016 ÷ 10 = 0.7502
  = Score between −5 and 5: 1.0726
)");
    CHECK(shown(judge(Method::growth, grown(500, 740, 732.05))) ==
          R"(met, 2008-09: The value planned for 2010-11 has been reached.
  Baseline, 2006-07: 500
  Measured, 2008-09: 740
  Target, 2010-11: 732.05
  = Reached: 740 ≥ 732.05
)");
}

TEST_CASE("the score, which ends at five") {
    const std::string label = "Score between −5 and 5";
    CHECK(step(grown(500, 605, 732.05), label) == "2.8572"); // R = 1: 7.1429 − 4.2857
    CHECK(step(grown(500, 500, 732.05), label) == "−2.5");   // R = 0: 4.1667 × 0 − 2.5
    CHECK(step(grown(500, 720, 732.05), label) == "5");      // R = 2: 20 % a year; 14.2858 − 4.2857 > 5
    CHECK(step(grown(500, 320, 732.05), label) == "−5"); // R = −2: −20 % a year; −8.3334 − 2.5 < −5
}

TEST_CASE("a falling target, and values below nought") {
    // 400 × 0.9^4 = 262.44: 10 % a year less. 400 × 0.81 = 324 is that; 400 × 0.94² = 353.44 is 6 % less.
    CHECK(outcome_of(grown(400, 324, 262.44, Direction::down)) == Outcome::on_track);
    CHECK(outcome_of(grown(400, 353.44, 262.44, Direction::down)) == Outcome::behind);
    CHECK(outcome_of(grown(400, 353.5, 262.44, Direction::down)) == Outcome::limited);
    CHECK(outcome_of(grown(400, 401, 262.44, Direction::down)) == Outcome::wrong_way);
    CHECK(step(grown(400, 324, 262.44, Direction::down), "Ratio") == "10 ÷ 10 = 1");
    // a deficit that shrinks by 10 % a year: s = −1, d = 1
    CHECK(outcome_of(grown(-400, -324, -262.44)) == Outcome::on_track);
    CHECK(outcome_of(grown(-400, -440, -262.44)) == Outcome::wrong_way);
    CHECK(step(grown(-400, -324, -262.44), "Growth a year") == "((−324) ÷ (−400))^(1 ÷ 2) − 1 = −10 %");
    // with less being better the same fall of the deficit is the wrong way: s = −1, d = −1
    CHECK(outcome_of(grown(-400, -324, {}, Direction::down)) == Outcome::wrong_way);
    CHECK(outcome_of(grown(-400, -484, {}, Direction::down)) == Outcome::on_track);
}

TEST_CASE("growth without a target") {
    // 1000 × 1.015² = 1030.225; 1000 × 1.005² = 1010.025
    CHECK(outcome_of(grown(1000, 1030.225)) == Outcome::on_track);
    CHECK(outcome_of(grown(1000, 1030.2)) == Outcome::behind);
    CHECK(outcome_of(grown(1000, 1010.025)) == Outcome::behind);
    CHECK(outcome_of(grown(1000, 1010)) == Outcome::limited);
    CHECK(outcome_of(grown(1000, 1000)) == Outcome::limited);
    CHECK(outcome_of(grown(1000, 999)) == Outcome::wrong_way);
    CHECK(outcome_of(grown(1000, 970.225, {}, Direction::down)) == Outcome::on_track); // 0.985²
    // 1000 × 1.01² = 1020.1
    CHECK(shown(judge(Method::growth, grown(1000, 1020.1))) ==
          R"(behind, 2008-09: Growth is in the right direction, and has to be faster.
  Baseline, 2006-07: 1000
  Measured, 2008-09: 1020.1
  = Growth a year: (1020.1 ÷ 1000)^(1 ÷ 2) − 1 = 1 %
  = In the right direction: 1 %
  = On track from: 1.5 %
  = Behind from: 0.5 %
)");
}

TEST_CASE("the nearer a limit, the less growth is asked for") {
    const auto share = [](double start, double limit) {
        Measurement in = grown(start, start + 1);
        in.limit = limit;
        return step(in, "Share of the growth asked for");
    };
    // up to the limit: 0.5^4.44 = 0.0461 (2^4.44 = 16 × 2^0.44 = 16 × 1.3566 = 21.706; 1 ÷ 21.706)
    CHECK(share(50, 100) == "1 − (50 ÷ 100)^4.44 = 0.9539");
    CHECK(share(90, 100) == "1 − (90 ÷ 100)^4.44 = 0.3736"); // 0.9^4.44 = e^(4.44 × −0.10536) = 0.6264
    CHECK(share(100, 100) == "1 − (100 ÷ 100)^4.44 = 0");
    // from there to twice as much: ((200 − 150) ÷ 100)^4.44 is the 0.0461 of above
    CHECK(share(150, 100) == "1 − ((2 × 100 − 150) ÷ 100)^4.44 = 0.9539");
    // and beyond
    CHECK(share(200, 100) == "1");
    CHECK(share(250, 100) == "1");
    CHECK(share(5, 0) == "1"); // twice nought is nought

    // 90 of 100, in two years: 1.5 % × 0.3736 = 0.5604 %; 90 × 1.005604² = 91.0115
    Measurement in = grown(90, 91.02);
    in.limit = 100;
    CHECK(outcome_of(in) == Outcome::on_track);
    in.actual.back().value = 91.01;
    CHECK(outcome_of(in) == Outcome::behind);
    // 0.5 % × 0.3736 = 0.1868 %; 90 × 1.001868² = 90.3366
    in.actual.back().value = 90.34;
    CHECK(outcome_of(in) == Outcome::behind);
    CHECK(step(in, "On track from") == "1.5 % × 0.3736 = 0.5604 %");
    CHECK(step(in, "Behind from") == "0.5 % × 0.3736 = 0.1868 %");
    in.actual.back().value = 90.33;
    CHECK(outcome_of(in) == Outcome::limited);
    // at the limit nothing is asked for but not to lose it
    in = grown(100, 100);
    in.limit = 100;
    CHECK(outcome_of(in) == Outcome::on_track);
    in.actual.back().value = 99;
    CHECK(outcome_of(in) == Outcome::wrong_way);
    // a power of a share below nought is no number
    in = grown(-50, -40);
    in.limit = 100;
    CHECK(because(in) == "A limit can be reckoned with only where values are above nought.");
}

TEST_CASE("growth from, to and across nought cannot be computed") {
    CHECK(because(grown(0, 5, 12)) == "The baseline is nought, and growth from nought cannot be computed.");
    CHECK(because(grown(5, 4, 0, Direction::down)) ==
          "A value of nought cannot be reached by compound growth.");
    CHECK(because(grown(5, 0, 12)) == "A value of nought cannot be reached by compound growth.");
    CHECK(because(grown(-5, 4, 12)) ==
          "The values change their sign, and compound growth cannot cross nought.");
    CHECK(because(grown(5, -4)) == "The values change their sign, and compound growth cannot cross nought.");
    CHECK(because(grown(-5, -4, 12)) ==
          "The values change their sign, and compound growth cannot cross nought.");
    // but what has been reached has been reached
    CHECK(outcome_of(grown(0, 12, 12)) == Outcome::met);
    CHECK(outcome_of(grown(5, 0, 0, Direction::down)) == Outcome::met);
    CHECK(outcome_of(grown(-5, 12, 12)) == Outcome::met);
}

TEST_CASE("where the baseline's value is missing, the next later one is taken") {
    Measurement in = grown(500, 605, 732.05);
    in.actual.insert(in.actual.begin(), in_year("2004-05", 100)); // before it
    in.baseline_period = "2005-06";
    in.baseline_time = in_year("2005-06", 0).time;
    CHECK(judge(Method::growth, in).numbers.front().label == "Baseline, 2006-07");
    CHECK(outcome_of(in) == Outcome::on_track);
    in.actual.pop_back(); // nothing is left to compare that one with
    CHECK(because(in) == "No value has been measured a year or more after that of 2006-07.");
    in.baseline_time = in_year("2007-08", 0).time;
    CHECK(because(in) == "No value has been measured since the baseline.");
}

TEST_CASE("growth a year takes values of a year or more") {
    Measurement in;
    in.actual = {in_term("Autumn 2008", 2008, 12, 100), in_term("Summer 2009", 2009, 8, 110)};
    CHECK(because(in) == "No value has been measured a year or more after that of Autumn 2008.");
    // 20 months: (110 ÷ 100)^(12 ÷ 20) − 1 = e^(0.6 × 0.09531) − 1 = e^0.05719 − 1 = 5.8853 %
    in.actual.front() = in_term("Autumn 2007", 2007, 12, 100);
    CHECK(step(in, "Growth a year") == "(110 ÷ 100)^(12 ÷ 20) − 1 = 5.8853 %");
    in.actual.pop_back();
    CHECK(because(in) == "Values of two years are needed.");
}

TEST_CASE("targets that growth says nothing about") {
    CHECK(because(grown(500, 499, 500)) == "The target is the baseline’s value, so no growth is asked for.");
    Measurement in = grown(500, 499, 600);
    in.planned = {in_year("2006-07", 600)};
    CHECK(because(in) == "The target’s year is not after the baseline’s.");
    in = grown(500, 605, 732.05);
    in.breaks = {in.actual.back().time};
    CHECK(because(in) ==
          "Values of 2006-07 and 2008-09 cannot be compared: the series has a break between them.");
    in = grown(500, 605, 732.05, Direction::keep);
    CHECK(because(in) == "Growth needs a direction: whether more or less is better.");
}

} // namespace plansite
