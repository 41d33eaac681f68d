#pragma once

#include "diagnostics/catalogue.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// A manifest of a bag: lines of digest and path (RFC 8493, 2.1.3), in the one form that plansite writes.

namespace plansite {

inline constexpr std::string_view payload_folder = "data/";

// What is wrong with a bag. `path` is that of the file to blame, from the folder of the bag, as shown_path
// writes it.
struct BagFault {
    const DiagnosticKind*
        kind; // one of bag-altered, -malformed, -missing-file, -unexpected-file, -unsafe-path
    std::string path;
    std::size_t line = 0; // in that file; 0: the file as a whole
    std::string message;
};

struct ManifestEntry {
    std::string digest; // 64 hexadecimal digits in lower case
    std::string path;
    std::size_t line; // from 1
};

// Why no bag may have this path, as words after "its path": it leads out of the folder, or does on another
// system, or cannot be read aloud. Empty where it may.
std::string_view path_fault(std::string_view path);

// The path as manifests have it: CR, LF and % as %0D, %0A and %25 (RFC 8493, 2.1.3). Control characters and
// what is not UTF-8 are written so too, which no manifest has, so that every path can be printed.
std::string shown_path(std::string_view path);

// One line of a manifest, its end included.
std::string manifest_line(std::string_view digest, std::string_view path);

// The entries of a manifest. Lines that are not as manifest_line writes them, that name an unsafe path, or
// one that is there already or that some file system takes for the same, are reported and left out. After a
// hundred of them the rest is not read.
std::vector<ManifestEntry> read_manifest(std::string_view name, std::string_view bytes,
                                         std::vector<BagFault>& faults);

} // namespace plansite
