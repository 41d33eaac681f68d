#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plansite {

// One file of the finished site.
struct OutputFile {
    std::string path; // from the root, with '/', no leading one: "plans/x/index.html"
    std::string bytes;
};

// The finished site in memory, sorted by path, no path twice.
struct Output {
    std::vector<OutputFile> files;

    // The file of a path, or null.
    const OutputFile* find(std::string_view path) const;
};

// Pairs of paths that cannot both be published, in order of the second: they differ only in letter case or in
// how an accent is encoded, so that some web servers and file systems take them for one, or the first is a
// file where the second needs a folder. Paths that are equal count too.
std::vector<std::pair<std::string_view, std::string_view>> colliding_paths(const Output& output);

} // namespace plansite
