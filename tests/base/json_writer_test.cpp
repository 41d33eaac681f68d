#include "base/json.h"
#include "base/json_writer.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

// What is written as it is walked is what the library prints of the same tree.

namespace plansite {
namespace {

void write(const Json& value, JsonWriter& out) {
    if (value.is_object()) {
        out.begin_object();
        for (const auto& [key, member] : value.items()) write(member, out.key(key));
        out.end_object(Empty::kept);
    } else if (value.is_array()) {
        out.begin_list();
        for (const auto& item : value) write(item, out);
        out.end_list(Empty::kept);
    } else if (value.is_string()) {
        out.text(value.get<std::string>());
    } else if (value.is_boolean()) {
        out.boolean(value.get<bool>());
    } else if (value.is_number_float()) {
        out.number(value.get<double>());
    } else {
        out.number(value.get<std::int64_t>());
    }
}

std::string written(const Json& value, JsonShape shape) {
    std::string text;
    JsonWriter out(text, shape);
    write(value, out);
    return text;
}

Json any_value(std::mt19937& random, int depth) {
    const std::string texts[] = {
        "",         "plain", "\"quoted\" \\ \n\r\t\b\f", "caf\u00e9 \u2028", std::string("\0\x1f\x7f", 3),
        "</script>"};
    const double numbers[] = {0, -0.5, 1e15, 1e16, 1e-7, 100000, 3.14, std::numeric_limits<double>::max()};
    switch (random() % (depth > 0 ? 7 : 5)) {
    case 0: return texts[random() % std::size(texts)];
    case 1: return numbers[random() % std::size(numbers)];
    case 2: return std::int64_t(random()) - 1000;
    case 3: return random() % 2 == 0;
    case 4: return random() % 2 == 0 ? Json::object() : Json::array();
    case 5: {
        Json list = Json::array();
        for (unsigned i = random() % 4; i > 0; --i) list.push_back(any_value(random, depth - 1));
        return list;
    }
    default: {
        Json object = Json::object();
        for (unsigned i = random() % 4; i > 0; --i)
            object[texts[random() % std::size(texts)] + std::to_string(i)] = any_value(random, depth - 1);
        return object;
    }
    }
}

} // namespace

TEST_CASE("JSON that is written is what the library prints") {
    std::mt19937 random(20081121);
    for (int i = 0; i < 2000; ++i) {
        const Json value = any_value(random, 4);
        REQUIRE(written(value, JsonShape::lines) == value.dump(1));
        REQUIRE(written(value, JsonShape::compact) == value.dump());
    }
}

TEST_CASE("lists and objects that nothing was written into are dropped with their keys") {
    std::string text;
    JsonWriter out(text);
    out.begin_object();
    out.key("first").begin_list();
    out.begin_object();
    out.key("nothing");
    out.end_object();
    out.end_list();
    out.key("left out");
    out.key("kept").begin_list();
    out.end_list(Empty::kept);
    out.key("last").begin_object();
    out.key("inside").begin_list();
    out.end_list();
    out.key("there").boolean(true);
    out.end_object();
    out.end_object();
    const Json expected{{"kept", Json::array()}, {"last", {{"there", true}}}};
    CHECK(text == expected.dump(1));
}

} // namespace plansite
