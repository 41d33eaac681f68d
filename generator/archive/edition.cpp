#include "archive/edition.h"

#include "archive/bag.h"
#include "archive/fact_words.h"
#include "archive/verify.h"
#include "base/ascii.h"
#include "base/file.h"
#include "base/parallel.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view facts_format = "plansite edition 1";
constexpr std::string_view facts_path = "edition.json";
constexpr std::string_view site_folder = "site/";
constexpr std::size_t largest_file = std::size_t(1) << 30;

std::string facts_as_json(const EditionFacts& facts) {
    const Json out{{"format", facts_format}, {"plan", facts.plan},          {"edition", facts.name},
                   {"title", facts.title},   {"frozen", iso(facts.frozen)}, {"as_of", iso(facts.as_of)}};
    return out.dump(1) + "\n";
}

// The facts of an edition, where they are well formed and are those of this folder.
std::optional<EditionFacts> read_facts(std::string_view bytes, const std::string& plan,
                                       const std::string& name) {
    const Json file = Json::parse(bytes, nullptr, false);
    const auto text = [&](const char* key) { return one_line(member(file, key)); };
    const auto frozen = parse_iso_date(text("frozen"));
    const auto as_of = parse_iso_date(text("as_of"));
    if (text("format") != facts_format || !is_edition_name(name) || text("plan") != plan ||
        text("edition") != name || !frozen || !as_of)
        return std::nullopt;
    return EditionFacts{plan, name, text("title"), *frozen, *as_of};
}

// The pages of an edition and what it says of itself. Only of one that was verified.
std::optional<Edition> read_edition(const std::string& root, const EditionFolder& at, Sources& sources,
                                    Diagnostics& diagnostics) {
    const Descriptor folder = open_folder(root + "/" + at.path + "/data");
    const auto bytes_of = [&](const std::string& path) {
        ReadResult read = read_file_within(folder, path, largest_file);
        if (read.status == ReadStatus::good) return std::move(read.bytes);
        throw std::runtime_error(fmt::format("cannot read {}/data/{} again", at.path, path)); // it verified
    };
    const auto facts = read_facts(bytes_of(std::string(facts_path)), at.plan, at.name);
    if (!facts) {
        const Source& source = sources.add(fmt::format("{}/data/{}", at.path, facts_path), {});
        diagnostics.report(kind("bag-malformed"), "this is not an edition of that plan and name",
                           Span{&source, 0, 0},
                           "an edition's folder cannot be renamed or moved: put it back where it was frozen");
        return std::nullopt;
    }
    Edition edition{*facts, {}, {}, {}};
    for (const Entry& entry : entries_within(folder, Hidden::listed))
        if (entry.kind == EntryKind::file && entry.path.starts_with(site_folder))
            edition.site.files.push_back({entry.path.substr(site_folder.size()), bytes_of(entry.path)});
    if (const OutputFile* plan = edition.site.find(plan_json_path(at.plan)))
        edition.items = read_plan_items(plan->bytes);
    if (!edition.items) {
        const Source& source =
            sources.add(fmt::format("{}/data/{}{}", at.path, site_folder, plan_json_path(at.plan)), {});
        diagnostics.report(kind("edition-unreadable"),
                           "the plan's data is not in a format that can be compared", Span{&source, 0, 0},
                           "its pages are published all the same");
    }
    return edition;
}

// The names of the folders in a folder, but for hidden ones and links; none where there is no such folder.
// Throws where it cannot be read, because editions would be unpublished without a word.
std::vector<std::string> folders_in(const fs::path& folder) {
    std::vector<std::string> names;
    if (!fs::is_directory(folder)) return names;
    for (const auto& one : fs::directory_iterator(folder)) {
        std::string name = one.path().filename();
        if (!name.starts_with('.') && fs::is_directory(one.symlink_status()))
            names.push_back(std::move(name));
    }
    return names;
}

} // namespace

std::string plan_json_path(const std::string& plan) {
    return fmt::format("plans/{}/data/plan.json", plan);
}

std::string Edition::folder() const {
    return fmt::format("plans/{}/editions/{}/", plan, name);
}

bool is_edition_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && name != live_plan_name && is_letter_or_digit(name.front()) &&
           name.back() != '.' && std::all_of(name.begin(), name.end(), [&](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_';
           });
}

std::vector<EditionFolder> edition_folders(const std::string& root) {
    const std::string archive = "content/archive";
    std::vector<EditionFolder> out;
    for (const auto& plan : folders_in(root + "/" + archive))
        for (const auto& name : folders_in(fmt::format("{}/{}/{}", root, archive, plan)))
            out.push_back({plan, name, fmt::format("{}/{}/{}", archive, plan, name)});
    std::sort(out.begin(), out.end(),
              [](const EditionFolder& a, const EditionFolder& b) { return a.path < b.path; });
    return out;
}

Output edition_bag(const EditionFacts& facts, const Output& site, const Output& sources,
                   std::vector<OutputFile> beside, std::vector<std::pair<std::string, std::string>> more) {
    Output payload;
    payload.files.push_back({std::string(facts_path), facts_as_json(facts)});
    for (const auto& file : site.files)
        payload.files.push_back({std::string(site_folder) + file.path, file.bytes});
    for (const auto& file : sources.files) payload.files.push_back({"sources/" + file.path, file.bytes});
    std::move(beside.begin(), beside.end(), std::back_inserter(payload.files));
    BagInfo info{facts.frozen, "plansite " PLANSITE_VERSION, std::move(more)};
    info.more.push_back({"External-Identifier", facts.plan + "/" + facts.name});
    info.more.push_back({"External-Description",
                         fmt::format("{}: edition {}, as of {}", facts.title, facts.name, iso(facts.as_of))});
    return make_bag(std::move(payload), info);
}

Output edition_sources(const Site& site, const Sources& read) {
    std::vector<std::string> kept{"site.toml", "content/directory.toml", "templates/", "themes/"};
    for (const auto& one : site.plans) kept.push_back("content/plans/" + one.id.value + "/");
    for (const auto& one : site.consultations) kept.push_back("content/consultations/" + one.id.value + "/");
    for (const auto& one : site.documents) kept.push_back("content/documents/" + one.id.value + "/");
    Output out;
    for (const Source& source : read.all())
        if (std::any_of(kept.begin(), kept.end(),
                        [&](const std::string& one) { return source.path.starts_with(one); }))
            out.files.push_back({source.path, source.text});
    std::sort(out.files.begin(), out.files.end(),
              [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
    return out;
}

void check_archive(const Archive& archive, const Site& site, Sources& sources, Diagnostics& diagnostics) {
    std::string told;
    for (const Edition& edition : archive) {
        if (edition.plan == told || find_by_id(site.plans, edition.plan)) continue;
        told = edition.plan;
        const Source& source = sources.add("content/archive/" + edition.plan, {});
        diagnostics.report(kind("edition-without-plan"),
                           fmt::format("there are editions of `{}`, but no such plan", edition.plan),
                           Span{&source, 0, 0},
                           "keep the plan's folder with `stage = \"withdrawn\"`, or rename this one as the "
                           "plan is called now");
    }
}

std::optional<std::string> verify_edition(const std::string& folder, const std::string& shown,
                                          Sources& sources, Diagnostics& diagnostics) {
    const BagReport report = verify_bag(folder);
    for (const BagFault& fault : report.faults) {
        const Source& source = sources.add(shown + "/" + fault.path, {});
        const std::string line = fault.line == 0 ? "" : fmt::format("line {}: ", fault.line);
        diagnostics.report(*fault.kind, line + fault.message, Span{&source, 0, 0},
                           "restore the edition from where you keep a copy; `plansite explain` says more");
    }
    return report.faults.empty() ? std::optional(report.digest) : std::nullopt;
}

Archive read_archive(const std::string& root, unsigned jobs, Sources& sources, Diagnostics& diagnostics) {
    const auto folders = edition_folders(root);
    std::vector<std::optional<Edition>> read(folders.size());
    parallel_for(folders.size(), jobs, [&](std::size_t i) {
        const auto digest =
            verify_edition(root + "/" + folders[i].path, folders[i].path, sources, diagnostics);
        if (digest) read[i] = read_edition(root, folders[i], sources, diagnostics);
        if (read[i]) read[i]->digest = *digest;
    });
    Archive archive;
    for (auto& edition : read)
        if (edition) archive.push_back(std::move(*edition));
    std::stable_sort(archive.begin(), archive.end(), [](const Edition& a, const Edition& b) {
        return std::tie(a.plan, a.as_of, a.frozen) < std::tie(b.plan, b.as_of, b.frozen);
    });
    return archive;
}

} // namespace plansite
