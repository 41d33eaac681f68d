#include "schema/read.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace plansite {

namespace {

// What a string node says without the cover of quotes, with the span inside them.
bool read_plain(const DataNode& node, std::string& out, Span& at) {
    const auto* text = node.as_string();
    if (!text) return false;
    out = *text;
    at = node.at;
    return true;
}

std::string quoted_list(const std::vector<std::string_view>& words) {
    std::string out;
    for (const auto word : words) out += fmt::format("{}`{}`", out.empty() ? "" : ", ", word);
    return out;
}

// Reports a text in the form 2008-09-31 that is no day; false where it is of another form.
bool report_impossible_day(const std::string& text, Span at, Diagnostics& diagnostics) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    diagnostics.report(kind("impossible-date"), fmt::format("`{}` is not a day of the calendar", text), at,
                       "check the month and the day");
    return true;
}

int decimals_written(std::string_view number) {
    const auto point = number.find('.');
    return point == number.npos ? 0 : int(number.size() - point - 1);
}

std::optional<double> number_of(const DataNode& node) {
    if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return double(*whole);
    if (const auto* number = std::get_if<double>(&node.value); number && std::isfinite(*number))
        return *number;
    return std::nullopt;
}

// "9.1 %" as a number and what stands after it; nothing where it does not begin with a number.
std::optional<Quantity> quantity_in(std::string_view text) {
    Quantity out;
    text = trimmed(text);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), out.value);
    if (result.ec != std::errc() || !std::isfinite(out.value)) return std::nullopt;
    const auto length = std::size_t(result.ptr - text.data());
    out.decimals = decimals_written(text.substr(0, length));
    out.unit = std::string(trimmed(text.substr(length)));
    return out;
}

} // namespace

bool is_slug(std::string_view text) {
    return !text.empty() && text.size() <= 100 && is_letter_or_digit(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return is_letter_or_digit(c) || c == '.' || c == '-'; });
}

bool Reading<std::string>::read(const DataNode& node, std::string& out, Diagnostics&) {
    Span at;
    return read_plain(node, out, at);
}

bool Reading<bool>::read(const DataNode& node, bool& out, Diagnostics&) {
    const auto* truth = std::get_if<bool>(&node.value);
    if (truth) out = *truth;
    return truth != nullptr;
}

bool Reading<std::int64_t>::read(const DataNode& node, std::int64_t& out, Diagnostics&) {
    const auto* number = std::get_if<std::int64_t>(&node.value);
    if (number) out = *number;
    return number != nullptr;
}

bool Reading<double>::read(const DataNode& node, double& out, Diagnostics&) {
    const auto number = number_of(node);
    if (number) out = *number;
    return number.has_value();
}

bool Reading<Date>::read(const DataNode& node, Date& out, Diagnostics& diagnostics) {
    if (const auto* date = std::get_if<Date>(&node.value)) {
        out = *date;
        return true;
    }
    const auto* text = node.as_string();
    if (!text) return false;
    if (const auto date = parse_iso_date(*text)) {
        out = *date;
        return true;
    }
    return report_impossible_day(*text, node.at, diagnostics);
}

bool Reading<Text>::read(const DataNode& node, Text& out, Diagnostics& diagnostics) {
    if (read_plain(node, out.value, out.at)) return true;
    const auto* versions = node.as_table();
    if (!versions || versions->empty()) return false;
    for (const auto& [key, value] : *versions) {
        Text::Version version;
        version.language = key.value;
        if (!read_plain(value, version.value, version.at)) {
            report_wrong_type(key.value, "a text", value, diagnostics);
        } else if (out.language.empty()) {
            out.value = version.value;
            out.language = version.language;
            out.at = version.at;
        } else {
            out.others.push_back(std::move(version));
        }
    }
    return true;
}

bool Reading<Slug>::read(const DataNode& node, Slug& out, Diagnostics& diagnostics) {
    if (!read_plain(node, out.value, out.at)) return false;
    if (!is_slug(out.value)) {
        diagnostics.report(kind("invalid-id"), fmt::format("`{}` cannot be an id", out.value), node.at,
                           "use letters, digits, dots and hyphens, and begin with a letter or a digit");
        out.value.clear();
    }
    return true;
}

bool Reading<WebLink>::read(const DataNode& node, WebLink& out, Diagnostics&) {
    return read_plain(node, out.value, out.at);
}

bool Reading<Reference>::read(const DataNode& node, Reference& out, Diagnostics&) {
    return read_plain(node, out.written, out.at);
}

bool Reading<Party>::read(const DataNode& node, Party& out, Diagnostics&) {
    return read_plain(node, out.written, out.at);
}

bool Reading<Cell>::read(const DataNode& node, Cell& out, Diagnostics& diagnostics) {
    out.at = node.at;
    if (const auto* items = node.as_list()) {
        for (const auto& item : *items)
            if (!Reading<Prose>::read(item, out.items.emplace_back(), diagnostics))
                report_wrong_item("a text", item, diagnostics);
        out.unknown = out.items.empty() ? Unknown::blank : Unknown::no;
        return true;
    }
    Prose prose;
    if (const auto* tick = std::get_if<bool>(&node.value))
        prose.value = *tick ? "yes" : "no", prose.at = node.at;
    else if (number_of(node))
        prose.value = std::string(node.at.text()), prose.at = node.at;
    else if (!Reading<Prose>::read(node, prose, diagnostics))
        return false;
    out.unknown = unknown_of(prose.value);
    if (out.unknown == Unknown::no || !prose.empty()) out.items.push_back(std::move(prose));
    return true;
}

bool Reading<WrittenDate>::read(const DataNode& node, WrittenDate& out, Diagnostics& diagnostics) {
    out.at = node.at;
    if (const auto* date = std::get_if<Date>(&node.value)) {
        out.as_written = iso(*date);
        return true;
    }
    if (!read_plain(node, out.as_written, out.at)) return false;
    if (!parse_iso_date(out.as_written) && report_impossible_day(out.as_written, out.at, diagnostics))
        out.at = {};
    return true;
}

bool Reading<Amount>::read(const DataNode& node, Amount& out, Diagnostics&) {
    out.at = node.at;
    if (number_of(node))
        out.as_written = "£" + std::string(node.at.text());
    else if (!read_plain(node, out.as_written, out.at))
        return false;
    out.unknown = unknown_of(out.as_written);
    out.money = read_money(out.as_written);
    return true;
}

bool Reading<Quantity>::read(const DataNode& node, Quantity& out, Diagnostics&) {
    if (const auto* truth = std::get_if<bool>(&node.value)) {
        out.value = *truth ? 1 : 0;
        out.truth = true;
    } else if (const auto number = number_of(node)) {
        out.value = *number;
        out.decimals = decimals_written(node.at.text());
    } else if (const auto* text = node.as_string()) {
        const auto quantity = quantity_in(*text);
        if (!quantity) return false;
        out = *quantity;
    } else {
        return false;
    }
    out.at = node.at;
    return true;
}

bool Reading<Tolerance>::read(const DataNode& node, Tolerance& out, Diagnostics&) {
    if (const auto number = number_of(node)) {
        out = {*number, false};
        return *number >= 0;
    }
    const auto* text = node.as_string();
    const auto quantity = text ? quantity_in(*text) : std::nullopt;
    if (!quantity || quantity->value < 0 || (!quantity->unit.empty() && quantity->unit != "%")) return false;
    out = {quantity->value, quantity->unit == "%"};
    return true;
}

bool Reading<Series>::read(const DataNode& node, Series& out, Diagnostics& diagnostics) {
    const auto* entries = node.as_table();
    if (!entries) return false;
    out.at = node.at;
    for (const auto& [key, value] : *entries) {
        Series::Point point;
        point.period = key;
        point.at = value.at;
        point.value = number_of(value);
        if (point.value) {
            point.decimals = decimals_written(value.at.text());
        } else if (const auto* text = value.as_string(); text && unknown_of(*text) != Unknown::no) {
            point.unknown = unknown_of(*text);
        } else {
            report_wrong_type(key.value, "a number, or \"\" or \"?\" where it is not known", value,
                              diagnostics);
        }
        out.points.push_back(std::move(point));
    }
    return true;
}

bool Reading<Notes>::read(const DataNode& node, Notes& out, Diagnostics& diagnostics) {
    const auto* entries = node.as_table();
    if (!entries) return false;
    for (const auto& [key, value] : *entries) {
        Prose prose;
        if (!Reading<Prose>::read(value, prose, diagnostics))
            report_wrong_type(key.value, "a text", value, diagnostics);
        else
            out.items.emplace_back(key, std::move(prose));
    }
    return true;
}

bool Reading<Record>::read(const DataNode& node, Record& out, Diagnostics& diagnostics) {
    const auto* entries = node.as_table();
    if (!entries) return false;
    out.at = node.at;
    for (const auto& [key, value] : *entries) {
        Cell cell;
        if (!Reading<Cell>::read(value, cell, diagnostics))
            report_wrong_type(key.value, Reading<Cell>::words, value, diagnostics);
        else
            out.cells.emplace_back(key, std::move(cell));
    }
    return true;
}

void report_wrong_item(std::string_view expected, const DataNode& found, Diagnostics& diagnostics) {
    diagnostics.report(kind("wrong-type"),
                       fmt::format("each item of this list is {}, not {}", expected, words_for_type(found)),
                       found.at, fmt::format("write {}", expected));
}

void report_wrong_type(std::string_view key, std::string_view expected, const DataNode& found,
                       Diagnostics& diagnostics) {
    const auto* text = found.as_string();
    const bool quoted = text && !text->empty() && expected.find("number") != expected.npos &&
                        text->find_first_not_of("0123456789.-") == text->npos;
    diagnostics.report(kind("wrong-type"),
                       fmt::format("`{}` takes {}, not {}", key, expected, words_for_type(found)), found.at,
                       quoted ? fmt::format("leave the quotes out: {} = {}", key, *text)
                              : fmt::format("write {}", expected));
}

void report_unknown_keys(const DataNode::Entries& entries, std::string_view noun,
                         const std::vector<std::string_view>& known, Diagnostics& diagnostics) {
    for (const auto& entry : entries) {
        const auto& key = entry.key;
        if (std::find(known.begin(), known.end(), key.value) != known.end()) continue;
        const auto near = nearest(key.value, known);
        diagnostics.report(
            kind("unknown-key"), fmt::format("{} has no key `{}`", with_article(noun), key.value), key.at,
            near ? fmt::format("did you mean `{}`?", *near) : "the keys are " + quoted_list(known));
    }
}

void report_missing_key(std::string_view key, std::string_view noun, std::string_view sentence, Span at,
                        Diagnostics& diagnostics) {
    diagnostics.report(kind("missing-key"), fmt::format("this {} needs `{}`", noun, key), at,
                       fmt::format("add `{} = …`: {}", key, sentence));
}

void report_unknown_word(std::string_view word, Span at, const std::vector<std::string_view>& possible,
                         Diagnostics& diagnostics) {
    const auto near = nearest(word, possible);
    diagnostics.report(kind("unknown-value"), fmt::format("`{}` is not possible here", word), at,
                       near ? fmt::format("did you mean `{}`?", *near)
                            : "choose one of " + quoted_list(possible));
}

bool is_finding(const Located<std::string>& name, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const auto& row : catalogue()) {
        if (row.name == name.value && row.severity == Severity::error) {
            diagnostics.report(kind("unknown-value"),
                               fmt::format("`{}` is an error, and always one", name.value), name.at,
                               "mend what it is about; only warnings and notes can be changed or accepted");
            return false;
        }
        if (row.name == name.value) return true;
        if (row.severity != Severity::error) known.push_back(row.name);
    }
    const auto near = nearest(name.value, known);
    diagnostics.report(kind("unknown-value"), fmt::format("no finding is called `{}`", name.value), name.at,
                       near ? fmt::format("did you mean `{}`?", *near) : "`plansite explain` lists them all");
    return false;
}

bool has_reason(std::string_view reason, const DataNode& node, Diagnostics& diagnostics) {
    if (!is_blank(reason)) return true;
    diagnostics.report(kind("reason-missing"), "this finding is accepted without a reason", node.at,
                       "say in a sentence why it may stand");
    return false;
}

} // namespace plansite
