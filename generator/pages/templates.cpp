#include "pages/templates.h"

#include "base/file.h"
#include "pages/builtin.h"
#include "pages/kinds.h"

#include <filesystem>
#include <functional>
#include <fmt/format.h>
#include <map>

namespace plansite {

namespace {

constexpr std::size_t largest_file = std::size_t(8) << 20;

// Files of a look by name; what is already there stays, because the nearest place is read first.
struct Found {
    std::map<std::string, const Source*> templates;
    std::map<std::string, std::string> assets;
};

void add_folder(const std::string& folder, const std::string& shown, std::string_view prefix, Sources& sources,
                Diagnostics& diagnostics, const std::function<void(const std::string& name, std::string bytes)>& take) {
    if (!std::filesystem::is_directory(folder)) return;
    const Descriptor open = open_folder(folder);
    for (const auto& path : list_files(open).files) {
        if (!path.starts_with(prefix)) continue;
        ReadResult read = read_file_within(open, path, largest_file);
        const std::string name = path.substr(prefix.size());
        if (read.status == ReadStatus::good) take(name, std::move(read.bytes));
        else
            diagnostics.report(kind("unreadable-file"), fmt::format("`{}/{}` cannot be read", shown, path),
                               Span{&sources.add(shown + "/" + path, ""), 0, 0}, "check that you may read it");
    }
}

} // namespace

Look load_look(const std::string& root, const std::string& theme, Sources& sources, Diagnostics& diagnostics) {
    Found found;
    const auto template_from = [&](const std::string& shown) {
        return [&, shown](const std::string& name, std::string bytes) {
            if (!found.templates.contains(name)) found.templates.emplace(name, &sources.add(shown + "/" + name, std::move(bytes)));
        };
    };
    const auto take_asset = [&](const std::string& name, std::string bytes) { found.assets.emplace(name, std::move(bytes)); };
    const std::string theme_folder = "themes/" + theme;
    add_folder(root + "/templates", "templates", "", sources, diagnostics, template_from("templates"));
    add_folder(root + "/" + theme_folder, theme_folder, "templates/", sources, diagnostics, template_from(theme_folder + "/templates"));
    add_folder(root + "/" + theme_folder, theme_folder, "assets/", sources, diagnostics, take_asset);
    bool known = std::filesystem::is_directory(root + "/" + theme_folder);
    for (const auto& file : builtin_files()) {
        const auto strip = [&](const std::string& prefix) {
            return file.path.starts_with(prefix) ? std::string(file.path.substr(prefix.size())) : std::string();
        };
        if (const auto name = strip(theme_folder + "/templates/"); !name.empty())
            template_from("built-in " + theme_folder + "/templates")(name, std::string(file.bytes));
        if (const auto name = strip(theme_folder + "/assets/"); !name.empty()) take_asset(name, std::string(file.bytes)), known = true;
    }
    for (const auto& file : builtin_files())
        if (file.path.starts_with("templates/"))
            template_from("built-in templates")(std::string(file.path.substr(10)), std::string(file.bytes));
    if (!known)
        diagnostics.report(kind("missing-template"), fmt::format("there is no theme `{}`", theme), Span{},
                           fmt::format("make the folder themes/{}, or set `theme` in site.toml to \"civic\"", theme));

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
