#include "base/fuzzy_date.h"
#include "base/text.h"
#include "fuzz/targets.h"

namespace plansite {

// What is written as a date, by each kind of year.
void try_dates(std::string_view bytes) {
    for (const YearKind year : {YearKind::academic, YearKind::financial, YearKind::calendar}) {
        const FuzzyDate date = read_fuzzy_date(bytes, {year, 2008});
        promise(date.as_written == trimmed(bytes), "a date keeps the words it was written with");
        if (date.earliest && date.latest)
            promise(*date.earliest <= *date.latest, "a date does not end before it begins");
        if (!date.understood)
            promise(!date.earliest && !date.latest && date.precision == Precision::none,
                    "what is not understood has no days");
        for (const auto& day : {date.earliest, date.latest})
            if (day) promise(parse_iso_date(iso(*day)) == day, "a day is one of the calendar");
    }
}

} // namespace plansite
