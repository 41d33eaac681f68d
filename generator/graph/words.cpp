#include "graph/words.h"

#include "base/find_sign.h"

namespace plansite {

namespace {

// Finds the same letters again and again, each time from a later place, and looks at every letter of the text
// once: a text of opening brackets only would otherwise be searched to its end from each of them.
class Ahead {
public:
    Ahead(std::string_view text, std::string_view wanted)
        : text_(text), wanted_(wanted), at_(text.find(wanted)) {}

    // The first place at or after `begin`, or npos.
    std::size_t from(std::size_t begin) {
        if (at_ < begin) at_ = text_.find(wanted_, begin);
        return at_;
    }

private:
    std::string_view text_, wanted_;
    std::size_t at_;
};

// Markdown's links as their words: "[the plan](plan:x)" is "the plan", "<target:2>" is "target 2".
std::string without_links(std::string_view text) {
    std::string out;
    Ahead middles(text, "]("), closes(text, ")"), angles(text, ">"), colons(text, ":");
    for (std::size_t at = 0;;) {
        const auto opening = find_sign<'[', '<'>(text, at);
        out += text.substr(at, opening - at);
        if (opening == text.npos) return out;
        at = opening + 1;
        if (text[opening] == '[') {
            const auto middle = middles.from(at);
            const auto end = middle == text.npos ? middle : closes.from(middle);
            if (end != text.npos) {
                out += text.substr(at, middle - at);
                at = end + 1;
                continue;
            }
        } else {
            const auto end = angles.from(at), colon = colons.from(at);
            if (end != text.npos && colon < end) {
                out.append(text.substr(at, colon - at)).append(" ");
                out += text.substr(colon + 1, end - colon - 1);
                at = end + 1;
                continue;
            }
        }
        out += text[opening];
    }
}

} // namespace

std::string plain_words(const Prose& prose) {
    std::string words = without_links(prose.value);
    std::size_t size = 0; // of what is kept, which stands before what is still to be read
    bool after_space = true;
    for (const char c : words) {
        if (c == '*' || c == '_' || c == '`') continue;
        const bool space = c == '\n' || c == ' ';
        if (space && after_space) continue;
        words[size++] = space ? ' ' : c;
        after_space = space;
    }
    while (size > 0 && words[size - 1] == ' ') --size;
    words.resize(size);
    return words;
}

std::string words_of(const Prose& prose) {
    constexpr std::size_t longest = 90;
    std::string words = plain_words(prose);
    const auto space = words.size() > longest ? words.find(' ', longest) : words.npos;
    return space == words.npos ? words : words.substr(0, space) + " …";
}

std::string words_of(const Cell& cell) {
    return cell.items.empty() ? std::string() : words_of(cell.items.front());
}

} // namespace plansite
