#include "collate/moment.h"

#include <catch2/catch.hpp>

namespace plansite {
namespace {

// By UTC, or "nothing".
std::string read(std::string_view text) {
    const auto moment = read_moment(text);
    if (!moment) return "nothing";
    const auto day = std::chrono::floor<std::chrono::days>(*moment);
    const std::chrono::hh_mm_ss time(*moment - day);
    const auto two = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    return iso(day) + " " + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
           two(time.seconds().count());
}

} // namespace

TEST_CASE("Moments as forms, survey tools and people write them", "[collate]") {
    CHECK(read("2010-11-22T10:00:00Z") == "2010-11-22 10:00:00");
    CHECK(read("2010-11-22T10:00:00.123Z") == "2010-11-22 10:00:00");
    CHECK(read("2010-11-22T10:00:00+01:00") == "2010-11-22 09:00:00");
    CHECK(read("2010-11-22T00:30-0530") == "2010-11-22 06:00:00");
    CHECK(read("2010-11-22 10:00") == "2010-11-22 10:00:00");
    CHECK(read("22/11/2010 10:00:05") == "2010-11-22 10:00:05");
    CHECK(read("22 November 2010, 9:05 pm") == "2010-11-22 21:05:00");
    CHECK(read("22/11/2010 12:00am") == "2010-11-22 00:00:00");
    CHECK(read("  2010-11-22 ") == "2010-11-22 00:00:00");
    for (const char* no : {"", "soon", "10:00", "November 2010", "2010-02-30", "2010-11-22 25:00",
                           "2010-11-22 10:60", "2010-11-22 10:00:00.5x", "2010-11-22 13:00 pm",
                           "2010-11-22T10:00:00+99:00", "2010-11-22T10:00:00 or so", "2010-11-22 meeting"})
        CHECK(read(no) == "nothing");
}

TEST_CASE("The clock on the wall is an hour ahead in summer", "[collate]") {
    CHECK(read("2010-03-28 00:59:59") == "2010-03-28 00:59:59"); // clocks go forward at one
    CHECK(read("2010-03-28 02:00") == "2010-03-28 01:00:00");
    CHECK(read("2010-07-01 17:00") == "2010-07-01 16:00:00");
    CHECK(read("2010-10-31 00:59") == "2010-10-30 23:59:00"); // and back at two
    CHECK(read("2010-10-31 02:00") == "2010-10-31 02:00:00");
}

TEST_CASE("A consultation closes with the second of its hour, or with its day", "[collate]") {
    const Date winter = *parse_iso_date("2010-12-03"), summer = *parse_iso_date("2010-07-30");
    CHECK(closing_of(winter, "17:00") == *read_moment("2010-12-03T17:00:00Z"));
    CHECK(closing_of(summer, "17:00") == *read_moment("2010-07-30T16:00:00Z"));
    CHECK(closing_of(winter, "") == *read_moment("2010-12-03T23:59:59Z"));
    CHECK(closing_of(winter, "noon") == *read_moment("2010-12-03T23:59:59Z"));
    CHECK(print_moment(closing_of(summer, "17:00")) == "30 July 2010, 17:00");
}

} // namespace plansite
