#include "base/text.h"
#include "exports/icalendar.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a calendar is written whole") {
    const Calendar calendar{.name = "Plans; dates",
                            .events = {{.uid = "activity-1.2@plans.example.org",
                                        .summary = "Due: fish, chips; and \\ peas",
                                        .description = "One\nTwo\r\nThree\rFour\x01",
                                        .address = "https://example.org/a,b;c.html",
                                        .first_day = *make_date(2008, 12, 31),
                                        .last_day = *make_date(2008, 12, 31),
                                        .categories = {"Due", "Milestone, big"},
                                        .stamp = *make_date(2008, 9, 1)},
                                       {.uid = "consultation-1@plans.example.org",
                                        .summary = "Consultation",
                                        .first_day = *make_date(2008, 2, 1),
                                        .last_day = *make_date(2008, 2, 29),
                                        .stamp = *make_date(2008, 9, 1)}}};
    CHECK(icalendar_of(calendar) == "BEGIN:VCALENDAR\r\n"
                                    "VERSION:2.0\r\n"
                                    "PRODID:-//plansite//plansite//EN\r\n"
                                    "CALSCALE:GREGORIAN\r\n"
                                    "NAME:Plans\\; dates\r\n"
                                    "X-WR-CALNAME:Plans\\; dates\r\n"
                                    "BEGIN:VEVENT\r\n"
                                    "UID:activity-1.2@plans.example.org\r\n"
                                    "DTSTAMP:20080901T000000Z\r\n"
                                    "DTSTART;VALUE=DATE:20081231\r\n"
                                    "DTEND;VALUE=DATE:20090101\r\n"
                                    "SUMMARY:Due: fish\\, chips\\; and \\\\ peas\r\n"
                                    "DESCRIPTION:One\\nTwo\\nThree\\nFour\r\n"
                                    "URL:https://example.org/a,b;c.html\r\n"
                                    "CATEGORIES:Due,Milestone\\, big\r\n"
                                    "TRANSP:TRANSPARENT\r\n"
                                    "END:VEVENT\r\n"
                                    "BEGIN:VEVENT\r\n"
                                    "UID:consultation-1@plans.example.org\r\n"
                                    "DTSTAMP:20080901T000000Z\r\n"
                                    "DTSTART;VALUE=DATE:20080201\r\n"
                                    "DTEND;VALUE=DATE:20080301\r\n"
                                    "SUMMARY:Consultation\r\n"
                                    "TRANSP:TRANSPARENT\r\n"
                                    "END:VEVENT\r\n"
                                    "END:VCALENDAR\r\n");
}

TEST_CASE("a calendar without events is its frame") {
    CHECK(icalendar_of({}) == "BEGIN:VCALENDAR\r\n"
                              "VERSION:2.0\r\n"
                              "PRODID:-//plansite//plansite//EN\r\n"
                              "CALSCALE:GREGORIAN\r\n"
                              "END:VCALENDAR\r\n");
}

TEST_CASE("lines are folded at 75 octets and not within a character") {
    const std::string tens = "123456789 123456789 123456789 123456789 123456789 123456789 ";
    const auto summary = [&](const std::string& text) {
        const Date day = *make_date(2008, 9, 30);
        const std::string whole = icalendar_of(
            {.events = {{.uid = "x", .summary = text, .first_day = day, .last_day = day, .stamp = day}}});
        const auto from = whole.find("SUMMARY:");
        return whole.substr(from, whole.find("TRANSP:") - from);
    };
    // "SUMMARY:" and the tens are 68 octets
    CHECK(summary(tens + "1234567") == "SUMMARY:" + tens + "1234567\r\n");
    CHECK(summary(tens + "12345678") == "SUMMARY:" + tens + "1234567\r\n 8\r\n");
    CHECK(summary(tens + "12345é") == "SUMMARY:" + tens + "12345é\r\n");
    CHECK(summary(tens + "123456é") == "SUMMARY:" + tens + "123456\r\n é\r\n");
    CHECK(summary(tens + "12345€") == "SUMMARY:" + tens + "12345\r\n €\r\n");
    CHECK(summary(tens + "1234😀!") == "SUMMARY:" + tens + "1234\r\n 😀!\r\n");
    CHECK(summary(tens + "123456;") == "SUMMARY:" + tens + "123456\\\r\n ;\r\n");
    // 74 octets of what follows go on each further line
    CHECK(summary(tens + "1234567" + tens + "12345678901234é") ==
          "SUMMARY:" + tens + "1234567\r\n " + tens + "12345678901234\r\n é\r\n");
}

TEST_CASE("folding gives every text back, whatever its bytes") {
    for (const std::string part : {"é", "€", "😀", "a€", "\x80", "\\", "\n"}) {
        for (std::size_t before = 0; before < 8; ++before) {
            const Date day = *make_date(2008, 9, 30);
            CalendarEvent event{.uid = "x", .first_day = day, .last_day = day, .stamp = day};
            event.summary = std::string(before, 'x');
            while (event.summary.size() < 400) event.summary += part;
            const std::string whole = icalendar_of({.events = {event}});
            for (std::string_view line : split(whole, '\n')) REQUIRE(line.size() <= 76); // CR included
            const std::string value = replaced(replaced(event.summary, "\\", "\\\\"), "\n", "\\n");
            REQUIRE(replaced(whole, "\r\n ", "").find("SUMMARY:" + value + "\r\n") != whole.npos);
        }
    }
}

} // namespace plansite
