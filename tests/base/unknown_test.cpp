#include "base/unknown.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace plansite {

TEST_CASE("a cell that says that it does not know is an unknown of its kind") {
    const std::vector<std::pair<std::string_view, std::string_view>> rows = {
        {"", "blank"},
        {" ", "blank"},
        {"\t\r\n", "blank"},
        {"?", "question"},
        {" ? ", "question"},
        {"Not known", "question"},
        {"unknown", "question"},
        {"tbc", "to-be-confirmed"},
        {"TBC.", "to-be-confirmed"},
        {"TBA", "to-be-confirmed"},
        {"tbd", "to-be-confirmed"},
        {"To be confirmed", "to-be-confirmed"},
        {"to be announced", "to-be-confirmed"},
        {"To be determined", "to-be-confirmed"},
        {"to be agreed", "to-be-confirmed"},
        {"*", "to-be-decided"},
        {"To be decided", "to-be-decided"},
        {"None", "no"},
        {"n/a", "no"},
        {".", "no"},
        {"-", "no"},
        {"0", "no"},
        {"tbc by June", "no"},
        {"Charge to schools ?", "no"},
    };
    for (const auto& [text, name] : rows) {
        INFO(text);
        CHECK(name_of(unknown_of(text)) == name);
    }
    CHECK(unknown_of(std::string(1'000'000, '?')) == Unknown::no);
}

TEST_CASE("unknowns are shown with words") {
    CHECK(words_for(Unknown::no) == "");
    CHECK(words_for(Unknown::blank) == "blank in the plan");
    CHECK(words_for(Unknown::question) == "not known (?)");
    CHECK(words_for(Unknown::to_be_confirmed) == "to be confirmed");
    CHECK(words_for(Unknown::to_be_decided) == "to be decided");
}

} // namespace plansite
