#pragma once

#include "chart/chart.h"

#include <string>

// What the trajectory chart is drawn and described from, shared by its two files.

namespace plansite {

// "8.4%", "12 schools".
std::string with_unit(double value, const Trajectory& data);

// The sentence: "From 9.9% in 2005-06 to 9.1% in 2007-08; the planned value for 2008-09 is 8.4%, falling."
// Values must be drawable.
std::string describe_trajectory(const Trajectory& data);

} // namespace plansite
