#include "base/address.h"

namespace plansite {

std::string relative_address(std::string_view from, std::string_view to) {
    const auto page = to.substr(0, to.find('#'));
    if (page == from) {
        if (page.size() < to.size()) return std::string(to.substr(page.size()));
        return std::string(page.substr(page.rfind('/') + 1)); // npos + 1 is 0
    }
    std::size_t shared = 0; // bytes of the folders that both have
    for (std::size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
        if (from[i] == '/') shared = i + 1;
    std::string out;
    for (const char c : from.substr(shared))
        if (c == '/') out += "../";
    return out.append(to.substr(shared));
}

std::string with_slash(std::string base_url) {
    if (!base_url.empty() && !base_url.ends_with('/')) base_url += '/';
    return base_url;
}

std::string percent_encoded(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=:@";
    std::string out;
    for (const char c : path) {
        if (plain.find(c) != plain.npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.append("%") += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string host_of(std::string_view address) {
    const auto begin = address.find("://");
    if (begin == address.npos) return {};
    const auto host = address.substr(begin + 3);
    return std::string(host.substr(0, host.find_first_of("/:")));
}

} // namespace plansite
