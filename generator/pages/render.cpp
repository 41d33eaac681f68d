#include "pages/render.h"

#include "base/active_content.h"
#include "base/address.h"
#include "base/file.h"
#include "base/marks.h"
#include "base/parallel.h"
#include "base/text.h"
#include "exports/exports.h"
#include "markdown/links.h"
#include "pages/archive_views.h"
#include "pages/kinds.h"
#include "pages/linked_data.h"
#include "pages/links.h"
#include "pages/search_index.h"
#include "pages/sitemap.h"
#include "pages/texts.h"
#include "pages/views.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace plansite {

namespace {

struct Job {
    const PageKind* kind = nullptr;
    ItemId item;
    std::string path;
    std::string title{};           // where it is not made of the item's and the kind's
    Value value = {};              // what the template sees; the item's where it is undefined
    Value archive = Value::none(); // its earlier states
};

std::vector<Job> list_jobs(const Site& site, const Graph& graph, const Routes& routes) {
    std::vector<Job> jobs;
    for (const auto& kind : page_kinds()) {
        if (kind.count == PerItem::listed) continue;
        if (!kind.is_for_everybody(site.config)) continue;
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

// Says at the plan that an address of one of its editions is not there any more.
void report_vanished(const VanishedPage& vanished, const Graph& graph, Diagnostics& diagnostics) {
    if (!vanished.plan) return; // the whole plan is gone, which was reported
    const Edition& edition = *vanished.editions.front();
    const std::string help =
        vanished.now
            ? fmt::format("it is `{}` now; a page that says so is put there", vanished.now->key)
            : "a page that says so is put there; where it has only another id, give it the old one back";
    diagnostics.report(
        kind("vanished-address"),
        fmt::format("edition {} has `{}`, which is not there any more", edition.name, vanished.path),
        graph.at(vanished.plan).at, help);
}

// The pages that are made of editions, and those that stand where editions had one.
void add_archive_jobs(const ArchiveViews& views, const Graph& graph, std::vector<Job>& jobs,
                      Diagnostics& diagnostics) {
    const auto add = [&](ArchivePage page) {
        jobs.push_back({page.kind, page.item, std::move(page.path), std::move(page.title), page.value});
    };
    for (auto& page : views.pages()) add(std::move(page));
    std::set<std::string> live;
    for (Job& job : jobs) {
        live.insert(job.path);
        job.archive = views.of_page(job.path, job.item);
    }
    for (const auto& vanished :
         views.vanished([&](const std::string& path) { return live.contains(path); })) {
        report_vanished(vanished, graph, diagnostics);
        add(views.gone_page(vanished));
    }
}

// What all pages have in common.
struct Setting {
    const Site& site;
    const Graph& graph;
    const Routes& routes;
    const Views& views;
    Value edition; // {name, title, frozen, as_of} of the edition that is made; none where it is the site
};

Value edition_value(const std::optional<EditionFacts>& edition, const ValueContext& context) {
    if (!edition) return Value::none();
    MapBuilder map(context.arena);
    map.set("name", Value::string(edition->name)).set("title", Value::string(edition->title));
    map.set("frozen", value_of(edition->frozen, context));
    return map.set("as_of", value_of(edition->as_of, context)).value();
}

// What every page is told of itself.
Value page_value(const Job& job, const Setting& setting, Arena& arena) {
    MapBuilder page(arena);
    const Item& item = setting.graph.at(job.item);
    std::string title = item.kind == ItemKind::site ? std::string(job.kind->title) : item.title;
    if (item.kind != ItemKind::site && !job.kind->title.empty()) title += ", " + std::string(job.kind->title);
    if (!job.title.empty()) title = job.title;
    const Value title_value = string_in(arena, title);
    page.set("title", title_value).set("kind", Value::string(job.kind->name));
    page.set("path", Value::string(job.path));
    page.set("url", string_in(arena, address_mark + job.path));
    page.set("root", string_in(arena, relative_address(job.path, "")));
    page.set("item", setting.views.of(job.item));
    page.set("archive", job.archive).set("edition", setting.edition);
    page.set("linked_data", deferred(arena, [&job, &setting, title_value](Arena& scratch) {
                 const SpeakingPage speaking{job.path, std::string(title_value.as_string()), job.item};
                 return Value::safe(
                     scratch.copy(linked_data(speaking, setting.site, setting.graph, setting.routes)));
             }));
    const std::string& base_url = setting.site.config.base_url;
    page.set("canonical", string_in(arena, base_url.empty() ? "" : base_url + job.path));
    return page.value();
}

// The pages of all jobs, on all threads.
std::vector<OutputFile> render_jobs(const std::vector<Job>& jobs, const Setting& setting,
                                    const ProseRenderer& prose, const Look& look,
                                    const RenderOptions& options, Diagnostics& diagnostics) {
    std::vector<OutputFile> files(jobs.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(jobs.size(), options.jobs, [&](std::size_t i) {
        const Job& job = jobs[i];
        Arena scratch;
        MapBuilder context(scratch);
        context.set("site", setting.views.of(setting.graph.site()))
            .set("page", page_value(job, setting, scratch));
        if (!job.kind->variable.empty())
            context.set(job.kind->variable,
                        job.value.is_undefined() ? setting.views.of(job.item) : job.value);
        std::string html;
        look.templates.render(job.kind->file, context.value(), scratch, html, diagnostics);
        const Item& item = setting.graph.at(job.item);
        files[i] = {job.path, finish_page(html, job.path, prose.glossary(item.home ? item.home : job.item))};
        if (options.progress) options.progress(++done, jobs.size());
    });
    return files;
}

// The attachments and images that pages link to. Content is not trusted, so none may be a script.
std::vector<OutputFile> linked_attachments(const LoadedSite& loaded, const std::string& root,
                                           const std::vector<OutputFile>& files, Rendered& rendered) {
    std::vector<OutputFile> attachments;
    if (loaded.assets.empty()) return attachments;
    std::set<std::string> linked;
    for (const auto& file : files)
        for (const auto& link : links_in(file.bytes))
            linked.insert("content/" + resolve_address(file.path, link.address));
    for (const auto& asset : loaded.assets) {
        if (!linked.contains(asset.path)) continue;
        auto read = read_file_within(open_folder(root), asset.path, std::size_t(1) << 30);
        if (read.status != ReadStatus::good) continue;
        std::string path = asset.path.substr(sizeof("content/") - 1);
        if (is_active_content(path, read.bytes))
            rendered.refused.emplace(std::move(path), Refusal::active);
        else
            attachments.push_back({std::move(path), std::move(read.bytes)});
    }
    return attachments;
}

// Adds the attachments, but for those that would take the place of a file of the site.
void add_attachments(std::vector<OutputFile> attachments, Rendered& rendered) {
    if (attachments.empty() && rendered.refused.empty()) return;
    std::unordered_set<std::string> taken;
    for (const auto& file : rendered.output.files) taken.insert(address_key(file.path));
    for (auto& [path, why] : rendered.refused)
        if (taken.contains(address_key(path))) why = Refusal::taken;
    for (auto& file : attachments)
        if (taken.contains(address_key(file.path)))
            rendered.refused.emplace(std::move(file.path), Refusal::taken);
        else
            rendered.output.files.push_back(std::move(file));
}

void sort_by_path(std::vector<OutputFile>& files) {
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    files.erase(std::unique(files.begin(), files.end(), same), files.end()); // reported by check_addresses
}

// The pages of editions at their places, byte for byte.
Output published_editions(const Archive& archive) {
    Output out;
    for (const Edition& edition : archive)
        for (const OutputFile& file : edition.site.files)
            out.files.push_back({edition.folder() + file.path, file.bytes});
    sort_by_path(out.files);
    return out;
}

} // namespace

Rendered render_pages(const LoadedSite& loaded, const Graph& graph, const Assessments& assessments,
                      const Archive& archive, const Look& look, const RenderOptions& options,
                      Diagnostics& diagnostics) {
    Rendered rendered;
    const auto passed = [&](std::string_view part) {
        if (options.passed) options.passed(part);
    };
    const Site& site = loaded.site;
    const std::string& base_url = site.config.base_url;
    std::vector<std::string> asset_paths;
    for (const auto& asset : loaded.assets) asset_paths.push_back(asset.path);
    const Assets assets(asset_paths);
    const Routes routes(graph);
    ProseRenderer prose(site, graph, routes, assets, diagnostics);
    Arena arena;
    const ViewInputs inputs{site, graph, assessments, routes, prose, arena};
    prose.keep(render_texts(graph, prose, options.jobs));
    Views views(inputs);
    rendered.links = views.render_bodies(look.templates, diagnostics, options.jobs);
    add_links_of_data(site, rendered.links);
    passed("make views");
    const auto address = [&](ItemId id) { return routes.of(id).whole(); };
    const auto folder = [&](ItemId home) { return folder_of(graph, home); };
    const ExportInputs exports{site, graph, assessments, address, folder};

    Output data{export_data(exports, options.jobs)};
    sort_by_path(data.files);
    passed("export data");

    auto jobs = list_jobs(site, graph, routes);
    const ArchiveViews archive_views(inputs, views, archive, data);
    add_archive_jobs(archive_views, graph, jobs, diagnostics);
    check_addresses(jobs, graph, diagnostics);
    const Setting setting{site, graph, routes, views,
                          edition_value(options.edition, {arena, graph, routes, prose, {}})};
    auto& files = rendered.output.files;
    files = render_jobs(jobs, setting, prose, look, options, diagnostics);
    passed("render pages");

    auto attachments = linked_attachments(loaded, options.root, files, rendered);
    for (const auto& asset : look.assets) files.push_back(asset);
    passed("find attachments");
    for (auto& file : data.files) files.push_back(std::move(file));
    for (auto& file : archive_views.time_maps(base_url)) files.push_back(std::move(file));
    for (auto& file : search_files(search_records(inputs, views, options.jobs), largest_search_file))
        files.push_back(std::move(file));
    passed("list what can be found");
    files.push_back({"robots.txt", robots(base_url)});
    files.push_back({"sitemap.xml", sitemap(files, base_url)});
    add_attachments(std::move(attachments), rendered);
    sort_by_path(files);
    rendered.frozen = published_editions(archive);
    return rendered;
}

} // namespace plansite
