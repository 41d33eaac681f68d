#include "check/texts.h"

#include "base/find_sign.h"
#include "base/text.h"

#include <algorithm>

namespace plansite {

namespace {

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < std::min(to, text.size()); ++at)
        if (text[at] != '\n') text[at] = ' ';
}

// The end of what begins at `at` and ends with `close` in the same paragraph; nothing where it does not end
// soon, so that a text of nothing but beginnings takes no time.
std::optional<std::size_t> end_of(std::string_view text, std::size_t at, std::string_view close) {
    constexpr std::size_t longest = 500;
    const std::string_view near = text.substr(std::min(at, text.size()), longest);
    const auto end = near.find(close, 1);
    if (end == near.npos || near.substr(0, end).find("\n\n") != near.npos) return std::nullopt;
    return at + end + close.size();
}

// A link at `at`, "[words](address)": where it ends.
std::optional<std::size_t> end_of_link(std::string_view text, std::size_t at) {
    const auto words = end_of(text, at, "](");
    return words ? end_of(text, *words - 1, ")") : std::nullopt;
}

} // namespace

bool prints(const Plan& plan, std::initializer_list<std::string_view> fields) {
    for (const auto& column : plan.columns)
        for (const auto field : split(column.field, '+'))
            if (std::find(fields.begin(), fields.end(), field) != fields.end()) return true;
    return false;
}

std::vector<Page> pages_of(const Graph& graph) {
    std::vector<Page> out;
    for (const auto& item : graph.items()) {
        if (item.paragraph) continue;
        if (const auto* article = std::get_if<const Article*>(&item.entity); article && item.home)
            out.push_back({item, (*article)->body});
        if (const auto* document = std::get_if<const Document*>(&item.entity))
            out.push_back({item, (*document)->body});
    }
    return out;
}

std::string brief(std::string_view text) {
    constexpr std::size_t longest = 90;
    std::string out;
    for (const char c : trimmed(text)) {
        const char plain = c == '\n' || c == '\t' ? ' ' : c;
        if (plain != ' ' || out.back() != ' ') out += plain;
    }
    if (out.size() <= longest) return out;
    return std::string(trimmed(out.substr(0, out.rfind(' ', longest)))) + " …";
}

Span place_in(const Text& text, std::size_t offset, std::size_t size) {
    constexpr std::size_t longest = std::size_t(64) << 10; // of what is searched for in a data file
    const bool as_it_is = text.at && text.at.end - text.at.begin == text.value.size(); // the body of a page
    std::size_t found = 0;
    if (!as_it_is) {
        if (!text.at || text.value.size() > longest) return text.at;
        found = text.at.text().find(text.value);
        if (found == std::string_view::npos) return text.at;
    }
    const auto begin = std::uint32_t(text.at.begin + found + offset);
    return {text.at.source, begin, std::uint32_t(begin + size)};
}

std::string readable(std::string_view markdown) {
    std::string out(markdown);
    for (std::size_t at = 0; (at = find_sign<'`', '<', '['>(out, at)) != out.npos; ++at) {
        std::optional<std::size_t> end;
        const std::string_view rest = std::string_view(out).substr(at);
        if (rest.starts_with("```")) {
            end = end_of(out, at + 2, "```");
        } else if (rest.starts_with('`')) {
            end = end_of(out, at, "`");
        } else if (rest.starts_with('<')) {
            end = end_of(out, at, ">");
        } else if (rest.starts_with("[!")) { // a call-out
            end = end_of(out, at, "]");
        } else if (rest.starts_with('[')) {
            end = end_of_link(out, at);
        }
        if (!end) continue;
        const bool leads_on = !rest.starts_with('`') && !rest.starts_with("[!");
        blank(out, at, *end);
        if (leads_on) out[at] = link_mark;
        at = *end - 1;
    }
    return out;
}

} // namespace plansite
