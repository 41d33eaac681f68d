#pragma once

#include "base/fuzzy_date.h"
#include "base/fuzzy_date_words.h"

#include <optional>

// The second step from text to days, lower half: the name of one day, month, term, quarter or year. A word in
// [brackets] may be left out.
//
//     period   = [early mid late end …] ( day | month | season | quarter | years )
//     day      = 2008-06-18  |  18/06/2008  |  June 18th [year]
//              | [weekday] 18th [(- to / and) 20th] [of] month [year]
//     month    = June [year]
//     season   = Summer [term] [of] [years]
//     quarter  = Q3 [of] [years]
//     years    = 2008  |  2008-09  |  08/09  |  0809  |  2008-2011
//     year     = 2008  |  08  |  '08

namespace plansite {

// A day, month, season, quarter or year as it is named. Which days those are, fuzzy_date.cpp says.
struct Period {
    Precision precision = Precision::none; // day, month, season, quarter or year
    Part part = Part::whole;
    std::optional<int> year{};
    std::optional<int> last_year{}; // 2009 in "2008-09"
    unsigned month = 1;             // the first
    unsigned months = 1;
    unsigned day = 0; // for a day: the first and the last of "18-20 June"
    unsigned last_day = 0;
    std::optional<unsigned> weekday{}; // 0 is Sunday
};

// True for a number that can only be a year: four digits, 1900 to 2099.
bool is_full_year(const DateWord& word);

// Reads one period and moves past it, or nothing and does not move. The day may be none of the
// calendar's.
std::optional<Period> read_period(DateWords& words);

} // namespace plansite
