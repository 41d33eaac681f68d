#pragma once

#include "diagnostics/catalogue.h"
#include "diagnostics/source.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

// What the program says of the author's files. A diagnostic has a registered name, a message (lower case, no
// full stop, names in backticks), one or more places, and a help line that is an action. All faults of all
// files are gathered in one sink and printed in the order of files and positions.

namespace plansite {

// A place and what is to be said of it; the text may be empty. The first label of a diagnostic is where it
// is.
struct Label {
    Span at;
    std::string text;
};

struct Diagnostic {
    const DiagnosticKind* kind = nullptr;
    std::string message;
    std::vector<Label> labels;
    std::string help;
    Severity severity = Severity::error; // its kind's, unless the site gives it another
    std::string accepted;                // why an author lets it stand; empty where nobody does
};

// The one sink. Safe to report to from several threads; the order of reports does not show.
class Diagnostics {
public:
    void report(const DiagnosticKind& kind, std::string message, Span at, std::string help = {});
    void report(const DiagnosticKind& kind, std::string message, std::vector<Label> labels,
                std::string help = {});

    // Everything reported, what is accepted included, sorted by path, position, name and message, exact
    // repeats dropped.
    std::vector<Diagnostic> sorted() const;

    // Puts others in the place of everything that was reported.
    void replace(std::vector<Diagnostic> others);

    // How many errors there are, those not counted that are accepted.
    std::size_t errors() const;

private:
    mutable std::mutex mutex_;
    std::vector<Diagnostic> reported_;
};

// How many of those found are of a severity, and not accepted.
std::size_t count_of(const std::vector<Diagnostic>& found, Severity severity);

} // namespace plansite
