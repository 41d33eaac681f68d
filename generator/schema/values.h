#pragma once

#include "base/fuzzy_date.h"
#include "base/money.h"
#include "base/unknown.h"
#include "diagnostics/source.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The types of which the fields of a plan are made. Each can be read from a file, described in the schema,
// shown on a page and found by walking the model; a new one needs a row in read.h, describe.h and
// pages/values.h.

namespace plansite {

// Text that a reader sees. In a file it is a string, or a table with a text for each language: { en = "…", cy
// = "…" }.
struct Text {
    struct Version {
        std::string language; // BCP 47
        std::string value;
        Span at;
    };

    std::string value;      // in the site's language, or the first language given
    std::string language{}; // empty: the site's
    Span at{};
    std::vector<Version> others{};

    bool empty() const { return value.empty(); }
};

// Text in Markdown.
struct Prose : Text {};

// The name under which a thing is kept and published: letters, digits, dots and hyphens. Permanent.
struct Slug {
    std::string value;
    Span at;

    bool empty() const { return value.empty(); }
};

// Where a link leads: an address of the web, or a path within the site.
struct WebLink {
    std::string value;
    Span at;

    bool empty() const { return value.empty(); }
};

// "activity:1.3", "plan:tll": another thing of this site, or one that the directory lists.
struct Reference {
    std::string written;
    Span at;
};

// A body, group or role by name, alias or initials. What the directory does not know stays as text.
struct Party {
    std::string written;
    Span at;
};

// A cell of a plan's table: nothing, one text or a list; or a way of saying that it is not known.
struct Cell {
    std::vector<Prose> items; // an empty one is an empty bullet of the plan
    Unknown unknown = Unknown::blank;
    Span at;

    bool blank() const { return unknown == Unknown::blank; }
};

// A date as written; understood by the rules of its plan after reading (see settle_dates in content/).
struct WrittenDate : FuzzyDate {
    Span at;
};

struct Amount {
    std::string as_written;
    std::optional<Money> money; // nothing where it is not an amount ("to be determined")
    Unknown unknown = Unknown::blank;
    Span at;
};

// A figure that was measured: a number, one with its unit ("9.1 %"), or yes or no.
struct Quantity {
    double value = 0; // 1 for yes, 0 for no
    int decimals = 0;
    std::string unit; // empty where it was left out
    bool truth = false;
    Span at;
};

// How far off still counts as right: in the unit of the values, or as a share of the planned value ("10 %").
struct Tolerance {
    double value = 0; // 10 for "10 %"
    bool relative = false;
};

// Values by year or other period: { "2007-08" = 41, "2008-09" = 48, "2009-10" = "" }.
struct Series {
    struct Point {
        Located<std::string> period; // as written
        FuzzyDate when;              // understood after reading, as every date
        std::optional<double> value;
        int decimals = 0; // as written: 7.70 has two
        Unknown unknown = Unknown::no;
        Span at;
    };
    std::vector<Point> points; // in the order of the file
    Span at;
};

// Texts by year or other period.
struct Notes {
    std::vector<std::pair<Located<std::string>, Prose>> items;
};

// Cells under names of the author's own: a row of a table of figures, or the fields that a plan adds.
struct Record {
    std::vector<std::pair<Located<std::string>, Cell>> cells;
    Span at;

    const Cell* find(std::string_view name) const {
        for (const auto& [key, cell] : cells)
            if (key.value == name) return &cell;
        return nullptr;
    }
};

// Something said of findings of `check` by their names: { number-gap = "2.3 was merged into 2.2 in March" }.
template <class T> struct ByFinding {
    std::vector<std::pair<Located<std::string>, T>> items;
    Span
        covers{}; // from the first to the last of what the thing that this stands in says, its parts included
};

} // namespace plansite
