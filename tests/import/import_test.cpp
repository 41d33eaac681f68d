#include "base/text.h"
#include "content/load.h"
#include "diagnostics/print.h"
#include "import/import.h"
#include "markdown/markdown.h"
#include "site_case.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <random>

// Each file of tests/cases/import is a plan, what is pasted (`paste FORMAT`), the file that is made of it,
// and what is said of it. UPDATE_GOLDEN=1 writes the last two. Whatever is pasted, the file is read without
// an error and holds what was counted.

namespace plansite {
namespace {

struct StandingPlan {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    explicit StandingPlan(const TemporaryFolder& folder) {
        prepare_markdown();
        LoadOptions options;
        options.today = *parse_iso_date("2026-11-22");
        options.jobs = 1;
        loaded = load_site(folder.path(), options, sources, diagnostics);
        graph = resolve(loaded.site, diagnostics);
    }
    const Plan& plan() const { return loaded.site.plans.at(0); }
    ImportedFile import(std::string_view bytes, GridFormat format) const {
        return import_table({bytes, format, "the case"}, {"A title", ""}, loaded.site, plan(), graph);
    }
    std::string errors() {
        std::vector<Diagnostic> found = diagnostics.sorted();
        std::erase_if(found, [](const Diagnostic& one) { return one.kind->severity != Severity::error; });
        return print_all(found, Format::brief, Color::off);
    }
};

// What was made reads without an error, and as much as was counted is there.
void check_readable(const TemporaryFolder& folder, const ImportedFile& made) {
    const ImportCounts& counts = made.imported.counts;
    folder.write(made.file.path, made.file.text);
    StandingPlan again(folder);
    INFO(made.file.text);
    CHECK(again.errors() == "");
    REQUIRE(again.plan().priorities.size() == 1);
    std::size_t actions = 0, criteria = 0;
    for (const auto& activity : again.plan().priorities[0].activities) {
        actions += activity.actions.size();
        criteria += activity.criteria.size();
    }
    CHECK(again.plan().priorities[0].activities.size() == counts.activities);
    CHECK(actions == counts.actions);
    CHECK(criteria == counts.criteria);
    std::size_t left = 0;
    for (const auto& [at, beside] : made.imported.of_actions) left += beside.left_over.size();
    CHECK(counts.arrived + left == counts.cells);
}

// Words and what tries to be more than words.
std::string random_text(std::mt19937& random, std::size_t most) {
    static const std::vector<std::string> parts{
        "holes",  "are mended", "by May 2027", "*",        "_",     "**",     "`",
        "[x](y)", "<b>",        "</ul>",       "<i>",      "&amp;", "\\",     "\"",
        "\"\"\"", "'''",        "#",           "- ",       "1. ",   "> ",     "|",
        "[[a]]",  "a = 1",      "<plan:p>",    "{digest}", "\x01",  "\u202E", "\u00A0",
        "• ",     "é",          "日本",        "~~~",      "===",   "$",      "<!--",
        "1.2",    "(iv)",       "tbc",         "?",        "Works", "[^1]",   "https://example.org",
        "\u2028", "\\n",        "\\u0000",     "</td>",    "<td>",  "=",      "Staff Group with Heads"};
    std::string out;
    for (std::size_t count = random() % (most + 1); count > 0; --count)
        out += parts[random() % parts.size()] + (random() % 3 == 0 ? "" : " ");
    return out;
}

std::string random_table(std::mt19937& random, GridFormat format) {
    const std::vector<std::string> headings{"Area", "Success criteria", "Action", "Who", "By when",
                                            "Ref",  "Nothing known"};
    std::string out = format == GridFormat::html ? "<table>" : "";
    for (std::size_t row = 0; row < 8; ++row) {
        if (format == GridFormat::html) out += "<tr>";
        for (std::size_t column = 0; column < headings.size(); ++column) {
            std::string text = row == 0 ? headings[column] : random_text(random, random() % 2 == 0 ? 0 : 8);
            const auto span = random() % 12;
            if (format == GridFormat::html)
                out += fmt::format("<td{}>{}",
                                   row == 0    ? ""
                                   : span == 0 ? " rowspan=2"
                                   : span == 1 ? " colspan=3"
                                               : "",
                                   text);
            else if (format == GridFormat::csv)
                out += (column > 0 ? ",\"" : "\"") + replaced(text, "\"", "\"\"") + "\"";
            else
                out += (column > 0 ? (format == GridFormat::tsv ? "\t" : "|") : "") + text;
        }
        out += "\n";
    }
    return out;
}

} // namespace

TEST_CASE("Import cases", "[import]") {
    const auto paths = case_files("import");
    CHECK(paths.size() >= 6);
    for (const auto& path : paths) {
        const SiteCase story = read_site_case(path);
        INFO(story.title);
        TemporaryFolder folder;
        write_site(story, folder);
        const StandingPlan site(folder);
        std::string told = story.words;
        for (const auto& section : story.sections) {
            if (section.is_file()) told += fmt::format("-- {} --\n{}", section.name, section.text);
            if (!section.name.starts_with("paste ")) continue;
            told += fmt::format("-- {} --\n{}", section.name, section.text);
            const ImportedFile made = site.import(section.text, grid_format(section.name.substr(6)).value());
            const std::string report = made.fault
                                           ? fmt::format("{}\nhelp: {}\n", made.fault->what, made.fault->help)
                                           : describe_import(made.imported);
            told += fmt::format("-- file --\n{}-- report --\n{}", made.file.text, report);
            if (!std::getenv("UPDATE_GOLDEN")) {
                CHECK(made.file.text == *story.find("file"));
                CHECK(report == *story.find("report"));
            }
            if (!made.fault) check_readable(folder, made);
        }
        if (std::getenv("UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << told;
    }
}

TEST_CASE("Whatever stands in the cells, the file reads and nothing is lost uncounted", "[import]") {
    std::mt19937 random(20261122);
    for (const GridFormat format : {GridFormat::tsv, GridFormat::csv, GridFormat::markdown, GridFormat::html})
        for (int i = 0; i < 60; ++i) {
            TemporaryFolder folder;
            folder.write("site.toml", "title = \"S\"\n");
            folder.write("content/plans/p/plan.toml",
                         "title = \"P\"\n[[columns]]\nfield = \"activity\"\nlabel = "
                         "\"Area\"\n[[scale]]\nid = \"s\"\ntitle = \"S\"\n"
                         "[[scale.level]]\nid = \"tbc\"\nname = \"Works\"\n");
            const std::string table = random_table(random, format);
            INFO(table);
            const StandingPlan site(folder);
            const ImportedFile made = site.import(table, format);
            if (made.fault) FAIL(made.fault->what);
            if (format != GridFormat::html) CHECK(made.imported.counts.actions > 0);
            check_readable(folder, made);
        }
}

TEST_CASE("Bytes that are no table are refused or read, and never more", "[import]") {
    TemporaryFolder folder;
    folder.write("site.toml", "title = \"S\"\n");
    folder.write("content/plans/p/plan.toml", "title = \"P\"\n");
    const StandingPlan site(folder);
    const auto fault = [&](std::string_view bytes, GridFormat format) {
        const ImportedFile made = site.import(bytes, format);
        return made.fault ? made.fault->what : "no fault";
    };
    const std::string head = "Action\tWho\n";
    CHECK(fault("", GridFormat::html).starts_with("no row of it"));
    CHECK(fault(head + "a\tb\n", GridFormat::tsv) == "no fault");
    CHECK(fault(head + "a\xFF\tb\n", GridFormat::tsv) == "line 2: it is not UTF-8");
    CHECK(fault(head + std::string(70'000, 'a'), GridFormat::tsv) ==
          "a cell of line 2 has more than 65536 bytes");
    std::string lines = "a";
    for (int i = 0; i < 300; ++i) lines += "\n" + std::to_string(i);
    CHECK(fault(head + "\"" + lines + "\"\tb", GridFormat::tsv) ==
          "a cell of line 2 has more than 200 lines");
    CHECK(fault(head + std::string(30'000, '\t'), GridFormat::tsv) == "it has more than 20000 cells");
    CHECK(fault("Action,Who\n\"a,b\n", GridFormat::csv) == "line 2: a quotation mark is not closed");
    std::string deep = "<table>", wide = "<table><tr><td ", tall;
    for (int i = 0; i < 600; ++i) deep += "<b>";
    for (int i = 0; i < 5000; ++i) wide += fmt::format("a{} ", i);
    CHECK(fault(deep, GridFormat::html) == "its tags nest more than 500 deep");
    CHECK(fault(wide + ">", GridFormat::html) == "one of its tags has more than 1,000 attributes");
    for (int i = 0; i < 3000; ++i) tall += "<tr><td colspan=99999 rowspan=99999>x";
    CHECK(fault("<table>" + tall, GridFormat::html) == "it has more than 20000 cells");
    CHECK(fault("<table><tr><td>" + std::string(70'000, 'a'), GridFormat::html) ==
          "a cell has more than 65536 bytes");
}

} // namespace plansite
