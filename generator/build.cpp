#include "build.h"

#include "assess/assess.h"
#include "check/check.h"
#include "content/load.h"
#include "graph/graph.h"
#include "markdown/markdown.h"
#include "pages/links.h"
#include "pages/render.h"
#include "pages/templates.h"

#include <algorithm>

namespace plansite {

Build build(const BuildOptions& options, Sources& sources, Diagnostics& diagnostics) {
    prepare_markdown();

    // content/ becomes the typed model: every file read, every field checked, every date understood.
    LoadedSite loaded = load_site(options.root, {options.today, options.as_of, options.drafts, options.jobs},
                                  sources, diagnostics);

    // References become edges, found from both ends.
    const Graph graph = resolve(loaded.site, diagnostics);

    // What was reported up to the day becomes statuses, lateness and tallies.
    const Assessments assessments = assess(loaded.site, graph, loaded.as_of);

    // The plan itself is looked over: contradictions, gaps, dates that cannot be.
    check_plans(loaded.site, graph, assessments, diagnostics);

    // Templates are read and every name in them is checked.
    const Look look = load_look(options.root, loaded.site.config.theme, sources, diagnostics);

    // Pages are made, in memory.
    Rendered rendered =
        render_pages(loaded, graph, assessments, look,
                     {options.root, options.base_url, options.jobs, options.progress}, diagnostics);

    // Every link and anchor of the finished pages is followed.
    check_links(rendered, sources, diagnostics);

    Build result{std::move(loaded.site), std::move(rendered.output), 0};
    const auto is_page = [](const OutputFile& file) { return file.path.ends_with(".html"); };
    result.pages =
        std::size_t(std::count_if(result.output.files.begin(), result.output.files.end(), is_page));
    return result;
}

} // namespace plansite
