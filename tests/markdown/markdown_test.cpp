#include "diagnostics/print.h"
#include "example_host.h"
#include "markdown/markdown.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace plansite {
namespace {

std::string rendered(std::string_view text, Shape shape) {
    Diagnostics diagnostics;
    MarkdownOptions options;
    options.shape = shape;
    return render_markdown({text, {}}, options, example_host({}, diagnostics), diagnostics);
}

} // namespace

// A definition that nothing uses renders as nothing, but sends the text through the parser.
TEST_CASE("a plain line comes out as if it had been parsed") {
    prepare_markdown();
    const std::vector<std::string> pieces{"word",
                                          "LA",
                                          "A-B",
                                          "14-19",
                                          " ",
                                          "  ",
                                          ".",
                                          ",",
                                          "!",
                                          "\"",
                                          "'",
                                          "(ii)",
                                          "3.1",
                                          "#",
                                          "=",
                                          "~~~",
                                          "-",
                                          "+",
                                          "|",
                                          ">",
                                          ":",
                                          ";",
                                          "£",
                                          "é",
                                          "–",
                                          "“",
                                          "1.",
                                          "1)",
                                          "/",
                                          "%",
                                          "{{",
                                          "$",
                                          "^",
                                          "@",
                                          "www.a.example",
                                          "https://a.example",
                                          "a@b.example"};
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto count = random() % 8 + 1; count > 0; --count) text += pieces[random() % pieces.size()];
        for (const Shape shape : {Shape::blocks, Shape::inside}) {
            INFO(text);
            CHECK(rendered(text, shape) == rendered("[unused]: x\n\n" + text, shape));
        }
    }
}

TEST_CASE("a fault in a TOML string points at the file") {
    prepare_markdown();
    Sources sources;
    const auto& source = sources.add(
        "plan.toml", "a = \"see <activity:9>\"\nb = \"caf\\u00e9 \\\"x\\\" [x](javascript:1) <b>\"\n");
    const auto span = [&](std::string_view part) {
        const auto at = std::uint32_t(source.text.find(part));
        return Span{&source, at, at + std::uint32_t(part.size())};
    };
    Diagnostics diagnostics;
    const auto host = example_host({}, diagnostics);
    render_markdown({"see <activity:9>", span("\"see <activity:9>\"")}, {}, host, diagnostics);
    render_markdown(
        {"café \"x\" [x](javascript:1) <b>", span("\"caf\\u00e9 \\\"x\\\" [x](javascript:1) <b>\"")}, {},
        host, diagnostics);
    CHECK(print_all(diagnostics.sorted(), Format::brief, Color::off) ==
          "plan.toml:1:11: error: nothing is called `activity:9` [dangling-reference]\n"
          "plan.toml:2:26: error: a link may not lead to `javascript:1` [dangerous-link]\n"
          "plan.toml:2:40: warning: this HTML is not published [raw-html] "
          "(write it in Markdown, or put it into a template)\n");
}

TEST_CASE("a host that knows nothing leaves the words") {
    prepare_markdown();
    Diagnostics diagnostics;
    CHECK(render_markdown({"<activity:1> [a](b.md) ![c](d.png) LA\n", {}}, {}, {}, diagnostics) ==
          "<p>activity:1 a c LA</p>\n");
    CHECK(diagnostics.sorted().empty());
}

TEST_CASE("threads do not disturb each other") {
    prepare_markdown();
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "# H*e*ad\n\n- [x] a ~~b~~ **c** <activity:1.3>\n\n| a | b |\n|---|---|\n| 1 | x[^1] |\n\n";
    text += "[^1]: note\n";
    const auto expected = rendered(text, Shape::blocks);
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (auto& result : results)
        threads.emplace_back([&result, &text] {
            for (int i = 0; i < 10; ++i) result = rendered(text, Shape::blocks);
        });
    for (auto& thread : threads) thread.join();
    for (const auto& result : results) CHECK(result == expected);
}

} // namespace plansite
