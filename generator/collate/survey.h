#pragma once

#include "collate/questionnaire.h"
#include "schema/node.h"

#include <string>
#include <utility>
#include <vector>

namespace plansite {

// Which columns of a survey hold what, where their headings do not say so: from a TOML file such as
//
//     [columns]
//     reference = "Your reference"
//     kind = "Which of these are you?"
//     choice-role = "2. Is this what schools would see as its role?"
//
// On the left what is there, on the right the heading.
struct ColumnNames {
    std::vector<std::pair<std::string, Located<std::string>>> by_field;
};

// Reads such a file. What is wrong with it is reported.
ColumnNames read_column_names(const DataNode& file, const Questionnaire& questionnaire,
                              Diagnostics& diagnostics);

// Reads CSV as survey tools export it: a row of headings, then a response a row. A heading is the name of a
// field – reference, name, organisation, email, kind, date – or of a question – its id or ref, or
// choice-ID, choices-ID, amount-ID, text-ID – or `names` has it. Columns of other headings are not read, and
// that is said. Several choices in a cell have semicolons, bars, commas or line ends between them.
// `bytes` are those of the file, and `source` shows them. A row with an error does not count; the others do.
// Adds the number of such rows to `refused`.
std::vector<Response> read_survey(const Source& source, std::string_view bytes, const ColumnNames& names,
                                  const Questionnaire& questionnaire, std::size_t& refused,
                                  Diagnostics& diagnostics);

} // namespace plansite
