#pragma once

#include "base/date.h"
#include "base/unknown.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Dates as people write them in plans: "Autumn 2008", "end January 2009", "From Sept 2008", "2008-09". Each
// keeps the words it was written with and gets an earliest and a latest day. It is read in three steps, a
// file each: words (fuzzy_date_words), their order (fuzzy_date_period and fuzzy_date_sentence, which hold the
// grammar), and the calendar (fuzzy_date.cpp). The guide's page on dates says the same to authors.

namespace plansite {

// What "2008-09" or "0809" means. Academic years run from 1 September to 31 August, financial ones from 1
// April to 31 March, calendar ones from January to December of the first year to the second.
enum class YearKind : std::uint8_t { academic, financial, calendar };

// What is needed to understand a date that does not say everything.
struct DateRules {
    YearKind year = YearKind::academic;
    std::optional<int> default_year{}; // for "Friday 3 December": the year meant where none is written
};

// How much a date says: the smallest period it names, or the kind of stretch that it is. `open_ended` has one
// end ("by June 2008", "June 2008 onwards"), `ongoing` has none; `none` is unknown or not understood.
enum class Precision : std::uint8_t { day, month, season, quarter, year, range, open_ended, ongoing, none };

struct FuzzyDate {
    std::string as_written;           // without white space at the ends
    Unknown unknown = Unknown::blank; // `no` where something was written
    std::optional<Date> earliest;     // nothing: open at that end ("until June 2010")
    std::optional<Date> latest;       // nothing: open at that end ("May 2008 onwards", "ongoing")
    Precision precision = Precision::none;
    std::string event;         // the words that are no date: "Partnership meeting", "[if agreed]"
    bool understood = true;    // false: kept and shown as written, has no days
    bool year_assumed = false; // the year came from DateRules::default_year
    std::optional<std::string> wrong_weekday; // "Thursday" where the text says so and the day is another

    // True where the last day that the words allow is before `day`. What has no last day is never over.
    bool over_by(Date day) const { return latest && *latest < day; }
};

// Reads a date as written. Never fails: what cannot be understood has understood = false. Takes any bytes;
// what is longer than a date can be (1,000 bytes) is not understood.
//
// Understood (letter case and short names of months and weekdays do not matter):
//   a day      "18 June 2008", "18th June 08", "3 December", "Friday 3 December 2010", "2008-06-18",
//              "18/06/2008" (the day first)
//   a month    "September 2003", "Sept 08"
//   a term     "Autumn 2008", "Summer term 08". Spring is 1 January to 31 March, summer 1 April to
//              31 August, autumn 1 September to 31 December: they end on the days from which the law of
//              England and Wales counts compulsory school age. There is no winter.
//   a quarter  "Q3 2008", of the calendar year, or of the financial one where the rules say so
//   years      "2004", "2008-09", "2008/09", "08/09", "0910", "2008-2011"; not "2008-11": is it November?
//   a part     "early", "mid", "late", "beginning of", "end of": days 1-10, 11-20 and 21 to the last of a
//              month, a third of the months of anything longer, with what is left over in the late part
//   one end    "by …", "until …", "no later than …" (its last day), "before …" (the day before it);
//              "from …", "since …", "… onwards", "… –" (its first day), "after …" (the day after it);
//              "ongoing" has no end at all
//   a range    "September 2003 – January 2004", "June-July 08", "18-20 June 2008"; not one that runs
//              backwards
//   several    "June 08, Nov 08, March 09", "1/13 May 08": from the earliest to the latest
//   an event   beside any of these, without a date of its own: "18 June 2008 Partnership meeting",
//              "Appointed November 2003", "July 2008 [if agreed]"
//
// Two figures are a year from 1970 to 2069. A month or day without a year has that of its neighbour in a
// range or list, so that the range runs forwards, and otherwise the default year; without one it is not
// understood.
FuzzyDate read_fuzzy_date(std::string_view text, const DateRules& rules);

} // namespace plansite
