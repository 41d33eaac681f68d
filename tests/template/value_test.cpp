#include "template/value.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

TEST_CASE("a map finds its keys however much room was made for them") {
    using namespace plansite;
    for (const std::uint32_t room : {0U, 4U, 8U, 9U, 64U}) {
        Arena arena;
        MapBuilder map(arena);
        map.reserve(room);
        std::vector<std::string> keys;
        for (int i = 0; i < 200; ++i) keys.push_back("key " + std::to_string(i));
        for (int i = 0; i < 200; ++i) {
            map.set(keys[std::size_t(i)], Value::integer(i));
            const Map& made = map.value().as_map();
            REQUIRE(made.size() == std::size_t(i + 1));
            REQUIRE(made.find(keys[std::size_t(i)])->as_integer() == i);
            REQUIRE(made.find(keys[0])->as_integer() == 0);
            REQUIRE(made.find("another") == nullptr);
        }
        map.set(keys[7], Value::integer(-7)); // replaced where it stands
        CHECK(map.value().as_map().entries()[7].value.as_integer() == -7);
        CHECK(map.value().as_map().remove(Value::string(keys[3])));
        CHECK(map.value().as_map().find(keys[3]) == nullptr);
        CHECK(map.value().as_map().find(keys[199])->as_integer() == 199);
        for (std::size_t i = 10; i < keys.size(); ++i) map.value().as_map().remove(Value::string(keys[i]));
        CHECK(map.value().as_map().find(keys[9])->as_integer() == 9); // few are left of many
    }
}
