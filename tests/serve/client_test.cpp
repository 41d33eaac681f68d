#include "base/json.h"
#include "serve/client.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("A page gets the script before the end of its body and is otherwise as it is published") {
    const Edit edit{"12ab", "34cd"};
    const std::string element =
        "<script src=\"/.plansite/serve.js\" data-pages=\"12ab\" data-styles=\"34cd\" defer></script>\n";
    CHECK(with_client("<body>a</body></html>", edit) == "<body>a" + element + "</body></html>");
    CHECK(with_client("<pre></body></pre></BODY>", edit) == "<pre></body></pre>" + element + "</BODY>");
    CHECK(with_client("no body", edit) == "no body" + element);
    CHECK(with_client("", edit) == element);
}

TEST_CASE("A notice says plain text") {
    const std::string page = notice_page("<b>", "a & b", {});
    CHECK(page.find("<h1>&lt;b&gt;</h1>\n<p>a &amp; b</p>\n<script src=\"/.plansite/serve.js\"") !=
          page.npos);
}

TEST_CASE("An event is one line of JSON, whatever the faults quote") {
    const std::string event = event_of({7, {"12ab", "34cd"}, {"line\n\nline", "\xff", "</script>"}});
    const std::string begin = "retry: 500\ndata: ";
    REQUIRE(event.starts_with(begin));
    REQUIRE(event.ends_with("\n\n"));
    const std::string line = event.substr(begin.size(), event.size() - begin.size() - 2);
    CHECK(line.find('\n') == line.npos);
    const Json data = Json::parse(line);
    CHECK(data["pages"] == "12ab");
    CHECK(data["styles"] == "34cd");
    CHECK(data["faults"] == Json{"line\n\nline", "\xef\xbf\xbd", "</script>"});
}

TEST_CASE("The client's files have reserved addresses") {
    for (const char* path : {".plansite/serve.js", ".plansite/events.js", ".plansite/overlay.css"}) {
        INFO(path);
        REQUIRE(client_file(path));
        CHECK(client_file(path)->size() > 100);
    }
    CHECK_FALSE(client_file("serve.js"));
    CHECK_FALSE(client_file(events_path));
}

} // namespace plansite
