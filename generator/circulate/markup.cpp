#include "circulate/markup.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace plansite {

namespace {

constexpr std::string_view spaces = " \t\r\n";

// The byte after the '>' that ends a tag, those within quotes not counted; npos where there is none.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
    char quote = '\0';
    for (; at < html.size(); ++at) {
        const char c = html[at];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return html.npos;
}

// The attributes in what stands between a tag's name and its '>'.
void read_attributes(std::string_view text, MarkupToken& token) {
    for (;;) {
        const auto begin = text.find_first_not_of(" \t\r\n/");
        if (begin == text.npos) return;
        text.remove_prefix(begin);
        const auto name_end = std::min(text.find_first_of("= \t\r\n/"), text.size());
        const auto name = text.substr(0, name_end);
        text.remove_prefix(name_end);
        std::string_view value;
        const auto next = text.find_first_not_of(spaces);
        if (next != text.npos && text[next] == '=') {
            text.remove_prefix(next + 1);
            text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
            const bool quoted = !text.empty() && (text.front() == '"' || text.front() == '\'');
            const auto end =
                std::min(quoted ? text.find(text.front(), 1) : text.find_first_of(spaces), text.size());
            value = quoted ? text.substr(1, end - 1) : text.substr(0, end);
            text.remove_prefix(std::min(end + (quoted ? 1 : 0), text.size()));
        }
        token.attributes.emplace_back(name, value);
        if (name.empty()) return;
    }
}

// The token that begins with '<', or a text where no tag begins there.
MarkupToken read_tag(std::string_view html) {
    MarkupToken token;
    if (html.starts_with("<!--")) {
        const auto end = html.find("-->", 4);
        token.kind = MarkupToken::Kind::other;
        token.raw = html.substr(0, end == html.npos ? end : end + 3);
        return token;
    }
    const bool closing = html.starts_with("</");
    const std::size_t name_at = closing ? 2 : 1;
    const auto end = end_of_tag(html, 1);
    const bool tag = html.size() > name_at && (is_letter(html[name_at]) || html[1] == '!');
    if (!tag || end == html.npos) {
        token.raw = html.substr(0, std::min(html.find('<', 1), html.size()));
        return token;
    }
    token.raw = html.substr(0, end);
    if (html[1] == '!') {
        token.kind = MarkupToken::Kind::other;
        return token;
    }
    token.kind = closing ? MarkupToken::Kind::closing : MarkupToken::Kind::opening;
    const auto inside = token.raw.substr(name_at, token.raw.size() - name_at - 1);
    const auto name_end = std::min(inside.find_first_of(" \t\r\n/"), inside.size());
    token.name = inside.substr(0, name_end);
    if (!closing) read_attributes(inside.substr(name_end), token);
    return token;
}

void append_utf8(std::string& out, unsigned code) {
    const auto add = [&](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | (code >> 6));
        add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
        add(0x80 | (code & 0x3F));
    }
}

// Appends what a reference stands for; false where it is none.
bool append_reference(std::string& out, std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> named{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}}};
    for (const auto& [known, text] : named)
        if (name == known) {
            out += text;
            return true;
        }
    if (!name.starts_with('#')) return false;
    const bool hexadecimal = name.starts_with("#x") || name.starts_with("#X");
    const auto digits = name.substr(hexadecimal ? 2 : 1);
    unsigned code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    const bool character = code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    if (error != std::errc() || end != digits.data() + digits.size() || !character) return false;
    append_utf8(out, code);
    return true;
}

} // namespace

bool MarkupToken::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& one) { return one.first == attribute; });
}

std::string MarkupToken::value(std::string_view attribute) const {
    for (const auto& [key, text] : attributes)
        if (key == attribute) return unescaped(text);
    return {};
}

std::vector<MarkupToken> markup_tokens(std::string_view html) {
    std::vector<MarkupToken> tokens;
    while (!html.empty()) {
        MarkupToken token;
        if (html.front() == '<')
            token = read_tag(html);
        else
            token.raw = html.substr(0, html.find('<'));
        html.remove_prefix(token.raw.size());
        const bool holds_code = token.opens("script") || token.opens("style");
        const std::string end = holds_code ? "</" + std::string(token.name) : std::string();
        tokens.push_back(std::move(token));
        if (!holds_code || html.starts_with(end)) continue;
        MarkupToken code;
        code.raw = html.substr(0, html.find(end));
        html.remove_prefix(code.raw.size());
        if (!code.raw.empty()) tokens.push_back(std::move(code));
    }
    return tokens;
}

bool is_void_element(std::string_view name) {
    constexpr std::array<std::string_view, 11> names{"area", "base", "br",   "col",    "embed", "hr",
                                                     "img",  "link", "meta", "source", "wbr"};
    return name == "input" || std::find(names.begin(), names.end(), name) != names.end();
}

MarkupNode markup_tree(const std::vector<MarkupToken>& tokens) {
    // Elements that are open; each is put into the one around it when it closes.
    std::vector<MarkupNode> open(1);
    const auto close = [&] {
        MarkupNode done = std::move(open.back());
        open.pop_back();
        open.back().children.push_back(std::move(done));
    };
    for (const auto& token : tokens) {
        switch (token.kind) {
        case MarkupToken::Kind::other: break;
        case MarkupToken::Kind::text: open.back().children.push_back({&token, {}}); break;
        case MarkupToken::Kind::opening:
            open.push_back({&token, {}});
            if (is_void_element(token.name) || token.raw.ends_with("/>")) close();
            break;
        case MarkupToken::Kind::closing: {
            const auto begin = std::find_if(open.rbegin(), open.rend() - 1, [&](const MarkupNode& node) {
                return node.name() == token.name;
            });
            if (begin == open.rend() - 1) break;
            for (auto count = begin - open.rbegin() + 1; count > 0; --count) close();
        }
        }
    }
    while (open.size() > 1) close();
    return std::move(open.front());
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (;;) {
        const auto ampersand = text.find('&');
        out += text.substr(0, ampersand);
        if (ampersand == text.npos) return out;
        text.remove_prefix(ampersand);
        const auto end = text.find(';');
        if (end != text.npos && append_reference(out, text.substr(1, end - 1))) {
            text.remove_prefix(end + 1);
        } else {
            out += '&';
            text.remove_prefix(1);
        }
    }
}

} // namespace plansite
