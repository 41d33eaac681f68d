#pragma once

#include "base/date.h"

#include <string>
#include <string_view>
#include <vector>

// Several files as one: ZIP as APPNOTE.TXT has it,
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. Written by libarchive, which is seen in
// zip.cpp only.
//
// The same files and day give the same bytes, on every machine with the same libraries: files sorted by path,
// all of one time, readable by everyone and writable by their owner, whoever ran the program and in whatever
// time zone.

namespace plansite {

struct ZipFile {
    std::string path;       // UTF-8, from the folder it is taken out into, with '/': "data/actions.csv"
    std::string_view bytes; // borrowed
};

// The whole archive, its files dated midnight of `day` (from 1980 on, the first year of the format). Asserts
// that no path is there twice. Throws std::runtime_error where libarchive fails, and where the archive comes
// to 4 GiB or 65,535 files, for which the format has other tables.
std::string zip_of(std::vector<ZipFile> files, Date day);

} // namespace plansite
