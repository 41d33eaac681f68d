#include "base/script_json.h"

#include <catch2/catch.hpp>
#include <random>

namespace plansite {

TEST_CASE("JSON in a script") {
    CHECK(script_json({{"a<b", "</script><!--"}, {"b", {1, true, nullptr}}}) ==
          R"({"a\u003cb":"\u003c/script\u003e\u003c!--","b":[1,true,null]})");
    CHECK(script_json("x & y \xe2\x80\xa8 \xe2\x80\xa9 \xe2\x80\xa6") ==
          "\"x \\u0026 y \\u2028 \\u2029 \xe2\x80\xa6\"");
    CHECK(script_json("\xff") == "\"\xef\xbf\xbd\"");
}

TEST_CASE("JSON in a script means the same, and can end or hide nothing") {
    const std::vector<std::string> pieces{"<",    ">",       "/",  "script", "!--",          "-->",
                                          "]]>",  "\\",      "\"", "&",      "u003c",        "\n",
                                          "\x01", "\\u003c", "é",  " ",      "\xe2\x80\xa8", "\xe2\x80\xa9"};
    std::mt19937 random(20261122);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t i = random() % 12; i > 0; --i) text += pieces[random() % pieces.size()];
        const Json value{{text, {text, 1}}};
        const std::string out = script_json(value);
        CAPTURE(out);
        CHECK(Json::parse(out) == value);
        CHECK(out.find_first_of("<>&\n\x01") == std::string::npos);
        CHECK(out.find("\xe2\x80\xa8") == std::string::npos);
        CHECK(out.find("\xe2\x80\xa9") == std::string::npos);
    }
}

} // namespace plansite
