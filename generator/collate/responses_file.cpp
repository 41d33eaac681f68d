#include "collate/responses_file.h"

#include "base/text.h"
#include "schema/toml_text.h"

#include <cassert>
#include <fmt/format.h>

namespace plansite {

namespace {

// Between three quotes where the text has several lines.
std::string printed(const std::string& text) {
    if (text.find('\n') == text.npos) return text.empty() ? std::string() : toml_text(text);
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) {
        const std::string quoted = toml_text(line);
        lines.push_back(quoted.substr(1, quoted.size() - 2));
    }
    return "\"\"\"\n" + join(lines, "\n") + "\"\"\"";
}
std::string printed(const Text& text) {
    assert(text.others.empty());
    return printed(text.value);
}
std::string printed(std::int64_t number) {
    return std::to_string(number);
}
std::string printed(Date date) {
    return iso(date);
}
std::string printed(const Series& series) {
    std::string out;
    for (const auto& point : series.points)
        out += fmt::format("{}{} = {}", out.empty() ? "" : ", ", toml_text(point.period.value),
                           point.value ? fmt::format("{:.{}f}", *point.value, point.decimals) : "\"*\"");
    return out.empty() ? out : "{ " + out + " }";
}
template <class T> std::string printed(const std::optional<T>& value) {
    return value ? printed(*value) : std::string();
}
template <Described T> std::string printed(const std::vector<T>&) {
    return {}; // tables stand after the keys
}

// Every item is given, as a table below the keys of what it belongs to.
template <Described T> void print_table(std::string& out, const T& object, const std::string& path);

template <class T> void print_tables(std::string&, const T&, const std::string&) {}
template <Described T>
void print_tables(std::string& out, const std::vector<T>& items, const std::string& path) {
    for (const auto& item : items) {
        out += fmt::format("\n[[{}]]\n", path);
        print_table(out, item, path + ".");
    }
}

template <Described T> void print_table(std::string& out, const T& object, const std::string& path) {
    each_field<T>([&](const auto& field) {
        if (const std::string value = printed(object.*field.member); !value.empty())
            out += fmt::format("{} = {}\n", field.key, value);
    });
    each_field<T>(
        [&](const auto& field) { print_tables(out, object.*field.member, path + std::string(field.key)); });
}

} // namespace

std::string print_responses(const Responses& responses) {
    std::string out = std::string(responses_first_line) + "\n\n";
    print_table(out, responses, "");
    return out;
}

} // namespace plansite
