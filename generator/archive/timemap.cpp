#include "archive/timemap.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace plansite {

namespace {

// "Tue, 31 Mar 2009 00:00:00 GMT" (RFC 1123 by way of RFC 7089, 2.1.1).
std::string date_time(Date day) {
    const std::chrono::year_month_day parts(day);
    return fmt::format("{}, {:02} {} {:04} 00:00:00 GMT", weekday_name(day).substr(0, 3),
                       unsigned(parts.day()), month_name(unsigned(parts.month())).substr(0, 3),
                       int(parts.year()));
}

// The address between < and >, without what would end it or is no part of an address (RFC 3986, 2).
std::string reference(std::string_view address) {
    std::string out = "<";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte >= 0x7F || std::string_view("<>\"\\^`{|}").find(c) != std::string_view::npos)
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out + ">";
}

std::string_view relation(std::size_t index, std::size_t count) {
    if (count == 1) return "first last memento";
    if (index == 0) return "first memento";
    return index + 1 == count ? "last memento" : "memento";
}

} // namespace

std::string time_map_of(TimeMap map) {
    std::stable_sort(map.mementos.begin(), map.mementos.end(),
                     [](const Memento& a, const Memento& b) { return a.day < b.day; });
    std::string out = fmt::format("{}; rel=\"original\",\n{}; rel=\"self\"; type=\"application/link-format\"",
                                  reference(map.original), reference(map.self));
    if (!map.mementos.empty())
        out += fmt::format("; from=\"{}\"; until=\"{}\"", date_time(map.mementos.front().day),
                           date_time(map.mementos.back().day));
    for (std::size_t i = 0; i < map.mementos.size(); ++i)
        out += fmt::format(",\n{}; rel=\"{}\"; datetime=\"{}\"", reference(map.mementos[i].address),
                           relation(i, map.mementos.size()), date_time(map.mementos[i].day));
    return out + "\n";
}

} // namespace plansite
