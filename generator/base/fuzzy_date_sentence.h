#pragma once

#include "base/fuzzy_date_period.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The second step from text to days, upper half: the order of words in a whole cell.
//
//     sentence = ongoing [phrase] [event]  |  phrases [event [onwards]]  |  event phrases
//     phrases  = phrase { [, / and] phrase }
//     phrase   = [by before until from since after "no later than" …] period [(- to until) period] [onwards]

namespace plansite {

// "From September 2008", "June-July 08".
struct DatePhrase {
    Bound bound = Bound::none;
    Period first{};
    std::optional<Period> last{}; // the end of a range
};

struct DateSentence {
    enum class Time : std::uint8_t { dated, ongoing };
    Time time = Time::dated;
    std::vector<DatePhrase> phrases{}; // at least one where dated, at most one where ongoing
    std::string event{};               // the words that are no date, before the dates or after them
};

// Takes a text apart, or nothing where it does not follow the grammar, or where more than one date might be
// meant (one in the words of the event).
std::optional<DateSentence> read_date_sentence(std::string_view text);

} // namespace plansite
