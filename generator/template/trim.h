#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text functions with Python's meaning that filters and methods share.

namespace plansite {

enum class TrimEnds : std::uint8_t { both, first, last };

// The text without the characters at these ends; without white space where no characters are given.
std::string_view trimmed_of(std::string_view text, std::string_view characters, TrimEnds ends);

// `text` with the first `count` occurrences of `from` replaced, all of them where it is negative. An empty
// `from` is found before every character and at the end.
std::string replaced_some(std::string_view text, std::string_view from, std::string_view to,
                          std::int64_t count);

// The lines of a text without their ends; no last empty line after a line end.
std::vector<std::string_view> lines_of(std::string_view text);

} // namespace plansite
