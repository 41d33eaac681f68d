#include "base/html.h"

#include "base/text.h"

#include <array>
#include <utility>

namespace plansite {

namespace {

// The quotes as numbers, which is what Jinja2 writes.
constexpr std::array<std::pair<std::string_view, char>, 5> references{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#34;", '"'}, {"&#39;", '\''}}};

// The reference of each byte, empty for those that stand for themselves.
constexpr auto reference_of = [] {
    std::array<std::string_view, 256> table{};
    for (const auto& [reference, character] : references)
        table[static_cast<unsigned char>(character)] = reference;
    return table;
}();

} // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view reference = reference_of[static_cast<unsigned char>(text[at])];
        if (reference.empty()) continue;
        out.append(text, from, at - from).append(reference);
        from = at + 1;
    }
    out.append(text, from);
}

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text);
    return out;
}

std::string text_of_html(std::string_view html) {
    std::string out;
    bool space = false;
    const auto add = [&](char c) {
        if (space && !out.empty()) out += ' ';
        space = false;
        out += c;
    };
    for (std::size_t at = 0; at < html.size(); ++at) {
        const char c = html[at];
        if (c == '<') {
            const auto end = html.find('>', at);
            if (end == html.npos) break;
            at = end;
            space = true;
        } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = true;
        } else if (c == '&') {
            std::size_t skip = 0;
            for (const auto& [reference, character] : references)
                if (html.substr(at).starts_with(reference)) {
                    add(character);
                    skip = reference.size() - 1;
                }
            if (skip == 0) add(c);
            at += skip;
        } else {
            add(c);
        }
    }
    return out;
}

} // namespace plansite
