#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

struct WrapOptions {
    std::size_t width = 79;
    bool break_long_words = true;
    bool break_on_hyphens = true;
};

// A paragraph in lines of at most `width` characters, broken at spaces and after hyphens between letters.
// White space at the breaks is dropped. No line for a paragraph of nothing but white space.
std::vector<std::string> wrapped(std::string_view paragraph, const WrapOptions& options);

} // namespace plansite
