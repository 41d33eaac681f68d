#pragma once

#include "diagnostics/diagnostic.h"

#include <string>

namespace plansite {

// All diagnostics as a log in SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format, 27 March 2020),
// which code hosts and editors read: the rules that were broken with their explanations, and a result for
// each diagnostic. What an author accepts is a result that is suppressed, with the reason as its
// justification.
std::string print_sarif(const std::vector<Diagnostic>& diagnostics);

} // namespace plansite
