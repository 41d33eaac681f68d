#include "publish/output.h"

#include "base/text.h"

#include <algorithm>
#include <unordered_map>

namespace plansite {

const OutputFile* Output::find(std::string_view path) const {
    const auto at =
        std::lower_bound(files.begin(), files.end(), path,
                         [](const OutputFile& file, std::string_view key) { return file.path < key; });
    return at != files.end() && at->path == path ? &*at : nullptr;
}

std::vector<std::pair<std::string_view, std::string_view>> colliding_paths(const Output& output) {
    std::vector<std::pair<std::string_view, std::string_view>> collisions;
    std::unordered_map<std::string, std::string_view> file_of_key;
    for (const OutputFile& file : output.files) {
        const auto known = file_of_key.try_emplace(address_key(file.path), file.path);
        if (!known.second) collisions.emplace_back(known.first->second, file.path);
    }
    for (const OutputFile& file : output.files) {
        const std::string key = address_key(file.path);
        for (auto slash = key.find('/'); slash != key.npos; slash = key.find('/', slash + 1)) {
            const auto known = file_of_key.find(key.substr(0, slash));
            if (known != file_of_key.end()) collisions.emplace_back(known->second, file.path);
        }
    }
    std::stable_sort(collisions.begin(), collisions.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    return collisions;
}

} // namespace plansite
