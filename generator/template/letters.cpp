#include "template/letters.h"

#include "template/operations.h"

#include <cstdint>

namespace plansite {

namespace {

// Letters whose other case is a fixed distance away, or next to them: even code points upper case and odd
// ones lower (distance 1), or the other way round (distance -1).
struct Range {
    char32_t first, last; // of the upper case letters; of both cases where they alternate
    std::int32_t distance;
};

constexpr Range ranges[] = {
    {U'A', U'Z', 32},    {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},    // Latin-1
    {0x100, 0x12F, 1},   {0x132, 0x137, 1},  {0x139, 0x148, -1},  // Latin Extended-A
    {0x14A, 0x177, 1},   {0x179, 0x17E, -1}, {0x1CD, 0x1DC, -1},  //
    {0x1DE, 0x1EF, 1},   {0x1F8, 0x21F, 1},  {0x222, 0x233, 1},   // Latin Extended-B
    {0x386, 0x386, 38},  {0x388, 0x38A, 37}, {0x38C, 0x38C, 64},  //
    {0x38E, 0x38F, 63},  {0x391, 0x3A1, 32}, {0x3A3, 0x3AB, 32},  // Greek
    {0x400, 0x40F, 80},  {0x410, 0x42F, 32}, {0x460, 0x481, 1},   //
    {0x48A, 0x4BF, 1},   {0x4D0, 0x52F, 1},  {0x1E00, 0x1E95, 1}, // Cyrillic
    {0x1EA0, 0x1EFF, 1},                                          // Vietnamese and other Latin
};

enum class Case : std::uint8_t { upper, lower };

char32_t in_case(char32_t letter, Case wanted) {
    if (letter == 0xFF) return wanted == Case::upper ? 0x178 : letter;
    if (letter == 0x178) return wanted == Case::lower ? 0xFF : letter;
    for (const Range& range : ranges) {
        if (range.distance == 1 || range.distance == -1) {
            if (letter < range.first || letter > range.last) continue;
            const bool even = letter % 2 == 0;
            const bool is_upper = even == (range.distance == 1);
            if (is_upper == (wanted == Case::upper)) return letter;
            return is_upper ? letter + 1 : letter - 1;
        }
        const auto distance = char32_t(range.distance);
        if (wanted == Case::lower && letter >= range.first && letter <= range.last) return letter + distance;
        if (wanted == Case::upper && letter >= range.first + distance && letter <= range.last + distance)
            return letter - distance;
    }
    return letter;
}

std::string converted(std::string_view text, Case wanted) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = character_at(text, at);
        at += character.size();
        const char32_t letter = code_point(character);
        const char32_t other = in_case(letter, wanted);
        if (letter == 0xDF && wanted == Case::upper) {
            out += "SS";
        } else if (other == letter) {
            out += character;
        } else {
            append_code_point(out, other);
        }
    }
    return out;
}

} // namespace

char32_t code_point(std::string_view character) {
    char32_t code = static_cast<unsigned char>(character.front());
    if (character.size() == 1) return code;
    code &= 0x7FU >> character.size();
    for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
    return code;
}

void append_code_point(std::string& out, char32_t code) {
    if (code < 0x80) {
        out += char(code);
        return;
    }
    const int following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const char32_t mark = following == 1 ? 0xC0 : following == 2 ? 0xE0 : 0xF0;
    out += char(mark | code >> (6 * following));
    for (int left = following - 1; left >= 0; --left) out += char(0x80 | (code >> (6 * left) & 0x3F));
}

std::string upper_case(std::string_view text) {
    return converted(text, Case::upper);
}

std::string lower_case(std::string_view text) {
    return converted(text, Case::lower);
}

std::string capitalized(std::string_view text) {
    if (text.empty()) return {};
    const std::size_t first = character_at(text, 0).size();
    return upper_case(text.substr(0, first)) + lower_case(text.substr(first));
}

bool is_word_character(std::string_view character) {
    const char32_t c = code_point(character);
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || c == 0xB2 || c == 0xB3 || c == 0xB9;
    if (c == 0xD7 || c == 0xF7) return false;
    return (c < 0x2000 || c > 0x2BFF) && (c < 0x3000 || c > 0x3004);
}

bool is_space(std::string_view character) {
    const char32_t c = code_point(character);
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

} // namespace plansite
