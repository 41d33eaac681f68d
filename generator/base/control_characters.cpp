#include "base/control_characters.h"

#include "base/find_sign.h"

#include <fmt/format.h>

namespace plansite {

std::optional<std::size_t> first_control_character(std::string_view text) {
    const auto may_steer = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return bool((byte < ' ') & (c != '\n') & (c != '\t') & (c != '\r')) | (byte == 0x7F) | (byte == 0xC2);
    };
    for (std::size_t at = 0; (at = find_byte(text, at, may_steer)) != text.npos; ++at) {
        if (static_cast<unsigned char>(text[at]) != 0xC2) return at;
        // U+0080 to U+009F are 0xC2 and 0x80 to 0x9F.
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return at;
    }
    return std::nullopt;
}

std::string without_control_characters(std::string_view text) {
    std::string out;
    while (const auto at = first_control_character(text)) {
        out.append(text.substr(0, *at));
        text.remove_prefix(*at + (static_cast<unsigned char>(text[*at]) == 0xC2 ? 2 : 1));
    }
    return out.append(text);
}

std::string words_for_control_character(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    const unsigned code = first == 0xC2 ? static_cast<unsigned char>(text[offset + 1]) : first;
    return fmt::format("a control character (U+{:04X})", code);
}

} // namespace plansite
