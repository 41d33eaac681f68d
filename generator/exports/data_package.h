#pragma once

#include "exports/sheet.h"

#include <cstddef>
#include <string>
#include <vector>

// The datapackage.json that says what the CSV files beside it hold: a Tabular Data Package 1 of Frictionless,
// https://specs.frictionlessdata.io/tabular-data-package/. Version 1 and not 2, because more programs read
// it, and those of version 2 do as well.

namespace plansite {

// At least one of name and address is not empty.
struct DataLicense {
    std::string name{}; // of the Open Definition: "OGL-UK-3.0"
    std::string title{};
    std::string address{};
};

struct DataSource {
    std::string title; // not empty
    std::string address{};
};

struct DataFile {
    const Sheet* sheet = nullptr;
    std::string path; // of the CSV file, from the folder of datapackage.json
    std::size_t bytes = 0;
};

// Whatever is empty is left out, but for the name.
struct DataPackage {
    std::string name; // lower-case letters, digits and . _ - / only
    std::string title{};
    std::string description{};
    std::vector<DataLicense> licenses{};
    std::vector<DataSource> sources{};
    std::vector<DataFile> files; // at least one
};

// The whole file. Its description ends with what is to be known of the CSV files (`formula_guard_note`).
std::string data_package_of(const DataPackage& package);

} // namespace plansite
