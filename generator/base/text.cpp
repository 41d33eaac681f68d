#include "base/text.h"

#include "base/ascii.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace plansite {

namespace {

constexpr std::string_view white_space = " \t\r\n";

// How many letters must be put in, taken out, replaced or swapped with their neighbour to make `b` of `a`;
// `limit` where they are as many or more. Only the middle of the table is looked at, which is as wide.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    std::vector<std::size_t> before(b.size() + 1, limit), above(b.size() + 1, limit), row(b.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t y = 1; y <= a.size(); ++y) {
        before.swap(above);
        above.swap(row);
        const std::size_t first = y > limit ? y - limit : 1;
        row[first - 1] = first == 1 ? y : limit;
        for (std::size_t x = first; x <= std::min(b.size(), y + limit); ++x) {
            row[x] = std::min({above[x - 1] + (a[y - 1] != b[x - 1]), above[x] + 1, row[x - 1] + 1});
            const bool swapped = y > 1 && x > 1 && a[y - 1] == b[x - 2] && a[y - 2] == b[x - 1];
            if (swapped) row[x] = std::min(row[x], before[x - 2] + 1);
        }
    }
    return std::min(row.back(), limit);
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (is_upper(c)) c = char(c - 'A' + 'a');
    return out;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(white_space) == text.npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == text.npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const auto& part : parts) {
        if (&part != &parts.front()) out += separator;
        out += part;
    }
    return out;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string out;
    for (;;) {
        const auto at = text.find(from);
        out += text.substr(0, at);
        if (at == text.npos) return out;
        out += to;
        text.remove_prefix(at + from.size());
    }
}

std::size_t code_points(std::string_view text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        utf8proc_int32_t code_point = 0;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
        const auto length = utf8proc_iterate(bytes, utf8proc_ssize_t(text.size() - at), &code_point);
        if (length <= 0) return at;
        at += std::size_t(length);
    }
    return std::nullopt;
}

std::string with_article(std::string_view noun) {
    const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != noun.npos;
    return std::string(vowel ? "an " : "a ").append(noun);
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

std::string words_of_name(std::string_view name) {
    std::string words = lower_words(name);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = char(words[0] - 'a' + 'A');
    return words;
}

std::string lower_words(std::string_view name) {
    return replaced(name, "-", " ");
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates) {
    constexpr std::size_t longest = 200; // bytes; the distance takes time that grows with their square
    if (word.size() > longest) return std::nullopt;
    const std::string folded = lower_ascii(word);
    std::size_t best_distance = std::clamp<std::size_t>(word.size() / 3, 1, 3) + 1;
    std::optional<std::string_view> best;
    for (std::string_view candidate : candidates) {
        const std::size_t longer = std::max(word.size(), candidate.size());
        if (longer - std::min(word.size(), candidate.size()) >= best_distance) continue;
        const std::size_t distance = edit_distance(folded, lower_ascii(candidate), best_distance);
        if (distance < best_distance) {
            best_distance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string address_key(std::string_view address) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(address.begin(), address.end(), is_ascii)) return lower_ascii(address);
    utf8proc_uint8_t* folded = nullptr;
    const auto length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(address.data()), utf8proc_ssize_t(address.size()), &folded,
        utf8proc_option_t(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
    if (length < 0) return lower_ascii(address);
    return std::string(reinterpret_cast<const char*>(folded), std::size_t(length));
}

} // namespace plansite
