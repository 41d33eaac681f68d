#pragma once

#include <string_view>

namespace plansite {

// Where one of some signs stands first from `from` on, or npos: find_first_of for texts where they are rare.
// (The standard library's searches its list of signs anew for each letter, which shows where whole pages are
// gone through.)
template <char... Signs> std::size_t find_sign(std::string_view text, std::size_t from = 0) {
    for (std::size_t at = from; at < text.size(); ++at)
        if (((text[at] == Signs) || ...)) return at;
    return text.npos;
}

} // namespace plansite
