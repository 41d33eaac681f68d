#pragma once

#include <string>
#include <string_view>
#include <vector>

// Reads HTML that the Markdown renderer made, tag by tag: only the elements and attributes that it makes may
// be there, and only addresses that are allowed.

namespace plansite {

inline const std::vector<std::string> fragment_elements{
    "a",    "aside",  "blockquote", "br",    "caption", "code", "div", "em",    "figcaption", "figure",
    "h2",   "h3",     "hr",         "img",   "input",   "li",   "ol",  "p",     "pre",        "section",
    "span", "strong", "sup",        "table", "tbody",   "td",   "th",  "thead", "tr",         "ul"};
inline const std::vector<std::string> fragment_attributes{
    "alt",     "aria-label", "aria-labelledby", "checked", "class", "disabled", "href",  "id",
    "loading", "role",       "scope",           "src",     "start", "tabindex", "title", "type"};

inline bool is_among(const std::vector<std::string>& list, std::string_view word) {
    for (const auto& one : list)
        if (one == word) return true;
    return false;
}

inline bool is_good_address(std::string_view address) {
    for (const std::string_view begin : {"#", "https://", "http://", "mailto:", "tel:", "\x01"})
        if (address.starts_with(begin)) return true;
    return false;
}

// What is wrong with a fragment of HTML; empty where nothing is.
inline std::string fault_of_fragment(std::string_view html) {
    for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at)) {
        auto end = html.find_first_of(" >", at + 1);
        if (end == html.npos) return "a tag does not end";
        auto name = html.substr(at + 1, end - at - 1);
        if (name.starts_with('/')) name.remove_prefix(1);
        if (!is_among(fragment_elements, name)) return "element " + std::string(name);
        while (html[end] == ' ') {
            const auto name_end = html.find_first_of("= >", end + 1);
            const auto attribute = html.substr(end + 1, name_end - end - 1);
            if (!is_among(fragment_attributes, attribute)) return "attribute " + std::string(attribute);
            end = name_end;
            if (html[end] != '=') continue;
            if (html[end + 1] != '"') return "an attribute is not quoted";
            const auto value_end = html.find('"', end + 2);
            const auto value = html.substr(end + 2, value_end - end - 2);
            if (value.find_first_of("<>\x02\x03") != value.npos) return "value " + std::string(value);
            if ((attribute == "href" || attribute == "src") && !is_good_address(value))
                return "address " + std::string(value);
            end = value_end + 1;
        }
        if (html[end] != '>') return "a tag does not end";
        at = end;
    }
    return {};
}

} // namespace plansite
