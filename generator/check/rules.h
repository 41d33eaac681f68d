#pragma once

#include "check/check.h"

namespace plansite {

// dates.cpp
void date_not_understood(const CheckInputs& inputs, Diagnostics& diagnostics);
void date_outside_period(const CheckInputs& inputs, Diagnostics& diagnostics);
void weekday_mismatch(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_year(const CheckInputs& inputs, Diagnostics& diagnostics);
void criterion_after_completion(const CheckInputs& inputs, Diagnostics& diagnostics);

// structure.cpp
void overview_mismatch(const CheckInputs& inputs, Diagnostics& diagnostics);
void number_gap(const CheckInputs& inputs, Diagnostics& diagnostics);
void unserved_criterion(const CheckInputs& inputs, Diagnostics& diagnostics);
void missing_responsible(const CheckInputs& inputs, Diagnostics& diagnostics);
void target_without_values(const CheckInputs& inputs, Diagnostics& diagnostics);
void question_not_in_paper(const CheckInputs& inputs, Diagnostics& diagnostics);

// texts.cpp
void as_above(const CheckInputs& inputs, Diagnostics& diagnostics);
void empty_bullet(const CheckInputs& inputs, Diagnostics& diagnostics);
void duplicate_text(const CheckInputs& inputs, Diagnostics& diagnostics);
void declared_total(const CheckInputs& inputs, Diagnostics& diagnostics);

} // namespace plansite
