#include "pages/render.h"

#include "base/address.h"
#include "base/file.h"
#include "base/marks.h"
#include "base/parallel.h"
#include "base/text.h"
#include "exports/exports.h"
#include "markdown/links.h"
#include "pages/kinds.h"
#include "pages/links.h"
#include "pages/sitemap.h"
#include "pages/views.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace plansite {

namespace {

struct Job {
    const PageKind* kind = nullptr;
    ItemId item;
    std::string path;
};

std::vector<Job> list_jobs(const Graph& graph, const Routes& routes) {
    std::vector<Job> jobs;
    for (const auto& kind : page_kinds()) {
        if (kind.of == ItemKind::site) {
            jobs.push_back({&kind, graph.site(), std::string(kind.path)});
            continue;
        }
        for (std::size_t i = 1; i < graph.items().size(); ++i) {
            const Item& item = graph.items()[i];
            if (item.kind != kind.of ||
                (item.kind == ItemKind::article && !item.home && item.name == "index"))
                continue;
            const ItemId id(i);
            jobs.push_back(
                {&kind, id,
                 kind.path.empty() ? routes.of(id).path : folder_of(graph, id) + std::string(kind.path)});
        }
    }
    return jobs;
}

// Whether the cause of a shared address is reported already: an id that is there twice, or the folders of two
// plans.
bool told_otherwise(const Graph& graph, const Job& one, const Job& other) {
    const Item& a = graph.at(one.item);
    const Item& b = graph.at(other.item);
    const bool same_id = a.kind == b.kind && a.name == b.name;
    const bool folders =
        (a.home && b.home && a.home != b.home) || (one.kind == other.kind && !one.kind->path.empty());
    return same_id || folders;
}

void check_addresses(const std::vector<Job>& jobs, const Graph& graph, Diagnostics& diagnostics) {
    std::unordered_map<std::string, const Job*> taken;
    for (const auto& job : jobs) {
        const auto [first, is_new] = taken.emplace(address_key(job.path), &job);
        if (is_new || told_otherwise(graph, job, *first->second)) continue;
        std::vector<Label> labels;
        for (const Job* one : {&job, static_cast<const Job*>(first->second)})
            if (const Span at = graph.at(one->item).at)
                labels.push_back({at, "is published at " + one->path});
        diagnostics.report(
            kind("duplicate-address"), fmt::format("two pages would be published at `{}`", job.path),
            std::move(labels),
            "give one of them another `id`; addresses must differ in more than letter case and accents");
    }
}

// Links that stand in data and lead to a page or file of the site.
void add_links_of_data(const Site& site, std::vector<WrittenLink>& links) {
    const auto add = [&](const std::string& page, const WebLink& link) {
        if (kind_of_address(link.value) == AddressKind::path)
            links.push_back({resolve_address(page, link.value), link.at});
    };
    for (const auto& link : site.config.links) add("index.html", link.to);
    for (const auto& document : site.documents)
        for (const auto& attachment : document.attachments)
            add("documents/" + document.id.value + "/index.html", attachment.file);
}

// What every page is told of itself.
Value page_value(const Job& job, const Graph& graph, const Views& views, Arena& arena) {
    MapBuilder page(arena);
    const Item& item = graph.at(job.item);
    std::string title = item.kind == ItemKind::site ? std::string(job.kind->title) : item.title;
    if (item.kind != ItemKind::site && !job.kind->title.empty()) title += ", " + std::string(job.kind->title);
    page.set("title", string_in(arena, title)).set("kind", Value::string(job.kind->name));
    page.set("path", Value::string(job.path));
    page.set("url", string_in(arena, address_mark + job.path));
    page.set("root", string_in(arena, relative_address(job.path, "")));
    page.set("item", views.of(job.item));
    return page.value();
}

} // namespace

Rendered render_pages(const LoadedSite& loaded, const Graph& graph, const Assessments& assessments,
                      const Look& look, const RenderOptions& options, Diagnostics& diagnostics) {
    Rendered rendered;
    const std::string base_url =
        with_slash(options.base_url.empty() ? loaded.site.config.base_url : options.base_url);
    const Site& site = loaded.site;
    std::vector<std::string> asset_paths;
    for (const auto& asset : loaded.assets) asset_paths.push_back(asset.path);
    const Assets assets(asset_paths);
    const Routes routes(graph);
    const ProseRenderer prose(site, graph, routes, assets, rendered.links, diagnostics);
    add_links_of_data(site, rendered.links);
    Arena arena;
    Views views({site, graph, assessments, routes, prose, arena});
    views.render_bodies(look.templates, diagnostics);

    const auto jobs = list_jobs(graph, routes);
    check_addresses(jobs, graph, diagnostics);
    auto& files = rendered.output.files;
    files.resize(jobs.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(jobs.size(), options.jobs, [&](std::size_t i) {
        const Job& job = jobs[i];
        Arena scratch;
        MapBuilder context(scratch);
        context.set("site", views.of(graph.site())).set("page", page_value(job, graph, views, scratch));
        if (!job.kind->variable.empty()) context.set(job.kind->variable, views.of(job.item));
        std::string html;
        look.templates.render(job.kind->file, context.value(), scratch, html, diagnostics);
        const Item& item = graph.at(job.item);
        const ItemId home = item.home ? item.home : job.item;
        files[i] = {job.path, finish_page(html, job.path, prose.glossary(home))};
        if (options.progress) options.progress(++done, jobs.size());
    });

    std::set<std::string> linked;
    for (const auto& file : files)
        for (const auto& link : links_in(file.bytes))
            linked.insert("content/" + resolve_address(file.path, link.address));
    for (const auto& asset : loaded.assets) {
        if (!linked.contains(asset.path)) continue;
        auto read = read_file_within(open_folder(options.root), asset.path, std::size_t(1) << 30);
        if (read.status == ReadStatus::good)
            files.push_back({asset.path.substr(sizeof("content/") - 1), std::move(read.bytes)});
    }
    for (const auto& asset : look.assets) files.push_back(asset);
    const auto address = [&](ItemId id) { return routes.of(id).whole(); };
    const auto folder = [&](ItemId home) { return folder_of(graph, home); };
    for (auto& file : export_data({site, graph, assessments, base_url, address, folder}))
        files.push_back(std::move(file));
    files.push_back({"sitemap.xml", sitemap(files, base_url)});

    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same), files.end()); // reported above
    return rendered;
}

} // namespace plansite
