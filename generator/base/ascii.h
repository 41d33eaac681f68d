#pragma once

namespace plansite {

// What a byte of a text is, whatever the locale says. Letters beyond ASCII are several bytes, each of which
// has its highest bit set.

constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_letter(char c) {
    return is_lower(c) || is_upper(c);
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_letter_or_digit(char c) {
    return is_letter(c) || is_digit(c);
}

// Part of a word of any language: a letter or digit, or a byte of a character beyond ASCII.
constexpr bool is_of_word(char c) {
    return is_letter_or_digit(c) || (c & 0x80) != 0;
}

} // namespace plansite
