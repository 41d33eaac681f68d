#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Plain functions over UTF-8 text. Nothing here knows what the text is for.

namespace plansite {

// The text without white space (space, tab, CR, LF) at either end.
std::string_view trimmed(std::string_view text);

// ASCII letters in lower case; every other byte unchanged.
std::string lower_ascii(std::string_view text);

// Lets tables whose keys are strings be asked for views: std::unordered_map<std::string, …, TextHash,
// std::equal_to<>>.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// True where `text` contains no byte at all or only white space.
bool is_blank(std::string_view text);

// The parts of `text` between the separators, empty parts included.
std::vector<std::string_view> split(std::string_view text, char separator);

// The parts with `separator` between them.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

// `text` with every `from` replaced by `to`. `from` must not be empty.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

// Number of code points in valid UTF-8; bytes that continue a code point do not count.
std::size_t code_points(std::string_view text);

// Byte offset of the first malformed UTF-8 sequence, or nothing where the text is valid.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// "an action", "a target".
std::string with_article(std::string_view noun);

// `count` and the noun in the right number: "1 page", "3 pages". `plural` is the whole word.
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

// A name of data files as it is shown: "in-progress" → "In progress", and within a sentence "in progress".
std::string words_of_name(std::string_view name);
std::string lower_words(std::string_view name);

// The candidate nearest to `word` by edit distance, for "did you mean"; nothing where none is near enough
// (more than a third of the word's length, at least one and at most three edits, letter case aside).
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates);

// What two addresses share that some web server or file system takes for one: the text composed (NFC) and
// with letter case folded. Text that is not valid UTF-8 has only its ASCII letters folded.
std::string address_key(std::string_view address);

} // namespace plansite
