#include "archive/verify.h"

#include "archive/bag.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace plansite {

namespace {

constexpr std::array own_files{bag_info_name, bag_declaration_name, payload_manifest_name, tag_manifest_name};

// A file as it is now.
struct FoundFile {
    std::string digest;
    std::uint64_t size = 0;
    std::string bytes; // of the bag's own files only
};

using FoundFiles = std::map<std::string, FoundFile, std::less<>>; // by path

bool is_payload(std::string_view path) {
    return path.starts_with(payload_folder);
}

class BagVerification {
public:
    explicit BagVerification(const std::filesystem::path& folder) : folder_(open_folder(folder.string())) {}

    BagReport run() {
        find_files();
        check_tag_files();
        check_payload();
        check_info();
        check_folders();
        return std::move(report_);
    }

private:
    void report(const DiagnosticKind& kind, std::string_view path, std::string message,
                std::size_t line = 0) {
        report_.faults.push_back({&kind, shown_path(path), line, std::move(message)});
    }

    bool has_fault(std::string_view path) const {
        return std::any_of(report_.faults.begin(), report_.faults.end(),
                           [&](const BagFault& fault) { return fault.path == path; });
    }

    // Takes stock: the digest of each file; links and devices are faults.
    void find_files() {
        for (const Entry& entry : entries_within(folder_, Hidden::listed)) {
            const std::string path = shown_path(entry.path);
            switch (entry.kind) {
            case EntryKind::file: find_file(entry.path); break;
            case EntryKind::folder: folders_.push_back(entry.path + '/'); break;
            case EntryKind::link:
                report(kind("bag-unsafe-path"), entry.path, fmt::format("`{}` is a symbolic link", path));
                break;
            case EntryKind::special:
                report(kind("bag-unsafe-path"), entry.path,
                       fmt::format("`{}` is a pipe, socket or device", path));
                break;
            case EntryKind::unreadable:
                report(kind("bag-unsafe-path"), entry.path,
                       fmt::format("the folder `{}` cannot be listed, or is more than 64 deep", path));
                break;
            }
        }
    }

    void find_file(const std::string& path) {
        const bool is_own = std::find(own_files.begin(), own_files.end(), path) != own_files.end();
        FoundFile& file = found_[path];
        Sha256 digest;
        const auto status = read_parts_within(folder_, path, is_own ? largest_tag_file : largest_payload_file,
                                              [&](std::string_view part) {
                                                  digest.add(part);
                                                  file.size += part.size();
                                                  if (is_own) file.bytes += part;
                                              });
        if (status != ReadStatus::good) {
            file.bytes.clear();
            report(kind("bag-altered"), path,
                   fmt::format("`{}` {}", shown_path(path),
                               status == ReadStatus::too_large
                                   ? "is larger than any file that plansite freezes"
                                   : "cannot be read"));
            return; // its digest stays empty, and no manifest agrees with that
        }
        file.digest = digest.hex();
        if (!is_payload(path)) return;
        report_.bytes += file.size;
        ++report_.files;
    }

    // The bytes of one of the bag's own files; reported, and nothing, where it is not there.
    std::optional<std::string_view> own_file(std::string_view name) {
        if (const auto file = found_.find(name); file != found_.end()) return file->second.bytes;
        report(kind("bag-missing-file"), name, fmt::format("`{}` is not there", name));
        return std::nullopt;
    }

    void check_tag_files() {
        if (const auto bytes = own_file(tag_manifest_name)) {
            report_.digest = found_.find(tag_manifest_name)->second.digest;
            for (const auto& entry : read_manifest(tag_manifest_name, *bytes, report_.faults)) {
                check_tag_place(entry);
                compare(entry, tag_manifest_name, "; one of the two was altered");
                listed_.insert(entry.path);
            }
        } else {
            for (const auto name : own_files) // those that are there are not to blame
                if (found_.contains(name)) listed_.emplace(name);
        }
        for (const auto& [path, file] : found_)
            if (!is_payload(path) && path != tag_manifest_name && !listed_.contains(path))
                report(kind("bag-unexpected-file"), path,
                       fmt::format("`{}` is not listed in `{}`", shown_path(path), tag_manifest_name));
        for (const auto name : own_files) // what is listed and missing was reported as such
            if (name != tag_manifest_name && !listed_.contains(name)) own_file(name);
        const auto declaration = found_.find(bag_declaration_name);
        if (declaration != found_.end() && declaration->second.bytes != bag_declaration)
            report(kind("bag-malformed"), bag_declaration_name,
                   fmt::format("`{}` does not say that this is a bag of version 1.0 in UTF-8",
                               bag_declaration_name));
    }

    // An edition has the four files that plansite writes, and no other manifest or list of files to fetch.
    void check_tag_place(const ManifestEntry& entry) {
        if (std::find(own_files.begin(), own_files.end() - 1, entry.path) != own_files.end() - 1) return;
        report(kind("bag-malformed"), tag_manifest_name,
               fmt::format("line {} of `{}` lists `{}`, which {}", entry.line, tag_manifest_name,
                           shown_path(entry.path),
                           entry.path == "fetch.txt" ? "says what to fetch: an edition has no holes"
                                                     : "no bag of plansite lists there"),
               entry.line);
    }

    // Reports where the file is not as its line says.
    void compare(const ManifestEntry& entry, std::string_view manifest, std::string_view doubt) {
        const auto file = found_.find(entry.path);
        const std::string path = shown_path(entry.path);
        if (file == found_.end())
            report(kind("bag-missing-file"), entry.path,
                   fmt::format("`{}` is not there, and line {} of `{}` lists it{}", path, entry.line,
                               manifest, doubt));
        else if (!file->second.digest.empty() && file->second.digest != entry.digest)
            report(kind("bag-altered"), entry.path,
                   fmt::format("`{}` has the SHA-256 digest {}, and line {} of `{}` says {}{}", path,
                               file->second.digest, entry.line, manifest, entry.digest, doubt));
    }

    void check_payload() {
        const auto file = found_.find(payload_manifest_name);
        if (file == found_.end()) return; // reported; all of the payload would be unexpected
        auto entries = read_manifest(payload_manifest_name, file->second.bytes, report_.faults);
        const std::string doubt =
            has_fault(payload_manifest_name)
                ? fmt::format("; but `{}` is itself not as it was frozen", payload_manifest_name)
                : "";
        for (const auto& entry : entries) {
            listed_.insert(entry.path);
            if (is_payload(entry.path))
                compare(entry, payload_manifest_name, doubt);
            else
                report(kind("bag-malformed"), payload_manifest_name,
                       fmt::format("line {} of `{}` lists `{}`, which is not in {}", entry.line,
                                   payload_manifest_name, shown_path(entry.path), payload_folder),
                       entry.line);
        }
        for (auto at = found_.lower_bound(payload_folder); at != found_.end() && is_payload(at->first); ++at)
            if (!listed_.contains(at->first))
                report(kind("bag-unexpected-file"), at->first,
                       fmt::format("`{}` is not listed in `{}`{}", shown_path(at->first),
                                   payload_manifest_name, doubt));
    }

    // Payload-Oxum sees what manifests do not: a file that is gone together with its line.
    void check_info() {
        const auto file = found_.find(bag_info_name);
        if (file == found_.end()) return;
        constexpr std::string_view label = "Payload-Oxum: ";
        const auto lines = split(file->second.bytes, '\n');
        const auto is_oxum = [&](std::string_view line) { return line.starts_with(label); };
        const auto line = std::find_if(lines.begin(), lines.end(), is_oxum);
        if (line == lines.end() || std::count_if(lines.begin(), lines.end(), is_oxum) > 1) {
            report(kind("bag-malformed"), bag_info_name,
                   fmt::format("`{}` has not one line that begins with `{}`", bag_info_name, trimmed(label)));
            return;
        }
        const bool payload_differs =
            std::any_of(report_.faults.begin(), report_.faults.end(),
                        [](const BagFault& fault) { return is_payload(fault.path); });
        const std::string oxum = payload_oxum(report_.bytes, report_.files);
        if (payload_differs || line->substr(label.size()) == oxum) return;
        report(kind("bag-altered"), bag_info_name,
               fmt::format("`{}` says that the payload is {}, and it is {} (bytes and files)", bag_info_name,
                           shown_path(line->substr(label.size())), oxum),
               std::size_t(line - lines.begin()) + 1);
    }

    // A folder is there for the files in it; no list has folders.
    void check_folders() {
        for (const std::string& folder : folders_) {
            const auto file = found_.lower_bound(folder);
            const auto missing = listed_.lower_bound(folder);
            if ((file == found_.end() || !file->first.starts_with(folder)) &&
                (missing == listed_.end() || !missing->starts_with(folder)))
                report(kind("bag-unexpected-file"), folder,
                       fmt::format("the folder `{}` is empty", shown_path(folder)));
        }
    }

    Descriptor folder_;
    FoundFiles found_;
    std::vector<std::string> folders_;          // each with a slash at its end
    std::set<std::string, std::less<>> listed_; // the paths of both manifests
    BagReport report_;
};

} // namespace

BagReport verify_bag(const std::filesystem::path& folder) {
    return BagVerification(folder).run();
}

} // namespace plansite
