#pragma once

#include "exports/exports.h"
#include "exports/sheet.h"

#include <span>

namespace plansite {

// A table that every plan has: its name, what it is, how its rows are made.
struct PlanSheet {
    std::string_view name;
    std::string_view title;
    std::string_view sentence;
    void (*fill)(const ExportInputs& inputs, ItemId plan, Sheet& sheet); // columns and rows
};

std::span<const PlanSheet> plan_sheets();

// A table of one of them, for a plan.
Sheet sheet_of(const PlanSheet& kind, const ExportInputs& inputs, ItemId plan);

// The tables of figures of a consultation or document, as their authors wrote them.
Sheet sheet_of(const DataTable& table);

} // namespace plansite
