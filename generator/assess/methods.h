#pragma once

#include "base/date.h"
#include "model/target.h"
#include "model/update.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// How progress of a target is judged: one table of methods, and pure functions of numbers. Each judgement
// carries its own arithmetic, so that a reader can follow it; where there is too little to go by it says why,
// and never guesses. The page "How we measure" is made from the table.

namespace plansite {

enum class Outcome : std::uint8_t {
    not_enough_data,
    met,
    on_track,
    behind,
    limited,
    wrong_way,
    not_met,
    improving,
    maintaining,
    worsening
};

inline constexpr Word<Outcome> outcome_words[] = {
    {Outcome::not_enough_data, "not-enough-data", "It cannot be judged, for the reason given."},
    {Outcome::met, "met", "The final value has been reached."},
    {Outcome::on_track, "on-track", "Where it was promised to be by now, or better."},
    {Outcome::behind, "behind", "Short of where it was promised to be."},
    {Outcome::limited, "limited",
     "Far short of where it was promised to be: little or nothing has been gained."},
    {Outcome::wrong_way, "wrong-way", "Worse than before, or a critical milestone was missed."},
    {Outcome::not_met, "not-met", "Its time is over, and it was not reached."},
    {Outcome::improving, "improving", "Better than at the time it is compared with."},
    {Outcome::maintaining, "maintaining", "The same as at the time it is compared with, or nearly."},
    {Outcome::worsening, "worsening", "Worse than at the time it is compared with."}};
constexpr std::span<const Word<Outcome>> words_of(Outcome) {
    return outcome_words;
}

// The colour that goes with an outcome; nothing where it cannot be judged.
std::optional<Rating> rating_of(Outcome outcome);

// A value that is known, at a time in years.
struct Observation {
    std::string_view period;
    double time = 0;
    double value = 0;
};

// A milestone as it counts for a target.
struct MilestoneFact {
    double weight = 1;
    bool critical = false;
    bool reached = false;
    bool due = false; // its last day is past, or it is done with: reached, not met or given up
    std::string_view words;
};

// Everything that a judgement is made from.
struct Measurement {
    Direction direction = Direction::up;
    std::vector<Observation> actual, planned; // in order of time
    std::string_view baseline_period;         // as the target names it; empty: the first value measured
    std::optional<double> baseline_time;      // of that period
    std::optional<Tolerance> tolerance;
    std::optional<double> change, limit, lowest, highest;
    std::vector<double> breaks; // times from which on values cannot be compared with earlier ones
    std::vector<MilestoneFact> milestones;
    bool over = false; // the last period with a planned value is past
};

// A line of the arithmetic: what is worked out, and how.
struct Step {
    std::string label;
    std::string text;
};

struct Judgement {
    Method method = Method::trajectory;
    Outcome outcome = Outcome::not_enough_data;
    std::string because;       // in one sentence: what decided, or why there is not enough to go by
    std::string_view period;   // of the value that was judged; empty where there is none
    std::vector<Step> numbers; // what was put in
    std::vector<Step> steps;   // what was made of it
};

struct MethodRow {
    Method method;
    std::string_view title;   // "Trajectory"
    std::string_view rule;    // in plain sentences
    std::string_view formula; // as it is computed
    std::string_view needs;   // what it cannot do without
    std::string_view source;  // whose rule it is
    Judgement (*judge)(const Measurement& measurement);
};

// The rule of direction of travel over a short and a long time, which every target with enough values has
// beside its method.
struct Travels {
    Judgement last;  // against the value before
    Judgement whole; // against the same time a year before; of yearly values, against the baseline
};

std::span<const MethodRow> methods();
const MethodRow& method_row(Method method);

Judgement judge(Method method, const Measurement& measurement);
Travels travel_of(const Measurement& measurement);

} // namespace plansite
