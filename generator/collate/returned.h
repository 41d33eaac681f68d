#pragma once

#include "collate/survey.h"

#include <string>
#include <vector>

namespace plansite {

// Everything that came back.
struct Returned {
    std::vector<Response> responses;
    std::size_t refused = 0; // files, or rows of surveys, that hold an error
};

// Reads files, and what is in folders, in the order of their paths and each once, however they were named:
// forms end in .json and may have 1 MB, surveys in .csv and 10 MB. What is wrong with one is reported
// (unreadable-file, file-too-large, invalid-utf8, not-a-response and the faults within); the others are read
// all the same.
Returned read_returned(const std::vector<std::string>& paths, const ColumnNames& names,
                       const Questionnaire& questionnaire, Sources& sources, Diagnostics& diagnostics);

} // namespace plansite
