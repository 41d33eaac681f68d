#include "base/text.h"
#include "chart/labels.h"
#include "chart/scale.h"
#include "chart/svg.h"
#include "example_charts.h"

#include <catch2/catch.hpp>
#include <cmath>

// What the parts of charts promise, and the sentences that describe them.

namespace plansite {
namespace {

std::vector<double> spans() {
    std::vector<double> out;
    for (double span = 1e-6; span < 1e13; span *= 3.7) out.push_back(span);
    return out;
}

bool is_nice(double step) {
    const double mantissa = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
    for (const double nice : {1.0, 2.0, 2.5, 5.0, 10.0})
        if (std::abs(mantissa - nice) < 1e-6) return true;
    return false;
}

} // namespace

TEST_CASE("Ticks are round, even and few, and cover the values") {
    for (const double span : spans())
        for (const double shift : {0.0, -0.5, -1.0, 0.37, 100.0, -7000.0})
            for (const int wanted : {2, 5, 8}) {
                const double lowest = shift * span, highest = lowest + span;
                CAPTURE(lowest, highest, wanted);
                const auto ticks = nice_ticks(lowest, highest, wanted);
                REQUIRE(ticks.size() >= 2);
                CHECK(int(ticks.size()) <= wanted + 2);
                const double step = ticks[1] - ticks[0], little = span * 1e-6;
                CHECK(is_nice(step));
                CHECK(ticks.front() <= lowest + little);
                CHECK(ticks.back() >= highest - little);
                CHECK(ticks.front() > lowest - step - little);
                CHECK(ticks.back() < highest + step + little);
                for (std::size_t i = 1; i < ticks.size(); ++i)
                    CHECK(std::abs(ticks[i] - ticks[i - 1] - step) < little);
            }
}

TEST_CASE("Ticks around equal values leave room on both sides") {
    for (const double value : {0.0, 5.0, -3.25, 1e15, 1e-12}) {
        const auto ticks = nice_ticks(value, value, 5);
        CAPTURE(value, ticks);
        CHECK(ticks.size() <= 7);
        CHECK(ticks.front() < value);
        CHECK(ticks.back() > value);
    }
    CHECK(nice_ticks(0, 1, 5) == std::vector<double>{0, 0.25, 0.5, 0.75, 1});
    CHECK(nice_ticks(0, 0.3, 4) == std::vector<double>{0, 0.1, 0.2, 0.3});
}

TEST_CASE("A scale of one value has it in the middle") {
    CHECK(AxisScale{0, 10, 100, 200}(2.5) == 125);
    CHECK(AxisScale{0, 10, 200, 100}(2.5) == 175);
    CHECK(AxisScale{3, 3, 100, 200}(3) == 150);
}

TEST_CASE("Numbers are printed short, without exponents") {
    CHECK(print_number(8.4) == "8.4");
    CHECK(print_number(1250) == "1250");
    CHECK(print_number(-3) == "−3");
    CHECK(print_number(-0.0) == "0");
    CHECK(print_number(-0.04, 1) == "0.0");
    CHECK(print_number(8, 1) == "8.0");
    CHECK(print_number(1e15) == "1000000000000000");
    CHECK(print_number(1e-12) == "0.000000000001");
    CHECK(coordinate(12.3456) == "12.35");
    CHECK(coordinate(100) == "100");
    CHECK(coordinate(-0.001) == "0");
    CHECK(coordinate(1e15) == "1000000000000000");
    CHECK_FALSE(drawable(std::nan("")));
    CHECK_FALSE(drawable(1e16));
    CHECK(drawable(-1e15) == -1e15);
}

TEST_CASE("Texts are cut between code points") {
    CHECK(cut("Größe", 5) == "Größe");
    CHECK(cut("Größe", 4) == "Grö…");
    CHECK(cut("ein Wort", 5) == "ein…");
    CHECK(cut("ab", 1) == "…");
}

TEST_CASE("Labels of an axis do not meet, and the last one is there") {
    std::vector<AxisLabel> labels;
    for (int i = 0; i < 40; ++i) labels.push_back({60 + i * 14.0, std::to_string(1970 + i)});
    Shapes shapes;
    draw_axis_labels(shapes, 10, labels);
    const auto has = [&](const std::string& text) { return shapes.svg().find(text) != std::string::npos; };
    CHECK(has(">2009<"));
    CHECK_FALSE(has(">2008<"));
    CHECK(has("class=\"axis minor\" paint-order=\"stroke\" x=\"550\"")); // every fourth, and every eighth on
                                                                         // narrow screens
    CHECK(has("class=\"axis\" paint-order=\"stroke\" x=\"494\""));
}

TEST_CASE("Values are written where nothing is, and not upon one another") {
    LabelPlacer placer({0, 0, 640, 300});
    placer.avoid_line({100, 100}, {100, 20}); // going up from the point
    const auto below = placer.place({100, 100}, "9.9%");
    REQUIRE(below);
    CHECK(below->at.y > 100);
    int written = 0;
    for (int i = 0; i < 20; ++i) written += placer.place({300, 100}, "9.9%") ? 1 : 0;
    CHECK(written == 4); // one on every side
}

TEST_CASE("Descriptions say what the eye would see") {
    const auto said = [](const std::string& name) {
        for (const auto& one : chart_cases())
            if (one.name == name) return one.chart.description;
        return "no such chart: " + name;
    };
    CHECK(said("trajectory-falling") ==
          "From 11.2% in 2004-05 to 9.1% in 2007-08; the promised value for 2010-11 is 7.7%, "
          "falling; less is better.");
    CHECK(said("trajectory-revised") ==
          "From 11.2% in 2004-05 to 8.9% in 2009-10; the promised value for 2010-11 is 7.7% "
          "(before it was revised, 6.9%), falling; less is better.");
    CHECK(said("trajectory-break") ==
          "From 11.2% in 2004-05 to 9.1% in 2007-08; the promised value for 2010-11 is 7.7%, "
          "falling; values from 2007-08 on are not comparable with those before; less is better.");
    CHECK(said("trajectory-range") ==
          "From 74 schools in 2003 to 83 schools in 2006; no value is promised; the range to keep "
          "within is 80 to 90 schools; best within the range.");
    CHECK(said("trajectory-planned-only") == "No value has been measured; the promised values go from 41% in "
                                             "2007-08 to 48% in 2008-09, rising; less is better.");
    CHECK(said("trajectory-one-point") == "41.5% in 2007-08; no value is promised; less is better.");
    CHECK(said("trajectory-nothing") == "There are no values to draw yet.");
    CHECK(said("status-full") ==
          "Of 36 actions: 12 complete, 9 in progress, 3 partly met, 1 not met, 2 deferred, 2 stopped "
          "and 7 not reported.");
    CHECK(said("status-nothing") == "There are no actions to count.");
    CHECK(said("distribution") ==
          "The most common level is establishing, with 83 of 240 schools in 3 rows; no answer: 14.");
    CHECK(said("distribution-none") == "None of 6 schools has a level; no answer: 6.");
    CHECK(said("timeline") ==
          "10 of 11 activities have dates, between 1 September 2008 and 31 December 2010; 1 lies before "
          "15 June 2009; 1 without dates is left out.");
    CHECK(said("timeline-nothing") == "None of 1 activities has a date.");
}

TEST_CASE("What is missing is not drawn") {
    for (const auto& one : chart_cases()) {
        INFO(one.name);
        CHECK(one.chart.svg.empty() == one.name.ends_with("-nothing"));
    }
}

} // namespace plansite
