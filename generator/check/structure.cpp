#include "base/ascii.h"
#include "base/text.h"
#include "check/rules.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace plansite {

namespace {

// "and" may be a sign: "Data & ICT".
std::string letters_only(std::string_view text) {
    std::string out;
    for (const char c : replaced(lower_ascii(text), " and ", " "))
        if (is_lower(c) || is_digit(c)) out += c;
    return out;
}

// The activity of a plan that prints this number, or null.
const Activity* numbered(const Plan& plan, std::string_view ref) {
    for (const auto& priority : plan.priorities)
        for (const auto& activity : priority.activities)
            if (activity.ref.value == ref) return &activity;
    return nullptr;
}

// Whether two titles name the same: overviews shorten, so one may contain the other, and abbreviations count
// as what they mean.
bool same_title(const Plan& plan, std::string_view overview, std::string_view table) {
    const std::string wanted = letters_only(overview), has = letters_only(table);
    if (has == wanted || (wanted.size() > 5 && has.find(wanted) != has.npos) ||
        (has.size() > 5 && wanted.find(has) != wanted.npos))
        return true;
    for (const auto& term : plan.directory.terms)
        if (letters_only(term.term.value) == has) {
            const std::string meaning = letters_only(term.meaning.value);
            return meaning.find(wanted) != meaning.npos || wanted.find(meaning) != wanted.npos;
        }
    return false;
}

// The activity that the overview's line names, the one with its number first; null where there is none.
const Activity* titled(const Plan& plan, const OverviewLine& line) {
    if (const Activity* same = numbered(plan, line.ref.value);
        same && same_title(plan, line.title.value, same->title.value))
        return same;
    for (const auto& priority : plan.priorities)
        for (const auto& activity : priority.activities)
            if (same_title(plan, line.title.value, activity.title.value)) return &activity;
    return nullptr;
}

// The last number in "1.3" and what stands before it ("1."); nothing where it does not end in digits.
std::optional<std::pair<std::string, int>> last_number(std::string_view ref) {
    const auto digits = ref.find_last_not_of("0123456789") + 1;
    int number = 0;
    const auto result = std::from_chars(ref.data() + digits, ref.data() + ref.size(), number);
    if (result.ec != std::errc() || digits == ref.size()) return std::nullopt;
    return std::pair(std::string(ref.substr(0, digits)), number);
}

// A part of the overview is an activity of its own, or the point that a title makes after the common one:
// "Shared Operational Working – Music".
bool has_part(const Plan& plan, std::string_view part) {
    for (const auto& priority : plan.priorities)
        for (const auto& activity : priority.activities)
            if (same_title(plan, part, activity.title.value)) return true;
    return false;
}

void check_parts(const Plan& plan, const OverviewLine& line, Diagnostics& diagnostics) {
    for (const auto& part : line.parts)
        if (!has_part(plan, part.value))
            diagnostics.report(kind("overview-mismatch"),
                               fmt::format("the overview's `{}`, a part of `{}`, is not in the tables",
                                           part.value, line.title.value),
                               part.at, "make the overview and the tables agree");
}

} // namespace

void overview_mismatch(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans)
        for (const auto& line : plan.overview) {
            check_parts(plan, line, diagnostics);
            if (line.ref.empty()) continue;
            const Activity* same_number = numbered(plan, line.ref.value);
            const Activity* named = titled(plan, line);
            if (named && named->ref.value == line.ref.value) continue;
            std::vector<Label> labels{
                {line.ref.at, fmt::format("the overview prints {} {}", line.ref.value, line.title.value)}};
            std::string message = fmt::format("the overview's {} `{}`", line.ref.value, line.title.value);
            if (named) {
                message += named->ref.empty() ? " has no number in the tables"
                                              : fmt::format(" is {} in the tables", named->ref.value);
                labels.push_back({named->title.at, "the table"});
            } else if (same_number) {
                message += fmt::format(" is called `{}` in the tables", same_number->title.value);
                labels.push_back({same_number->title.at, "the table"});
            } else {
                message += " is not in the tables";
            }
            diagnostics.report(kind("overview-mismatch"), std::move(message), std::move(labels),
                               "make the overview and the tables agree");
        }
}

void number_gap(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans) {
        std::map<std::string, std::map<int, Span>> seen; // by what stands before the last number
        for (const auto& priority : plan.priorities)
            for (const auto& activity : priority.activities) {
                const auto letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
                for (auto ref :
                     split(activity.ref.value, ',')) { // "2.9a, 2.9b" is both, and 1.3A counts as 1.3
                    ref = trimmed(ref);
                    ref = ref.substr(0, ref.find_last_not_of(letters) + 1);
                    for (auto number = last_number(ref); number; number = last_number(ref)) {
                        seen[number->first].emplace(number->second, activity.ref.at);
                        ref = trimmed(std::string_view(ref).substr(0, number->first.size()));
                        if (!ref.empty() && ref.back() == '.')
                            ref.remove_suffix(1); // 3.8.1 says that there is a 3.8
                    }
                }
            }
        for (const auto& [before, numbers] : seen) {
            int expected = 1;
            for (const auto& [number, at] : numbers) {
                for (; expected < number; ++expected)
                    diagnostics.report(kind("number-gap"), fmt::format("there is no {}{}", before, expected),
                                       at, fmt::format("the next that there is, is {}{}", before, number));
                expected = number + 1;
            }
        }
    }
}

} // namespace plansite
