#include "exports/icalendar.h"

#include "base/text.h"

#include <cassert>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace plansite {

namespace {

constexpr std::size_t line_octets = 75;

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Appends a property as lines of at most 75 octets, the space that begins all but the first included.
void append_property(std::string& out, std::string_view name, std::string_view value) {
    const std::string whole = std::string(name).append(":").append(value);
    std::string_view rest = whole;
    std::size_t room = line_octets;
    while (rest.size() > room) {
        std::size_t end = room;
        while (end > room - 4 && continues_character(rest[end])) --end;
        out.append(rest.substr(0, end)).append("\r\n ");
        rest.remove_prefix(end);
        room = line_octets - 1;
    }
    out.append(rest).append("\r\n");
}

// The text without control characters but tabs; so no value can begin a line of its own.
std::string without_controls(std::string_view text) {
    std::string out;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte != 0x7F) || c == '\t') out += c;
    }
    return out;
}

// A value of the type TEXT.
std::string text_value(std::string_view text) {
    std::string out = replaced(text, "\\", "\\\\");
    for (std::string_view mark : {";", ","}) out = replaced(out, mark, "\\" + std::string(mark));
    for (std::string_view line_break : {"\r\n", "\n", "\r"}) out = replaced(out, line_break, "\\n");
    return without_controls(out);
}

std::string categories_value(const std::vector<std::string>& categories) {
    std::vector<std::string> values;
    for (const auto& category : categories) values.push_back(text_value(category));
    return join(values, ",");
}

// 20080930
std::string date_value(Date day) {
    return replaced(iso(day), "-", "");
}

void append_event(std::string& out, const CalendarEvent& event) {
    assert(event.first_day <= event.last_day);
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) append_property(out, name, value);
    };
    add("BEGIN", "VEVENT");
    add("UID", text_value(event.uid));
    add("DTSTAMP", date_value(event.stamp) + "T000000Z");
    add("DTSTART;VALUE=DATE", date_value(event.first_day));
    add("DTEND;VALUE=DATE", date_value(event.last_day + std::chrono::days(1)));
    add("SUMMARY", text_value(event.summary));
    add("DESCRIPTION", text_value(event.description));
    add("URL", without_controls(event.address));
    add("CATEGORIES", categories_value(event.categories));
    add("TRANSP", "TRANSPARENT");
    add("END", "VEVENT");
}

} // namespace

std::string icalendar_of(const Calendar& calendar) {
    std::string out;
    append_property(out, "BEGIN", "VCALENDAR");
    append_property(out, "VERSION", "2.0");
    append_property(out, "PRODID", "-//plansite//plansite//EN");
    append_property(out, "CALSCALE", "GREGORIAN");
    if (!calendar.name.empty()) {
        append_property(out, "NAME", text_value(calendar.name));         // RFC 7986, 5.1
        append_property(out, "X-WR-CALNAME", text_value(calendar.name)); // what most programs read instead
    }
    for (const auto& event : calendar.events) append_event(out, event);
    append_property(out, "END", "VCALENDAR");
    return out;
}

} // namespace plansite
