#pragma once

#include "check/check.h"

namespace plansite {

// dates.cpp
void date_not_understood(const CheckInputs& inputs, Diagnostics& diagnostics);
void date_outside_period(const CheckInputs& inputs, Diagnostics& diagnostics);
void dates_run_together(const CheckInputs& inputs, Diagnostics& diagnostics);
void dates_out_of_order(const CheckInputs& inputs, Diagnostics& diagnostics);
void weekday_mismatch(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_year(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_date(const CheckInputs& inputs, Diagnostics& diagnostics);
void criterion_after_completion(const CheckInputs& inputs, Diagnostics& diagnostics);
void criterion_before_completion(const CheckInputs& inputs, Diagnostics& diagnostics);

// structure.cpp
void overview_mismatch(const CheckInputs& inputs, Diagnostics& diagnostics);
void number_gap(const CheckInputs& inputs, Diagnostics& diagnostics);

// connections.cpp
void unserved_criterion(const CheckInputs& inputs, Diagnostics& diagnostics);
void action_without_criterion(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_level(const CheckInputs& inputs, Diagnostics& diagnostics);
void objective_without_activity(const CheckInputs& inputs, Diagnostics& diagnostics);
void question_not_in_paper(const CheckInputs& inputs, Diagnostics& diagnostics);
void question_not_collected(const CheckInputs& inputs, Diagnostics& diagnostics);

// owners.cpp
void missing_responsible(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_lead(const CheckInputs& inputs, Diagnostics& diagnostics);
void owner_never_reported(const CheckInputs& inputs, Diagnostics& diagnostics);
void too_much_due(const CheckInputs& inputs, Diagnostics& diagnostics);

// targets.cpp
void target_without_values(const CheckInputs& inputs, Diagnostics& diagnostics);
void target_without_baseline(const CheckInputs& inputs, Diagnostics& diagnostics);

// wording.cpp
void as_above(const CheckInputs& inputs, Diagnostics& diagnostics);
void empty_bullet(const CheckInputs& inputs, Diagnostics& diagnostics);
void left_open(const CheckInputs& inputs, Diagnostics& diagnostics);
void running_header(const CheckInputs& inputs, Diagnostics& diagnostics);
void duplicate_text(const CheckInputs& inputs, Diagnostics& diagnostics);

// totals.cpp
void declared_total(const CheckInputs& inputs, Diagnostics& diagnostics);

// abbreviations.cpp
void unexplained_abbreviation(const CheckInputs& inputs, Diagnostics& diagnostics);

// mentions.cpp
void unresolved_mention(const CheckInputs& inputs, Diagnostics& diagnostics);

// consultations.cpp
void consultation_lacks(const CheckInputs& inputs, Diagnostics& diagnostics);
void consultation_short(const CheckInputs& inputs, Diagnostics& diagnostics);
void consultation_in_holidays(const CheckInputs& inputs, Diagnostics& diagnostics);
void outcome_late(const CheckInputs& inputs, Diagnostics& diagnostics);
void closing_hour(const CheckInputs& inputs, Diagnostics& diagnostics);
void unknown_question(const CheckInputs& inputs, Diagnostics& diagnostics);

// updates.cpp
void report_does_not_fit(const CheckInputs& inputs, Diagnostics& diagnostics);
void status_not_possible(const CheckInputs& inputs, Diagnostics& diagnostics);
void period_outside_series(const CheckInputs& inputs, Diagnostics& diagnostics);
void wrong_unit(const CheckInputs& inputs, Diagnostics& diagnostics);
void contradictory_reports(const CheckInputs& inputs, Diagnostics& diagnostics);
void update_after_day(const CheckInputs& inputs, Diagnostics& diagnostics);
void update_before_plan(const CheckInputs& inputs, Diagnostics& diagnostics);
void rating_without_comment(const CheckInputs& inputs, Diagnostics& diagnostics);
void red_without_action(const CheckInputs& inputs, Diagnostics& diagnostics);
void revision_without_reason(const CheckInputs& inputs, Diagnostics& diagnostics);

} // namespace plansite
