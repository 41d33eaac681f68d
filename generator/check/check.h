#pragma once

#include "assess/assess.h"

#include <span>
#include <string_view>

// The plan lint: what is wrong with a plan, not with its files. One table of rules; each looks at the whole
// and reports what it finds under the name of its diagnostic, which says how bad it is and explains it
// (diagnostics/catalogue.inc). What was found, there and everywhere else, is then weighed as the site wants
// it, and what an author lets stand is marked (weigh.h).

namespace plansite {

struct CheckInputs {
    const Site& site;
    const Graph& graph;
    const Assessments& assessments;
};

struct Rule {
    std::string_view name; // of its diagnostic
    void (*run)(const CheckInputs& inputs, Diagnostics& diagnostics);
};

std::span<const Rule> rules();

// Runs every rule, on up to `jobs` threads (0: as many as the machine runs at once).
void check_plans(const Site& site, const Graph& graph, const Assessments& assessments,
                 Diagnostics& diagnostics, unsigned jobs = 0);

} // namespace plansite
