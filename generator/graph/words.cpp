#include "graph/words.h"

namespace plansite {

namespace {

// Markdown's links as their words: "[the plan](plan:x)" is "the plan", "<target:2>" is "target 2".
std::string without_links(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto at = text.find_first_of("[<");
        out += text.substr(0, at);
        if (at == text.npos) break;
        text.remove_prefix(at);
        const auto middle = text.find("]("),
                   end = text.find(text[0] == '[' ? ')' : '>', text[0] == '[' ? middle : 0);
        const auto colon = text.find(':');
        if (text[0] == '[' && middle != text.npos && end != text.npos) {
            out += text.substr(1, middle - 1);
            text.remove_prefix(end + 1);
        } else if (text[0] == '<' && end != text.npos && colon < end) {
            out.append(text.substr(1, colon - 1)).append(" ").append(text.substr(colon + 1, end - colon - 1));
            text.remove_prefix(end + 1);
        } else {
            out += text[0];
            text.remove_prefix(1);
        }
    }
    return out;
}

} // namespace

std::string plain_words(const Prose& prose) {
    std::string out;
    for (const char c : without_links(prose.value)) {
        if (c == '*' || c == '_' || c == '`') continue;
        const bool space = c == '\n' || c == ' ';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
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
