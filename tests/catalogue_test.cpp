#include "base/text.h"
#include "site_case.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

// The catalogue of diagnostics is whole and true: each name is kebab-case and stands where the alphabet has
// it, says something in full sentences, and is produced by a case.

namespace plansite {
namespace {

// Names that no case can produce, each with the reason. Best empty.
const std::set<std::string_view> exempt{// of lists that are no part of a site: tests/circulate
                                        "duplicate-recipient", "invalid-recipient", "invalid-register",
                                        // of editions, which are changed there: tests/archive
                                        "bag-altered", "bag-malformed", "bag-missing-file",
                                        "bag-unexpected-file", "bag-unsafe-path", "edition-unreadable",
                                        "edition-without-plan", "vanished-address"};

// A case of what came back of a consultation has its expected diagnostics as the program prints them.
std::set<std::string> names_in_collate_cases() {
    std::set<std::string> names;
    for (const auto& path : case_files("collate")) {
        std::ifstream in(path);
        for (std::string line; std::getline(in, line);)
            for (const std::string_view severity : {"error[", "warning[", "note["})
                if (const auto at = line.find(severity); at != line.npos) {
                    const auto begin = at + severity.size();
                    names.insert(line.substr(begin, line.find(']', begin) - begin));
                }
    }
    return names;
}

bool is_kebab_case(std::string_view name) {
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.front() != '-' && name.back() != '-' && name.find("--") == name.npos &&
           std::all_of(name.begin(), name.end(), good);
}

bool is_sentence(std::string_view text) {
    return text.size() > 10 && text.ends_with('.') && text.front() >= 'A' && text.front() <= 'Z';
}

} // namespace

TEST_CASE("Every name of the catalogue is produced by a case") {
    std::set<std::string> produced = names_in_collate_cases();
    for (const auto& path : case_files("diagnostics"))
        for (const auto& one : read_site_case(path).expected) produced.insert(one.name);
    for (const auto& row : catalogue()) {
        INFO(row.name);
        CHECK(produced.contains(std::string(row.name)) != exempt.contains(row.name));
    }
}

TEST_CASE("Every row of the catalogue is well formed") {
    std::set<std::string_view> seen;
    for (const auto& row : catalogue()) {
        INFO(row.name);
        CHECK(is_kebab_case(row.name));
        CHECK(seen.insert(row.name).second);
        CHECK(is_sentence(row.sentence));
        CHECK(row.advice.size() > 10);
        CHECK(row.advice.ends_with('.'));
    }
}

TEST_CASE("The groups of the catalogue are in alphabetical order") {
    std::ifstream in(std::string(SOURCE_ROOT) + "/generator/diagnostics/catalogue.inc");
    std::string line, last;
    std::size_t rows = 0;
    while (std::getline(in, line)) {
        if (line.starts_with("// ")) last.clear();
        if (!line.starts_with("{\"")) continue;
        const std::string name = line.substr(2, line.find('"', 2) - 2);
        INFO(last << " stands before " << name);
        CHECK(last < name);
        last = name;
        ++rows;
    }
    CHECK(rows == catalogue().size());
}

} // namespace plansite
