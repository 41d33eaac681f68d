#include "base/number.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

namespace plansite {

TEST_CASE("a plain number has up to four decimals, and none that say nothing") {
    const std::vector<std::pair<double, std::string>> rows = {
        {0, "0"},
        {-0.0, "0"},
        {8.9, "8.9"},
        {100, "100"}, // the noughts of a whole number stay
        {1200.50, "1200.5"},
        {0.0001, "0.0001"},
        {0.00004, "0"},
        {-0.00004, "0"}, // never "−0"
        {0.00006, "0.0001"},
        {-1.0 / 3, "−0.3333"},
        {2.0 / 3, "0.6667"},
        {0.1 + 0.2, "0.3"},
        {9.99999, "10"},
        {-99.99999, "−100"},
        {1234567.89, "1234567.89"},
        {1e15, "1000000000000000"},
    };
    for (const auto& [number, text] : rows) {
        INFO(number);
        CHECK(plain_number(number) == text);
    }
}

TEST_CASE("a fixed number has as many decimals as were asked for") {
    CHECK(fixed(7.7, 2) == "7.70");
    CHECK(fixed(7.7, 0) == "8");
    CHECK(fixed(-7.25, 3) == "-7.250"); // the hyphen of files
    CHECK(fixed(1000000, 1) == "1000000.0");
    CHECK(fixed(0, 2) == "0.00");
    CHECK(fixed(8.999, 2) == "9.00");
}

} // namespace plansite
