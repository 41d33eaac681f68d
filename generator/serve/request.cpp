#include "serve/request.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>

namespace plansite {

namespace {

std::optional<int> hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hex_value(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_value(text[i + 2]) : std::nullopt;
        if (!low) return std::nullopt;
        out += char(*high * 16 + *low);
        i += 2;
    }
    return out;
}

// The host without its port, letters in lower case, brackets gone; empty where it is not well formed.
std::string name_of_host(std::string_view host) {
    std::string_view name = host, port;
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        if (end == host.npos) return {};
        name = host.substr(1, end - 1);
        port = host.substr(end + 1);
    } else if (const auto colon = host.find(':'); colon != host.npos) {
        name = host.substr(0, colon);
        port = host.substr(colon);
    }
    if (!port.empty() && !(port.front() == ':' && std::all_of(port.begin() + 1, port.end(), is_digit)))
        return {};
    return lower_ascii(name);
}

bool is_number(const std::string& name) {
    in6_addr address{}; // room for either
    return ::inet_pton(AF_INET, name.c_str(), &address) == 1 ||
           ::inet_pton(AF_INET6, name.c_str(), &address) == 1;
}

// An Origin header (RFC 6454, 7) is sent where a script or a form asks; without one it is a link or an
// address.
bool is_own_origin(std::string_view origin, std::string_view host) {
    constexpr std::string_view scheme = "http://";
    return origin.starts_with(scheme) && lower_ascii(origin.substr(scheme.size())) == lower_ascii(host);
}

} // namespace

bool is_own_host(std::string_view host, std::string_view name, Reach reach) {
    const std::string asked = name_of_host(host);
    if (asked.empty()) return false;
    if (asked == "localhost" || asked == "127.0.0.1" || asked == "::1" || asked == lower_ascii(name))
        return true;
    return reach == Reach::network && is_number(asked);
}

std::optional<std::string> path_of_target(std::string_view target) {
    if (!target.starts_with('/')) return std::nullopt;
    auto path = percent_decoded(target.substr(1));
    if (!path || first_invalid_utf8(*path)) return std::nullopt;
    const auto forbidden = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\'; };
    if (std::any_of(path->begin(), path->end(), forbidden)) return std::nullopt;
    const auto parts = split(*path, '/');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (parts[i] == "." || parts[i] == ".." || (parts[i].empty() && !last)) return std::nullopt;
    }
    return path;
}

RequestVerdict judge(const Request& request, std::string_view name, Reach reach) {
    if (!request.host || !is_own_host(*request.host, name, reach)) return {403, {}};
    if (request.origin && !is_own_origin(*request.origin, *request.host)) return {403, {}};
    if (request.method != "GET" && request.method != "HEAD") return {405, {}};
    auto path = path_of_target(request.target);
    if (!path) return {400, {}};
    return {200, std::move(*path)};
}

} // namespace plansite
