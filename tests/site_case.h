#pragma once

#include "diagnostics/diagnostic.h"
#include "temporary_folder.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// A site in one file, so that a test can be read at a glance. The file is sections: `-- NAME --` and the
// lines below it. A name with a dot or a slash is a path, and its section is written to that file; any other
// name, and one that begins with `expect`, `remember` or `same`, is for the test that reads the case.
//
// A line that begins `#~ ` is not written. It says what is to be reported of the line above it:
//
//     lable = "Strand"
//     #~ error[unknown-key]: a column has no key `lable`
//     #~   help: did you mean `label`?
//
// What is accepted has the severity `accepted`, and the reason as its help. The message may be cut short.
// What has no line to stand below (a link out of the site) is in the section `expect`, with its path in
// front: `content/x.md: error[outside-site]: `content/x.md` leads out`.
//
// The section `setup` makes what text cannot, a verb a line:
//
//     symlink PATH TARGET     fifo PATH     folder PATH     bytes PATH HEX …
//     repeat PATH COUNT TEXT     adds TEXT, in which \n is a line end, COUNT times to the file

namespace plansite {

struct CaseSection {
    std::string name;
    std::string text;

    bool is_file() const;
};

struct ExpectedDiagnostic {
    std::string path;
    std::size_t line = 0;                      // 0: any
    std::string severity, name, message, help; // the last two may be beginnings
};

struct SiteCase {
    std::string title; // the file's name
    std::string words; // before the first section
    std::vector<CaseSection> sections;
    std::vector<ExpectedDiagnostic> expected;

    const std::string* find(std::string_view name) const;
};

// The case files of a folder of tests/cases, by name.
std::vector<std::filesystem::path> case_files(std::string_view folder);

// Reads a case file. Throws std::runtime_error where it is not one.
SiteCase read_site_case(const std::filesystem::path& path);

// Writes one section, or does what `setup` says.
void write_section(const CaseSection& section, const TemporaryFolder& folder);

// Writes all files of a case; a site.toml with a title where it has none, and always the folder content/.
void write_site(const SiteCase& site, const TemporaryFolder& folder);

// How what was reported differs from what was expected, a line each; empty where it does not.
std::string difference(const std::vector<ExpectedDiagnostic>& expected,
                       const std::vector<Diagnostic>& reported);

} // namespace plansite
