#include "base/ascii.h"
#include "base/html.h"
#include "template/filters.h"
#include "template/json_text.h"
#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"
#include "template/trim.h"
#include "template/urlize.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

// Safe where HTML is being written, as the filters that make HTML give it.
Value html_value(Call& call, std::string_view html) {
    return call.runtime.escape == Escape::html ? call.safe(html) : call.string(html);
}

Value escape(Call& call) {
    return call.subject.is_safe() ? call.subject : call.safe(escaped(text_of(call.runtime, call.subject)));
}

Value escape_again(Call& call) {
    return call.safe(escaped(text_of(call.runtime, call.subject)));
}

Value mark_safe(Call& call) {
    return Value::safe(text_view(call.runtime, call.subject));
}

std::string without_tags(std::string_view html) {
    std::string out;
    while (!html.empty()) {
        const auto at = html.find('<');
        out += html.substr(0, at);
        if (at == html.npos) break;
        html.remove_prefix(at);
        const bool comment = html.starts_with("<!--");
        const auto end = html.find(comment ? "-->" : ">");
        if (end == html.npos) return out.append(html);
        html.remove_prefix(end + (comment ? 3 : 1));
    }
    return out;
}

// Character references turned into characters: numbers, and the names that occur in practice.
std::string without_references(std::string_view html) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""}, {"apos", "'"},  {"nbsp", "\u00A0"},
        {"ndash", "–"}, {"mdash", "—"}, {"hellip", "…"}, {"raquo", "»"}, {"laquo", "«"}, {"copy", "©"}};
    std::string out;
    for (auto at = html.find('&'); at != html.npos; at = html.find('&')) {
        out += html.substr(0, at);
        html.remove_prefix(at);
        const auto end = html.find(';');
        const std::string_view name = end == html.npos ? std::string_view() : html.substr(1, end - 1);
        const auto* named = std::find_if(std::begin(names), std::end(names),
                                         [&](const auto& row) { return row.first == name; });
        std::uint32_t code = 0;
        if (name.size() > 1 && name.front() == '#') {
            const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
            const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
            const auto read =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
            if (digits.empty() || read.ptr != digits.data() + digits.size() || code > 0x10FFFF) code = 0;
        }
        if (named != std::end(names)) {
            out += named->second;
        } else if (code != 0) {
            append_code_point(out, code);
        } else {
            out += '&';
            html.remove_prefix(1);
            continue;
        }
        html.remove_prefix(end + 1);
    }
    return out.append(html);
}

Value strip_tags(Call& call) {
    const std::string plain = without_tags(text_view(call.runtime, call.subject));
    std::string folded;
    for (std::size_t at = 0; at < plain.size(); at += character_at(plain, at).size()) {
        const std::string_view character = character_at(plain, at);
        if (!is_space(character)) {
            folded += character;
        } else if (!folded.empty() && folded.back() != ' ') {
            folded += ' ';
        }
    }
    if (folded.ends_with(' ')) folded.pop_back();
    return call.string(without_references(folded));
}

Value json(Call& call) {
    const std::int64_t indent = call[0].is_none() ? -1 : integer_argument(call[0], "indent");
    if (indent > 40) fail("`indent` is too large");
    return call.safe(json_text(call.subject, int(std::max<std::int64_t>(indent, -1))));
}

enum class Quote : std::uint8_t { path, query };

std::string url_quoted(std::string_view text, Quote quote) {
    std::string out;
    for (const char c : text) {
        const bool plain =
            is_letter_or_digit(c) || std::string_view("_.-~").find(c) != std::string_view::npos;
        if (plain || (c == '/' && quote == Quote::path)) {
            out += c;
        } else if (c == ' ' && quote == Quote::query) {
            out += '+';
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

Value url_encode(Call& call) {
    Value pairs = call.subject;
    if (pairs.is(Type::map))
        pairs = call.runtime.registry.method(Type::map, "items")->call(call.runtime, pairs, {});
    if (!pairs.is(Type::list)) return call.string(url_quoted(text_view(call.runtime, pairs), Quote::path));
    std::string out;
    for (const Value pair : pairs.as_list().values()) {
        const auto parts = iterate(call.runtime, pair);
        if (parts.size() != 2) fail("expected text, a map or pairs");
        if (!out.empty()) out += '&';
        out += url_quoted(text_view(call.runtime, parts[0]), Quote::query) + "=" +
               url_quoted(text_view(call.runtime, parts[1]), Quote::query);
    }
    return call.string(out);
}

Value links(Call& call) {
    const std::string text = text_of(call.runtime, call.subject);
    UrlizeOptions options;
    if (!call[0].is_none()) options.shown_length = integer_argument(call[0], "trim_url_limit");
    if (!call[2].is_none()) options.target = text_of(call.runtime, call[2]);
    std::vector<std::string> relations{"noopener"};
    if (truth(call.runtime, call[1])) relations.emplace_back("nofollow");
    if (!call[3].is_none()) {
        const Value words = call.string(text_of(call.runtime, call[3]));
        const Callee& split = *call.runtime.registry.method(Type::string, "split");
        for (const Value word : split.call(call.runtime, words, {}).as_list().values())
            relations.emplace_back(word.as_string());
    }
    std::sort(relations.begin(), relations.end());
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    for (const std::string& relation : relations)
        options.relation += (options.relation.empty() ? "" : " ") + relation;
    if (!call[4].is_none())
        for (const Value scheme : iterate(call.runtime, call[4]))
            options.schemes.push_back(text_of(call.runtime, scheme));
    return html_value(call, urlized(call.subject.is_safe() ? text : escaped(text), options));
}

Value attributes(Call& call) {
    if (!call.subject.is(Type::map))
        fail("expected a map of attributes, not " + std::string(type_name(call.subject)));
    std::string out;
    for (const MapEntry& entry : call.subject.as_map().entries()) {
        if (entry.value.is_none() || entry.value.is_undefined()) continue;
        const std::string_view name = text_view(call.runtime, entry.key);
        if (name.find_first_of(" \t\r\n\f\v/>=") != name.npos)
            fail(fmt::format("`{}` is not the name of an attribute", name));
        if (!out.empty()) out += ' ';
        out += escaped(name) + "=\"";
        if (entry.value.is_safe()) {
            out += entry.value.as_string();
        } else {
            append_escaped(out, text_view(call.runtime, entry.value));
        }
        out += '"';
    }
    if (!out.empty() && truth(call.runtime, call[0])) out.insert(0, " ");
    return html_value(call, out);
}

constexpr FilterRow rows[] = {
    {"escape", "", "The text with & < > \" ' escaped, once: safe text is left as it is.", escape},
    {"e", "", "The same as `escape`.", escape},
    {"forceescape", "", "The text escaped even where it is safe.", escape_again},
    {"safe", "", "The text as HTML that is not escaped. Only for what cannot hold foreign text.", mark_safe},
    {"striptags", "", "The text of HTML: no tags, white space folded, character references resolved.",
     strip_tags},
    {"tojson", "indent = none", "The value as JSON that may stand in HTML and in scripts.", json},
    {"urlencode", "", "Text, or the pairs of a query, as it must be written within an address.", url_encode},
    {"urlize", "trim_url_limit = none, nofollow = false, target = none, rel = none, extra_schemes = none",
     "The text, escaped, with its web and mail addresses made links.", links},
    {"xmlattr", "autospace = true",
     "The items of a map as HTML attributes, those that are none left out; a space before them.", attributes},
};

} // namespace

std::span<const FilterRow> html_filters() {
    return rows;
}

} // namespace plansite
