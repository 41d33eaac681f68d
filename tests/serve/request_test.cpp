#include "serve/request.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace plansite {

TEST_CASE("A target becomes a path") {
    struct Row {
        std::string target, path;
    };
    const std::vector<Row> rows{{"/", ""},
                                {"/index.html", "index.html"},
                                {"/plans/x/", "plans/x/"},
                                {"/caf%C3%A9/", "café/"},
                                {"/a%20b.html", "a b.html"},
                                {"/100%25", "100%"},
                                {"/%252e%252e/x", "%2e%2e/x"}, // decoded once only
                                {"/...", "..."},
                                {"/a..b/.c", "a..b/.c"}};
    for (const auto& row : rows) {
        INFO(row.target);
        CHECK(path_of_target(row.target) == row.path);
    }
}

TEST_CASE("What cannot be a path is refused") {
    const std::vector<std::string> targets{"",
                                           "index.html",
                                           "*",
                                           "http://evil.example/",
                                           "//",
                                           "//evil.example/",
                                           "/a//b",
                                           "/..",
                                           "/../x",
                                           "/a/../b",
                                           "/a/..",
                                           "/.",
                                           "/./x",
                                           "/%2e%2e/x",
                                           "/%2E./x",
                                           "/a%2f..%2fb",
                                           "/%2f",
                                           "/..\\x",
                                           "/a\\b",
                                           "/a%5cb",
                                           "/a%00b",
                                           "/a%0d%0aSet-Cookie:x",
                                           "/a%7f",
                                           "/%",
                                           "/%2",
                                           "/%zz",
                                           "/a%2",
                                           "/%c0%ae%c0%ae/x", // a dot in two bytes, which is no UTF-8
                                           "/\xff"};
    for (const auto& target : targets) {
        INFO(target);
        CHECK_FALSE(path_of_target(target));
    }
}

TEST_CASE("Only our own names are a host") {
    for (const char* host : {"localhost", "localhost:8000", "LocalHost:1", "127.0.0.1", "127.0.0.1:8000",
                             "[::1]", "[::1]:8000", "localhost:"}) {
        INFO(host);
        CHECK(is_own_host(host, "127.0.0.1", Reach::this_machine));
    }
    for (const char* host :
         {"", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example",
          "evil.example:127.0.0.1", "localhost:80:80", "localhost:x", "localhost@evil.example", "0.0.0.0",
          "192.168.1.5", "[::1", "[::1]x", "[]", "127.0.0.2", "localhost,evil.example", " localhost"}) {
        INFO(host);
        CHECK_FALSE(is_own_host(host, "127.0.0.1", Reach::this_machine));
    }
}

TEST_CASE("Where the network may ask, its numbers are a host and its names are not") {
    CHECK(is_own_host("192.168.1.5:8000", "0.0.0.0", Reach::network));
    CHECK(is_own_host("[fe80::1]:8000", "0.0.0.0", Reach::network));
    CHECK(is_own_host("Plans.Local:8000", "plans.local", Reach::network));
    CHECK_FALSE(is_own_host("evil.example", "0.0.0.0", Reach::network));
    CHECK_FALSE(is_own_host("192.168.1.5.evil.example", "0.0.0.0", Reach::network));
    CHECK_FALSE(is_own_host("1", "0.0.0.0", Reach::network));
}

TEST_CASE("A request is judged by host, origin, method and target") {
    const auto status = [](const Request& request) {
        return judge(request, "127.0.0.1", Reach::this_machine).status;
    };
    const std::string own = "localhost:8000";
    CHECK(judge({"GET", "/plans/", own, {}}, "127.0.0.1", Reach::this_machine).path == "plans/");
    CHECK(status({"GET", "/", own, {}}) == 200);
    CHECK(status({"HEAD", "/", own, {}}) == 200);
    CHECK(status({"GET", "/", own, "http://localhost:8000"}) == 200);
    CHECK(status({"GET", "/", {}, {}}) == 403);
    CHECK(status({"GET", "/", "evil.example", {}}) == 403);
    for (const char* origin :
         {"http://evil.example", "null", "", "http://localhost:3000", "http://localhost",
          "https://localhost:8000", "http://localhost:8000.evil.example", "localhost:8000"}) {
        INFO(origin);
        CHECK(status({"GET", "/", own, origin}) == 403);
    }
    CHECK(status({"GET", "/", "evil.example", "http://evil.example"}) == 403);
    for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "get", ""}) {
        INFO(method);
        CHECK(status({method, "/", own, {}}) == 405);
    }
    CHECK(status({"GET", "/../x", own, {}}) == 400);
    CHECK(judge({"GET", "/../x", own, {}}, "127.0.0.1", Reach::this_machine).path.empty());
}

} // namespace plansite
