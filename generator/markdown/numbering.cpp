#include "markdown/numbering.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plansite {

namespace {

constexpr std::size_t most_digits = 3;  // "2009.5" is no number of a paragraph
constexpr std::size_t most_letters = 6; // "(xxviii)"

std::size_t digits_at(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

struct Dotted {
    std::size_t size = 0;
    int parts = 0;
};

// "3", "3.1", "3.1.2", "2.9a" at the beginning of `text`.
Dotted dotted_at(std::string_view text) {
    Dotted found;
    for (;;) {
        const auto digits = digits_at(text.substr(found.size + (found.parts > 0 ? 1 : 0)));
        if (digits == 0 || digits > most_digits) return found;
        found.size += digits + (found.parts > 0 ? 1 : 0);
        ++found.parts;
        if (found.size < text.size() && text[found.size] == '.') continue;
        const bool letter = found.parts > 1 && found.size < text.size() && is_lower(text[found.size]);
        const bool last = found.size + 1 >= text.size() ||
                          (!is_lower(text[found.size + 1]) && !is_upper(text[found.size + 1]));
        if (letter && last) ++found.size;
        return found;
    }
}

// "(ii)", "(a)", "(12)" at the beginning of `text`: letters of one case, or digits.
std::size_t bracketed_at(std::string_view text) {
    if (!text.starts_with('(')) return 0;
    const auto end = text.find(')');
    if (end == text.npos || end < 2) return 0;
    const auto word = text.substr(1, end - 1);
    if (std::all_of(word.begin(), word.end(), is_digit)) return word.size() <= most_digits ? end + 1 : 0;
    const bool one_case =
        std::all_of(word.begin(), word.end(), is_lower) || std::all_of(word.begin(), word.end(), is_upper);
    const bool roman = word.find_first_not_of("ivxlcIVXLC") == word.npos && word.size() <= most_letters;
    return one_case && (word.size() == 1 || roman) ? end + 1 : 0;
}

// The white space at the beginning, the no-break space included.
std::size_t space_at(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size()) {
        if (text[size] == ' ' || text[size] == '\t')
            ++size;
        else if (text.substr(size).starts_with("\xC2\xA0"))
            size += 2;
        else
            break;
    }
    return size;
}

std::string roman(int value) {
    constexpr std::array<std::pair<int, std::string_view>, 9> parts{
        {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    std::string out;
    for (const auto& [size, letters] : parts)
        for (; value >= size; value -= size) out += letters;
    return out;
}

} // namespace

std::optional<WrittenNumber> leading_number(std::string_view text, NumberPlace place) {
    auto size = bracketed_at(text);
    if (size == 0) {
        const auto dotted = dotted_at(text);
        size = dotted.size;
        const bool stopped = size < text.size() && text[size] == '.';
        if (dotted.parts == 0 || (dotted.parts == 1 && (place == NumberPlace::paragraph || !stopped)))
            return std::nullopt;
        if (stopped) ++size;
    } else if (place == NumberPlace::heading) {
        return std::nullopt;
    }
    const auto space = space_at(text.substr(size));
    if (space == 0 && size < text.size()) return std::nullopt;
    auto number = text.substr(0, size);
    if (number.ends_with('.')) number.remove_suffix(1);
    if (place == NumberPlace::heading && number.ends_with(".0")) number.remove_suffix(2);
    return WrittenNumber{text.substr(0, size), number, size + space};
}

std::size_t number_in_prose(std::string_view text) {
    auto size = dotted_at(text).size;
    if (size == 0) return 0;
    for (auto more = bracketed_at(text.substr(size)); more > 0; more = bracketed_at(text.substr(size)))
        size += more;
    return size;
}

std::string NumberTrail::follow(const WrittenNumber& number, int depth, Span at,
                                std::vector<NumberFault>& faults) {
    if (number.printed.starts_with('(')) return follow_bracketed(number.printed, depth, at, faults);
    return follow_dotted(number.number, at, faults);
}

void NumberTrail::heading(int level, bool numbered) {
    if (numbered) {
        numbered_heading_ = level;
    } else if (level <= numbered_heading_) {
        *this = {};
    }
}

std::string NumberTrail::follow_dotted(std::string_view printed, Span at, std::vector<NumberFault>& faults) {
    if (!dotted_.empty())
        compare(ordinals(dotted_), ordinals(printed), dotted_, printed, at, dotted_at_, faults);
    dotted_ = std::string(printed);
    dotted_at_ = at;
    levels_.clear();
    return dotted_;
}

std::string NumberTrail::follow_bracketed(std::string_view printed, int depth, Span at,
                                          std::vector<NumberFault>& faults) {
    const auto word = printed.substr(1, printed.size() - 2);
    Level* level = level_that_continues(word, depth);
    if (!level) level = &level_for(word, depth);
    levels_.resize(std::size_t(level - levels_.data()) + 1);
    const int now = ordinal(word, level->style).value_or(1);
    compare({level->last}, {now}, level->printed, printed, at, level->at, faults);
    level->last = now;
    level->printed = std::string(printed);
    level->at = at;
    return level->parent + level->printed;
}

// The innermost level whose next number this is. A word that can also begin a style, in a list further in,
// begins it: (i) under (h) is a roman one.
NumberTrail::Level* NumberTrail::level_that_continues(std::string_view word, int depth) {
    const bool begins = style_begun_by(word).has_value();
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
        if (begins && depth > level->depth) continue;
        if (ordinal(word, level->style) == level->last + 1) return &*level;
    }
    return nullptr;
}

// The level of a number that continues none: a new one where it begins a style or none fits, otherwise the
// innermost one that can be read so, to be compared with.
NumberTrail::Level& NumberTrail::level_for(std::string_view word, int depth) {
    const auto begun = style_begun_by(word);
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
        if (begun ? level->style == *begun && depth <= level->depth : ordinal(word, level->style).has_value())
            return *level;
    }
    while (!levels_.empty() && levels_.back().depth > depth) levels_.pop_back();
    Level level;
    level.depth = depth;
    level.parent = levels_.empty() ? dotted_ : levels_.back().parent + levels_.back().printed;
    // (v) is a five, (c) is a three: the smaller reading.
    int smallest = 0;
    for (const Style style :
         {Style::roman, Style::letter, Style::digits, Style::capital_roman, Style::capital_letter}) {
        const auto value = ordinal(word, style);
        if (!value || (smallest != 0 && *value >= smallest)) continue;
        smallest = *value;
        level.style = style;
    }
    levels_.push_back(std::move(level));
    return levels_.back();
}

std::optional<int> NumberTrail::ordinal(std::string_view word, Style style) {
    const bool lower = std::all_of(word.begin(), word.end(), is_lower);
    const bool upper = std::all_of(word.begin(), word.end(), is_upper);
    const std::string folded = lower_ascii(word);
    switch (style) {
    case Style::letter:
    case Style::capital_letter:
        if (word.size() != 1 || !(style == Style::letter ? lower : upper)) return std::nullopt;
        return folded[0] - 'a' + 1;
    case Style::roman:
    case Style::capital_roman:
        if (!(style == Style::roman ? lower : upper)) return std::nullopt;
        for (int value = 1; value < 150; ++value)
            if (roman(value) == folded) return value;
        return std::nullopt;
    case Style::digits: break;
    }
    if (!std::all_of(word.begin(), word.end(), is_digit)) return std::nullopt;
    int value = 0;
    for (char c : word) value = value * 10 + (c - '0');
    return value;
}

std::optional<NumberTrail::Style> NumberTrail::style_begun_by(std::string_view word) {
    if (word == "a") return Style::letter;
    if (word == "A") return Style::capital_letter;
    if (word == "i") return Style::roman;
    if (word == "I") return Style::capital_roman;
    if (word == "1") return Style::digits;
    return std::nullopt;
}

// "3.10" as 3, 10; a letter counts as one further part: "2.9a" as 2, 9, 1.
NumberTrail::Ordinals NumberTrail::ordinals(std::string_view dotted) {
    Ordinals parts{0};
    for (char c : dotted) {
        if (c == '.')
            parts.push_back(0);
        else if (is_digit(c))
            parts.back() = parts.back() * 10 + (c - '0');
        else
            parts.push_back(c - 'a' + 1);
    }
    return parts;
}

// In order is: the next at any level (3.1, 3.2; 3.2, 4; 3.2, 4.1), or the first one further in (3, 3.1).
void NumberTrail::compare(const Ordinals& last, const Ordinals& now, std::string_view last_printed,
                          std::string_view printed, Span at, Span earlier, std::vector<NumberFault>& faults) {
    const auto quoted = [](std::string_view number) { return "`" + std::string(number) + "`"; };
    if (now == last) {
        faults.push_back({&kind("numbering-repeat"), quoted(printed) + " is there twice", at, earlier});
        return;
    }
    std::size_t same = 0;
    while (same < last.size() && same < now.size() && last[same] == now[same]) ++same;
    const bool further_in = same == last.size();
    if (same == now.size() || (!further_in && now[same] < last[same])) {
        faults.push_back({&kind("numbering-disorder"),
                          quoted(printed) + " stands after " + quoted(last_printed), at, earlier});
        return;
    }
    bool gap = !further_in && now[same] > last[same] + 1;
    for (auto i = further_in ? same : same + 1; i < now.size(); ++i) gap = gap || now[i] > 1;
    if (!gap) return;
    const std::string follows =
        last_printed.empty() ? " is the first of its kind" : " follows " + quoted(last_printed);
    faults.push_back({&kind("numbering-gap"), quoted(printed) + follows, at, earlier});
}

} // namespace plansite
