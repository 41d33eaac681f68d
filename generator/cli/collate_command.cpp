#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "cli/site_commands.h"
#include "collate/collate.h"
#include "collate/responses_file.h"
#include "collate/returned.h"
#include "content/load.h"
#include "schema/read.h"
#include "schema/toml.h"

#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = std::size_t(8) << 20;

// What is collated and where to. The site is kept, because the consultation points into it.
struct Task {
    LoadedSite loaded;
    const Consultation* consultation = nullptr;
    std::vector<std::string> files;
    std::string output;
};

// Of the site only what is used here counts: a mistake in another plan is no reason to leave answers lying.
void keep_what_concerns(std::vector<Diagnostic>& all, const std::string& id) {
    const std::string own = "content/consultations/" + id + "/consultation.toml";
    std::erase_if(all, [&](const Diagnostic& one) {
        if (one.severity != Severity::error || one.labels.empty()) return true;
        const std::string& path = one.labels.front().at.source->path;
        return path != own && path != "site.toml";
    });
}

// The file of responses that is there: whether collate wrote it, and the note that the author put into it.
struct Existing {
    bool is_ours = true;
    Prose note;
};
Existing look_at(const std::string& path) {
    const ReadResult read = read_file(path, largest_file);
    if (read.status == ReadStatus::missing) return {};
    if (read.status != ReadStatus::good || !read.bytes.starts_with(responses_first_line)) return {false, {}};
    Sources sources;
    Diagnostics ignored; // what is wrong in it is written anew
    const Source& source = sources.add(path, read.bytes);
    const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), ignored);
    Responses responses;
    if (node) Reading<Responses>::read(*node, responses, ignored);
    return {true, {{responses.note.value}}};
}

// Which columns hold what, by the file of --columns.
ColumnNames columns_of(const std::string& path, const Questionnaire& questionnaire, Sources& sources,
                       Diagnostics& diagnostics) {
    if (path.empty()) return {};
    const ReadResult read = read_file(path, largest_file);
    const Source& source = sources.add(path, read.bytes);
    if (read.status != ReadStatus::good || first_invalid_utf8(read.bytes)) {
        diagnostics.report(kind("unreadable-file"), fmt::format("`{}` cannot be read", path),
                           Span{&source, 0, 0}, "check that it is there, and that it is TOML in UTF-8");
        return {};
    }
    const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics);
    return node ? read_column_names(*node, questionnaire, diagnostics) : ColumnNames{};
}

std::string counts_of(const QuestionTally& tally) {
    std::string out;
    for (const auto& [choice, count] : tally.choices)
        out += fmt::format("{}{} {}", out.empty() ? ": " : ", ", choice, count);
    return out;
}

// The whole counts, for the eyes of the one who collates.
std::string report(const Collation& collation, std::size_t refused, const std::string& written) {
    const Responses& told = collation.published;
    std::string out;
    std::size_t width = 0;
    for (const auto& tally : collation.tallies) width = std::max(width, tally.question.size());
    for (const auto& tally : collation.tallies)
        out += fmt::format("{:{}}  {} answered{}\n", tally.question, width, tally.answered, counts_of(tally));
    return out + fmt::format("{}, {} late, {} repeated, {} refused; {}\n",
                             counted(std::size_t(told.received), "response", "responses"), told.late,
                             told.repeated, refused,
                             written.empty() ? "nothing written" : written + " written");
}

std::string report_as_json(const Collation& collation, std::size_t refused, const std::string& written,
                           const std::vector<Diagnostic>& diagnostics) {
    const Responses& told = collation.published;
    Json out{
        {"received", told.received}, {"late", told.late}, {"repeated", told.repeated}, {"refused", refused}};
    out["written"] = written.empty() ? Json() : Json(written);
    out["questions"] = Json::array();
    for (const auto& tally : collation.tallies) {
        Json question{{"question", tally.question}, {"answered", tally.answered}};
        for (const auto& [choice, count] : tally.choices)
            question["counts"].push_back({{"answer", choice}, {"count", count}});
        out["questions"].push_back(std::move(question));
    }
    out["diagnostics"] = Json::parse(print_all(diagnostics, Format::json, Color::off));
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// Everything that the arguments name, or the exit code where it cannot be used.
std::optional<Exit> prepare(const Invocation& invocation, const std::string& root, Task& task) {
    const Site& site = task.loaded.site;
    task.consultation = find_consultation(site, invocation.consultation);
    if (!task.consultation) return unknown_consultation(site, invocation.consultation);
    const std::string folder = root + "/content/consultations/" + invocation.consultation;
    task.files = invocation.files;
    if (task.files.empty() && fs::is_directory(folder + "/responses")) task.files = {folder + "/responses"};
    if (task.files.empty())
        return misused("no files are given", "name the returned files, or folders that hold them");
    task.output = invocation.output.empty() ? folder + "/responses.toml" : invocation.output;
    return std::nullopt;
}

} // namespace

Exit run_collate(const Invocation& invocation) {
    const std::string root = find_root(invocation.directory);
    if (root.empty()) return without_site(invocation.directory, "");
    Sources sources;
    Diagnostics of_site, diagnostics;
    LoadOptions options;
    options.jobs = invocation.jobs;
    Task task;
    task.loaded = load_site(root, options, sources, of_site);
    auto faults = of_site.sorted();
    keep_what_concerns(faults, invocation.consultation);
    if (!faults.empty()) {
        print_found(faults, invocation);
        return Exit::content_errors;
    }
    if (const auto refused = prepare(invocation, root, task)) return *refused;
    const Existing existing = look_at(task.output);
    if (!existing.is_ours && !invocation.force)
        return misused(fmt::format("{} was not written by collate", task.output),
                       "give another file with --output, or --force to replace it");

    const Questionnaire questionnaire(*task.consultation);
    const ColumnNames columns = columns_of(invocation.columns, questionnaire, sources, diagnostics);
    if (diagnostics.errors() > 0) {
        print_found(diagnostics.sorted(), invocation);
        return Exit::content_errors;
    }
    Returned returned = read_returned(task.files, columns, questionnaire, sources, diagnostics);
    const CollateRules rules{invocation.today, task.loaded.site.config.small_groups,
                             task.consultation->respondents};
    Collation collation = collate(questionnaire, std::move(returned.responses), rules, diagnostics);
    collation.published.note = existing.note;
    const bool writes = collation.published.received > 0;
    if (writes) write_file_atomically(task.output, print_responses(collation.published));

    const auto all = diagnostics.sorted();
    const std::string written = writes ? task.output : std::string();
    if (invocation.format == Format::json) {
        std::fputs(report_as_json(collation, returned.refused, written, all).c_str(), stdout);
    } else {
        print_found(all, invocation);
        if (!invocation.quiet && !is_for_programs(invocation.format))
            std::fputs(report(collation, returned.refused, written).c_str(), stdout);
    }
    return diagnostics.errors() > 0 || !writes ? Exit::content_errors : Exit::good;
}

} // namespace plansite
