#include "base/html.h"

#include "base/find_sign.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plansite {

namespace {

// The quotes as numbers, which is what Jinja2 writes.
constexpr std::array<std::pair<std::string_view, char>, 5> references{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&#34;", '"'}, {"&#39;", '\''}}};

std::string_view reference_of(char character) {
    return std::find_if(references.begin(), references.end(),
                        [&](const auto& one) { return one.second == character; })
        ->first;
}

} // namespace

void append_escaped(std::string& out, std::string_view text) {
    for (;;) {
        const auto at = find_sign<'&', '<', '>', '"', '\''>(text);
        out.append(text.substr(0, at));
        if (at == text.npos) return;
        out.append(reference_of(text[at]));
        text.remove_prefix(at + 1);
    }
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
