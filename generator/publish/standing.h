#pragma once

#include "base/file.h"
#include "publish/output.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// The file in the target that lists what plansite wrote there. Only files listed in it are ever replaced or
// removed.
inline constexpr std::string_view manifest_name = ".plansite";

// The text of the manifest for an output.
std::string manifest_text(const Output& output);

// What is published now, as far as plansite wrote it.
struct Standing {
    bool published = false;              // the target exists and has a manifest
    std::vector<std::string> paths = {}; // what the manifest lists, sorted

    bool has(std::string_view path) const;
};

// Reads the manifest of a target that need not exist. A file of that name that plansite did not write is no
// manifest.
Standing read_standing(const std::string& target);

// How many of the listed files are not in the output.
std::size_t count_removed(const Standing& standing, const Output& output);

enum class FileState : std::uint8_t { differs, unchanged };

// For each file of the output: does the target hold a file that plansite wrote, with these very bytes?
std::vector<FileState> compare(const Output& output, const Standing& standing, const std::string& target,
                               unsigned jobs);

// What others put into the target, in order of path: every entry that is not listed, and the folders that
// hold nothing of ours. Throws where a folder cannot be read.
std::vector<Entry> foreign_entries(const Standing& standing, const std::string& target);

// Throws, naming it, where a foreign entry stands in the way of a file of the output.
void refuse_conflicts(const Output& output, const std::vector<Entry>& foreign, const std::string& target);

} // namespace plansite
