#pragma once

#include "base/date.h"

#include <string>
#include <vector>

// A calendar to subscribe to: iCalendar, RFC 5545. Lines end with CRLF and are folded so that none has more
// than 75 octets, never within a character (section 3.1); texts are escaped (3.3.11). Every event takes whole
// days and leaves the reader's time free (TRANSPARENT): a deadline is no appointment.

namespace plansite {

struct CalendarEvent {
    std::string uid; // unique in the world, and never changed: "activity-1.2@plans.example.org"
    std::string summary{};
    std::string description{};
    std::string address{}; // absolute, as a calendar has no place of its own; empty where it is not known
    Date first_day;
    Date last_day; // the last one of the event; iCalendar wants the day after, and gets it
    std::vector<std::string> categories{};
    Date stamp; // when the event was last written, not when the site was built: the file stays the same
};

struct Calendar {
    std::string name{}; // what the calendar is called where it is subscribed to; may be empty
    std::vector<CalendarEvent> events{};
};

// The whole file. RFC 5545 wants an event at least (3.6), but readers take a calendar without; publish it so
// that the address of a subscription stays. Asserts that no event ends before it begins.
std::string icalendar_of(const Calendar& calendar);

} // namespace plansite
