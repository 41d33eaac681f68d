#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// The words of a date: the first of three steps from text to days. This one knows spelling ("Sept" is
// September); fuzzy_date_period and fuzzy_date_sentence know order; fuzzy_date knows the calendar.

namespace plansite {

enum class WordKind : std::uint8_t {
    end,        // after the last word; always there
    number,     // 18
    dash,       // - – —
    slash,      // /
    dot,        // .
    separator,  // , ; : • and other bullets
    apostrophe, // '
    symbol,     // any other character
    month,      // value: 1 to 12
    weekday,    // value: 0 (Sunday) to 6
    season,     // value: the first month of the term
    quarter,    // q, quarter
    part,       // end, mid, …; value: a Part
    bound,      // by, from, …; value: a Bound
    comparison, // later, earlier (than); value: the Bound that "no later than" means
    negation,   // no, not
    to,         // to
    both,       // and, or, &
    onwards,    // onwards
    ongoing,    // ongoing, continuing; not "on-going", which is three words
    filler,     // in, of, the, …: say nothing about the day
    ordinal,    // st, nd, rd, th
    measure,    // weeks, pm, …: a number before one is not a year, a date after one is not what it seems
    word,       // any other word
};

// Where in a period: "end January 2009".
enum class Part : std::uint8_t { whole, early, middle, late };

// Which side of a period: "by June 2008" (until its last day), "before June 2008", "from …", "after …".
enum class Bound : std::uint8_t { none, until, before, from, after };

struct DateWord {
    WordKind kind = WordKind::end;
    std::uint8_t digits = 0; // how many a number is written with, at most 255
    bool glued = false;      // a number that runs on: the 10 of "10am", "10:30" and "10%"
    bool attached = false;   // a number that letters run into: the 3 of "G3"
    int value = 0;           // a number's (at most a million), or as the kind says
    std::size_t begin = 0;   // byte offset in the text
    std::string_view text{}; // in lower case
};

// The words of one text, read from left to right with a way back. Takes any bytes.
class DateWords {
public:
    explicit DateWords(std::string_view text);
    DateWords(const DateWords&) = delete; // the words point into lowered_
    DateWords& operator=(const DateWords&) = delete;

    // The next word and the one after it, which may be `end`.
    const DateWord& next() const { return words_[at_]; }
    const DateWord& after_next() const { return words_[at_ + 1 < words_.size() ? at_ + 1 : at_]; }
    bool next_is(std::initializer_list<WordKind> kinds) const;

    // Moves past the next word where it is of that kind, or that very word; otherwise nothing or false. Never
    // past the end.
    const DateWord* accept(WordKind kind);
    bool accept(std::string_view word);

    // Moves past the next word, whatever it is.
    void skip();
    // Moves past commas, full stops, dashes and bullets.
    void skip_punctuation();
    // Moves past "in the", "of": two words at most, so that no text makes this long.
    void skip_filler();

    // True where nothing but full stops and commas follows.
    bool at_end() const;

    // Where the next word is, counted in words; and back to such a place.
    std::size_t position() const { return at_; }
    void go_back(std::size_t position) { at_ = position; }
    // Where the end is.
    std::size_t end() const { return words_.size() - 1; }
    const DateWord& operator[](std::size_t position) const { return words_[position]; }

    // The text of the words [from, to) as written, without punctuation at either end.
    std::string text_between(std::size_t from, std::size_t to) const;

private:
    std::string_view text_;
    std::string lowered_;
    std::vector<DateWord> words_; // the last is `end`
    std::size_t at_ = 0;
};

} // namespace plansite
