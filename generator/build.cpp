#include "build.h"

#include "archive/narrow.h"
#include "assess/assess.h"
#include "check/check.h"
#include "check/weigh.h"
#include "content/load.h"
#include "graph/graph.h"
#include "markdown/markdown.h"
#include "pages/links.h"
#include "pages/render.h"
#include "pages/templates.h"

#include <algorithm>
#include <stdexcept>

namespace plansite {

namespace {

// An edition is the site of one plan. What is wrong with references was said when the whole site was built.
LoadedSite narrowed(const LoadedSite& loaded, const BuildOptions& options) {
    Diagnostics known;
    const Graph graph = resolve(loaded.site, known, options.jobs);
    const Plan* plan = find_by_id(loaded.site.plans, options.edition->plan);
    if (!plan) throw std::logic_error("no plan " + options.edition->plan);
    return only_plan(loaded, graph, graph.id_of(*plan));
}

EditionFacts facts_of(const Site& site, const Graph& graph, const Assessments& assessments,
                      const BuildOptions& options) {
    const Plan& plan = site.plans.front();
    return {plan.id.value, options.edition->name, plan.title.value, options.today,
            assessments.judged(graph.id_of(plan))};
}

// Both, sorted by path.
Output joined(Output one, Output other) {
    std::move(other.files.begin(), other.files.end(), std::back_inserter(one.files));
    std::sort(one.files.begin(), one.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return one;
}

} // namespace

Build build(const BuildOptions& options, Sources& sources, Diagnostics& diagnostics) {
    prepare_markdown();
    const auto passed = [&](std::string_view pass) {
        if (options.passed) options.passed(pass);
    };

    // content/ becomes the typed model: every file read, every field checked, every date understood.
    LoadedSite loaded = load_site(
        options.root, {options.today, options.as_of, options.base_url, options.drafts, options.jobs}, sources,
        diagnostics);
    passed("read");

    if (options.edition) loaded = narrowed(loaded, options);

    // References become edges, found from both ends.
    const Graph graph = resolve(loaded.site, diagnostics, options.jobs);
    passed("resolve");

    // What was reported up to the day becomes statuses, lateness and tallies.
    const Assessments assessments = assess(loaded.site, graph, loaded.as_of);
    passed("assess");

    // The plan itself is looked over: contradictions, gaps, dates that cannot be.
    check_plans(loaded.site, graph, assessments, diagnostics, options.jobs);
    passed("check");

    // Frozen editions are verified and read. They are published as they are.
    Archive archive;
    std::optional<EditionFacts> edition;
    if (options.edition)
        edition = facts_of(loaded.site, graph, assessments, options);
    else
        archive = read_archive(options.root, options.jobs, sources, diagnostics);
    check_archive(archive, loaded.site, sources, diagnostics);
    passed("read editions");

    // Templates are read and every name in them is checked.
    const Look look = load_look(options.root, loaded.site.config.theme, sources, diagnostics);
    passed("load the look");

    // Pages are made, in memory.
    Rendered rendered =
        render_pages(loaded, graph, assessments, archive, look,
                     {options.root, edition, options.jobs, options.progress, options.passed}, diagnostics);

    // Every link and anchor of the finished pages is followed.
    check_links(rendered, sources, diagnostics);
    passed("follow links");

    // Findings count as much as the site says; what an author lets stand is marked. An edition has not all of
    // the site, so that it cannot be said there what is accepted in vain.
    weigh_findings(loaded.site, graph, options.edition ? Unused::ignored : Unused::reported, diagnostics);

    Build result{std::move(loaded.site), joined(std::move(rendered.output), std::move(rendered.frozen)), 0,
                 std::move(edition)};
    const auto is_page = [](const OutputFile& file) { return file.path.ends_with(".html"); };
    result.pages =
        std::size_t(std::count_if(result.output.files.begin(), result.output.files.end(), is_page));
    return result;
}

} // namespace plansite
