#include "pages/templates.h"

#include "base/file.h"
#include "content/files.h"
#include "pages/builtin.h"
#include "pages/kinds.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <map>

namespace plansite {

namespace {

constexpr std::string_view builtin_theme = "civic";
constexpr std::size_t largest_file = std::size_t(8) << 20;

// Files of a look by name; what is already there stays, because the nearest place is read first.
struct Found {
    std::map<std::string, const Source*> templates;
    std::map<std::string, std::string> assets;
};

// Puts the files of one folder of the site where they belong, those that are there already left as they are.
void add_folder(const std::string& root, const std::string& folder, Found& found, Sources& sources,
                Diagnostics& diagnostics) {
    std::error_code fault; // of a loop of links
    if (!std::filesystem::is_directory(root + "/" + folder, fault)) {
        if (std::filesystem::symlink_status(root + "/" + folder, fault).type() ==
            std::filesystem::file_type::not_found)
            return;
        return diagnostics.report(kind("unreadable-file"), fmt::format("`{}` is not a folder", folder),
                                  Span{&sources.add(folder, ""), 0, 0}, "make it one, or remove it");
    }
    for (const auto& path : files_below(root, folder, sources, diagnostics)) {
        const std::string_view inside = std::string_view(path).substr(folder.size() + 1);
        if (folder == "templates" || inside.starts_with("templates/")) {
            const std::string name(folder == "templates" ? inside : inside.substr(10));
            const Source* source =
                found.templates.contains(name) ? nullptr : read_text(root, path, sources, diagnostics);
            if (source) found.templates.emplace(name, source);
        } else if (inside.starts_with("assets/")) {
            ReadResult read = read_file_within(open_folder(root), path, largest_file);
            if (read.status == ReadStatus::good)
                found.assets.emplace(inside.substr(7), std::move(read.bytes));
            else
                diagnostics.report(kind("unreadable-file"), fmt::format("`{}` cannot be read", path),
                                   Span{&sources.add(path, ""), 0, 0},
                                   "check that you may read it, and that it is under 8 MiB");
        }
    }
}

} // namespace

Look load_look(const std::string& root, const Slug& theme, Sources& sources, Diagnostics& diagnostics) {
    Found found;
    std::string theme_folder = "themes/" + (theme.empty() ? std::string(builtin_theme) : theme.value);
    const auto builtin = builtin_files();
    std::error_code fault; // is reported as the folder is read
    const bool known = std::filesystem::is_directory(root + "/" + theme_folder, fault) ||
                       std::any_of(builtin.begin(), builtin.end(), [&](const auto& file) {
                           return file.path.starts_with(theme_folder + "/");
                       });
    if (!known) {
        diagnostics.report(kind("missing-template"), fmt::format("there is no theme `{}`", theme.value),
                           theme.at,
                           fmt::format("make the folder themes/{}, or set `theme` in site.toml to \"{}\"",
                                       theme.value, builtin_theme));
        theme_folder = "themes/" + std::string(builtin_theme);
    }
    add_folder(root, "templates", found, sources, diagnostics);
    add_folder(root, theme_folder, found, sources, diagnostics);
    // What a theme does not bring comes from the built-in one, so that it need not know of every file.
    for (const std::string& folder :
         {theme_folder + "/", std::string(), fmt::format("themes/{}/", builtin_theme)})
        for (const auto& file : builtin) {
            if (!file.path.starts_with(folder)) continue;
            const auto inside = file.path.substr(folder.size());
            if (inside.starts_with("templates/")) {
                const std::string name(inside.substr(10));
                if (!found.templates.contains(name))
                    found.templates.emplace(
                        name, &sources.add("built-in " + std::string(file.path), std::string(file.bytes)));
            } else if (inside.starts_with("assets/")) {
                found.assets.emplace(inside.substr(7), file.bytes);
            }
        }

    TemplateOptions options;
    for (const auto& page : page_kinds()) {
        std::vector<std::string_view> names{"site", "page"};
        if (!page.variable.empty()) names.push_back(page.variable);
        options.offered[std::string(page.file)] = std::move(names);
    }
    TemplateSet::Texts texts(found.templates.begin(), found.templates.end());
    Look look{TemplateSet::load(texts, std::move(options), diagnostics), {}};
    for (auto& [name, bytes] : found.assets) look.assets.push_back({"assets/" + name, std::move(bytes)});
    return look;
}

} // namespace plansite
