#include "cli/site_folder.h"

#include <filesystem>
#include <fmt/format.h>

namespace plansite {

std::string find_root(const std::string& directory) {
    std::error_code ignored;
    auto folder = std::filesystem::weakly_canonical(directory, ignored);
    for (;; folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / "site.toml", ignored)) return folder.string();
        if (folder == folder.parent_path()) return {};
    }
}

std::string missing_site(const std::string& directory) {
    return fmt::format("plansite: no site.toml in {} or above it\n"
                       "  help: give the site's folder\n",
                       directory);
}

} // namespace plansite
