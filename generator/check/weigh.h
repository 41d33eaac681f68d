#pragma once

#include "graph/graph.h"

namespace plansite {

// What becomes of acceptances of nothing.
enum class Unused : std::uint8_t { reported, ignored };

// Gives what was reported the weight that the site gives it: its severities under [check] in site.toml; what
// is off goes. Then marks what authors accept under `accepted`, where it stands: the nearest thing around a
// finding that accepts it by name. What is an error by itself stays as it is.
void weigh_findings(const Site& site, const Graph& graph, Unused unused, Diagnostics& diagnostics);

} // namespace plansite
