#pragma once

#include "assess/methods.h"

#include <string>

// Short ways to write down what a target is judged from, and to read the judgement.

namespace plansite {

// A value of an academic year: "2008-09" ends in August 2009, which is 2009 8/12.
inline Observation in_year(std::string_view period, double value) {
    return {period, std::stoi(std::string(period.substr(0, 4))) + 1 + 8 / 12.0, value};
}

// A value of a term, by the month in which it ends: 12 for autumn, 3 for spring, 8 for summer.
inline Observation in_term(std::string_view period, int year, int month, double value) {
    return {period, year + month / 12.0, value};
}

// The whole of a judgement as a reader sees it, a line each: the outcome, the numbers put in, the steps.
inline std::string shown(const Judgement& judgement) {
    std::string out(word_of(judgement.outcome).name);
    if (!judgement.period.empty()) out += ", " + std::string(judgement.period);
    out += ": " + judgement.because + "\n";
    for (const auto& [label, text] : judgement.numbers) out += "  " + label + ": " + text + "\n";
    for (const auto& [label, text] : judgement.steps) out += "  = " + label + ": " + text + "\n";
    return out;
}

} // namespace plansite
