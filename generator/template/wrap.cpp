#include "template/wrap.h"

#include "base/ascii.h"
#include "base/text.h"
#include "template/letters.h"
#include "template/operations.h"

namespace plansite {

namespace {

bool is_hyphenated(std::string_view text, std::size_t hyphen) {
    const auto letter = [](char c) { return (c & 0x80) != 0 || is_letter(c); };
    return hyphen > 1 && hyphen + 2 < text.size() && letter(text[hyphen - 1]) && letter(text[hyphen - 2]) &&
           letter(text[hyphen + 1]) && letter(text[hyphen + 2]);
}

// Words and the white space between them; hyphenated words in their parts where they may be broken there.
std::vector<std::string_view> chunks_of(std::string_view text, const WrapOptions& options) {
    std::vector<std::string_view> chunks;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const bool space = is_space(character_at(text, at));
        const bool hyphen = options.break_on_hyphens && text[at] == '-' && is_hyphenated(text, at);
        at += character_at(text, at).size();
        if (!hyphen && at < text.size() && is_space(character_at(text, at)) == space) continue;
        chunks.push_back(text.substr(begin, at - begin));
        begin = at;
    }
    return chunks;
}

} // namespace

std::vector<std::string> wrapped(std::string_view paragraph, const WrapOptions& options) {
    std::vector<std::string> lines;
    std::string line, space; // and the white space that stands after the line so far
    std::size_t length = 0, space_length = 0;
    const auto end_line = [&] {
        if (!line.empty()) lines.push_back(line);
        line.clear();
        space.clear();
        length = space_length = 0;
    };
    for (std::string_view chunk : chunks_of(paragraph, options)) {
        std::size_t size = code_points(chunk);
        if (is_space(character_at(chunk, 0))) {
            // White space begins a line only where the paragraph begins with it.
            if (!line.empty() || lines.empty()) {
                space = chunk;
                space_length = size;
            }
            continue;
        }
        if (length + space_length + size > options.width && size <= options.width) end_line();
        while (size > options.width && options.break_long_words) {
            if (length + space_length >= options.width) end_line();
            const std::size_t room = options.width - length - space_length;
            std::size_t end = 0;
            for (std::size_t i = 0; i < room; ++i) end += character_at(chunk, end).size();
            (line += space) += chunk.substr(0, end);
            chunk.remove_prefix(end);
            size -= room;
            end_line();
        }
        if (size == 0) continue;
        if (length + space_length + size > options.width && length > 0) end_line();
        (line += space) += chunk;
        length += space_length + size;
        space.clear();
        space_length = 0;
    }
    end_line();
    return lines;
}

} // namespace plansite
