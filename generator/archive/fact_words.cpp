#include "archive/fact_words.h"

#include "base/ascii.h"
#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

constexpr int deepest_value = 6;          // a list of objects of lists is 3
constexpr std::size_t longest_link = 500; // letters between a link's brackets: bounds the search for its end

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Where `end` begins within reach, or npos.
std::size_t find_near(std::string_view text, std::string_view end) {
    return text.substr(0, longest_link).find(end);
}

// The length of the link at the beginning of `text`, whose words are appended; 0 where there is none.
std::size_t append_link(std::string_view text, std::string& out) {
    if (text.front() == '<') { // <target:2>
        const auto end = find_near(text, ">"), colon = find_near(text, ":");
        if (end == text.npos || colon >= end) return 0;
        out += fmt::format("{} {}", text.substr(1, colon - 1), text.substr(colon + 1, end - colon - 1));
        return end + 1;
    }
    const auto middle = find_near(text, "](");
    if (middle == text.npos) return 0;
    const auto end = find_near(text.substr(middle), ")");
    if (end == text.npos) return 0;
    out += text.substr(1, middle - 1);
    return middle + end + 1;
}

// One line of Markdown, appended without its signs and with single spaces.
void append_line(std::string_view line, std::string& out) {
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '[' || c == '<') {
            if (const auto length = append_link(line.substr(at), out); length > 0) {
                at += length - 1;
                continue;
            }
        }
        const bool inside =
            at > 0 && at + 1 < line.size() && is_of_word(line[at - 1]) && is_of_word(line[at + 1]);
        if (c == '*' || c == '`' || (c == '_' && !inside)) continue;
        const bool space = c == ' ' || is_control(c);
        if (space && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
        out += space ? ' ' : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
}

// The line without the sign of a bullet, heading or quotation before it.
std::string_view without_marker(std::string_view line) {
    if (line.starts_with('#'))
        return trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size())));
    for (const std::string_view marker : {"- ", "* ", "+ ", "> "})
        if (line.starts_with(marker)) return trimmed(line.substr(marker.size()));
    return line;
}

bool begins_numbered(std::string_view line) {
    const auto end = line.find_first_not_of("0123456789");
    return end != 0 && end != line.npos && end < 4 &&
           (line.substr(end, 2) == ". " || line.substr(end, 2) == ") ");
}

void append_words(const Json& value, std::string& out, int depth);

void append_below(const Json& value, std::string& out, int depth, char separator) {
    std::string words;
    append_words(value, words, depth + 1);
    if (words.empty()) return;
    if (!out.empty()) out += separator;
    out += words;
}

void append_object(const Json& value, std::string& out, int depth) {
    if (const Json* items = member(value, "items"); items && member(value, "unknown"))
        return append_words(*items, out, depth + 1);
    if (const Json* written = member(value, "written")) return append_words(*written, out, depth + 1);
    for (const auto& one : value) append_below(one, out, depth, ' ');
}

void append_words(const Json& value, std::string& out, int depth) {
    if (depth > deepest_value) return;
    if (value.is_string()) out += words_of_markdown(value.get_ref<const std::string&>());
    if (value.is_number()) out += plain_number(value.get<double>());
    if (value.is_boolean()) out += value.get<bool>() ? "yes" : "no";
    if (value.is_array())
        for (const auto& one : value) append_below(one, out, depth, '\n');
    if (value.is_object()) append_object(value, out, depth);
}

} // namespace

const Json* member(const Json& value, std::string_view key) {
    if (!value.is_object()) return nullptr;
    const auto found = value.find(std::string(key));
    return found == value.end() ? nullptr : &*found;
}

std::string words_of_markdown(std::string_view text) {
    std::string out;
    bool paragraph_goes_on = false;
    for (const auto line : split(text, '\n')) {
        const auto whole = trimmed(line), words = without_marker(whole);
        const bool begins = words.size() != whole.size() || begins_numbered(words);
        if (!out.empty() && out.back() != '\n' && !words.empty())
            out += paragraph_goes_on && !begins ? ' ' : '\n';
        append_line(words, out);
        paragraph_goes_on = !words.empty() && !whole.starts_with('#');
    }
    while (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

std::string words_of_value(const Json& value) {
    std::string out;
    append_words(value, out, 0);
    return out;
}

std::string one_line(const Json* value) {
    if (value && value->is_object() && !value->empty()) value = &*value->begin(); // the first language
    if (!value || !value->is_string()) return {};
    std::string out;
    for (const char c : trimmed(value->get_ref<const std::string&>())) out += is_control(c) ? ' ' : c;
    return out;
}

std::string title_of_words(std::string_view words) {
    constexpr std::size_t longest = 90, longest_word = 60;
    words = words.substr(0, words.find('\n'));
    if (words.size() <= longest) return std::string(words);
    auto end = std::min(words.find(' ', longest), longest + longest_word);
    if (end >= words.size()) return std::string(words);
    while ((words[end] & 0xC0) == 0x80) --end; // not within a letter
    return fmt::format("{} …", words.substr(0, end));
}

} // namespace plansite
