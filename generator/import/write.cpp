#include "import/write.h"

#include "base/ascii.h"
#include "base/text.h"
#include "create/explain.h"
#include "schema/field.h"
#include "schema/toml_text.h"
#include "template/wrap.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t longest_line = 110;

// A comment in lines, whatever the words are.
std::string comment_of(std::string_view words) {
    return comment(replaced(replaced(words, "\n", " "), "\t", " "));
}

std::string key_text(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '_';
    });
    return bare ? std::string(key) : toml_text(key);
}

// Text between three quotation marks: one or two of them may stand there as they are.
std::string between_quotes(std::string_view text) {
    const std::string quoted = toml_text(text);
    const std::string inner = quoted.substr(1, quoted.size() - 2);
    return text.find("\"\"\"") == text.npos ? replaced(inner, "\\\"", "\"") : inner;
}

// A long Markdown text in lines. A backslash at the end of a line is TOML's sign that the text goes on.
std::string text_in_lines(std::string_view text) {
    std::string out = "\"\"\"\n";
    for (const auto line : split(text, '\n')) {
        auto parts = wrapped(line, {longest_line, false, false});
        for (auto& part : parts) part = between_quotes(part);
        out += join(parts, " \\\n") + "\n";
    }
    return out + "\"\"\"";
}

std::string markdown_value(const std::string& text, std::size_t indent) {
    const bool short_enough = text.find('\n') == text.npos && code_points(text) + indent <= longest_line;
    return short_enough ? toml_text(text) : text_in_lines(text);
}

std::string list_value(const std::vector<std::string>& items) {
    std::vector<std::string> texts;
    std::size_t length = 0;
    for (const auto& item : items) length += code_points(texts.emplace_back(toml_text(item))) + 2;
    if (length <= longest_line) return "[" + join(texts, ", ") + "]";
    return "[\n    " + join(texts, ",\n    ") + ",\n]";
}

// ---- values by their type; nothing where there is none ----

std::string value_of(const Slug& slug) {
    return slug.empty() ? "" : toml_text(slug.value);
}

std::string value_of(const Text& text) {
    return text.empty() ? "" : toml_text(text.value);
}

std::string value_of(const Prose& text) {
    return text.empty() ? "" : markdown_value(text.value, 10);
}

std::string value_of(const Cell& cell) {
    if (cell.items.empty()) return "";
    if (cell.items.size() == 1) return markdown_value(cell.items.front().value, 12);
    std::vector<std::string> items;
    for (const auto& item : cell.items) items.push_back(item.value);
    return list_value(items);
}

std::string value_of(const WrittenDate& date) {
    return date.as_written.empty() ? "" : toml_text(date.as_written);
}

std::string value_of(const std::vector<Party>& parties) {
    std::vector<std::string> names;
    for (const auto& party : parties) names.push_back(party.written);
    return names.empty() ? "" : list_value(names);
}

std::string value_of(const std::vector<Amount>& amounts) {
    std::vector<std::string> all;
    for (const auto& amount : amounts) all.push_back(amount.as_written);
    return all.empty() ? "" : list_value(all);
}

std::string value_of(const std::vector<Text>& texts) {
    std::vector<std::string> all;
    for (const auto& text : texts) all.push_back(text.value);
    return all.empty() ? "" : list_value(all);
}

std::string value_of(const Record& record) {
    std::vector<std::string> cells;
    for (const auto& [name, cell] : record.cells) {
        std::vector<std::string> items;
        for (const auto& item : cell.items) items.push_back(toml_text(item.value));
        cells.push_back(key_text(name.value) + " = " +
                        (items.size() == 1 ? items.front() : "[" + join(items, ", ") + "]"));
    }
    return cells.empty() ? "" : "{ " + join(cells, ", ") + " }";
}

std::string value_of(bool value) {
    return value ? "true" : "";
}

template <class T> std::string value_of(const T&) {
    return {}; // never filled from a table
}

// The keys of a thing, a line each; those of `blank` are there without a value.
template <class T> std::string keys_of(const T& thing, const std::vector<std::string>& blank) {
    std::string out;
    each_field<T>([&](const auto& field) {
        std::string value = value_of(thing.*field.member);
        const bool is_blank = std::find(blank.begin(), blank.end(), field.key) != blank.end();
        const bool needed = is_blank || field.need == Need::required;
        if (value.empty() && needed) value = "\"\"";
        if (!value.empty()) out += fmt::format("{} = {}\n", field.key, value);
    });
    return out;
}

std::string comments_of(const std::vector<LeftOver>& all) {
    std::string out;
    for (const auto& one : all) {
        const std::string heading = one.heading.empty() ? "" : fmt::format(", \"{}\"", one.heading);
        out += comment_of(fmt::format("Not placed: {}{}: {}", one.place, heading, one.text));
    }
    return out;
}

} // namespace

std::string write_priority(const ImportedPriority& imported, std::string_view schema_line,
                           std::string_view from) {
    const ImportCounts& counts = imported.counts;
    std::string out = std::string(schema_line) + "\n";
    out += comment_of(fmt::format("Imported from {}: {} of {} are here.", from, counts.arrived,
                                  counted(counts.cells, "cell", "cells")));
    if (!imported.beside.empty() || counts.arrived < counts.cells)
        out += comment_of("Comments that begin with \"Not placed\" hold the rest.");
    out += "\n" + keys_of(imported.priority, {});
    if (!imported.beside.empty()) out += "\n" + comments_of(imported.beside);
    for (std::size_t a = 0; a < imported.priority.activities.size(); ++a) {
        const Activity& activity = imported.priority.activities[a];
        out += "\n[[activity]]\n" + keys_of(activity, {});
        for (const auto& criterion : activity.criteria)
            out += "\n[[activity.criterion]]\n" + keys_of(criterion, {});
        for (std::size_t i = 0; i < activity.actions.size(); ++i) {
            const auto found = imported.of_actions.find({a, i});
            const BesideFields none;
            const BesideFields& beside = found == imported.of_actions.end() ? none : found->second;
            out += "\n[[activity.action]]\n" + keys_of(activity.actions[i], beside.blank);
            out += comments_of(beside.left_over);
        }
    }
    return out;
}

} // namespace plansite
