#include "base/text.h"
#include "example_host.h"
#include "markdown/markdown.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <pthread.h>
#include <string>
#include <vector>

// Texts made to keep the parser busy, to overflow its stack or to swell the page. Each is either read in time
// that grows with its size or refused with a diagnostic, on a stack of 1 MB.

namespace plansite {
namespace {

constexpr std::size_t most_output = 20; // times the input
constexpr double most_seconds = 5;      // with sanitizers too; about 0.3 without

std::string repeated(std::string_view text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

struct Pattern {
    const char* name;
    std::string (*make)(std::size_t n);
};

const Pattern patterns[] = {
    {"deep lists", [](std::size_t n) { return repeated("- ", n) + "x" + repeated("\n", n); }},
    {"deep lists in a quotation",
     [](std::size_t n) { return "> " + repeated("- ", n) + "x\n" + repeated(">\n", n); }},
    {"deep numbered lists", [](std::size_t n) { return repeated("1. ", n) + "x"; }},
    {"deep quotations", [](std::size_t n) { return repeated(">", n) + "x"; }},
    {"deep footnotes", [](std::size_t n) { return repeated("[^a]:", n) + "x"; }},
    {"lists indented further and further",
     [](std::size_t n) {
         std::string out;
         for (std::size_t i = 0; i * i < n; ++i) out += repeated(" ", 2 * i) + "- a\n";
         return out + repeated("\n", n);
     }},
    {"the same with lazy lines between",
     [](std::size_t n) {
         std::string out;
         for (std::size_t i = 0; i * i < n; ++i) out += repeated(" ", 2 * i) + "- a\nb\n";
         return out + repeated("\n", n);
     }},
    {"images around links", [](std::size_t n) { return repeated("![[]()", n); }},
    {"images around links, in paragraphs",
     [](std::size_t n) { return repeated(repeated("![[]()", 100) + "\n\n", n / 100); }},
    {"wide table with short rows",
     [](std::size_t n) {
         return repeated("|a", n / 2) + "\n" + repeated("|-", n / 2) + "\n" + repeated("|a\n", 200);
     }},
    {"table of 200 columns with short rows",
     [](std::size_t n) {
         return repeated("|a", 200) + "\n" + repeated("|-", 200) + "\n" + repeated("|a\n", n);
     }},
    {"lines that could begin a table", [](std::size_t n) { return repeated("|a\n|-|-|\n", n); }},
    {"long reference used often",
     [](std::size_t n) { return "[x]: /" + repeated("a", n) + "\n\n" + repeated("[x] ", n); }},
    {"long title of a reference used often",
     [](std::size_t n) { return "[x]: a '" + repeated("a ", n) + "'\n\n" + repeated("[x] ", n); }},
    {"definitions without an end", [](std::size_t n) { return repeated("`[^a]:", n) + "<!--=("; }},
    {"deep brackets", [](std::size_t n) { return repeated("[", n) + "a" + repeated("]", n); }},
    {"open brackets", [](std::size_t n) { return repeated("[a](", n); }},
    {"open addresses", [](std::size_t n) { return repeated("[a](<b", n); }},
    {"deep emphasis", [](std::size_t n) { return repeated("*a **a ", n) + "b" + repeated(" a** a*", n); }},
    {"emphasis that never closes", [](std::size_t n) { return repeated("a**b", n) + repeated("c* ", n); }},
    {"emphasis of two kinds", [](std::size_t n) { return repeated("*a_ ", n); }},
    {"footnotes and emphasis", [](std::size_t n) { return repeated("_[^a]", n); }},
    {"one footnote used often", [](std::size_t n) { return repeated("[^a] ", n) + "\n\n[^a]: x"; }},
    {"many footnotes",
     [](std::size_t n) {
         std::string out;
         for (std::size_t i = 0; i < n / 10; ++i)
             out += "[^" + std::to_string(i) + "]\n\n[^" + std::to_string(i) + "]: note\n\n";
         return out;
     }},
    {"backticks",
     [](std::size_t n) {
         std::string out;
         for (std::size_t i = 0; i * i < n; ++i) out += "e" + repeated("`", i);
         return out;
     }},
    {"processing instructions", [](std::size_t n) { return "a" + repeated("<?", n) + "[x]: \\"; }},
    {"declarations", [](std::size_t n) { return "a" + repeated(" <!A ", n); }},
    {"comments", [](std::size_t n) { return "a" + repeated(" <!--", n); }},
    {"tags", [](std::size_t n) { return "a" + repeated("<a x=\"", n); }},
    {"entities", [](std::size_t n) { return repeated("&amp;&#1;&quot;", n); }},
    {"many headings of one name", [](std::size_t n) { return repeated("# a\n", n); }},
    {"many numbered paragraphs", [](std::size_t n) { return repeated("1.1 a\n\n", n); }},
    {"references that lead nowhere", [](std::size_t n) { return repeated("<activity:a&b>", n); }},
    {"one long word", [](std::size_t n) { return "*x* " + repeated("A-", n); }},
    {"numbers to link", [](std::size_t n) { return repeated("in 1.1 and 1.1(i)(i)(i) ", n / 4); }},
    {"empty call-outs", [](std::size_t n) { return repeated("> [!NOTE]\n\n", n); }},
    {"line breaks", [](std::size_t n) { return repeated("a\\\n", n); }},
};

struct Run {
    const std::string* input;
    std::size_t output;
    std::size_t errors;
    double seconds;
};

// Reads and renders on a thread of its own, whose stack is small.
void* run(void* argument) {
    auto& what = *static_cast<Run*>(argument);
    Sources sources;
    const auto& source = sources.add("input.md", *what.input);
    const MarkdownText text{source.text, {&source, 0, std::uint32_t(source.text.size())}};
    MarkdownOptions options;
    options.numbering = Numbering::as_written;
    Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    const auto outline = outline_of(text, options, diagnostics);
    const Outline few{{}, {{"1.1", "1.1", {}, {}}}, {}};
    what.output = render_markdown(text, options, example_host(few, diagnostics), diagnostics).size();
    what.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const auto& one : diagnostics.sorted()) {
        const auto name = one.kind->name;
        what.errors += name == "too-deep" || name == "too-complex" || name == "file-too-large";
    }
    return nullptr;
}

Run run_on_small_stack(const std::string& input) {
    Run what{&input, 0, 0, 0};
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstacksize(&attributes, 1024 * 1024) == 0);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, &attributes, run, &what) == 0);
    REQUIRE(pthread_join(thread, nullptr) == 0);
    REQUIRE(pthread_attr_destroy(&attributes) == 0);
    return what;
}

} // namespace

TEST_CASE("hostile Markdown is read in time or refused") {
    prepare_markdown();
    for (const auto& pattern : patterns) {
        for (const std::size_t n : {10'000, 20'000, 40'000}) {
            INFO(pattern.name << ", " << n << " times");
            const auto input = pattern.make(n);
            const auto result = run_on_small_stack(input);
            CHECK(result.seconds < most_seconds);
            CHECK(result.output <= most_output * input.size());
            CHECK((result.errors > 0) == (result.output == 0));
        }
    }
}

TEST_CASE("ordinary Markdown is far from the limits") {
    prepare_markdown();
    const std::string long_note = "[^1]: " + repeated("A long footnote. ", 200) + "\n\n";
    const std::string table =
        "| a | b | c |\n|---|--:|---|\n" + repeated("| one | - | [x](y) |\n| - | - | - |\n", 100) + "\n";
    const std::string gallery =
        repeated("- ![Alt](chart.svg) and [a](https://a.example) and *b*[^1]\n", 150) + "\n";
    const auto one = run_on_small_stack(long_note + table + gallery);
    CHECK(one.errors == 0);
    CHECK(one.output > 0);
    const auto large = run_on_small_stack(
        repeated("Plain *text* of a paper, with [a link](https://a.example).\n\n", 17'000));
    CHECK(large.errors == 0);
}

TEST_CASE("a text of more than 1 MiB is refused") {
    prepare_markdown();
    CHECK(run_on_small_stack(repeated("word *x*\n", 120'000)).errors > 0);
}

} // namespace plansite
