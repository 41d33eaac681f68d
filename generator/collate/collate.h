#pragma once

#include "base/date.h"
#include "collate/questionnaire.h"
#include "model/outcome.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// Adds up what came back of a consultation. Three steps, a value each:
//
//     read       returned.h       files of strangers → Response, with names; what does not fit is refused
//     add up     collate.h        Response → Responses, without names; counts of few are left out
//     write      responses_file.h Responses → responses.toml, which is published
//
// Between the first and the last everything that says who somebody is must be lost, and there is one place
// for each way in which it could stay. Texts are cleaned as they come in (incoming.h). Choices become numbers
// (questionnaire.h). Names go out of texts, and numbers in an order that tells nothing take the place of
// references (anonymous.h). Kinds of respondents are told only where the consultation lists them, or many
// gave the same. Counts of few are left out, and as many more as would give them away (suppression.h).
// `Responses` has no field for a name, so that one cannot be written by mistake.
//
// Nothing here depends on the order in which files are named, on the clock, or on where they lie.

namespace plansite {

struct CollateRules {
    Date day;                        // on which it is done
    std::int64_t threshold = 5;      // groups of fewer are not told
    std::vector<Text> respondents{}; // kinds of respondents that the consultation lists
};

// What the person who collates may see: how often each choice was made, whole.
struct QuestionTally {
    std::string question; // its id
    std::int64_t answered = 0;
    std::vector<std::pair<std::string, std::int64_t>> choices{};
};

struct Collation {
    Responses published;
    std::vector<QuestionTally> tallies;
};

// Adds up. Reports, without leaving anything out for it: what came after the closing (late-response), what
// bears no date (undated-response), which kind of respondent is not one of the consultation's
// (unknown-respondent). Leaves out and reports: responses without an answer (empty-response), all but the
// last of one reference (repeated-response).
Collation collate(const Questionnaire& questionnaire, std::vector<Response> responses,
                  const CollateRules& rules, Diagnostics& diagnostics);

} // namespace plansite
