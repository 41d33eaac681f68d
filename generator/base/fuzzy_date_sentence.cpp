#include "base/fuzzy_date_sentence.h"

namespace plansite {

namespace {

// Each rule of the grammar is a function of its name. One that returns nothing has not moved.

bool has_year(const DatePhrase& phrase) {
    return phrase.first.year || (phrase.last && phrase.last->year);
}

// "2008", "2008-09": numbers, which are a date only where nothing else stands there.
bool is_bare(const DatePhrase& phrase) {
    return phrase.first.precision == Precision::year && phrase.bound == Bound::none;
}

// True for what is plainly a date among other words: "June 2008", "by 2013"; not "2008", not "may".
bool stands_out(const DatePhrase& phrase) {
    return has_year(phrase) && !is_bare(phrase);
}

// "ongoing", "on-going"
bool ongoing(DateWords& words) {
    if (words.accept(WordKind::ongoing)) return true;
    const std::size_t start = words.position();
    if (words.accept("on")) {
        words.accept(WordKind::dash);
        if (words.accept("going")) return true;
    }
    words.go_back(start);
    return false;
}

// "current" alone or before "until …"; not "current year".
bool current(DateWords& words) {
    const WordKind kind = words.after_next().kind;
    return (kind == WordKind::end || kind == WordKind::bound) && words.accept("current");
}

Bound bound(DateWords& words) {
    const std::size_t start = words.position();
    words.accept("up"); // "up to"
    if (const DateWord* word = words.accept(WordKind::bound)) return Bound(word->value);
    if (words.accept(WordKind::to)) return Bound::until;
    if (words.accept(WordKind::negation)) { // "no later than", "not before"
        const DateWord* comparison = words.accept(WordKind::comparison);
        if (comparison && words.accept("than")) return Bound(comparison->value);
        if (!comparison && (words.accept("before") || words.accept("until"))) return Bound::from;
    }
    if (words.accept("on") && words.accept("or")) {
        if (words.accept("before")) return Bound::until;
        if (words.accept("after")) return Bound::from;
    }
    words.go_back(start);
    return Bound::none;
}

// The second half of a range. Where the first has a year and this has not, it must be the last word ("June
// 2008 – may change" is no range).
std::optional<Period> range_end(const Period& first, DateWords& words) {
    const std::size_t start = words.position();
    if (words.accept(WordKind::dash) || words.accept(WordKind::to) || words.accept("until") ||
        words.accept("till")) {
        words.skip_filler();
        const auto last = read_period(words);
        const bool a_year_alone = last && last->precision == Precision::year && !first.year;
        if (last && !a_year_alone && (last->year || !first.year || words.at_end())) return last;
    }
    words.go_back(start);
    return std::nullopt;
}

// "onwards", "and ongoing", "– Ongoing", and the dash of "May 09–" with nothing after it
bool onwards(DateWords& words) {
    const std::size_t start = words.position();
    const bool dash = words.accept(WordKind::dash);
    if (dash && words.at_end()) return true;
    if (!dash && !words.accept(WordKind::to)) words.accept(WordKind::both);
    if (words.accept(WordKind::onwards) || ongoing(words)) return true;
    words.go_back(start);
    return false;
}

std::optional<DatePhrase> phrase(DateWords& words) {
    const std::size_t start = words.position();
    DatePhrase phrase{.bound = bound(words)};
    words.skip_filler();
    const auto first = read_period(words);
    if (!first) {
        words.go_back(start);
        return std::nullopt;
    }
    phrase.first = *first;
    phrase.last = range_end(*first, words);
    if (onwards(words)) {
        if (phrase.bound == Bound::until || phrase.bound == Bound::before) { // "by June onwards" says nothing
            words.go_back(start);
            return std::nullopt;
        }
        if (phrase.bound == Bound::none) phrase.bound = Bound::from;
    } else if (phrase.last && phrase.bound == Bound::from) {
        phrase.bound = Bound::none; // "from June to July"
    }
    return phrase;
}

bool separator(DateWords& words) {
    const bool sign = words.accept(WordKind::separator) || words.accept(WordKind::slash);
    const bool word = words.accept(WordKind::both);
    return sign || word;
}

enum class Gap : std::uint8_t { none, separator };

// Whether the phrase just read goes on with the list, or begins an event ("June 2008, may change"). One
// without a year goes on only where nothing or more of the list follows.
bool goes_on(const DatePhrase& before, Gap gap, const DatePhrase& phrase, const DateWords& words) {
    if (is_bare(phrase)) return gap == Gap::separator && is_bare(before);
    if (has_year(phrase)) return true;
    return gap == Gap::separator &&
           (words.at_end() || words.next_is({WordKind::separator, WordKind::slash, WordKind::both}));
}

std::vector<DatePhrase> phrases(const DatePhrase& first, DateWords& words) {
    std::vector<DatePhrase> list = {first};
    for (;;) {
        const std::size_t start = words.position();
        const Gap gap = separator(words) ? Gap::separator : Gap::none;
        const auto another = phrase(words);
        if (!another || !goes_on(list.back(), gap, *another, words)) {
            words.go_back(start);
            return list;
        }
        list.push_back(*another);
    }
}

// True where a date stands in the words ahead. Where `first` has no year, a year among them is one as well:
// it may be the year meant.
bool another_date_follows(const DatePhrase& first, DateWords& words) {
    const std::size_t start = words.position();
    bool found = false;
    while (!found && words.next().kind != WordKind::end) {
        const std::size_t here = words.position();
        const auto other = phrase(words);
        words.go_back(here);
        found = (other && stands_out(*other)) || (!has_year(first) && is_full_year(words.next()));
        words.skip();
    }
    words.go_back(start);
    return found;
}

std::optional<DateSentence> ongoing_then_words(DateWords& words) {
    DateSentence sentence{.time = DateSentence::Time::ongoing};
    if (const auto dates = phrase(words)) sentence.phrases.push_back(*dates);
    sentence.event = words.text_between(words.position(), words.end());
    return sentence;
}

std::optional<DateSentence> dates_then_words(const DatePhrase& first, DateWords& words) {
    DateSentence sentence{.phrases = phrases(first, words)};
    words.skip_punctuation();
    if (words.next_is({WordKind::number, WordKind::slash}) || another_date_follows(first, words))
        return std::nullopt;
    std::size_t end = words.end();
    DatePhrase& last = sentence.phrases.back();
    if (words.position() < end && words[end - 1].kind == WordKind::onwards && last.bound == Bound::none) {
        last.bound = Bound::from; // "18th June Partnership meeting onwards"
        --end;
    }
    sentence.event = words.text_between(words.position(), end);
    return sentence;
}

// True where the word before a date cannot change what the date means ("two weeks after June 2008" does).
bool plain_word_before(std::size_t position, const DateWords& words) {
    while (position > 0) {
        switch (words[--position].kind) {
        case WordKind::separator:
        case WordKind::dot:
        case WordKind::dash: continue;
        case WordKind::word:
        case WordKind::symbol:
        case WordKind::month: return true; // the verbs "may" and "march"
        default: return false;
        }
    }
    return true;
}

// "Appointed November 2003". Numbers among the words may be part of a date that was not understood: then
// nothing.
std::optional<DateSentence> words_then_dates(DateWords& words) {
    const std::size_t begin = words.position();
    for (;;) {
        const std::size_t end = words.position();
        if (const auto first = phrase(words); first && stands_out(*first)) {
            DateSentence sentence{.phrases = phrases(*first, words), .event = words.text_between(begin, end)};
            if (!plain_word_before(end, words) || !words.at_end()) return std::nullopt;
            return sentence;
        }
        words.go_back(end);
        if (words.next_is({WordKind::number, WordKind::end})) return std::nullopt;
        words.skip();
    }
}

} // namespace

std::optional<DateSentence> read_date_sentence(std::string_view text) {
    DateWords words(text);
    words.skip_punctuation();
    if (ongoing(words) || current(words)) return ongoing_then_words(words);
    if (const auto first = phrase(words)) return dates_then_words(*first, words);
    return words_then_dates(words);
}

} // namespace plansite
