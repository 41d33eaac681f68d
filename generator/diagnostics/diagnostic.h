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
};

// The one sink. Safe to report to from several threads; the order of reports does not show.
class Diagnostics {
public:
    void report(const DiagnosticKind& kind, std::string message, Span at, std::string help = {});
    void report(const DiagnosticKind& kind, std::string message, std::vector<Label> labels,
                std::string help = {});

    // Everything reported, sorted by path, position, name and message, exact repeats dropped.
    std::vector<Diagnostic> sorted() const;

    std::size_t errors() const { return count(Severity::error); }
    std::size_t warnings() const { return count(Severity::warning); }

private:
    std::size_t count(Severity severity) const;

    mutable std::mutex mutex_;
    std::vector<Diagnostic> reported_;
};

} // namespace plansite
