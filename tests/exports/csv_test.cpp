#include "base/text.h"
#include "exports/csv.h"

#include <catch2/catch.hpp>
#include <random>
#include <regex>
#include <string_view>
#include <utility>
#include <vector>

namespace plansite {

namespace {

using Cells = std::vector<SheetCell>;

const std::string mark = "\xEF\xBB\xBF";

// What is written for a text: the second line of a sheet with nothing else in it.
std::string written(std::string text) {
    const std::string csv =
        csv_of({.name = "x", .columns = {{.name = "text"}}, .rows = {Cells{std::move(text)}}});
    const std::string before = mark + "text\r\n";
    REQUIRE(csv.starts_with(before));
    REQUIRE(csv.ends_with("\r\n"));
    return csv.substr(before.size(), csv.size() - before.size() - 2);
}

// The text of a field as a reader has it: out of its quotes, and without the apostrophes of the guard.
std::string read_back(std::string field) {
    if (field.starts_with('"')) field = replaced(field.substr(1, field.size() - 2), "\"\"", "\"");
    static const std::regex guard("(^|[;\t\r\n])'(?=[ \"']*(?:[-=+@\t\r]|＝|＋|－|＠))");
    return std::regex_replace(field, guard, "$1");
}

} // namespace

TEST_CASE("a sheet is written with every type of cell, and with empty ones") {
    const Sheet sheet{
        .name = "actions",
        .title = "Actions",
        .columns = {{"id"},
                    {"cost", SheetType::number},
                    {"year", SheetType::integer},
                    {"done", SheetType::boolean},
                    {"due", SheetType::date}},
        .rows = {Cells{"a1", SheetNumber{7.7, 2}, std::int64_t{2008}, true, *make_date(2008, 9, 30)},
                 Cells{"£5, \"net\"", SheetNumber{-1, 0}, std::int64_t{-2}, false, SheetCell{}},
                 Cells{"-1", SheetNumber{1234567.5, 1}, SheetCell{}, SheetCell{}, SheetCell{}},
                 Cells{"", SheetNumber{-0.05, 2}, SheetCell{}, SheetCell{}, SheetCell{}}}};
    CHECK(csv_of(sheet) == mark + "id,cost,year,done,due\r\n"
                                  "a1,7.70,2008,true,2008-09-30\r\n"
                                  "\"£5, \"\"net\"\"\",-1,-2,false,\r\n"
                                  "'-1,1234567.5,,,\r\n"
                                  ",-0.05,,,\r\n");
}

TEST_CASE("a sheet without rows is its first line") {
    CHECK(csv_of({.name = "x", .columns = {{"id"}, {"with space"}, {"a,b"}}}) ==
          mark + "id,with space,\"a,b\"\r\n");
}

TEST_CASE("the line of a single empty cell is not an empty line") {
    CHECK(csv_of({.name = "x", .columns = {{"id"}}, .rows = {Cells{SheetCell{}}, Cells{""}, Cells{"a"}}}) ==
          mark + "id\r\n\"\"\r\n\"\"\r\na\r\n");
}

TEST_CASE("texts are quoted where they need it, and never formulas") {
    const std::vector<std::pair<std::string_view, std::string_view>> rows = {
        {"plain", "plain"},
        {"Zoë’s plan – £5", "Zoë’s plan – £5"},
        {"a=b", "a=b"},
        {"2008-09", "2008-09"},
        {"a,b", "\"a,b\""},
        {"say \"yes\"", "\"say \"\"yes\"\"\""},
        {"\"", "\"\"\"\""},
        {"one\ntwo", "\"one\ntwo\""},
        {"one\r\ntwo", "\"one\r\ntwo\""},
        {"one;two", "\"one;two\""},
        {" space", "\" space\""},
        {"space ", "\"space \""},
        {" ", "\" \""},
        {"'tis", "'tis"},
        {"=1+1", "'=1+1"},
        {"-1", "'-1"},
        {"- item", "'- item"},
        {"+44", "'+44"},
        {"@x", "'@x"},
        {"\ttab", "\"'\ttab\""},
        {"\rreturn", "\"'\rreturn\""},
        {"＝1+1", "'＝1+1"},
        {"＋1", "'＋1"},
        {"－1", "'－1"},
        {"＠x", "'＠x"},
        {" =1+1", "' =1+1"},
        {"\"=1+1\"", "\"'\"\"=1+1\"\"\""},
        {"'=1+1", "''=1+1"},
        {"' \"=1+1", "\"'' \"\"=1+1\""},
        {"\t=1", "\"'\t'=1\""},
        {"=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"a;=1+1;b", "\"a;'=1+1;b\""},
        {"a\n=1+1", "\"a\n'=1+1\""},
        {"a\r\n - b", "\"a\r\n' - b\""},
        {"a\n\nb", "\"a\n\nb\""},
        {"a\t=1+1", "\"a\t'=1+1\""},
        {"a,=1+1", "\"a,=1+1\""},
        {"=", "'="},
    };
    for (const auto& [text, expected] : rows) {
        INFO(text);
        CHECK(written(std::string(text)) == expected);
    }
}

TEST_CASE("every text can be had back as csv.h says") {
    const std::vector<std::string> parts = {"=",  "-", "@",  "＝", "＋", "'", "\"", " ",
                                            "\t", ";", "\r", "\n", ",",  "a", "1",  "é"};
    std::mt19937 random(2010);
    for (int i = 0; i < 5000; ++i) {
        std::string text;
        while (random() % 8 != 0) text += parts[random() % parts.size()];
        INFO(text);
        REQUIRE(read_back(written(text)) == text);
    }
}

} // namespace plansite
