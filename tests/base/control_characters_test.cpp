#include "base/control_characters.h"

#include <catch2/catch.hpp>

TEST_CASE("control characters are found and left out, and nothing else is") {
    using namespace plansite;
    CHECK(without_control_characters(std::string_view("a\0b\x1B[2J\x7F\xC2\x80z\xC2\x9F", 13)) == "ab[2Jz");
    for (const std::string_view good :
         {"", "tab\t, line\nand\r\nend", "\xC2\xA0", "é \xE2\x80\xA8 👩", "£\xC2\xA3"}) {
        CHECK_FALSE(first_control_character(good));
        CHECK(without_control_characters(good) == good);
    }
    CHECK(first_control_character("ab\x01") == 2);
    CHECK(words_for_control_character("ab\x01", 2) == "a control character (U+0001)");
    CHECK(words_for_control_character("\xC2\x85", 0) == "a control character (U+0085)");
}
