#pragma once

#include "model/consultation.h"

#include <optional>
#include <string>
#include <vector>

// Where a consultation stands on a day: computed from its dates and from what has been published, never
// typed.

namespace plansite {

enum class ConsultationState : std::uint8_t { planned, open, closed, late, answered, withdrawn };

inline constexpr Word<ConsultationState> consultation_state_words[] = {
    {ConsultationState::planned, "planned", "It has not opened yet."},
    {ConsultationState::open, "open", "Comments are invited."},
    {ConsultationState::closed, "closed", "It is over, and what was said is being considered."},
    {ConsultationState::late, "outcome-late", "It is over, and the day for its outcome is past."},
    {ConsultationState::answered, "outcome-published", "It is over, and its outcome is published."},
    {ConsultationState::withdrawn, "withdrawn", "It was withdrawn."}};
constexpr std::span<const Word<ConsultationState>> words_of(ConsultationState) {
    return consultation_state_words;
}

struct ConsultationStanding {
    std::optional<ConsultationState> state; // nothing where it says neither when it opens nor when it closes
    std::optional<Date> first, last;        // the days on which people can respond
    std::string closing;                    // "5pm on Friday 3 December 2010"; empty where it names no day
    std::optional<int> days;                // from the first to the last, both counted
    int holiday_days = 0;                   // how many of them are in holidays
    std::optional<Date> outcome_due;        // as stated, or twelve weeks after the last day
    bool outcome_stated = false;            // false: those twelve weeks
};

// The hour in words: "17:00" is "5pm", "12:00" "midday", "09:30" "9.30am". Midnight has none, because people
// take it for either night; see `standing_of`. Nothing where it is no hour.
std::optional<std::string> words_for_hour(std::string_view hour);

// Where a consultation stands on a day. Midnight at the beginning of a day ("00:00") counts as 11:59pm on the
// day before, as GOV.UK has it. The twelve weeks are those of the Cabinet Office's consultation principles
// (2018). Holidays that overlap count once.
ConsultationStanding standing_of(const Consultation& consultation, const std::vector<Holiday>& holidays,
                                 Date day);

} // namespace plansite
