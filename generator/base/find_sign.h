#pragma once

#include <string_view>

namespace plansite {

// Where the first byte from `from` on stands of which `is(byte)` says yes, or npos: for texts where such
// bytes are rare. Blocks of bytes are asked at once, which compilers turn into a few instructions.
template <class Test> std::size_t find_byte(std::string_view text, std::size_t from, Test is) {
    constexpr std::size_t block = 16;
    std::size_t at = from;
    for (; at + block <= text.size(); at += block) {
        const char* bytes = text.data() + at;
        unsigned char found = 0;
        for (std::size_t i = 0; i < block; ++i) found = static_cast<unsigned char>(found | is(bytes[i]));
        if (found) break;
    }
    for (; at < text.size(); ++at)
        if (is(text[at])) return at;
    return text.npos;
}

// Where one of some signs stands first from `from` on, or npos: find_first_of for texts where they are rare.
// (The standard library's searches its list of signs anew for each letter, which shows where whole pages are
// gone through.)
template <char... Signs> std::size_t find_sign(std::string_view text, std::size_t from = 0) {
    return find_byte(text, from, [](char c) { return ((c == Signs) | ...); });
}

} // namespace plansite
