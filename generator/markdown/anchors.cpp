#include "markdown/anchors.h"

#include "base/ascii.h"
#include "base/text.h"

#include <utility>

namespace plansite {

namespace {

constexpr std::size_t longest_anchor = 60; // but for the word that goes beyond it
constexpr std::size_t longest_title = 480; // what is looked at

bool is_ascii(std::string_view text) {
    for (char c : text)
        if (c & 0x80) return false;
    return true;
}

// The letters from U+00C0 to U+017F without their marks; a hyphen for what is no letter.
constexpr std::string_view unmarked = "AAAAAA-CEEEEIIIIDNOOOOO-OUUUUY--aaaaaa-ceeeeiiiidnooooo-ouuuuy-y"
                                      "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
                                      "lLlNnNnNnnNnOoOoOo--RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

// Those that are two letters, the ones of Welsh that stand elsewhere, and the apostrophe, which joins.
constexpr std::pair<std::string_view, std::string_view> special_letters[] = {
    {"Æ", "AE"}, {"æ", "ae"}, {"Œ", "OE"}, {"œ", "oe"}, {"ß", "ss"}, {"Þ", "TH"},
    {"þ", "th"}, {"Ĳ", "IJ"}, {"ĳ", "ij"}, {"Ẁ", "W"},  {"ẁ", "w"},  {"Ẃ", "W"},
    {"ẃ", "w"},  {"Ẅ", "W"},  {"ẅ", "w"},  {"Ỳ", "Y"},  {"ỳ", "y"},  {"’", "'"}};

// Latin letters without their marks, whether these are part of the letter or follow it. All else stays.
std::string without_marks(std::string_view marked) {
    std::string text(marked);
    for (const auto& [letter, plain] : special_letters) text = replaced(text, letter, plain);
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
        const std::size_t code_point = (lead & 0x1Fu) << 6 | (next & 0x3Fu);
        if (lead >= 0xC3 && lead <= 0xC5) {
            out += unmarked[code_point - 0xC0];
            ++at;
        } else if (lead >= 0xCC && lead <= 0xCD && code_point < 0x370) {
            ++at; // a mark that follows its letter
        } else {
            out += text[at];
        }
    }
    return out;
}

// Letters, digits and what `keep` holds; all else becomes a hyphen between words. Apostrophes join.
std::string hyphenated(std::string_view text, std::string_view keep) {
    std::string out;
    bool gap = false;
    for (char c : text) {
        if (is_letter_or_digit(c) || keep.find(c) != keep.npos) {
            if (gap && out.size() >= longest_anchor) break;
            if (gap && !out.empty()) out += '-';
            gap = false;
            out += c;
        } else if (c != '\'') {
            gap = true;
        }
    }
    return out.substr(0, 2 * longest_anchor);
}

} // namespace

std::string slug(std::string_view text) {
    text = text.substr(0, longest_title);
    std::string out = is_ascii(text) ? hyphenated(text, {}) : hyphenated(without_marks(text), {});
    for (char& c : out)
        if (is_upper(c)) c = char(c - 'A' + 'a');
    return out.empty() ? "section" : out;
}

std::string number_anchor(std::string_view number) {
    return hyphenated(number, ".");
}

std::string Anchors::unique(std::string wanted) {
    const auto [first, is_new] = taken_.try_emplace(wanted, 1);
    if (is_new) return wanted;
    for (;;) {
        std::string candidate = wanted + "-" + std::to_string(++taken_[wanted]);
        if (taken_.try_emplace(candidate, 1).second) return candidate;
    }
}

} // namespace plansite
