#include "serve/live_site.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

namespace plansite {
namespace {

using std::chrono::milliseconds;

Output output_of(const std::string& page, const std::string& style = "body {}") {
    return {{{"a/index.html", page}, {"assets/site.css", style}}};
}

} // namespace

TEST_CASE("An edit tells pages from style sheets") {
    const Edit first = edit_of(output_of("one"));
    CHECK(first == edit_of(output_of("one")));
    CHECK(first.pages != first.styles);
    const Edit page = edit_of(output_of("two"));
    CHECK(page.pages != first.pages);
    CHECK(page.styles == first.styles);
    const Edit style = edit_of(output_of("one", "p {}"));
    CHECK(style.pages == first.pages);
    CHECK(style.styles != first.styles);
    CHECK(edit_of({{{"a", "bc"}}}) != edit_of({{{"ab", "c"}}}));
    CHECK(edit_of({{{"a", ""}, {"b", ""}}}) != edit_of({{{"a", ""}, {"c", ""}}}));
}

TEST_CASE("A live site keeps the last good output") {
    LiveSite site;
    CHECK(site.state().edit == Edit{});
    CHECK_FALSE(site.file("a/index.html"));
    site.fail({"no title"});
    CHECK(site.state().faults == std::vector<std::string>{"no title"});
    CHECK(site.state().edit == Edit{});

    site.succeed(output_of("one"));
    CHECK(site.state().faults.empty());
    REQUIRE(site.file("a/index.html"));
    CHECK(site.file("a/index.html")->bytes == "one");
    CHECK(site.file("a/index.html")->edit == edit_of(output_of("one")));
    CHECK(site.has("assets/site.css"));
    CHECK_FALSE(site.has("a"));

    site.fail({"a", "b"});
    CHECK(site.file("a/index.html")->bytes == "one");
    CHECK(site.state().edit == edit_of(output_of("one")));
    CHECK(site.state().faults.size() == 2);
    CHECK(site.state().number == 3);
    site.succeed(output_of("two"));
    CHECK(site.file("a/index.html")->bytes == "two");
    CHECK(site.state().faults.empty());
}

TEST_CASE("Waiting ends with a build, with patience, and with the site") {
    LiveSite site;
    site.succeed(output_of("one"));
    CHECK(site.wait(0, milliseconds(60'000)).number == 1); // there already
    CHECK(site.wait(1, milliseconds(1)).number == 1);
    std::thread author([&] { site.fail({"wrong"}); });
    CHECK(site.wait(1, milliseconds(60'000)).faults == std::vector<std::string>{"wrong"});
    author.join();
    std::thread end([&] { site.close(); });
    CHECK(site.wait(2, milliseconds(60'000)).number == 2);
    end.join();
    CHECK(site.closed());
    CHECK(site.wait(2, milliseconds(60'000)).number == 2); // and never again
}

TEST_CASE("A file and what it belongs to are of one build, whoever reads while others write") {
    LiveSite site;
    site.succeed(output_of("0"));
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0, read = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            while (!done) {
                const auto file = site.file("a/index.html");
                if (file->edit != edit_of(output_of(file->bytes))) ++torn;
                ++read;
            }
        });
    for (int i = 1; i <= 300 || read < 300; ++i) site.succeed(output_of(std::to_string(i)));
    done = true;
    for (auto& reader : readers) reader.join();
    CHECK(torn == 0);
    CHECK(read >= 300);
}

} // namespace plansite
