#include "markdown/links.h"

#include "base/ascii.h"
#include "base/html.h"
#include "base/text.h"
#include "markdown/markdown.h"

#include <algorithm>
#include <array>

namespace plansite {

namespace {

constexpr std::array<std::string_view, 4> web_schemes{"https", "http", "mailto", "tel"};

template <class Range> bool contains(const Range& range, std::string_view word) {
    return std::find(range.begin(), range.end(), word) != range.end();
}

// Browsers drop control characters and read a backslash as a slash: an address that holds one means something
// else to them than to us.
bool is_misleading(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\';
}

} // namespace

std::string_view scheme_of(std::string_view address) {
    const auto colon = address.find(':');
    if (colon == address.npos || colon == 0 || !is_letter(address[0])) return {};
    const auto scheme = address.substr(0, colon);
    for (char c : scheme)
        if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return {};
    return scheme;
}

AddressKind kind_of_address(std::string_view address) {
    if (std::any_of(address.begin(), address.end(), is_misleading)) return AddressKind::refused;
    if (address.starts_with('#')) return AddressKind::anchor;
    if (address.starts_with("//")) return AddressKind::refused;
    const auto scheme = scheme_of(address);
    if (contains(reference_kinds, scheme)) return AddressKind::reference;
    if (contains(web_schemes, lower_ascii(scheme))) return AddressKind::web;
    // A colon before the first slash that ends no scheme of ours: another scheme, or one in disguise.
    if (address.substr(0, address.find_first_of("/?#")).find(':') != address.npos)
        return AddressKind::refused;
    return AddressKind::path;
}

void append_address(std::string& out, std::string_view address) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view kept = "-._~:/?#@!$&()*+,;=%'";
    std::string encoded;
    encoded.reserve(address.size());
    for (char c : address) {
        if (is_letter(c) || is_digit(c) || kept.find(c) != kept.npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', hex[byte >> 4], hex[byte & 15]};
        }
    }
    append_escaped(out, encoded);
}

} // namespace plansite
