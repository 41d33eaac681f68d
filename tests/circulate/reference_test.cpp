#include "circulate/reference.h"

#include <catch2/catch.hpp>
#include <set>

namespace plansite {

TEST_CASE("references are initials, a number and two signs that check both") {
    CHECK(reference_prefix("harrow-hsip-2010") == "HH");
    CHECK(reference_prefix("budget") == "BU");
    CHECK(reference_prefix("2010-plan") == "PL");
    CHECK(reference_prefix("2010") == "XX");
    CHECK(make_reference("HH", 1) == "HH-001-C6");
    CHECK(make_reference("HH", 23) == "HH-023-T7");
    CHECK(make_reference("HH", 1234) == "HH-1234-B9");
}

TEST_CASE("a reference is read back, and a slip is found") {
    std::set<std::string> all;
    for (unsigned number = 1; number <= 1200; ++number) {
        const std::string reference = make_reference("HH", number);
        CHECK(reference_number("HH", reference) == number);
        all.insert(reference);
        // Any digit written as another, and any two neighbours exchanged.
        for (std::size_t i = 3; i < 6; ++i) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string other = reference;
                other[i] = digit;
                CHECK((other == reference || !reference_number("HH", other)));
            }
            std::string exchanged = reference;
            std::swap(exchanged[i], exchanged[i - 1]);
            CHECK((exchanged == reference || !reference_number("HH", exchanged)));
        }
    }
    CHECK(all.size() == 1200);
    for (const char* text : {"", "HH", "HH-", "HH-001", "HH-000-A3", "HH-001-", "HH-1-B6", "AB-001-B6",
                             "HH-001-B6 ", "HH-99999999999-A3", "HH--01-B6"}) {
        CAPTURE(text);
        CHECK(!reference_number("HH", text));
    }
}

} // namespace plansite
