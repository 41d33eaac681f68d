#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

struct UrlizeOptions {
    std::optional<std::int64_t> shown_length = {}; // addresses are shown cut to this length
    std::string relation = {};                     // the link's rel attribute
    std::string target = {};
    std::vector<std::string> schemes = {}; // that are made links besides http, https and mailto
};

// Escaped text with the addresses in it made links: http:// and https://, www., common domains, mail
// addresses. Brackets and full stops round an address stay outside. Throws RenderError where a scheme is
// none.
std::string urlized(std::string_view escaped_text, const UrlizeOptions& options);

} // namespace plansite
