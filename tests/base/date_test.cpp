#include "base/date.h"

#include <catch2/catch.hpp>
#include <set>

namespace plansite {

TEST_CASE("a date prints in its forms") {
    const Date date = *make_date(2008, 9, 30);
    CHECK(iso(date) == "2008-09-30");
    CHECK(long_date(date) == "30 September 2008");
    CHECK(weekday_name(date) == "Tuesday");
    CHECK(iso(*make_date(1, 2, 3)) == "0001-02-03");
    CHECK(long_date(*make_date(2009, 1, 5)) == "5 January 2009");
}

TEST_CASE("3 December 2010 was a Friday") {
    CHECK(weekday_name(*make_date(2010, 12, 3)) == "Friday");
}

TEST_CASE("months and weekdays have names") {
    CHECK(month_name(1) == "January");
    CHECK(month_name(9) == "September");
    CHECK(month_name(12) == "December");
    CHECK(weekday_name(0u) == "Sunday");
    CHECK(weekday_name(6u) == "Saturday");
}

TEST_CASE("only days of the calendar are dates") {
    CHECK(make_date(2008, 2, 29));
    CHECK_FALSE(make_date(2009, 2, 29));
    CHECK_FALSE(make_date(1900, 2, 29));
    CHECK(make_date(2000, 2, 29));
    CHECK_FALSE(make_date(2009, 4, 31));
    CHECK_FALSE(make_date(2009, 0, 1));
    CHECK_FALSE(make_date(2009, 13, 1));
    CHECK_FALSE(make_date(2009, 1, 0));
    CHECK_FALSE(make_date(2009, 257, 257)); // not the first of January by wrapping around
    CHECK_FALSE(make_date(0, 1, 1));
    CHECK_FALSE(make_date(10000, 1, 1));
}

TEST_CASE("an ISO date is exactly of its form") {
    CHECK(parse_iso_date("2008-09-30") == make_date(2008, 9, 30));
    CHECK(parse_iso_date("0001-01-01") == make_date(1, 1, 1));
    for (std::string_view text :
         {"", "2008-9-30", "2008-09-31", "2008-13-01", "2008/09/30", "20080930", " 2008-09-30", "2008-09-30 ",
          "2008-09-3O", "2008-+9-30", "-008-09-30", "0000-01-01", "2008-09-30T12"}) {
        INFO(text);
        CHECK_FALSE(parse_iso_date(text));
    }
}

TEST_CASE("every day of four centuries reads back and is a day after the one before") {
    const Date last = *make_date(2100, 12, 31);
    std::set<std::string> seen;
    for (Date date = *make_date(1700, 1, 1); date <= last; date += std::chrono::days(1)) {
        REQUIRE(parse_iso_date(iso(date)) == date);
        REQUIRE(seen.insert(long_date(date)).second);
    }
}

TEST_CASE("days between two dates are counted with a sign") {
    CHECK(days_between(*make_date(2009, 1, 31), *make_date(2009, 3, 1)) == 29);
    CHECK(days_between(*make_date(2008, 1, 31), *make_date(2008, 3, 1)) == 30);
    CHECK(days_between(*make_date(2009, 3, 1), *make_date(2009, 2, 28)) == -1);
    CHECK(days_between(*make_date(2009, 3, 1), *make_date(2009, 3, 1)) == 0);
}

} // namespace plansite
