#include "markdown/callout.h"

#include "base/text.h"

#include <array>
#include <string>
#include <utility>

namespace plansite {

namespace {

constexpr std::array<std::pair<std::string_view, CalloutKind>, 6> kinds{{{"NOTE", CalloutKind::note},
                                                                         {"EXAMPLE", CalloutKind::example},
                                                                         {"WARNING", CalloutKind::warning},
                                                                         {"FEEDBACK", CalloutKind::feedback},
                                                                         {"QUESTION", CalloutKind::question},
                                                                         {"QUOTE", CalloutKind::quote}}};

CalloutKind kind_of(std::string_view word) {
    const auto folded = lower_ascii(word);
    for (const auto& [name, kind] : kinds)
        if (lower_ascii(name) == folded) return kind;
    return CalloutKind::unknown;
}

} // namespace

std::optional<Callout> callout_of(Node quote) {
    if (quote.kind() != NodeKind::quote) return std::nullopt;
    const Node paragraph = quote.first();
    if (!paragraph || paragraph.kind() != NodeKind::paragraph) return std::nullopt;
    const Node words = paragraph.first();
    if (!words || words.kind() != NodeKind::text) return std::nullopt;
    const auto text = words.literal();
    const auto end = text.find(']');
    if (!text.starts_with("[!") || end == text.npos || end == 2 || text[2] == ' ') return std::nullopt;

    Callout callout;
    const auto inside = text.substr(2, end - 2);
    callout.word = inside.substr(0, inside.find(' '));
    callout.argument = trimmed(inside.substr(callout.word.size()));
    callout.kind = kind_of(callout.word);
    callout.title = words;
    callout.skip = std::min(text.find_first_not_of(' ', end + 1), text.size());
    for (Node node = words; node; node = node.next())
        if (node.kind() == NodeKind::soft_break || node.kind() == NodeKind::line_break) {
            callout.title_end = node;
            callout.body = node.next();
            break;
        }
    return callout;
}

std::vector<std::string_view> callout_words() {
    std::vector<std::string_view> words;
    for (const auto& [name, kind] : kinds) words.push_back(name);
    return words;
}

} // namespace plansite
