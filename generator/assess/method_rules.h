#pragma once

#include "assess/methods.h"

// What the rules of the methods share. A header of this folder only.

namespace plansite {

// method_line.cpp
Judgement judge_trajectory(const Measurement& measurement);
Judgement judge_tolerance(const Measurement& measurement);

// method_travel.cpp
Judgement judge_travel(const Measurement& measurement);

// method_growth.cpp
Judgement judge_growth(const Measurement& measurement);

// method_events.cpp
Judgement judge_milestones(const Measurement& measurement);
Judgement judge_yes_no(const Measurement& measurement);

// method_range.cpp
Judgement judge_range(const Measurement& measurement);

// +1 where more is better, -1 where less is: a difference times this is positive where things got better.
double sign_of(Direction direction);

// The judgement with its outcome and the sentence that says why.
Judgement decided(Judgement judgement, Outcome outcome, std::string because);
Judgement undecided(Judgement judgement, std::string why);

// The value of a period as written, or null.
const Observation* find(std::span<const Observation> values, std::string_view period);

// The value that things are judged from: that of the period that the target names, or where it names none the
// first one measured. Null where it is not known.
const Observation* baseline_of(const Measurement& measurement);

// True where the two values cannot be compared, and the sentence that says so.
bool broken_between(const Measurement& measurement, const Observation& earlier, const Observation& later);
std::string cannot_compare(const Observation& earlier, const Observation& later);

// Reached is what is no worse than the goal: the judgement with that comparison, or nothing.
std::optional<Judgement> met(const Judgement& judgement, const Measurement& measurement,
                             const Observation& latest, const Observation& goal);

// A tolerance in the unit of the values; nought where there is none.
double allowed(const std::optional<Tolerance>& tolerance, double planned);
std::string words_for(const Tolerance& tolerance);

// A number in a calculation: "8.9", and in brackets where it is negative: "(−1.5)".
std::string in_sum(double number);

double years_between(const Observation& earlier, const Observation& later);

// In which parts of a year these times stand in a sum: 1 where both are whole years, otherwise 12, so that
// months are printed and no "0.6667" of a year that would not come out.
double parts_of_year(double one, double other);

// Comparing computed numbers: what differs by less than a millionth is equal, so that 8.9 computed is 8.9
// written.
bool at_least(double a, double b);

} // namespace plansite
