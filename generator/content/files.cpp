#include "content/files.h"

#include "base/file.h"
#include "base/text.h"

#include <filesystem>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t largest_file = std::size_t(8) << 20;

// A place for faults of a file that has no text to point at.
Span at_file(const std::string& path, Sources& sources) {
    return {&sources.add(path, ""), 0, 0};
}

void report_skipped(SkipReason reason, const std::string& path, Sources& sources, Diagnostics& diagnostics) {
    const Span at = at_file(path, sources);
    switch (reason) {
    case SkipReason::outside:
        diagnostics.report(kind("outside-site"), fmt::format("`{}` leads out of the site", path), at,
                           "copy the file into the site in place of the link");
        break;
    case SkipReason::folder_link:
        diagnostics.report(kind("outside-site"),
                           fmt::format("`{}` is a link to a folder, which is not followed", path), at,
                           "move the folder here in place of the link");
        break;
    case SkipReason::dangling_link:
        diagnostics.report(kind("unreadable-file"), fmt::format("`{}` is a link to nothing", path), at,
                           "remove the link or restore the file it leads to");
        break;
    case SkipReason::special:
        diagnostics.report(kind("unreadable-file"), fmt::format("`{}` is not a file", path), at,
                           "remove the pipe, socket or device");
        break;
    case SkipReason::unreadable:
        diagnostics.report(kind("unreadable-file"), fmt::format("the folder `{}` cannot be opened", path), at,
                           "check who may read it, and that it is not nested too deep");
        break;
    }
}

bool ends_in(std::string_view name, std::string_view ending) {
    return name.ends_with(ending);
}

FileKind kind_in_plan(const std::vector<std::string_view>& parts, std::string_view name) {
    if (parts.size() == 4 && name == "plan.toml") return FileKind::plan;
    if (parts.size() == 4 && name == "targets.toml") return FileKind::targets;
    if (parts.size() == 4 && name == "directory.toml") return FileKind::plan_directory;
    if (parts.size() == 4 && ends_in(name, ".md")) return FileKind::plan_article;
    if (parts.size() == 5 && parts[3] == "priorities" && ends_in(name, ".toml")) return FileKind::priority;
    if (parts.size() == 5 && parts[3] == "updates" && ends_in(name, ".toml")) return FileKind::update;
    return FileKind::stray;
}

FileKind kind_in_consultation(const std::vector<std::string_view>& parts, std::string_view name) {
    if (parts[3] == "responses") return FileKind::ignored; // read by `collate`, never published
    if (parts.size() != 4) return FileKind::stray;
    if (name == "consultation.toml") return FileKind::consultation;
    if (name == "tables.toml") return FileKind::tables;
    if (name == "outcome.toml") return FileKind::outcome;
    if (name == "responses.toml") return FileKind::responses;
    if (name == "letter.txt") return FileKind::ignored; // read by `circulate`, never published
    if (name == "directory.toml") return FileKind::consultation_directory;
    return ends_in(name, ".md") ? FileKind::consultation_article : FileKind::stray;
}

FileKind kind_in_document(const std::vector<std::string_view>& parts, std::string_view name) {
    if (parts.size() != 4) return FileKind::stray;
    if (name == "index.md") return FileKind::document;
    return name == "directory.toml" ? FileKind::document_directory : FileKind::stray;
}

FileKind kind_of(const std::vector<std::string_view>& parts, std::string_view name) {
    if (parts.size() == 2 && name == "index.md") return FileKind::home;
    if (parts.size() == 2 && name == "directory.toml") return FileKind::directory;
    if (parts.size() == 3 && parts[1] == "guide" && ends_in(name, ".md")) return FileKind::guide;
    if (parts.size() >= 2 && parts[1] == "archive") return FileKind::ignored;
    if (parts.size() < 4) return FileKind::stray;
    if (parts[1] == "plans") return kind_in_plan(parts, name);
    if (parts[1] == "consultations") return kind_in_consultation(parts, name);
    return parts[1] == "documents" ? kind_in_document(parts, name) : FileKind::stray;
}

// Where such a file is looked for: under the name that was nearly meant, or in the folders for it.
std::string help_for_stray(const std::string& path) {
    const auto parts = split(path, '/');
    const auto near =
        nearest(parts.back(), {"plan.toml", "targets.toml", "directory.toml", "consultation.toml",
                               "tables.toml", "outcome.toml", "responses.toml", "index.md"});
    if (near && *near != parts.back()) return fmt::format("did you mean `{}`?", *near);
    if (parts.size() == 5 && parts[1] == "plans") return "the folders of a plan are priorities/ and updates/";
    if (parts.size() > 2 && (parts[1] == "plans" || parts[1] == "consultations" || parts[1] == "documents"))
        return fmt::format("move it into a folder of its own: content/{}/NAME/{}", parts[1], parts.back());
    return "plans lie in content/plans/NAME/, consultations in content/consultations/NAME/, documents in "
           "content/documents/NAME/";
}

} // namespace

SiteFile classify(std::string path) {
    SiteFile file;
    file.path = std::move(path);
    if (file.path == "site.toml") {
        file.kind = FileKind::site;
        return file;
    }
    const auto parts = split(file.path, '/');
    const auto name = parts.back();
    file.stem = std::string(name.substr(0, name.rfind('.')));
    if (parts.size() > 3) file.owner = std::string(parts[2]);
    file.kind = kind_of(parts, name);
    if (file.kind == FileKind::stray && !ends_in(name, ".toml") && !ends_in(name, ".md"))
        file.kind = FileKind::asset;
    return file;
}

std::vector<std::string> files_below(const std::string& root, const std::string& folder, Sources& sources,
                                     Diagnostics& diagnostics) {
    FileList list = list_files(open_folder(root + "/" + folder));
    for (const auto& skipped : list.skipped)
        report_skipped(skipped.reason, folder + "/" + skipped.path, sources, diagnostics);
    for (auto& path : list.files) path.insert(0, folder + "/");
    return std::move(list.files);
}

std::vector<SiteFile> list_site(const std::string& root, Sources& sources, Diagnostics& diagnostics) {
    std::vector<SiteFile> files{classify("site.toml")};
    if (!std::filesystem::is_directory(root + "/content")) {
        diagnostics.report(kind("unreadable-file"), "there is no folder `content`",
                           at_file("content", sources),
                           "make it beside site.toml: plans, consultations and documents lie in it");
        return files;
    }
    for (auto& path : files_below(root, "content", sources, diagnostics)) {
        files.push_back(classify(std::move(path)));
        const SiteFile& file = files.back();
        if (file.kind == FileKind::stray)
            diagnostics.report(kind("stray-file"),
                               fmt::format("`{}` is in no place that plansite reads", file.path),
                               at_file(file.path, sources), help_for_stray(file.path));
    }
    return files;
}

const Source* read_text(const std::string& root, const std::string& path, Sources& sources,
                        Diagnostics& diagnostics) {
    ReadResult read = read_file_within(open_folder(root), path, largest_file);
    switch (read.status) {
    case ReadStatus::good: break;
    case ReadStatus::too_large:
        diagnostics.report(kind("file-too-large"), fmt::format("`{}` is larger than 8 MiB", path),
                           at_file(path, sources), "split it into several files");
        return nullptr;
    case ReadStatus::outside:
        diagnostics.report(kind("outside-site"), fmt::format("`{}` leads out of the site", path),
                           at_file(path, sources), "copy the file into the site in place of the link");
        return nullptr;
    case ReadStatus::missing:
    case ReadStatus::unreadable:
    case ReadStatus::not_a_file:
        diagnostics.report(kind("unreadable-file"), fmt::format("`{}` cannot be read", path),
                           at_file(path, sources), "check that it is there and that you may read it");
        return nullptr;
    }
    if (read.bytes.starts_with("\xEF\xBB\xBF")) read.bytes.erase(0, 3);
    const Source& source = sources.add(path, std::move(read.bytes));
    const auto report = [&](const DiagnosticKind& fault, std::size_t at, std::string message,
                            std::string help) {
        const auto offset = std::uint32_t(at);
        diagnostics.report(fault, std::move(message), Span{&source, offset, offset + 1}, std::move(help));
    };
    if (const auto invalid = first_invalid_utf8(source.text)) {
        report(kind("invalid-utf8"), *invalid, "this is not UTF-8", "save the file as UTF-8");
        return nullptr;
    }
    for (std::size_t at = 0; at < source.text.size(); ++at) {
        const char c = source.text[at];
        if ((c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\x7f') {
            report(kind("invalid-character"), at, fmt::format("a control character (U+{:04X})", int(c)),
                   "delete it");
            return nullptr;
        }
    }
    return &source;
}

} // namespace plansite
