#include "base/csv_reader.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace std::string_literals;

namespace plansite {

namespace {

// A line for each row: its number, its fields in brackets and what stands in the bytes at each field's place.
std::string shown(std::string_view bytes) {
    const CsvFile file = read_csv(bytes);
    if (file.fault) return fmt::format("{} at {}", file.fault->what, file.fault->at);
    std::string out;
    for (const auto& row : file.rows) {
        out += fmt::format("{}:", row.line);
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const auto [begin, end] = row.places[i];
            const auto written = bytes.substr(begin, end - begin);
            out += written == row.fields[i] ? fmt::format(" [{}]", written)
                                            : fmt::format(" [{}]<{}>", row.fields[i], written);
        }
        out += "\n";
    }
    return out;
}

} // namespace

TEST_CASE("rows, fields, lines and places") {
    CHECK(shown("") == "");
    CHECK(shown("\n\r\n") == "");
    CHECK(shown("a,b\n1,2\n") == "1: [a] [b]\n2: [1] [2]\n");
    CHECK(shown("a,b\r\n1,2") == "1: [a] [b]\n2: [1] [2]\n");
    CHECK(shown("a\rb\r") == "1: [a]\n1: [b]\n"); // lines are counted by LF
    CHECK(shown("a\n\n\nb\n") == "1: [a]\n4: [b]\n");
    CHECK(shown("\n\na,\n,b\n,") == "3: [a] []\n4: [] [b]\n5: [] []\n");
    CHECK(shown("\"\"\n\"\",x\n") == "1: []<\"\">\n2: []<\"\"> [x]\n");
    CHECK(shown(" a , b\t\n") == "1: [ a ] [ b\t]\n");
    CHECK(shown("\"a,\"\"b\"\"\",c\n") == "1: [a,\"b\"]<\"a,\"\"b\"\"\"> [c]\n");
    CHECK(shown("\"a\nb\r\nc\",d\ne\n") == "1: [a\nb\r\nc]<\"a\nb\r\nc\"> [d]\n4: [e]\n");
    CHECK(shown("a;b\n") == "1: [a;b]\n");
    CHECK(shown("é,日本\nü\n") == "1: [é] [日本]\n2: [ü]\n");
}

TEST_CASE("fields may be separated by something else") {
    const CsvFile file = read_csv("a,b\t\"c\td\"\te\n", '\t');
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].fields == std::vector<std::string>{"a,b", "c\td", "e"});
    CHECK(read_csv("a;b,c\n", ';').rows.at(0).fields.size() == 2);
}

TEST_CASE("a byte order mark is dropped") {
    CHECK(shown("\xEF\xBB\xBF"
                "name,x\n") == "1: [name] [x]\n");
    CHECK(shown("\xEF\xBB\xBF\"name\",x") == "1: [name]<\"name\"> [x]\n");
    CHECK(shown("\xEF\xBB\xBF") == "");
    CHECK(shown("a,\xEF\xBB\xBF"
                "b\n") == "1: [a] [\xEF\xBB\xBF"
                          "b]\n"); // only the one at the beginning
}

TEST_CASE("what would lose something is a fault") {
    CHECK(shown("a,b\nc\0,d\n"s) == "there is a NUL byte in it at 5");
    CHECK(shown("\xFF\xFE"s + "a\0"s) == "there is a NUL byte in it at 3");
    CHECK(shown("a\nCaf\xE9\n") == "it is not UTF-8 at 5");
    CHECK(shown("a\n\"b,c\nd,e\n") == "a quotation mark is not closed at 2");
    CHECK(shown("a,5\" pipe\n") == "a quotation mark stands within a field at 2");
    CHECK(shown("a,\"b\"c\n") == "a quotation mark stands within a field at 2");
}

} // namespace plansite
