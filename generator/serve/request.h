#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Who may ask, and for what. Pure functions, so that they can be tested with everything that is not well
// meant.

namespace plansite {

// Who can reach the server. From this machine only, as long as nobody asks for more.
enum class Reach : std::uint8_t { this_machine, network };

// What a browser sends, as it came; the target is without its query.
struct Request {
    std::string_view method;
    std::string_view target;
    std::optional<std::string_view> host, origin; // the headers of these names
};

// What becomes of it: 200 and a path from the root of the site, or a refusal and no path: 400 for a target
// that cannot be a path, 403 for a foreign host or origin, 405 for a method that would change something.
struct RequestVerdict {
    unsigned status = 0;
    std::string path;
};

// Judges a request to a server that was told to listen on `name`.
RequestVerdict judge(const Request& request, std::string_view name, Reach reach);

// True where a Host header (RFC 9110, 7.2), its port aside, is ours: localhost, 127.0.0.1, [::1] or `name`.
// Where the network may ask any address in numbers is, too: a page of the web can have a name of its own lead
// here, but not a number.
bool is_own_host(std::string_view host, std::string_view name, Reach reach);

// The path that a target stands for: percent signs decoded once (RFC 3986, 2.1) and the slash before it gone.
// Nothing where it does not begin with a slash, is not valid UTF-8, or has a backslash, a control character,
// or a part that is empty, `.` or `..`. Only the last part may be empty: "plans/x/" is a folder.
std::optional<std::string> path_of_target(std::string_view target);

} // namespace plansite
