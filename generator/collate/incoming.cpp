#include "collate/incoming.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t longest_text = 20'000; // characters; some ten pages
constexpr std::size_t longest_shown = 60;    // characters

struct Range {
    char32_t first, last;
};

// Control characters but tab and line end; marks of direction; fillers and spaces of no width; what is no
// character at all. U+200C and U+200D stay: Persian and emoji need them.
constexpr Range unseen[] = {{0x00, 0x08},     {0x0B, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},
                            {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180E, 0x180E},
                            {0x200B, 0x200B}, {0x200E, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x206F},
                            {0x3164, 0x3164}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
                            {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

bool is_unseen(char32_t c) {
    return std::any_of(std::begin(unseen), std::end(unseen),
                       [&](Range range) { return range.first <= c && c <= range.last; });
}

bool is_line_end(char32_t c) {
    return c == 0x2028 || c == 0x2029;
}

// The code point that begins at a byte of valid UTF-8, and how many bytes it has.
struct Character {
    char32_t value = 0;
    std::size_t size = 1;
};
Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(text[at + i])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

} // namespace

VisibleText visible(std::string_view text) {
    VisibleText out;
    Character c;
    for (std::size_t at = 0; at < text.size(); at += c.size) {
        c = character_at(text, at);
        if (c.value == '\r') {
            if (!text.substr(at + 1).starts_with('\n')) out.text += '\n';
        } else if (is_line_end(c.value)) {
            out.text += '\n';
        } else if (is_unseen(c.value)) {
            ++out.removed;
        } else {
            out.text += text.substr(at, c.size);
        }
    }
    out.text = std::string(trimmed(out.text));
    return out;
}

std::string take_in(std::string_view written, Span at, Diagnostics& diagnostics) {
    VisibleText seen = visible(written);
    if (seen.removed > 0)
        diagnostics.report(kind("hidden-characters"),
                           fmt::format("{} that cannot be seen {} taken out of this text",
                                       counted(seen.removed, "character", "characters"),
                                       seen.removed == 1 ? "is" : "are"),
                           at, "nothing needs doing, unless the text reads oddly without");
    const std::size_t length = code_points(seen.text);
    if (length <= longest_text) return std::move(seen.text);
    diagnostics.report(
        kind("text-too-long"), fmt::format("this text has {} characters", length), at,
        "ask for a shorter answer, or publish the long one as a document and say so in the answer");
    return {};
}

std::string harmless_to_show(std::string_view bytes) {
    std::string out(bytes);
    if (first_invalid_utf8(bytes)) {
        for (char& c : out)
            if ((c & 0x80) != 0 || (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F') c = '?';
        return out;
    }
    Character c;
    for (std::size_t at = 0; at < bytes.size(); at += c.size) {
        c = character_at(bytes, at);
        const bool end_of_line = c.value == '\r' && bytes.substr(at + 1).starts_with('\n');
        if (!end_of_line && (is_unseen(c.value) || is_line_end(c.value)))
            out.replace(at, c.size, c.size == 3 ? "\uFFFD" : std::string(c.size, '?'));
    }
    return out;
}

void pass_on(const Diagnostics& from, Diagnostics& to) {
    for (Diagnostic one : from.sorted())
        to.report(*one.kind, std::move(one.message), std::move(one.labels), std::move(one.help));
}

std::string shortened(std::string_view text) {
    std::string out = replaced(visible(text).text, "\n", " ");
    if (code_points(out) <= longest_shown) return out;
    std::size_t at = 0;
    for (std::size_t passed = 0; passed < longest_shown; ++passed) at += character_at(out, at).size;
    return out.substr(0, at) + "…";
}

} // namespace plansite
