#include "base/money.h"
#include "base/text.h"
#include "base/unknown.h"
#include "fuzzy_date_rows.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

// The tables of the guide's page on dates, amounts and unknowns say what the code does.

namespace plansite {

namespace {

std::string guide() {
    const auto path = std::filesystem::path(SOURCE_ROOT) / "content/guide/dates.md";
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The rows below the table head that begins with `head`, cell by cell.
std::vector<std::vector<std::string>> table(std::string_view head) {
    std::vector<std::vector<std::string>> rows;
    const std::string text = guide();
    bool inside = false;
    for (std::string_view line : split(text, '\n')) {
        inside = line.starts_with(head) || (inside && line.starts_with("|"));
        if (!inside || line.starts_with(head) || line.starts_with("|--")) continue;
        rows.emplace_back();
        for (std::string_view cell : split(line.substr(1, line.size() - 2), '|'))
            rows.back().emplace_back(trimmed(cell));
    }
    REQUIRE(!rows.empty());
    return rows;
}

std::string day(const std::optional<Date>& date) {
    return date ? long_date(*date) : "none";
}

std::string words(const std::optional<Money>& money) {
    if (!money) return "no amount";
    const std::string amount = print_money(*money);
    if (money->frequency == Frequency::yearly) return amount + " a year";
    return money->frequency == Frequency::each ? amount + " for each " + money->each : amount;
}

} // namespace

TEST_CASE("the guide's dates have the days it says") {
    for (const auto& row : table("| You write | First day")) {
        INFO(row[0]);
        const FuzzyDate date = read_fuzzy_date(row[0], {});
        CHECK(date.understood);
        CHECK(day(date.earliest) == row[1]);
        CHECK(day(date.latest) == row[2]);
    }
}

TEST_CASE("what the guide says is not understood is not") {
    for (const auto& row : table("| You write | Why")) {
        INFO(row[0]);
        CHECK_FALSE(read_fuzzy_date(row[0], {}).understood);
    }
}

TEST_CASE("the guide's amounts are what it says") {
    for (const auto& row : table("| You write | plansite reads")) CHECK(words(read_money(row[0])) == row[1]);
}

TEST_CASE("the guide's unknowns are shown with the words it says") {
    for (const auto& row : table("| You write | Readers see")) {
        const std::string_view spellings = row[0] == "(nothing)" ? std::string_view() : row[0];
        for (std::string_view spelling : split(spellings, ',')) {
            INFO(spelling);
            CHECK(words_for(unknown_of(spelling)) == row[1]);
        }
    }
}

} // namespace plansite
