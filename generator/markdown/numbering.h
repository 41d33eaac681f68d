#pragma once

#include "diagnostics/diagnostic.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The numbers of a paper, as its author wrote them: "3.1", "2.9a", "(ii)", "(a)". They are never made, moved
// or corrected, only read, named in full ("3.1(ii)") and compared with the one before.

namespace plansite {

// A number at the beginning of a text.
struct WrittenNumber {
    std::string_view printed; // "3.1", "(ii)"; "3." or "6.0" of a heading
    std::string_view number;  // the same without the stop, and without ".0" of a heading
    std::size_t skip = 0;     // with the white space after it
};

enum class NumberPlace : std::uint8_t { paragraph, heading };

// The number that `text` begins with. Headings may have a whole number with a full stop ("3. Aims"); in a
// paragraph that would be a list.
std::optional<WrittenNumber> leading_number(std::string_view text, NumberPlace place);

// The size of a number within prose at the beginning of `text`: "7.5", "7.5(ii)(a)", "5". 0 where none is.
std::size_t number_in_prose(std::string_view text);

struct NumberFault {
    const DiagnosticKind* kind = nullptr;
    std::string message;
    Span at;
    Span earlier; // the number that it was compared with; may be empty
};

// Follows the numbers of a text from one to the next.
class NumberTrail {
public:
    // The number in full. `depth` is how many lists it stands in. What is wrong with it is added to `faults`.
    std::string follow(const WrittenNumber& number, int depth, Span at, std::vector<NumberFault>& faults);

    // A heading: one without a number, of the level of the last numbered one or above it, begins something
    // new. Before `follow` for a heading with a number.
    void heading(int level, bool numbered);

private:
    enum class Style : std::uint8_t { letter, capital_letter, roman, capital_roman, digits };
    using Ordinals = std::vector<int>;

    // One run of (i), (ii), (iii) …
    struct Level {
        Style style = Style::roman;
        int last = 0;
        int depth = 0;
        std::string parent; // the full number that it stands under
        std::string printed;
        Span at;
    };

    std::string follow_dotted(std::string_view printed, Span at, std::vector<NumberFault>& faults);
    std::string follow_bracketed(std::string_view printed, int depth, Span at,
                                 std::vector<NumberFault>& faults);
    Level* level_that_continues(std::string_view word, int depth);
    Level& level_for(std::string_view word, int depth);

    static std::optional<int> ordinal(std::string_view word, Style style);
    static std::optional<Style> style_begun_by(std::string_view word);
    static Ordinals ordinals(std::string_view dotted);
    static void compare(const Ordinals& last, const Ordinals& now, std::string_view last_printed,
                        std::string_view printed, Span at, Span earlier, std::vector<NumberFault>& faults);

    std::string dotted_; // the last one, in full
    Span dotted_at_;
    std::vector<Level> levels_;
    int numbered_heading_ = 0;
};

} // namespace plansite
