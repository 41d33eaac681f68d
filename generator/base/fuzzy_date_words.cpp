#include "base/fuzzy_date_words.h"

#include "base/date.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace plansite {

namespace {

struct Spelling {
    std::string_view text;
    WordKind kind;
    int value = 0;
};

constexpr Spelling part(std::string_view text, Part part) {
    return {text, WordKind::part, int(part)};
}
constexpr Spelling bound(std::string_view text, Bound bound) {
    return {text, WordKind::bound, int(bound)};
}
constexpr Spelling comparison(std::string_view text, Bound bound) {
    return {text, WordKind::comparison, int(bound)};
}
constexpr Spelling filler(std::string_view text) {
    return {text, WordKind::filler};
}
constexpr Spelling measure(std::string_view text) {
    return {text, WordKind::measure};
}

// Months and weekdays are not here: they are known by three letters or more of their names.
constexpr std::array vocabulary = {
    // Terms of a school year in England and Wales
    Spelling{"spring", WordKind::season, 1},
    Spelling{"summer", WordKind::season, 4},
    Spelling{"autumn", WordKind::season, 9},
    Spelling{"weds", WordKind::weekday, 3},
    Spelling{"q", WordKind::quarter},
    Spelling{"quarter", WordKind::quarter},

    part("early", Part::early),
    part("beginning", Part::early),
    part("start", Part::early),
    part("mid", Part::middle),
    part("middle", Part::middle),
    part("late", Part::late),
    part("end", Part::late),

    bound("by", Bound::until),
    bound("until", Bound::until),
    bound("till", Bound::until),
    bound("before", Bound::before),
    bound("from", Bound::from),
    bound("since", Bound::from),
    bound("starting", Bound::from),
    bound("commencing", Bound::from),
    bound("after", Bound::after),
    comparison("later", Bound::until),
    comparison("earlier", Bound::from),
    comparison("sooner", Bound::from),
    Spelling{"no", WordKind::negation},
    Spelling{"not", WordKind::negation},

    Spelling{"to", WordKind::to},
    Spelling{"and", WordKind::both},
    Spelling{"or", WordKind::both},
    Spelling{"onwards", WordKind::onwards},
    Spelling{"onward", WordKind::onwards},
    Spelling{"ongoing", WordKind::ongoing},
    Spelling{"continuing", WordKind::ongoing},
    Spelling{"continuous", WordKind::ongoing},

    filler("in"),
    filler("on"),
    filler("at"),
    filler("of"),
    filler("the"),
    filler("than"),
    filler("during"),
    filler("between"),
    filler("throughout"),
    Spelling{"st", WordKind::ordinal},
    Spelling{"nd", WordKind::ordinal},
    Spelling{"rd", WordKind::ordinal},
    Spelling{"th", WordKind::ordinal},

    measure("am"),
    measure("pm"),
    measure("noon"),
    measure("midday"),
    measure("day"),
    measure("days"),
    measure("week"),
    measure("weeks"),
    measure("c"), // of "w/c": the week that begins on that day
    measure("month"),
    measure("months"),
    measure("term"), // also the word after a season: "Summer term 08"
    measure("terms"),
    measure("half"),
    measure("year"),
    measure("years"),
};

struct Symbol {
    std::string_view text;
    WordKind kind;
};

constexpr std::array symbols = {
    Symbol{"-", WordKind::dash},
    Symbol{"\u2010", WordKind::dash},
    Symbol{"\u2011", WordKind::dash},
    Symbol{"\u2012", WordKind::dash},
    Symbol{"\u2013", WordKind::dash},
    Symbol{"\u2014", WordKind::dash},
    Symbol{"\u2212", WordKind::dash},
    Symbol{"/", WordKind::slash},
    Symbol{".", WordKind::dot},
    Symbol{",", WordKind::separator},
    Symbol{";", WordKind::separator},
    Symbol{":", WordKind::separator},
    Symbol{"•", WordKind::separator},
    Symbol{"▪", WordKind::separator},
    Symbol{"·", WordKind::separator},
    Symbol{"'", WordKind::apostrophe},
    Symbol{"\u2018", WordKind::apostrophe},
    Symbol{"\u2019", WordKind::apostrophe},
    Symbol{"&", WordKind::both},
};

constexpr std::array<std::string_view, 5> white_space = {" ", "\t", "\r", "\n", "\u00A0"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// The bytes of white space at the start of the text.
std::size_t white_space_at(std::string_view text) {
    for (std::string_view space : white_space)
        if (text.starts_with(space)) return space.size();
    return 0;
}

const Symbol* symbol_at(std::string_view text) {
    const auto* found = std::find_if(symbols.begin(), symbols.end(),
                                     [&](const Symbol& symbol) { return text.starts_with(symbol.text); });
    return found == symbols.end() ? nullptr : found;
}

// True for the name or at least three letters of its start, in lower case.
bool abbreviates(std::string_view word, std::string_view name) {
    return word.size() >= 3 && lower_ascii(name).starts_with(word);
}

DateWord number_at(std::string_view text) {
    DateWord number{.kind = WordKind::number};
    std::size_t length = 0;
    for (; length < text.size() && is_digit(text[length]); ++length)
        number.value = std::min(number.value * 10 + (text[length] - '0'), 1'000'000);
    number.digits = std::uint8_t(std::min<std::size_t>(length, 255));
    number.text = text.substr(0, length);
    const std::string_view after = text.substr(length);
    const bool letter = !after.empty() && is_letter(after[0]) && !symbol_at(after) && !white_space_at(after);
    const bool clock = after.size() > 1 && after[0] == ':' && is_digit(after[1]);
    number.glued = letter || clock || after.starts_with('%');
    return number;
}

DateWord word_at(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && is_letter(text[length])) {
        const std::string_view rest = text.substr(length);
        if (symbol_at(rest) || white_space_at(rest)) break;
        ++length;
    }
    DateWord word{.kind = WordKind::word, .text = text.substr(0, length)};
    for (const Spelling& spelling : vocabulary) {
        if (spelling.text != word.text) continue;
        word.kind = spelling.kind;
        word.value = spelling.value;
        return word;
    }
    for (unsigned month = 1; month <= 12; ++month) {
        if (!abbreviates(word.text, month_name(month))) continue;
        word.kind = WordKind::month;
        word.value = int(month);
        return word;
    }
    for (unsigned day = 0; day < 7; ++day) {
        if (!abbreviates(word.text, weekday_name(day))) continue;
        word.kind = WordKind::weekday;
        word.value = int(day);
        return word;
    }
    return word;
}

DateWord next_word(std::string_view text) {
    if (is_digit(text[0])) return number_at(text);
    if (const Symbol* symbol = symbol_at(text))
        return {.kind = symbol->kind, .text = text.substr(0, symbol->text.size())};
    if (is_letter(text[0])) return word_at(text);
    return {.kind = WordKind::symbol, .text = text.substr(0, 1)};
}

// True where a word of letters and the number after it have nothing between them.
bool touches(const DateWord& word, const DateWord& number) {
    return is_letter(word.text[0]) && !symbol_at(word.text) && word.begin + word.text.size() == number.begin;
}

std::vector<DateWord> words_of(std::string_view lowered) {
    std::vector<DateWord> words;
    std::size_t at = 0;
    while (at < lowered.size()) {
        const std::string_view rest = lowered.substr(at);
        if (const std::size_t space = white_space_at(rest)) {
            at += space;
            continue;
        }
        DateWord word = next_word(rest);
        word.begin = at;
        if (word.kind == WordKind::number && !words.empty()) word.attached = touches(words.back(), word);
        words.push_back(word);
        at += words.back().text.size();
    }
    words.push_back({.kind = WordKind::end, .begin = lowered.size()});
    return words;
}

bool is_punctuation(const DateWord& word) {
    return word.kind == WordKind::separator || word.kind == WordKind::dot || word.kind == WordKind::dash;
}

} // namespace

DateWords::DateWords(std::string_view text)
    : text_(text), lowered_(lower_ascii(text)), words_(words_of(lowered_)) {}

bool DateWords::next_is(std::initializer_list<WordKind> kinds) const {
    return std::find(kinds.begin(), kinds.end(), next().kind) != kinds.end();
}

const DateWord* DateWords::accept(WordKind kind) {
    if (kind == WordKind::end || next().kind != kind) return nullptr;
    return &words_[at_++];
}

bool DateWords::accept(std::string_view word) {
    if (next().kind == WordKind::end || next().text != word) return false;
    ++at_;
    return true;
}

void DateWords::skip() {
    if (next().kind != WordKind::end) ++at_;
}

void DateWords::skip_punctuation() {
    while (is_punctuation(next())) ++at_;
}

void DateWords::skip_filler() {
    if (accept(WordKind::filler)) accept(WordKind::filler);
}

bool DateWords::at_end() const {
    return std::all_of(words_.begin() + std::ptrdiff_t(at_), words_.end(), [](const DateWord& word) {
        return word.kind == WordKind::end || word.kind == WordKind::dot || word.kind == WordKind::separator;
    });
}

std::string DateWords::text_between(std::size_t from, std::size_t to) const {
    while (from < to && is_punctuation(words_[from])) ++from;
    while (from < to && is_punctuation(words_[to - 1])) --to;
    if (from == to) return {};
    const DateWord& last = words_[to - 1];
    return std::string(text_.substr(words_[from].begin, last.begin + last.text.size() - words_[from].begin));
}

} // namespace plansite
