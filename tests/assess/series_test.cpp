#include "assess/reporting.h"

#include <catch2/catch.hpp>

namespace plansite {

namespace {

const Date late = day("2012-01-01");

// A line for each row: "2008-09: 8.6 (was 8.5), planned 8.4"; "-" where the plan has no cell, "?" where one
// has no value.
std::string shown(const std::vector<SeriesRow>& rows) {
    const auto number = [](double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text;
    };
    const auto figure = [&](const std::optional<Figure>& one, const std::vector<Figure>& before) {
        std::string text = !one ? "-" : one->value ? number(*one->value) : "?";
        for (const auto& earlier : before) text += " (was " + number(*earlier.value) + ")";
        return text;
    };
    std::string out;
    for (const auto& row : rows)
        out += std::string(row.period) + ": " + figure(row.actual, row.actual_before) + ", planned " +
               figure(row.planned, row.planned_before) + "\n";
    return out;
}

Target neet() {
    Target out;
    out.actual = series({{"2005-06", 9.9}, {"2006-07", {}}});
    out.planned = series({{"2007-08", {}}, {"2008-09", 8.4}, {"2009-10", 8.1}});
    return out;
}

} // namespace

TEST_CASE("a series without reports is what the plan printed") {
    CHECK(shown(series_of(neet(), {}, late)) == R"(2005-06: 9.9, planned -
2006-07: ?, planned -
2007-08: -, planned ?
2008-09: -, planned 8.4
2009-10: -, planned 8.1
)");
}

TEST_CASE("reported values are put in, corrected and revised, and what stood there is kept") {
    Log log;
    log.value("2009-01-01", "2006-07", 9.6);
    log.value("2009-02-01", "2007-08", 9.1);
    log.value("2010-03-01", "2007-08", 9.2);         // corrected
    log.value("2010-04-01", "2007-08", 9.3);         // and again
    log.value("2010-05-01", "2007-08", 9.3);         // only said again
    log.revised_value("2010-06-01", "2009-10", 8.3); // revised
    log.revised_value("2010-07-01", "2009-10", 8.3); // only said again
    log.revised_value("2010-08-01", "2007-08", 9);   // set where the plan left it open
    log.value("2010-09-01", "2010-11", 7);           // no year of this target: reported by the check
    const Target target = neet();
    const auto said = log.said();
    const auto rows = series_of(target, said, late);
    CHECK(shown(rows) == R"(2005-06: 9.9, planned -
2006-07: 9.6, planned -
2007-08: 9.3 (was 9.1) (was 9.2), planned 9
2008-09: -, planned 8.4
2009-10: -, planned 8.3 (was 8.1)
)");
    // who said it: nobody where it is the plan's own
    CHECK(rows[0].actual->said.report == nullptr);
    CHECK(*rows[1].actual->said.update->date == day("2009-01-01"));
    CHECK(rows[4].planned_before.front().said.report == nullptr);
    // up to a day, the log ends earlier
    CHECK(shown(series_of(target, std::span(said).first(2), late)) == R"(2005-06: 9.9, planned -
2006-07: 9.6, planned -
2007-08: 9.1, planned ?
2008-09: -, planned 8.4
2009-10: -, planned 8.1
)");
}

TEST_CASE("a period is the same in other words") {
    Target target;
    target.actual = series({{"2008-09", 1}, {"Autumn 2008", 2}, {"Phase one", 3}});
    target.planned = series({{"2008/09", 4}, {"Phase one", 5}});
    Log log;
    log.value("2010-01-01", "08/09", 6);
    log.value("2010-01-02", "September 2008 - August 2009", 7);
    log.value("2010-01-03", "Phase one", 8);
    log.value("2010-01-04", "Phase two", 9);
    const auto said = log.said();
    // the one that is not understood stands last
    CHECK(shown(series_of(target, said, late)) == R"(Autumn 2008: 2, planned -
2008-09: 7 (was 1) (was 6), planned 4
Phase one: 8 (was 3), planned 5
)");
    const auto rows = series_of(target, {}, late);
    CHECK(find_period(rows, written("2008/09"))->period == "2008-09");
    CHECK(find_period(rows, written("Autumn term 2008"))->period == "Autumn 2008");
    CHECK(find_period(rows, written("2009-10")) == nullptr);
    CHECK(find_period(rows, written("Autumn 2009")) == nullptr);
    CHECK(find_period(rows, written("phase one")) == nullptr); // words that are no date are names
    CHECK(find_period(rows, WrittenDate{}) == nullptr);
}

TEST_CASE("values of periods that have not begun by the day are left out") {
    Target target;
    target.actual = series({{"2007-08", 1}, {"2008-09", 2}});
    target.planned = series({{"2008-09", 3}, {"2010-11", 4}});
    // 2008-09 begins on 1 September 2008
    CHECK(shown(series_of(target, {}, day("2008-08-31"))) == R"(2007-08: 1, planned -
2008-09: ?, planned 3
2010-11: -, planned 4
)");
    CHECK(shown(series_of(target, {}, day("2008-09-01"))) == R"(2007-08: 1, planned -
2008-09: 2, planned 3
2010-11: -, planned 4
)");
}

TEST_CASE("rows stand in the order of their ends, whatever that of the file") {
    Target target;
    target.actual = series({{"2008-09", 1}, {"2006-07", 2}});
    target.planned = series({{"2009-10", 3}, {"2007-08", 4}});
    std::string order;
    for (const auto& row : series_of(target, {}, late)) order += std::string(row.period) + " ";
    CHECK(order == "2006-07 2007-08 2008-09 2009-10 ");
}

TEST_CASE("the time of a day is in years, in whole months") {
    CHECK(time_of(day("2006-08-31")) == Approx(2006 + 8 / 12.0)); // the end of 2005-06
    CHECK(time_of(day("2006-12-31")) == 2007);                    // so that a quarter of a year is left to
    CHECK(time_of(day("2007-03-31")) == 2007.25);                 // the end of March
    CHECK(time_of(day("2007-03-01")) == 2007.25);
}

} // namespace plansite
