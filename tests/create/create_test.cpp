#include "base/text.h"
#include "build.h"
#include "content/load.h"
#include "create/create.h"
#include "create/explain.h"
#include "diagnostics/print.h"
#include "markdown/markdown.h"
#include "model/describe.h"
#include "schema/toml.h"
#include "schema/toml_text.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <regex>

// What `plansite new` writes: it builds at once, and every key of the field tables stands in it.

namespace plansite {
namespace {

void write(const std::vector<NewFile>& files, const TemporaryFolder& folder) {
    for (const auto& file : files) {
        INFO(file.path);
        CHECK_FALSE(std::filesystem::exists(folder.path(file.path)));
        folder.write(file.path, file.text);
    }
}

// Everything that a build reports, a line each.
std::string reported(const TemporaryFolder& folder, Date day) {
    BuildOptions options;
    options.root = folder.path();
    options.today = day;
    options.jobs = 1;
    Sources sources;
    Diagnostics diagnostics;
    const Build made = build(options, sources, diagnostics);
    CHECK(made.pages > 10);
    return print_all(diagnostics.sorted(), Format::brief, Color::off);
}

// The site as it stands, for what is made from it.
struct Standing {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    Standing(const TemporaryFolder& folder, Date day) {
        prepare_markdown();
        LoadOptions options;
        options.today = day;
        options.jobs = 1;
        loaded = load_site(folder.path(), options, sources, diagnostics);
        graph = resolve(loaded.site, diagnostics);
    }
    const Plan& plan(std::size_t index) const { return loaded.site.plans.at(index); }
    std::vector<NewFile> update(std::size_t index) const {
        return new_update(loaded.site, graph, assess(loaded.site, graph, loaded.as_of), plan(index),
                          loaded.as_of);
    }
};

// With every key in use that is commented out.
std::string all_in_use(const std::string& text) {
    return std::regex_replace(text, std::regex("(^|\n)#(?=[a-z[])"), "$1");
}

} // namespace

TEST_CASE("A new site builds on any day with nothing to report") {
    for (const char* written : {"2026-01-15", "2026-08-31", "2026-09-01", "2028-02-29", "2050-12-31"}) {
        CAPTURE(written);
        const Date day = *parse_iso_date(written);
        TemporaryFolder folder;
        write(new_site("Plans of \"Ash\"\\Elm", day), folder);
        CHECK(reported(folder, day) == "");
    }
}

TEST_CASE("Whatever is made in a new site builds with nothing to report") {
    const Date day = *parse_iso_date("2026-11-22");
    TemporaryFolder folder;
    write(new_site("Plans", day), folder);
    {
        const Standing site(folder, day);
        write(new_plan(site.loaded.site, {"Safer roads", ""}, day), folder);
        write(new_priority(site.loaded.site, site.plan(0), {"Two \n lines @at@ \x01", ""}, day), folder);
        write(new_consultation(site.loaded.site, &site.plan(0), {"A zone", "zone"}, day), folder);
        write(new_document(&site.plan(0), {"Minutes", ""}, day), folder);
        write(site.update(0), folder);
    }
    CHECK(std::filesystem::exists(folder.path("content/plans/safer-roads/priorities/1-first-priority.toml")));
    CHECK(std::filesystem::exists(folder.path("content/plans/attendance/priorities/2-two-lines-at.toml")));
    CHECK(std::filesystem::exists(folder.path("content/consultations/zone/paper.md")));
    CHECK(reported(folder, day) == "");
    write(Standing(folder, *parse_iso_date("2027-05-01")).update(1), folder);
    // of the other plan, on which nobody reports, only that
    const std::string later = reported(folder, *parse_iso_date("2027-05-01"));
    for (const auto line : split(later, '\n'))
        if (!line.empty()) CHECK_THAT(std::string(line), Catch::Matchers::Contains("[owner-never-reported]"));
}

TEST_CASE("A site that names nobody gets a directory with its first plan") {
    for (const char* year : {"academic", "financial", "calendar"}) {
        CAPTURE(year);
        const Date day = *parse_iso_date("2027-02-01");
        TemporaryFolder folder;
        folder.write("site.toml",
                     fmt::format("title = \"S\"\npublisher = \"Ash & Elm\"\nyear = \"{}\"\n", year));
        write(new_plan(Standing(folder, day).loaded.site, {"One", ""}, day), folder);
        write(new_plan(Standing(folder, day).loaded.site, {"Two", ""}, day), folder);
        CHECK(reported(folder, day) == "");
        CHECK(Standing(folder, day).loaded.site.directory.bodies.at(0).name.value == "Ash & Elm");
    }
}

TEST_CASE("An update lists what is due and not finished, and says nothing by itself") {
    const Date day = *parse_iso_date("2027-01-05");
    TemporaryFolder folder;
    write(new_site("Plans", *parse_iso_date("2026-11-22")), folder);
    folder.write("content/plans/attendance/updates/2026-12-20.toml",
                 "[[report]]\nabout = \"criterion:1.1.first-day\"\nstatus = \"complete\"\n");
    const std::string text = Standing(folder, day).update(0).at(0).text;
    const std::string due = text.substr(text.find("\n# Due on "));
    CHECK(due ==
          "\n# Due on 5 January 2027, or soon, and not finished:\n"
          "\n# Agree with all schools how families are called, and who does it where there is no EWO (due\n"
          "# December 2026)\n"
          "#[[report]]\n#about = \"action:1.1.a\"\n#status = \"complete\"\n#comment = \"\"\n");
    folder.write("content/plans/attendance/updates/2027-01-05.toml",
                 text.substr(0, text.find("\n# Due on ")) + all_in_use(due));
    CHECK(reported(folder, day) == "");
    CHECK(Standing(folder, day).update(0).at(0).text.find("nothing is due") != std::string::npos);
}

TEST_CASE("Every key of every kind of file is explained, and good TOML once it is in use") {
    for (const auto kind : file_kind_names()) {
        CAPTURE(kind);
        const KeyRows keys = file_keys(kind);
        const std::string text = explained("", keys);
        for (const auto& row : keys) {
            CAPTURE(row.key);
            CHECK(text.find("# " + std::string(row.sentence.substr(0, 40))) != text.npos);
        }
        Sources sources;
        Diagnostics diagnostics;
        const Source& source = sources.add("x.toml", all_in_use(text));
        const auto table = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics);
        CHECK(print_all(diagnostics.sorted(), Format::brief, Color::off) == "");
        REQUIRE(table);
        for (const auto& row : keys) CHECK(table->find(row.key) != nullptr);
    }
}

TEST_CASE("A sketch keeps its own keys first and names what was explained before") {
    const KeyRows keys{
        {"title", "Its title.", Form::value, "\"\"", {}, {}},
        {"stage", "Where it stands.", Form::value, "\"new\"", {"new", "old"}, {}},
        {"part",
         "A part.",
         Form::tables,
         "",
         {},
         {{"title", "Its title.", Form::value, "\"\"", {}, {}},
          {"size", "How much.", Form::value, "1", {}, {}},
          {"note", "A note.", Form::table, "", {}, {{"by", "Whose.", Form::value, "\"\"", {}, {}}}}}}};
    CHECK(explained("[[part]]\nsize = 3\n\n[[part]]\nsize = 4\n", keys) ==
          "# Its title.\n#title = \"\"\n"
          "# Where it stands. One of: new, old.\n"
          "#stage = \"new\"\n"
          "\n# A part.\n[[part]]\n"
          "# How much.\nsize = 3\n"
          "# Also, as above: title.\n"
          "\n# A note.\n#[part.note]\n"
          "# Whose.\n#by = \"\"\n"
          "\n[[part]]\nsize = 4\n");
    CHECK_THROWS_AS(explained("nothing = 1\n", keys), std::logic_error);
    CHECK_THROWS_AS(explained("[[nothing]]\n", keys), std::logic_error);
}

TEST_CASE("Values are filled into a sketch once") {
    CHECK(filled("a = @x@\nb = @y@", {{"x", "@y@"}, {"y", "2"}}) == "a = @y@\nb = 2");
    CHECK_THROWS_AS(filled("@z@", {}), std::logic_error);
    CHECK(toml_text("a\"b\\c\n") == "\"a\\\"b\\\\c\\u000A\"");
}

TEST_CASE("Schemas are made for the kinds of the files, once each") {
    const auto schemas = schemas_for({{"a", "", "plan"}, {"b", "", ""}, {"c", "", "plan"}});
    REQUIRE(schemas.size() == 1);
    CHECK(schemas[0].path == ".plansite/schemas/plan.json");
    CHECK(schemas[0].text.find("\"additionalProperties\": false") != std::string::npos);
}

} // namespace plansite
