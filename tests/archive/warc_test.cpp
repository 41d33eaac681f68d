#include "archive/warc.h"
#include "base/digest.h"
#include "base/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

// tests/archive/warc_test.mjs lets another program read the example site's.

using namespace std::string_literals;

namespace plansite {

namespace {

std::vector<std::string> record_numbers(const std::string& warc) {
    constexpr std::string_view label = "WARC-Record-ID: <urn:uuid:";
    std::vector<std::string> numbers;
    for (auto at = warc.find(label); at != warc.npos; at = warc.find(label, at + 1))
        numbers.push_back(warc.substr(at + label.size(), warc.find('>', at) - at - label.size()));
    return numbers;
}

} // namespace

TEST_CASE("a WARC is written whole") {
    const Output site{{{"a b/index.html", "<p>\n"}, {"a b/caf\u00E9.pdf", "\0\r\n\r\nWARC/1.1\r\n"s}}};
    std::string warc = warc_of(site, {"https://plans.example", *make_date(2009, 3, 31), "plansite\r\n0.1"});
    const auto numbers = record_numbers(warc);
    REQUIRE(numbers.size() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        warc = replaced(warc, numbers[i], std::vector{"INFO", "PAGE", "FOLDER", "PAPER"}[i]);
    const std::string info =
        "software: plansite 0.1\r\n"
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        "description: The site as it was made on 2009-03-31. No server was asked: the records hold what one "
        "would "
        "answer.\r\n";
    const std::string page_head = "HTTP/1.1 200 OK\r\n"
                                  "Content-Type: text/html; charset=utf-8\r\n"
                                  "Content-Length: 4\r\n"
                                  "\r\n";
    const std::string paper = "HTTP/1.1 200 OK\r\n"
                              "Content-Type: application/pdf\r\n"
                              "Content-Length: 15\r\n"
                              "\r\n"
                              "\0\r\n\r\nWARC/1.1\r\n"s;
    CHECK(warc == "WARC/1.1\r\n"
                  "WARC-Type: warcinfo\r\n"
                  "WARC-Record-ID: <urn:uuid:INFO>\r\n"
                  "WARC-Date: 2009-03-31T00:00:00Z\r\n"
                  "Content-Type: application/warc-fields\r\n"
                  "WARC-Block-Digest: sha256:" +
                      sha256_hex(info) +
                      "\r\n"
                      "Content-Length: " +
                      std::to_string(info.size()) + "\r\n\r\n" + info +
                      "\r\n\r\n"
                      "WARC/1.1\r\n"
                      "WARC-Type: response\r\n"
                      "WARC-Record-ID: <urn:uuid:PAGE>\r\n"
                      "WARC-Date: 2009-03-31T00:00:00Z\r\n"
                      "WARC-Warcinfo-ID: <urn:uuid:INFO>\r\n"
                      "WARC-Target-URI: https://plans.example/a%20b/index.html\r\n"
                      "WARC-Payload-Digest: sha256:" +
                      sha256_hex("<p>\n") +
                      "\r\n"
                      "Content-Type: application/http;msgtype=response\r\n"
                      "WARC-Block-Digest: sha256:" +
                      sha256_hex(page_head + "<p>\n") +
                      "\r\n"
                      "Content-Length: " +
                      std::to_string(page_head.size() + 4) + "\r\n\r\n" + page_head +
                      "<p>\n\r\n\r\n"
                      "WARC/1.1\r\n"
                      "WARC-Type: revisit\r\n"
                      "WARC-Record-ID: <urn:uuid:FOLDER>\r\n"
                      "WARC-Date: 2009-03-31T00:00:00Z\r\n"
                      "WARC-Warcinfo-ID: <urn:uuid:INFO>\r\n"
                      "WARC-Target-URI: https://plans.example/a%20b/\r\n"
                      "WARC-Payload-Digest: sha256:" +
                      sha256_hex("<p>\n") +
                      "\r\n"
                      "Content-Type: application/http;msgtype=response\r\n"
                      "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"
                      "WARC-Refers-To: <urn:uuid:PAGE>\r\n"
                      "WARC-Refers-To-Target-URI: https://plans.example/a%20b/index.html\r\n"
                      "WARC-Refers-To-Date: 2009-03-31T00:00:00Z\r\n"
                      "WARC-Block-Digest: sha256:" +
                      sha256_hex(page_head) +
                      "\r\n"
                      "Content-Length: " +
                      std::to_string(page_head.size()) + "\r\n\r\n" + page_head +
                      "\r\n\r\n"
                      "WARC/1.1\r\n"
                      "WARC-Type: response\r\n"
                      "WARC-Record-ID: <urn:uuid:PAPER>\r\n"
                      "WARC-Date: 2009-03-31T00:00:00Z\r\n"
                      "WARC-Warcinfo-ID: <urn:uuid:INFO>\r\n"
                      "WARC-Target-URI: https://plans.example/a%20b/caf%C3%A9.pdf\r\n"
                      "WARC-Payload-Digest: sha256:" +
                      sha256_hex("\0\r\n\r\nWARC/1.1\r\n"s) +
                      "\r\n"
                      "Content-Type: application/http;msgtype=response\r\n"
                      "WARC-Block-Digest: sha256:" +
                      sha256_hex(paper) +
                      "\r\n"
                      "Content-Length: " +
                      std::to_string(paper.size()) + "\r\n\r\n" + paper + "\r\n\r\n");
}

TEST_CASE("a site without an address gets one that leads nowhere, and is told so") {
    const std::string warc = warc_of({{{"a.txt", ""}}}, {"", *make_date(2009, 3, 31), "plansite"});
    CHECK(warc.find("WARC-Target-URI: http://plansite.invalid/a.txt\r\n") != warc.npos);
    CHECK(warc.find("answer. The site had no address; one that leads nowhere stands for it.\r\n") !=
          warc.npos);
}

TEST_CASE("records have numbers of their own, the same each time") {
    const auto numbers = [](const Output& site, Date day) {
        return record_numbers(warc_of(site, {"http://a.example/", day, "plansite"}));
    };
    const Date day = *make_date(2009, 3, 31), next = *make_date(2010, 3, 31);
    const auto first = numbers({{{"a", ""}, {"b", ""}, {"index.html", ""}}}, day);
    REQUIRE(first.size() == 5);
    CHECK(first == numbers({{{"a", ""}, {"b", ""}, {"index.html", ""}}}, day));
    auto all = first;
    for (const auto& more : {numbers({{{"a", "x"}}}, day), numbers({{{"a", ""}}}, next)})
        all.push_back(more.back());
    for (const std::string& number : all) {
        INFO(number);
        CHECK(std::count(all.begin(), all.end(), number) == 1);
        REQUIRE(number.size() == std::string("00000000-0000-8000-8000-000000000000").size());
        CHECK(number[14] == '8');
        CHECK("89ab"s.find(number[19]) != std::string::npos);
    }
}

} // namespace plansite
