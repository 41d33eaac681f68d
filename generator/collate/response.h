#pragma once

#include "collate/moment.h"
#include "diagnostics/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What one person or body answered to one question.
struct GivenAnswer {
    std::size_t question = 0;           // of the questionnaire
    std::vector<std::size_t> choices{}; // of choices_of the question, rising
    std::string text{};

    bool empty() const { return choices.empty() && text.empty(); }
};

// One response as it came back. It says who somebody is, so it is never written anywhere: collate() makes of
// it what may be told.
struct Response {
    Located<std::string> reference;
    std::string name, organisation, email;
    Located<std::string> kind; // of respondent
    Located<std::optional<Moment>> saved;
    std::vector<GivenAnswer> answers; // in the order of the questions, none of them empty
    Span at;
};

// When a response says that it was saved. What is written and not understood is reported
// (date-not-understood).
Located<std::optional<Moment>> read_saved(std::string_view written, Span at, Diagnostics& diagnostics);

} // namespace plansite
