#pragma once

#include "pages/prose.h"

#include <vector>

namespace plansite {

// Every text in Markdown of every thing of a site as HTML, in the shape in which its value shows it
// (values.h), rendered on so many threads (0: as many as the machine runs). The bodies of pages are left out,
// which embed things. What is wrong with a text is reported here, whether a page shows it or not.
std::vector<ProseRenderer::Kept> render_texts(const Graph& graph, const ProseRenderer& prose, unsigned jobs);

} // namespace plansite
