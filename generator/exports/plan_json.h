#pragma once

#include "exports/exports.h"

namespace plansite {

// A plan with everything in it as JSON: its fields under their own keys, dates with the days they mean, and
// of each thing where it is published and how it stands.
std::string plan_as_json(const ExportInputs& inputs, ItemId plan);

// The JSON Schema (draft 2020-12) of such files.
std::string plan_json_schema();

} // namespace plansite
