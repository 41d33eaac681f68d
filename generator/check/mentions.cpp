#include "base/ascii.h"
#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

// "See 3.8" where there is no 3.8. References are resolved elsewhere; these are words.

namespace plansite {

namespace {

// What comes before a number that a reader is sent to. Plans write "X ref" and "XR" for a cross-reference.
constexpr std::array<std::string_view, 18> leads{
    "see",  "cf",        "ref",        "re",   "xr",   "x-ref",    "xref",      "section", "sections",
    "para", "paragraph", "paragraphs", "area", "item", "activity", "objective", "action",  "priority"};

// The number with dots that a text begins with, "3.8" or "1.3A"; empty where there is none. One with a unit
// or money is an amount, and one after which it goes on with more figures a date or code.
std::string_view dotted_number(std::string_view text) {
    std::size_t end = 0, dots = 0;
    while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() &&
                                                         is_digit(text[end + 1]) && end > 0)))
        dots += text[end++] == '.';
    if (dots == 0) return {};
    const std::size_t digits = end;
    if (end < text.size() && is_upper(text[end])) ++end;
    const std::string_view rest = text.substr(end);
    const bool goes_on = !rest.empty() && (is_letter_or_digit(rest[0]) || rest[0] == '%');
    if (goes_on && end == digits) return {};
    for (const std::string_view unit : {" %", " per", " million", " of the ", " in the "})
        if (rest.starts_with(unit)) return {};
    return text.substr(0, end);
}

// Whether there is any number with dots in a text; most texts have none.
bool has_dotted_number(std::string_view text) {
    for (auto dot = text.find('.', 1); dot != text.npos; dot = text.find('.', dot + 1))
        if (dot + 1 < text.size() && is_digit(text[dot - 1]) && is_digit(text[dot + 1])) return true;
    return false;
}

// Calls f(number, offset) for each number with dots that a reader is sent to.
template <class Function> void each_mention(std::string_view text, Function&& f) {
    if (!has_dotted_number(text)) return;
    bool led = false;
    for (std::size_t at = 0; at < text.size();) {
        if (std::isspace(static_cast<unsigned char>(text[at])) || text[at] == '.' || text[at] == ':') {
            ++at;
            continue;
        }
        if (is_digit(text[at])) {
            const std::string_view number = led ? dotted_number(text.substr(at)) : std::string_view();
            if (!number.empty()) f(number, at);
            led = led && !number.empty();
            while (at < text.size() && (is_letter_or_digit(text[at]) || text[at] == '.')) ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
        const std::string word = lower_ascii(text.substr(at, end - at));
        const bool joins = word == "and" || word == "or" || word == "to" || (end == at && text[at] == ',');
        if (!joins) led = std::find(leads.begin(), leads.end(), word) != leads.end();
        at = std::max(end, at + 1);
    }
}

// The numbers that a plan, consultation or document prints.
using Numbers = std::set<std::string, std::less<>>;

std::map<std::size_t, Numbers> numbers_by_home(const Graph& graph) {
    std::map<std::size_t, Numbers> out;
    for (const auto& item : graph.items()) {
        if (!item.home) continue;
        Numbers& numbers = out[item.home.index()];
        numbers.insert(item.name);
        if (item.paragraph) numbers.insert(item.paragraph->number);
        if (item.common)
            for (const auto ref : split(item.common->ref.value, ',')) numbers.emplace(trimmed(ref));
    }
    return out;
}

// Whether a number is there, or one that begins with it: 3.8.1 says that there is a 3.8.
bool has_number(const Numbers& numbers, std::string_view number) {
    const auto next = numbers.lower_bound(number);
    if (next == numbers.end() || !next->starts_with(number)) return false;
    return next->size() == number.size() || !is_digit((*next)[number.size()]) || numbers.contains(number);
}

// Whether a home numbers anything in this way; where it does not, the number is of another paper.
bool numbers_so(const Numbers& numbers) {
    return std::any_of(numbers.begin(), numbers.end(),
                       [](const std::string& one) { return !dotted_number(one).empty(); });
}

// "XR City targets" and "X ref City targets" are cross-references, which a link or a number has to follow.
// Where one begins of which neither does; the end of the text where there is none.
std::size_t find_loose_reference(std::string_view words) {
    if (words.find('X') == words.npos) return words.size();
    for (const std::string_view lead : {"XR", "X ref", "X re", "X-ref", "Xref"})
        for (auto at = words.find(lead); at != words.npos; at = words.find(lead, at + 1)) {
            const auto end = at + lead.size();
            if ((at > 0 && is_letter_or_digit(words[at - 1])) ||
                (end < words.size() && is_letter_or_digit(words[end])))
                continue;
            auto next = words.find_first_not_of(" -:\n", end);
            if (next != words.npos && words.substr(next).starts_with("to "))
                next = words.find_first_not_of(' ', next + 3);
            if (next != words.npos && words[next] != link_mark && !is_digit(words[next])) return at;
        }
    return words.size();
}

} // namespace

void unresolved_mention(const CheckInputs& in, Diagnostics& diagnostics) {
    const auto all = numbers_by_home(in.graph);
    const auto look = [&](const Item& item, const Text& text) {
        const std::string words = readable(text.value);
        if (const auto at = find_loose_reference(words); at < words.size())
            diagnostics.report(kind("unresolved-mention"),
                               fmt::format("`{}` is a cross-reference to nothing",
                                           brief(std::string_view(text.value).substr(at))),
                               place_in(text, at, words.find_first_of(" \n", at + 2) - at),
                               "make it a link, [words](plan:id); what is published elsewhere stands under "
                               "[[plan]] in directory.toml");
        const auto home = item.home ? all.find(item.home.index()) : all.end();
        if (home == all.end() || !numbers_so(home->second)) return;
        each_mention(words, [&](std::string_view number, std::size_t at) {
            if (has_number(home->second, number)) return;
            std::vector<std::string_view> known;
            std::copy_if(home->second.begin(), home->second.end(), std::back_inserter(known),
                         [](const std::string& one) { return !dotted_number(one).empty(); });
            const auto near = nearest(number, known);
            diagnostics.report(kind("unresolved-mention"), fmt::format("there is no {} to see", number),
                               place_in(text, at, number.size()),
                               near ? fmt::format("did you mean {}?", *near)
                                    : "correct the number, or name the thing with a reference");
        });
    };
    each_value<Text>(in.graph, look);
    for (const auto& page : pages_of(in.graph)) look(page.item, page.body);
}

} // namespace plansite
