#include "circulate/register.h"
#include "diagnostics/print.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace plansite {

namespace {

const RegisterEntry anne{"HH-001-C6", "St. Anne, \"Old\"", "Anne@a.uk", "letters/HH-001-C6.eml", "2010-11-01",
                         "aa"};
const RegisterEntry formula{"HH-002-D6", "=1+1", "b@b.uk", "letters/HH-002-D6.eml", "2010-11-02", "bb"};

std::string said_of(const std::string& bytes) {
    Sources sources;
    Diagnostics diagnostics;
    const auto read = read_register(sources.add("register.csv", bytes), diagnostics);
    CHECK(!read.has_value());
    return print_all(diagnostics.sorted(), Format::brief, Color::off);
}

} // namespace

TEST_CASE("a register is only added to") {
    const std::string first = with_entries({}, {anne});
    CHECK(first == "\xEF\xBB\xBFreference,name,email,file,written,digest\r\n"
                   "HH-001-C6,\"St. Anne, \"\"Old\"\"\",Anne@a.uk,letters/HH-001-C6.eml,2010-11-01,aa\r\n");
    Sources sources;
    Diagnostics diagnostics;
    const auto known = read_register(sources.add("register.csv", first), diagnostics);
    REQUIRE(known.has_value());
    const std::string second = with_entries(*known, {formula});
    CHECK(second == first + "HH-002-D6,'=1+1,b@b.uk,letters/HH-002-D6.eml,2010-11-02,bb\r\n");
    const auto again = read_register(sources.add("register.csv", second), diagnostics);
    REQUIRE(again.has_value());
    CHECK(again->entries.size() == 2);
    CHECK(with_entries(*again, {}) == second);
    CHECK(again->addresses() == std::map<std::string, const RegisterEntry*>{{"anne@a.uk", &again->entries[0]},
                                                                            {"b@b.uk", &again->entries[1]}});
    CHECK(again->times("HH-002-D6") == 1);
    CHECK(again->times("HH-003-E6") == 0);
    CHECK(diagnostics.sorted().empty());
    // As an editor may have left it.
    const auto cut =
        read_register(sources.add("register.csv", first.substr(0, first.size() - 2)), diagnostics);
    REQUIRE(cut.has_value());
    CHECK(with_entries(*cut, {formula}) == second);
}

TEST_CASE("what is not a register as it was written is refused") {
    const std::string help =
        " [invalid-register] (put back the register as plansite wrote it, or circulate into a new folder)\n";
    const std::string head = "reference,name,email,file,written,digest\r\n";
    CHECK(said_of("") ==
          "register.csv:1:1: error: the register does not have the columns that plansite gave it" + help);
    CHECK(said_of("reference;name;email;file;written;digest\r\n") ==
          "register.csv:1:1: error: the register does not have the columns that plansite gave it" + help);
    CHECK(said_of(head + "HH-001-C6,A,,f,2010-11-01,aa\r\n") ==
          "register.csv:2:1: error: a row of the register lacks something" + help);
    CHECK(said_of(head + "HH-001-C6,A\r\n") ==
          "register.csv:2:1: error: a row of the register lacks something" + help);
    CHECK(said_of(head + "\"HH-001-C6") ==
          "register.csv:2:1: error: the register cannot be read: a quotation mark is not closed" + help);
}

} // namespace plansite
