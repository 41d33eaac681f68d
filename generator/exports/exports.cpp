#include "exports/exports.h"

#include "base/parallel.h"
#include "base/text.h"
#include "exports/csv.h"
#include "exports/data_package.h"
#include "exports/feeds.h"
#include "exports/plan_json.h"
#include "exports/plan_sheets.h"
#include "exports/zip.h"
#include "graph/homes.h"
#include "graph/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace plansite {

namespace {

constexpr std::string_view schema_path = "data/plan.schema.json";
constexpr std::string_view archive_path = "data/everything.zip";
constexpr std::string_view feed_path = "updates.atom";
constexpr std::string_view calendar_path = "dates.ics";

std::string csv_path(std::string_view name) {
    return fmt::format("data/{}.csv", name);
}

// Whether a plan has anything for a table: its header alone helps nobody.
bool has_rows(const PlanSheet& sheet, const Graph& graph, ItemId plan) {
    const auto any = [&](ItemKind kind) {
        const auto inside = items_in(graph, plan);
        return std::any_of(inside.begin(), inside.end(),
                           [&](ItemId id) { return graph.at(id).kind == kind; });
    };
    if (sheet.name == "updates") return !graph.get<Plan>(plan).updates.empty();
    if (sheet.name == "values" || sheet.name == "targets") return any(ItemKind::target);
    if (sheet.name == "milestones") return any(ItemKind::milestone);
    if (sheet.name == "criteria") return any(ItemKind::criterion);
    return any(ItemKind::action);
}

std::vector<const DataTable*> tables_of(const Graph& graph, ItemId home) {
    std::vector<const DataTable*> out;
    for (const ItemId id : items_in(graph, home))
        if (const auto* table = std::get_if<const DataTable*>(&graph.at(id).entity)) out.push_back(*table);
    return out;
}

// The tables of a home, as they are written.
std::vector<Sheet> sheets_of(const ExportInputs& in, ItemId home) {
    std::vector<Sheet> out;
    if (in.graph.at(home).kind == ItemKind::plan)
        for (const auto& sheet : plan_sheets())
            if (has_rows(sheet, in.graph, home)) out.push_back(sheet_of(sheet, in, home));
    for (const DataTable* table : tables_of(in.graph, home)) out.push_back(sheet_of(*table));
    return out;
}

void add_tables(const ExportInputs& in, ItemId home, std::vector<OutputFile>& files) {
    const std::string folder = in.folder(home);
    const auto sheets = sheets_of(in, home);
    if (sheets.empty()) return;
    DataPackage package;
    package.name = lower_ascii(in.graph.at(home).name);
    package.title = in.graph.at(home).title;
    if (!in.site.config.licence.empty()) package.licenses.push_back({{}, in.site.config.licence, {}});
    if (const auto& source = in.graph.at(home).common->source; !source.empty())
        package.sources.push_back({plain_words(source), {}});
    for (const auto& sheet : sheets) {
        files.push_back({folder + csv_path(sheet.name), csv_of(sheet)});
        package.files.push_back({&sheet, sheet.name + ".csv", files.back().bytes.size()});
    }
    files.push_back({folder + "data/datapackage.json", data_package_of(package)});
}

// Dated by the day things are judged by, but for a format that begins in 1980.
std::string archive_of(const std::vector<OutputFile>& files, const ExportInputs& in) {
    std::vector<ZipFile> archive;
    for (const auto& file : files) archive.push_back({file.path, file.bytes});
    return zip_of(std::move(archive), std::max(in.assessments.as_of, *make_date(1980, 1, 1)));
}

bool is_home(ItemKind kind) {
    return kind == ItemKind::plan || kind == ItemKind::consultation || kind == ItemKind::document;
}

// All files of one home.
std::vector<OutputFile> files_of(const ExportInputs& in, ItemId home) {
    std::vector<OutputFile> files;
    const ItemKind kind = in.graph.at(home).kind;
    const std::string folder = in.folder(home);
    if (in.site.config.has(Export::csv)) add_tables(in, home, files);
    if (kind == ItemKind::plan) {
        const std::string feed = folder + std::string(feed_path);
        files.push_back({folder + "data/plan.json", plan_as_json(in, home)});
        if (in.site.config.has(Export::feed)) files.push_back({feed, atom_of(updates_feed(in, home, feed))});
    }
    if (kind != ItemKind::document && in.site.config.has(Export::calendar))
        files.push_back({folder + std::string(calendar_path), icalendar_of(dates_calendar(in, home))});
    return files;
}

} // namespace

namespace {

std::vector<Download> downloads_of_site(const SiteConfig& config) {
    std::vector<Download> out;
    if (config.has(Export::archive))
        out.push_back(
            {std::string(archive_path), "Everything", "ZIP", "All the files below in one archive."});
    if (config.has(Export::feed))
        out.push_back(
            {std::string(feed_path), "Updates of all plans", "Atom", "A feed of what is reported."});
    if (config.has(Export::calendar))
        out.push_back({std::string(calendar_path), "All dates", "iCalendar", "A calendar of what is due."});
    out.push_back({std::string(schema_path), "The form of a plan as JSON", "JSON Schema",
                   "What the JSON files hold, for programs that check them."});
    return out;
}

std::vector<Download> tables_to_download(const Graph& graph, ItemId home) {
    std::vector<Download> out;
    if (graph.at(home).kind == ItemKind::plan)
        for (const auto& sheet : plan_sheets())
            if (has_rows(sheet, graph, home))
                out.push_back(
                    {csv_path(sheet.name), std::string(sheet.title), "CSV", std::string(sheet.sentence)});
    for (const DataTable* table : tables_of(graph, home))
        out.push_back({csv_path(lower_ascii(table->id.value)), table->title.value, "CSV",
                       "The table as it was published."});
    if (!out.empty())
        out.push_back({"data/datapackage.json", "What the tables hold", "JSON",
                       "The columns of the tables, described as a Frictionless data package."});
    return out;
}

} // namespace

std::vector<Download> downloads_of(const Site& site, const Graph& graph, ItemId home) {
    if (!home) return downloads_of_site(site.config);
    const ItemKind kind = graph.at(home).kind;
    std::vector<Download> out;
    if (site.config.has(Export::csv)) out = tables_to_download(graph, home);
    if (kind == ItemKind::plan)
        out.push_back(
            {"data/plan.json", "The whole plan", "JSON", "Everything in the plan, with how it stands."});
    if (kind == ItemKind::plan && site.config.has(Export::feed))
        out.push_back(
            {std::string(feed_path), "Updates", "Atom", "A feed of what is reported on this plan."});
    if (kind != ItemKind::document && site.config.has(Export::calendar))
        out.push_back({std::string(calendar_path), "Dates", "iCalendar", "A calendar of what is due."});
    return out;
}

std::vector<OutputFile> export_data(const ExportInputs& in, unsigned jobs) {
    std::vector<ItemId> homes;
    for (std::size_t i = 1; i < in.graph.items().size(); ++i)
        if (is_home(in.graph.items()[i].kind)) homes.push_back(ItemId(i));
    std::vector<std::vector<OutputFile>> made(homes.size());
    parallel_for(homes.size(), jobs, [&](std::size_t i) { made[i] = files_of(in, homes[i]); });
    std::vector<OutputFile> files;
    for (auto& of_home : made) std::move(of_home.begin(), of_home.end(), std::back_inserter(files));
    files.push_back({std::string(schema_path), plan_json_schema()});
    if (in.site.config.has(Export::feed))
        files.push_back({std::string(feed_path), atom_of(updates_feed(in, {}, std::string(feed_path)))});
    if (in.site.config.has(Export::calendar))
        files.push_back({std::string(calendar_path), icalendar_of(dates_calendar(in, {}))});
    if (in.site.config.has(Export::archive))
        files.push_back({std::string(archive_path), archive_of(files, in)});
    return files;
}

} // namespace plansite
