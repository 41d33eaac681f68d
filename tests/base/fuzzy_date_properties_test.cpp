#include "base/text.h"
#include "fuzzy_date_rows.h"

#include <catch2/catch.hpp>
#include <random>

// What holds for every fuzzy date, whatever is written.

namespace plansite {

namespace {

// Any of `items`.
std::string_view one_of(const std::vector<std::string_view>& items, std::mt19937& random) {
    return items[random() % items.size()];
}

} // namespace

TEST_CASE("a date keeps the words it was written with") {
    CHECK(read_fuzzy_date("  18 th June 2008  Partnership meeting. ", {}).as_written ==
          "18 th June 2008  Partnership meeting.");
    CHECK(read_fuzzy_date("Already exists", {}).as_written == "Already exists");
    CHECK(read_fuzzy_date("?", {}).as_written == "?");
}

TEST_CASE("a date is over when its last day is past, and never where it has none") {
    const Date last = *make_date(2009, 1, 31);
    const FuzzyDate end_of_january = read_fuzzy_date("end January 2009", {});
    CHECK_FALSE(end_of_january.over_by(last));
    CHECK(end_of_january.over_by(last + std::chrono::days(1)));
    for (std::string_view text : {"From Sept 2008", "ongoing", "?", "Already exists"}) {
        INFO(text);
        CHECK_FALSE(read_fuzzy_date(text, {}).over_by(*make_date(2099, 1, 1)));
    }
}

TEST_CASE("a random day reads back however it is printed") {
    std::mt19937 random(2008);
    for (int i = 0; i < 5000; ++i) {
        const Date date = *make_date(1970, 1, 1) + std::chrono::days(random() % 36500); // until 2069
        const std::string numbers = iso(date);
        const std::string two_digits =
            numbers.substr(8, 2) + "/" + numbers.substr(5, 2) + "/" + numbers.substr(2, 2);
        for (const std::string& text :
             {iso(date), long_date(date), weekday_name(date) + " " + long_date(date),
              lower_ascii(long_date(date)), two_digits}) {
            INFO(text);
            REQUIRE(described(read_fuzzy_date(text, {})) == iso(date) + ".." + iso(date) + " day");
        }
    }
}

TEST_CASE("words in any order give days in order, or none") {
    const std::vector<std::string_view> words = {
        "June",   "Sept", "may",    "2008",    "09",      "18",      "1",   "31",   "th",
        "by",     "from", "before", "-",       "/",       ",",       "and", "end",  "mid",
        "Autumn", "term", "Q3",     "Friday",  "onwards", "ongoing", "not", "than", "later",
        "the",    "of",   "school", "2008-09", "\u2013",  "\xFF",    "(",   "'",    "until"};
    std::mt19937 random(2009);
    int understood = 0;
    for (int i = 0; i < 50000; ++i) {
        std::string text;
        for (std::size_t count = 1 + random() % 7; count > 0; --count) {
            text += one_of(words, random);
            text += one_of({" ", "", "  "}, random);
        }
        INFO(text);
        const FuzzyDate date = read_fuzzy_date(text, {.default_year = 2010});
        if (date.understood) ++understood;
        if (date.earliest && date.latest) REQUIRE(*date.earliest <= *date.latest);
        if (!date.understood) REQUIRE((!date.earliest && !date.latest && date.event.empty()));
        REQUIRE(date.as_written.find(date.event) != std::string::npos);
    }
    CHECK(understood > 1000); // the words are such that the test says something
}

TEST_CASE("what is far too long for a date is kept and not understood") {
    for (std::string_view word :
         {"1", "by ", "June 08, ", "2008-", "ongoing ", "1/", "the of ", "\xE2\x80", "not "}) {
        std::string text;
        while (text.size() < 1'000'000) text += word;
        INFO(word);
        const FuzzyDate date = read_fuzzy_date(text, {});
        CHECK_FALSE(date.understood);
        CHECK(date.as_written == trimmed(text));
    }
}

TEST_CASE("a long list of dates is understood up to a thousand bytes") {
    std::string text;
    for (int i = 0; i < 120; ++i) text += "June 08 ";
    CHECK(described(read_fuzzy_date(text, {})) == "2008-06-01..2008-06-30 range");
    for (int i = 0; i < 20; ++i) text += "June 08 ";
    CHECK(described(read_fuzzy_date(text, {})) == "not understood");
}

} // namespace plansite
