#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Comma-separated values as people send them, read as RFC 4180 says, and as strictly as keeps anything from
// being lost: a quotation mark that nobody closes would swallow the rest of a file, so it is a fault. This is
// the door to libcsv. Writing is in exports/csv.h.

namespace plansite {

// Where a field stands in the bytes that were read, its quotation marks included; the end is exclusive.
struct CsvPlace {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct CsvRow {
    std::size_t line = 0; // on which it begins, from 1
    std::vector<std::string> fields;
    std::vector<CsvPlace> places; // of each field
};

// Why a file cannot be read, for a message ("a quotation mark is not closed"), where, and what to do.
struct CsvFault {
    std::uint32_t at = 0;
    std::string_view what;
    std::string_view help;
};

struct CsvFile {
    std::vector<CsvRow> rows; // without empty lines; rows may differ in length. None where there is a fault
    std::optional<CsvFault> fault;
};

// Reads a whole file of less than 4 GiB. A byte order mark is dropped, white space is kept, lines may end in
// CRLF, LF or CR. NUL and what is not UTF-8 are faults, as are quotation marks that do not fit. `separator`
// is one byte of ASCII: a tab is what spreadsheets copy.
CsvFile read_csv(std::string_view bytes, char separator = ',');

} // namespace plansite
