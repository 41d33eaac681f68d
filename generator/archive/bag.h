#pragma once

#include "base/date.h"
#include "publish/output.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What keeps a year as it was: a BagIt bag (RFC 8493), the same pages for web archives (warc.h) and a list of
// all the years for programs (timemap.h). Knows nothing of plans or pages: files come in, files go out.
//
// A bag is a folder. The payload is in data/; what is said of it is in four files beside that:
//
//     tagmanifest-sha256.txt    digests of the three below
//     manifest-sha256.txt       digest of every file in data/
//     bag-info.txt              when, by what, how much
//     bagit.txt                 that this is a bag
//
// So one number stands for the whole: the digest of tagmanifest-sha256.txt, the only file that no other
// covers. Whoever can write to the folder can write all of it anew and make everything agree; that number,
// noted elsewhere, is what proves that nobody did.
//
// bag.cpp writes bags and verify.cpp checks them, each byte against what bag.cpp would have written. That is
// narrower than the RFC, which lets others write digests in capitals or put folders to fetch from: what has
// one form only leaves nothing that could be changed unseen.

namespace plansite {

inline constexpr std::string_view bag_declaration_name = "bagit.txt";
inline constexpr std::string_view bag_info_name = "bag-info.txt";
inline constexpr std::string_view payload_manifest_name = "manifest-sha256.txt";
inline constexpr std::string_view tag_manifest_name = "tagmanifest-sha256.txt";

// The whole of bagit.txt (RFC 8493, 2.1.1).
inline constexpr std::string_view bag_declaration =
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

// What a file of the payload may have, and each of the four others.
inline constexpr std::uint64_t largest_payload_file = std::uint64_t(1) << 30;
inline constexpr std::uint64_t largest_tag_file = std::uint64_t(16) << 20;

// What bag-info.txt says, in this order, Payload-Oxum after the date (RFC 8493, 2.2.2).
struct BagInfo {
    Date bagging_date;
    std::string software; // "plansite 1.0"
    // More labels and values: {"Source-Organization", "Example Council"}. A label is of letters, digits and
    // hyphens. Line breaks and control characters in values become spaces; empty values are left out.
    std::vector<std::pair<std::string, std::string>> more;
};

// The bag of a payload, whose paths are counted from data/: all its files, sorted. The same payload and
// information give the same bytes. Asserts that the payload is not empty. Throws std::runtime_error for paths
// that no bag may have (path_fault), for two that some file system takes for one, and for files that are too
// large.
Output make_bag(Output payload, const BagInfo& info);

// The one number that stands for the bag: the SHA-256 of its tagmanifest-sha256.txt. Asserts that there is
// one.
std::string bag_digest(const Output& bag);

// "8191.12": how many bytes the payload has, and how many files.
std::string payload_oxum(std::uint64_t bytes, std::size_t files);

} // namespace plansite
