#pragma once

#include <cstdint>
#include <string_view>

namespace plansite {

// Ways a plan says that it does not know. They are values: shown with words, and counted.
enum class Unknown : std::uint8_t {
    no,              // it is known
    blank,           // an empty cell
    question,        // ?, not known, unknown
    to_be_confirmed, // tbc, tba, tbd, to be confirmed, to be announced, to be determined, to be agreed
    to_be_decided,   // *, to be decided (who decides, the plan says)
};

// What a whole cell says: "" is blank, "?" is a question, …; what is in none of the lists above is known.
// Letter case, white space at the ends and one full stop at the end do not count.
Unknown unknown_of(std::string_view text);

// The words a page shows: "blank in the plan", "not known (?)", "to be confirmed", "to be decided"; "" for
// `no`.
std::string_view words_for(Unknown unknown);

// The name in data files: "no", "blank", "question", "to-be-confirmed", "to-be-decided".
std::string_view name_of(Unknown unknown);

} // namespace plansite
