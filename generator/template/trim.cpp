#include "template/trim.h"

#include "template/letters.h"
#include "template/operations.h"

namespace plansite {

namespace {

std::string_view last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (text[at] & 0xC0) == 0x80) --at;
    return text.substr(at);
}

} // namespace

std::string_view trimmed_of(std::string_view text, std::string_view characters, TrimEnds ends) {
    const auto goes = [&](std::string_view character) {
        return characters.empty() ? is_space(character) : characters.find(character) != characters.npos;
    };
    if (ends != TrimEnds::last)
        while (!text.empty() && goes(character_at(text, 0))) text.remove_prefix(character_at(text, 0).size());
    if (ends != TrimEnds::first)
        while (!text.empty() && goes(last_character(text))) text.remove_suffix(last_character(text).size());
    return text;
}

std::string replaced_some(std::string_view text, std::string_view from, std::string_view to,
                          std::int64_t count) {
    std::string out;
    while (count != 0) {
        const auto at = text.find(from);
        if (at == text.npos) break;
        out += text.substr(0, at);
        out += to;
        text.remove_prefix(at + from.size());
        --count;
        if (!from.empty()) continue;
        if (text.empty()) break;
        const std::string_view character = character_at(text, 0);
        out += character;
        text.remove_prefix(character.size());
    }
    return out.append(text);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == text.npos) break;
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return lines;
}

} // namespace plansite
