#pragma once

#include "diagnostics/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What a file of a site is, by where it lies.
enum class FileKind : std::uint8_t {
    site,
    home,
    directory,
    plan,
    plan_directory,
    plan_article,
    priority,
    targets,
    update,
    consultation,
    consultation_directory,
    consultation_article,
    tables,
    outcome,
    responses,
    document,
    document_directory,
    guide,
    asset,
    ignored,
    stray
};

struct SiteFile {
    std::string path; // from the site's root
    FileKind kind = FileKind::stray;
    std::string owner; // the folder of the plan, consultation or document it belongs to
    std::string stem;  // the file's name without its ending
};

// Sorts a path into its kind. Never fails: what has no place is `stray`.
SiteFile classify(std::string path);

// Every file of a site, by path, site.toml first. What cannot be published (a link that leads out, a device)
// is reported.
std::vector<SiteFile> list_site(const std::string& root, Sources& sources, Diagnostics& diagnostics);

// The files below a folder of the site, as paths from the site's root. What cannot be read or leads out is
// reported.
std::vector<std::string> files_below(const std::string& root, const std::string& folder, Sources& sources,
                                     Diagnostics& diagnostics);

// The text of a file, checked: size, UTF-8, no control characters. Null after reporting.
const Source* read_text(const std::string& root, const std::string& path, Sources& sources,
                        Diagnostics& diagnostics);

} // namespace plansite
