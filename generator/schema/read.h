#pragma once

#include "base/text.h"
#include "diagnostics/diagnostic.h"
#include "schema/field.h"
#include "schema/node.h"
#include "schema/values.h"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

// DataNode → struct. Every fault is reported with its place and the rest is read on, so that one run shows
// all of them.

namespace plansite {

// How a type is read: `words` say what is expected ("a text"), `read` fills the value and gives false
// (without reporting) where the node is of another type; faults inside the value it reports itself and gives
// true.
template <class T> struct Reading;

template <> struct Reading<std::string> {
    static constexpr std::string_view words = "a text";
    static bool read(const DataNode& node, std::string& out, Diagnostics& diagnostics);
};
template <> struct Reading<bool> {
    static constexpr std::string_view words = "true or false";
    static bool read(const DataNode& node, bool& out, Diagnostics& diagnostics);
};
template <> struct Reading<std::int64_t> {
    static constexpr std::string_view words = "a whole number";
    static bool read(const DataNode& node, std::int64_t& out, Diagnostics& diagnostics);
};
template <> struct Reading<double> {
    static constexpr std::string_view words = "a number";
    static bool read(const DataNode& node, double& out, Diagnostics& diagnostics);
};
template <> struct Reading<Date> {
    static constexpr std::string_view words = "a date such as 2008-09-30";
    static bool read(const DataNode& node, Date& out, Diagnostics& diagnostics);
};
template <> struct Reading<Text> {
    static constexpr std::string_view words = "a text, or a table with a text for each language";
    static bool read(const DataNode& node, Text& out, Diagnostics& diagnostics);
};
template <> struct Reading<Prose> {
    static constexpr std::string_view words = Reading<Text>::words;
    static bool read(const DataNode& node, Prose& out, Diagnostics& diagnostics) {
        return Reading<Text>::read(node, out, diagnostics);
    }
};
template <> struct Reading<Slug> {
    static constexpr std::string_view words = "an id: letters, digits, dots and hyphens";
    static bool read(const DataNode& node, Slug& out, Diagnostics& diagnostics);
};
template <> struct Reading<WebLink> {
    static constexpr std::string_view words = "an address, or the path of a file or page";
    static bool read(const DataNode& node, WebLink& out, Diagnostics& diagnostics);
};
template <> struct Reading<Reference> {
    static constexpr std::string_view words = "a reference such as \"activity:1.3\"";
    static bool read(const DataNode& node, Reference& out, Diagnostics& diagnostics);
};
template <> struct Reading<Party> {
    static constexpr std::string_view words = "the name of a body, group or role";
    static bool read(const DataNode& node, Party& out, Diagnostics& diagnostics);
};
template <> struct Reading<Cell> {
    static constexpr std::string_view words = "a text or a list of texts";
    static bool read(const DataNode& node, Cell& out, Diagnostics& diagnostics);
};
template <> struct Reading<WrittenDate> {
    static constexpr std::string_view words =
        "a date as the plan writes it, in quotes, or a day such as 2008-09-30";
    static bool read(const DataNode& node, WrittenDate& out, Diagnostics& diagnostics);
};
template <> struct Reading<Amount> {
    static constexpr std::string_view words = "an amount such as \"£20,000 a year\", or a number";
    static bool read(const DataNode& node, Amount& out, Diagnostics& diagnostics);
};
template <> struct Reading<Quantity> {
    static constexpr std::string_view words =
        "a number, one with its unit such as \"9.1 %\", or true or false";
    static bool read(const DataNode& node, Quantity& out, Diagnostics& diagnostics);
};
template <> struct Reading<Tolerance> {
    static constexpr std::string_view words = "a number in the unit, or a share such as \"10 %\"";
    static bool read(const DataNode& node, Tolerance& out, Diagnostics& diagnostics);
};
template <> struct Reading<Series> {
    static constexpr std::string_view words = "a table of numbers by year, such as { \"2008-09\" = 8.4 }";
    static bool read(const DataNode& node, Series& out, Diagnostics& diagnostics);
};
template <> struct Reading<Notes> {
    static constexpr std::string_view words = "a table of texts by year";
    static bool read(const DataNode& node, Notes& out, Diagnostics& diagnostics);
};
template <> struct Reading<Record> {
    static constexpr std::string_view words = "a table of texts";
    static bool read(const DataNode& node, Record& out, Diagnostics& diagnostics);
};

// True where a text can be an id: letters, digits, dots and hyphens, no more than 100, a letter or digit
// first.
bool is_slug(std::string_view text);

// Reports that a value is of the wrong type: what `key` takes, and what was found.
void report_wrong_type(std::string_view key, std::string_view expected, const DataNode& found,
                       Diagnostics& diagnostics);

// The same for an item of a list.
void report_wrong_item(std::string_view expected, const DataNode& found, Diagnostics& diagnostics);

// Reports keys of a table that are not among `known`, each with the nearest known one.
void report_unknown_keys(const DataNode::Entries& entries, std::string_view noun,
                         const std::vector<std::string_view>& known, Diagnostics& diagnostics);

void report_missing_key(std::string_view key, std::string_view noun, std::string_view sentence, Span at,
                        Diagnostics& diagnostics);

// Reports that a word is none of those that are possible.
void report_unknown_word(std::string_view word, Span at, const std::vector<std::string_view>& possible,
                         Diagnostics& diagnostics);

// Reads the fields of a described struct from a table.
template <Described T> void read_fields(const DataNode& table, T& out, Diagnostics& diagnostics) {
    const auto* entries = table.as_table();
    if (!entries) return;
    std::vector<std::string_view> known;
    each_field<T>([&](const auto& field) {
        known.push_back(field.key);
        using Member = std::remove_reference_t<decltype(out.*field.member)>;
        const DataNode* node = table.find(field.key);
        if (!node) {
            if (field.need == Need::required)
                report_missing_key(field.key, T::noun, field.sentence, table.at, diagnostics);
        } else if (!Reading<Member>::read(*node, out.*field.member, diagnostics)) {
            report_wrong_type(field.key, Reading<Member>::words, *node, diagnostics);
        }
    });
    report_unknown_keys(*entries, T::noun, known, diagnostics);
}

template <Described T> struct Reading<T> {
    static constexpr std::string_view words = "a table";
    static bool read(const DataNode& node, T& out, Diagnostics& diagnostics) {
        if (!node.as_table()) return false;
        if constexpr (requires { out.at; }) out.at = node.at;
        read_fields(node, out, diagnostics);
        if constexpr (requires { out.accepted.covers; })
            if (!out.accepted.items.empty()) out.accepted.covers = extent_of(node);
        return true;
    }
};

// Nothing where the word is unknown: what was meant is not known, and no other fault is to be found in it.
template <Enumerated T> struct Reading<std::optional<T>> {
    static constexpr std::string_view words = "one of a few words";
    static bool read(const DataNode& node, std::optional<T>& out, Diagnostics& diagnostics) {
        const auto* text = node.as_string();
        if (!text) return false;
        std::vector<std::string_view> possible;
        for (const auto& word : words_of(T{})) {
            if (word.name == *text) {
                out = word.value;
                return true;
            }
            possible.push_back(word.name);
        }
        report_unknown_word(*text, node.at, possible, diagnostics);
        return true;
    }
};

template <Enumerated T> struct Reading<T> {
    static constexpr std::string_view words = Reading<std::optional<T>>::words;
    static bool read(const DataNode& node, T& out, Diagnostics& diagnostics) {
        std::optional<T> word;
        if (!Reading<std::optional<T>>::read(node, word, diagnostics)) return false;
        if (word) out = *word;
        return true;
    }
};

template <class T> struct Reading<std::optional<T>> {
    static constexpr std::string_view words = Reading<T>::words;
    static bool read(const DataNode& node, std::optional<T>& out, Diagnostics& diagnostics) {
        if (Reading<T>::read(node, out.emplace(), diagnostics)) return true;
        out.reset();
        return false;
    }
};

// A list; where one thing will do, it may stand without brackets.
template <class T> struct Reading<std::vector<T>> {
    static constexpr std::string_view words =
        Described<T> ? std::string_view("a list of tables") : std::string_view("a list");
    static bool read(const DataNode& node, std::vector<T>& out, Diagnostics& diagnostics) {
        const auto* items = node.as_list();
        if (!items) return !Described<T> && Reading<T>::read(node, out.emplace_back(), diagnostics);
        out.reserve(items->size());
        for (const auto& item : *items)
            if (!Reading<T>::read(item, out.emplace_back(), diagnostics))
                report_wrong_item(Reading<T>::words, item, diagnostics);
        return true;
    }
};

// True where `name` is that of a finding whose weight an author may change; otherwise says what is wrong with
// it.
bool is_finding(const Located<std::string>& name, Diagnostics& diagnostics);

// True where a finding is accepted with a reason; otherwise says that there is none.
bool has_reason(std::string_view reason, const DataNode& node, Diagnostics& diagnostics);

template <class T> struct Reading<ByFinding<T>> {
    static constexpr std::string_view words = std::is_same_v<T, std::string>
                                                  ? "a table of reasons by the name of the finding"
                                                  : "a table of words by the name of the finding";
    static bool read(const DataNode& node, ByFinding<T>& out, Diagnostics& diagnostics) {
        const auto* entries = node.as_table();
        if (!entries) return false;
        for (const auto& [key, value] : *entries) {
            T said{};
            if (!is_finding(key, diagnostics)) continue;
            if (!Reading<T>::read(value, said, diagnostics))
                report_wrong_type(key.value, Reading<T>::words, value, diagnostics);
            else if constexpr (std::is_same_v<T, std::string>) {
                if (has_reason(said, value, diagnostics)) out.items.emplace_back(key, std::move(said));
            } else {
                out.items.emplace_back(key, said);
            }
        }
        return true;
    }
};

} // namespace plansite
