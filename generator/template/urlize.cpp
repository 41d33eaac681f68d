#include "template/urlize.h"

#include "base/html.h"
#include "base/text.h"
#include "template/letters.h"
#include "template/operations.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::string_view openings[] = {"(", "<", "&lt;"};
constexpr std::string_view closings[] = {")", ">", ".", ",", "&gt;"};
constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

bool all_of(std::string_view text, bool (*fits)(std::string_view)) {
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size())
        if (!fits(character_at(text, at))) return false;
    return !text.empty();
}

bool in_label(std::string_view c) {
    return is_word_character(c) || c == "-" || c == "%";
}
bool is_letter(std::string_view c) {
    return (c >= "a" && c <= "z") && c.size() == 1;
}
bool is_digit(std::string_view c) {
    return c >= "0" && c <= "9" && c.size() == 1;
}
bool in_ipv6(std::string_view c) {
    return is_digit(c) || (c >= "a" && c <= "f" && c.size() == 1) || c == ":";
}

bool is_top_level(std::string_view label) {
    if (label.starts_with("xn--")) return label.size() >= 6 && all_of(label.substr(4), in_label);
    return label.size() >= 2 && label.size() <= 63 && all_of(label, is_letter);
}

bool is_ipv4(const std::vector<std::string_view>& labels) {
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
               return label.size() <= 3 && all_of(label, is_digit);
           });
}

enum class Prefix : std::uint8_t { scheme, www, none };

bool is_host(std::string_view host, Prefix prefix) {
    if (prefix == Prefix::scheme && host.starts_with('[') && host.ends_with(']'))
        return host.size() > 4 && all_of(host.substr(1, host.size() - 2), in_ipv6);
    const auto labels = split(host, '.');
    if (prefix == Prefix::scheme && is_ipv4(labels)) return true;
    for (std::size_t i = 0; i + 1 < labels.size(); ++i)
        if (!all_of(labels[i], in_label) || (prefix == Prefix::none && code_points(labels[i]) < 2))
            return false;
    if (prefix != Prefix::none) return is_top_level(labels.back());
    static constexpr std::string_view common[] = {"com", "net", "int", "edu", "gov", "org", "info", "mil"};
    return labels.size() > 1 &&
           std::find(std::begin(common), std::end(common), labels.back()) != std::end(common);
}

// An address of the web: host, perhaps a port, perhaps a path.
bool is_web_address(std::string_view text) {
    const std::string folded = lower_ascii(text);
    std::string_view left = folded;
    Prefix prefix = Prefix::none;
    for (const std::string_view start : {"https://", "http://", "www."})
        if (left.starts_with(start)) {
            left.remove_prefix(start.size());
            prefix = start == "www." ? Prefix::www : Prefix::scheme;
            break;
        }
    const auto bracket = left.starts_with('[') ? left.find(']') : 0;
    const auto end = left.find_first_of(":/?#", bracket == left.npos ? 0 : bracket);
    if (!is_host(left.substr(0, end), prefix)) return false;
    left.remove_prefix(std::min(end, left.size()));
    if (left.starts_with(':')) {
        const auto after = std::min(left.find_first_not_of("0123456789", 1), left.size());
        if (after < 2 || after > 6) return false;
        left.remove_prefix(after);
    }
    return left.empty() || std::string_view("/?#").find(left.front()) != std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == text.npos || at == 0) return false;
    const std::string_view domain = text.substr(at + 1);
    const auto dot = domain.rfind('.');
    if (dot == domain.npos || dot == 0) return false;
    const auto in_domain = [](std::string_view c) { return is_word_character(c) || c == "." || c == "-"; };
    return is_word_character(character_at(domain, 0)) && all_of(domain.substr(0, dot), in_domain) &&
           all_of(domain.substr(dot + 1), is_word_character);
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

class Urlizer {
public:
    explicit Urlizer(const UrlizeOptions& options) : options_(options) {
        if (!options.relation.empty()) attributes_ += fmt::format(" rel=\"{}\"", escaped(options.relation));
        if (!options.target.empty()) attributes_ += fmt::format(" target=\"{}\"", escaped(options.target));
    }

    // A word with what stands round the address in it kept outside the link.
    void append(std::string& out, std::string_view word) const {
        std::size_t begin = 0;
        for (std::size_t length = 1; length != 0;) {
            length = 0;
            for (const std::string_view opening : openings)
                if (word.substr(begin).starts_with(opening)) length = opening.size();
            begin += length;
        }
        std::size_t end = word.size();
        for (std::size_t length = 1; length != 0;) {
            length = 0;
            for (const std::string_view closing : closings)
                if (word.substr(begin, end - begin).ends_with(closing)) length = closing.size();
            end -= length;
        }
        // A closing bracket whose opening one is within the address belongs to it.
        for (const auto& [opening, closing] : pairs) {
            const std::size_t opened = count(word.substr(begin, end - begin), opening);
            if (opened <= count(word.substr(begin, end - begin), closing)) continue;
            for (std::size_t moves = std::min(opened, count(word.substr(end), closing)); moves > 0; --moves)
                end = word.find(closing, end) + closing.size();
        }
        out += word.substr(0, begin);
        out += linked(word.substr(begin, end - begin));
        out += word.substr(end);
    }

private:
    std::string linked(std::string_view text) const {
        if (is_web_address(text)) {
            const bool whole = text.starts_with("https://") || text.starts_with("http://");
            return fmt::format("<a href=\"{}{}\"{}>{}</a>", whole ? "" : "https://", text, attributes_,
                               shown(text));
        }
        if (text.starts_with("mailto:") && is_mail_address(text.substr(7)))
            return fmt::format("<a href=\"{}\">{}</a>", text, text.substr(7));
        if (text.find(':') == text.npos && !text.starts_with("www.") && is_mail_address(text))
            return fmt::format("<a href=\"mailto:{0}\">{0}</a>", text);
        for (const std::string& scheme : options_.schemes)
            if (text != scheme && text.starts_with(scheme))
                return fmt::format("<a href=\"{0}\"{1}>{0}</a>", text, attributes_);
        return std::string(text);
    }

    std::string shown(std::string_view text) const {
        if (!options_.shown_length || std::int64_t(code_points(text)) <= *options_.shown_length)
            return std::string(text);
        std::size_t end = 0;
        for (std::int64_t left = *options_.shown_length; left > 0; --left)
            end += character_at(text, end).size();
        // Not through the middle of a character reference.
        const auto reference = text.rfind('&', end == 0 ? 0 : end - 1);
        if (reference != text.npos && reference < end && text.find(';', reference) >= end) end = reference;
        return std::string(text.substr(0, end)) + "...";
    }

    const UrlizeOptions& options_;
    std::string attributes_;
};

void require_scheme(std::string_view scheme) {
    std::string_view name = scheme;
    while (name.ends_with('/')) name.remove_suffix(1);
    const bool ends = name.ends_with(':') && scheme.size() - name.size() <= 2;
    if (ends) name.remove_suffix(1);
    const auto in_name = [](std::string_view c) {
        return is_word_character(c) || c == "." || c == "+" || c == "-";
    };
    if (!ends || code_points(name) < 2 || !all_of(name, in_name))
        fail(fmt::format("`{}` is not a scheme", scheme));
}

} // namespace

std::string urlized(std::string_view text, const UrlizeOptions& options) {
    for (const std::string& scheme : options.schemes) require_scheme(scheme);
    const Urlizer urlizer(options);
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && !is_space(character_at(text, at))) at += character_at(text, at).size();
        if (at > begin) urlizer.append(out, text.substr(begin, at - begin));
        for (; at < text.size() && is_space(character_at(text, at)); at += character_at(text, at).size())
            out += character_at(text, at);
    }
    return out;
}

} // namespace plansite
