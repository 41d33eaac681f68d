#include "base/address.h"
#include "base/text.h"

#include <catch2/catch.hpp>

using plansite::address_key;

TEST_CASE("addresses that may be taken for one have one key") {
    CHECK(address_key("Plans/P2.HTML") == "plans/p2.html");
    CHECK(address_key("caf\u00E9") == address_key("cafe\u0301"));
    CHECK(address_key("CAF\u00C9") == address_key("cafe\u0301"));
    CHECK(address_key("stra\u00DFe") == address_key("STRASSE"));
    CHECK(address_key("\u00C5") == address_key("\u212B"));
    CHECK(address_key("cafe") != address_key("caf\u00E9"));
    CHECK(address_key("\xFF Bad") == "\xFF bad");
    CHECK(address_key("") == "");
}

TEST_CASE("a site's own address ends in a slash, or is none") {
    CHECK(plansite::with_slash("https://plans.example") == "https://plans.example/");
    CHECK(plansite::with_slash("https://plans.example/") == "https://plans.example/");
    CHECK(plansite::with_slash("").empty());
}

TEST_CASE("the host of an address") {
    CHECK(plansite::host_of("https://plans.example:8080/a/") == "plans.example");
    CHECK(plansite::host_of("https://plans.example") == "plans.example");
    CHECK(plansite::host_of("plans.example/a").empty());
}

TEST_CASE("a path within an address") {
    CHECK(plansite::percent_encoded("plans/caf\u00E9 100%/a+b,c@d?e#f.html") ==
          "plans/caf%C3%A9%20100%25/a+b,c@d%3Fe%23f.html");
    CHECK(plansite::percent_encoded("\"<>\n\\^`{|}~") == "%22%3C%3E%0A%5C%5E%60%7B%7C%7D~");
    CHECK(plansite::percent_encoded("").empty());
}
