#pragma once

#include "archive/manifest.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace plansite {

struct BagReport {
    std::vector<BagFault> faults; // links and devices first, then of the four files, then of the payload
    std::string digest;           // of tagmanifest-sha256.txt, as bag_digest; empty where it cannot be read
    std::uint64_t bytes = 0;      // of the files in data/ that are there
    std::size_t files = 0;
};

// Looks at every byte of a bag that plansite has made. Whatever was changed, added or taken away since is a
// fault, but for a bag that was written anew with all its digests: that shows in `digest` alone.
//
// Of a single change the file is named; where two files disagree, of which either may have changed (a tag
// file and its line in tagmanifest-sha256.txt), both are. No symbolic link is followed and nothing outside
// the folder is read. Files have at most 1 GiB, the four others 16 MiB. Throws std::system_error where
// the folder itself cannot be opened or listed.
BagReport verify_bag(const std::filesystem::path& folder);

} // namespace plansite
