#include "archive/edition.h"
#include "base/text.h"
#include "build.h"
#include "publish/publish.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>

// What readers see of editions: a plan is frozen, changed, and built again.

namespace plansite {
namespace {

constexpr const char* first_text = R"(
ref = "1"
title = "Learning"

[[activity]]
ref = "1.1"
title = "Reading <script>alert(1)</script>"

[[activity.action]]
id = "buddies"
task = "Find a *buddy* for every <b>child</b>"
completion = "July 2009"

[[activity]]
ref = "1.2"
title = "Playing with numbers in every school"

[[activity.action]]
id = "games"
task = "Play"
)";

class Site2008 {
public:
    Site2008() {
        write("site.toml", "title = \"Plans\"\nbase_url = \"https://plans.example\"\n");
        write("content/plans/p/plan.toml", "title = \"The plan\"\nperiod = \"2008-09\"\n");
        write("content/plans/p/priorities/1-learning.toml", first_text);
        write("content/plans/p/targets.toml",
              "[[target]]\nref = \"1\"\ntitle = \"Readers\"\nunit = \"%\"\nactual = { \"2006-07\" = 70 }\n"
              "planned = { \"2008-09\" = 80 }\n");
    }

    void write(const std::string& path, const std::string& text) { folder_.write(path, text); }
    void remove(const std::string& path) { std::filesystem::remove_all(folder_.path(path)); }

    Output build_on(const std::string& day, std::size_t errors = 0) {
        Sources sources;
        Diagnostics diagnostics;
        Build made = build(options(day), sources, diagnostics);
        CHECK(diagnostics.errors() == errors);
        found.clear();
        for (const auto& one : diagnostics.sorted()) found += std::string(one.kind->name) + " ";
        return std::move(made.output);
    }

    void freeze(const std::string& name, const std::string& day) {
        Sources sources;
        Diagnostics diagnostics;
        BuildOptions wanted = options(day);
        wanted.edition = {"p", name};
        const Build made = build(wanted, sources, diagnostics);
        CHECK(diagnostics.errors() == 0);
        publish_new(edition_bag(*made.edition, made.output, edition_sources(made.site, sources), {}, {}),
                    folder_.path("content/archive/p/" + name));
    }

    std::string found; // names of diagnostics of the last build

private:
    BuildOptions options(const std::string& day) {
        BuildOptions out;
        out.root = folder_.path();
        out.today = *parse_iso_date(day);
        out.as_of = out.today;
        return out;
    }

    TemporaryFolder folder_;
};

std::string page(const Output& output, const std::string& path) {
    const OutputFile* file = output.find(path);
    INFO(path);
    REQUIRE(file);
    return file->bytes;
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != text.npos;
}

} // namespace

TEST_CASE("A plan without editions has no pages of editions") {
    Site2008 site;
    const Output output = site.build_on("2008-09-30");
    for (const auto& file : output.files) CHECK_FALSE(has(file.path, "edition"));
    CHECK_FALSE(has(page(output, "plans/p/activity-1.1.html"), "earlier"));
}

TEST_CASE("Editions are published, compared, and lead to and from the plan as it is") {
    Site2008 site;
    site.freeze("first", "2008-09-30");
    std::string text = first_text;
    text = replaced(text, "for every <b>child</b>", "for each <b>child</b>");
    text = replaced(text, "July 2009", "December 2009");
    text.resize(text.find("[[activity]]\nref = \"1.2\""));
    site.write("content/plans/p/priorities/1-learning.toml", text);
    site.write("content/plans/p/targets.toml",
               "[[target]]\nref = \"1\"\ntitle = \"Readers\"\nunit = \"%\"\nactual = { \"2006-07\" = 70 }\n"
               "planned = { \"2008-09\" = 75 }\n");
    const Output output = site.build_on("2009-10-01");
    CHECK(has(site.found, "vanished-address"));

    const std::string frozen = page(output, "plans/p/editions/first/plans/p/activity-1.1.html");
    CHECK(has(frozen, "<strong>An archived edition.</strong>"));
    CHECK(has(frozen, "<link rel=\"canonical\" href=\"https://plans.example/plans/p/activity-1.1.html\">"));
    CHECK(has(frozen, "July 2009"));

    const std::string live = page(output, "plans/p/activity-1.1.html");
    CHECK(has(live, "<link rel=\"canonical\" href=\"https://plans.example/plans/p/activity-1.1.html\">"));
    CHECK(has(live, "<a href=\"editions/first/plans/p/activity-1.1.html\">This page in edition first</a>"));
    CHECK_FALSE(has(live, "An archived edition"));

    const std::string compared = page(output, "plans/p/compare/first/now.html");
    CHECK(has(compared,
              "<del><span class=\"hidden\">[removed: </span>every<span class=\"hidden\">]</span></del>"));
    CHECK(has(compared, "July 2009"));
    CHECK(has(compared, "(153 days later)"));
    CHECK(has(compared, "<strong class=\"change\">Dropped</strong>"));
    CHECK(has(compared, "<strong class=\"change\">Value</strong>"));
    CHECK_FALSE(has(compared, "<script>"));
    CHECK_FALSE(has(compared, "<b>child"));

    const std::string gone = page(output, "plans/p/activity-1.2.html");
    CHECK(has(gone, "No longer part of the plan"));
    CHECK(has(gone, "1.2 Playing with numbers in every school"));
    CHECK(has(gone, "<a href=\"editions/first/plans/p/activity-1.2.html\">"));

    const std::string target = page(output, "plans/p/target-1.html");
    CHECK(has(target, "<h2 id=\"editions\">Through the editions</h2>"));
    CHECK(has(page(output, "plans/p/editions/index.html"), "<code class=\"digest\">"));
    CHECK(has(page(output, "plans/p/editions/history.html"), "December 2009"));
    CHECK(has(page(output, "plans/p/editions/timemap.link"),
              "<https://plans.example/plans/p/editions/first/plans/p/index.html>"));
}

TEST_CASE("Days and states are words in comparisons and below pictures") {
    Site2008 site;
    site.freeze("first", "2008-09-30");
    site.write("content/plans/p/updates/2009-09-15.toml",
               "author = \"Secretary\"\n\n[[report]]\nabout = \"action:1.1.buddies\"\nstatus = \"complete\"\n"
               "done = 2009-09-12\n");
    const Output output = site.build_on("2009-10-01");
    const std::string compared = page(output, "plans/p/compare/first/now.html");
    CHECK(has(compared, "12 September 2009"));
    CHECK_FALSE(has(compared, "2009-09-12"));
    CHECK(has(page(output, "plans/p/progress.html"), "Of 2 actions: 1 complete and 1 not reported."));
}

TEST_CASE("What has another number is led to where it is now") {
    Site2008 site;
    site.freeze("first", "2008-09-30");
    site.write("content/plans/p/priorities/1-learning.toml",
               replaced(first_text, "ref = \"1.2\"", "ref = \"1.3\""));
    const Output output = site.build_on("2009-10-01");
    const std::string gone = page(output, "plans/p/activity-1.2.html");
    CHECK(has(gone,
              "It has become <a href=\"activity-1.3.html\">1.3 Playing with numbers in every school</a>"));
    CHECK(has(page(output, "plans/p/activity-1.3.html"),
              "<a href=\"editions/first/plans/p/activity-1.2.html\">This page in edition first</a>"));
}

TEST_CASE("Editions of a plan that is gone are published, and its addresses keep a page") {
    Site2008 site;
    site.freeze("first", "2008-09-30");
    site.write("content/plans/q/plan.toml", "title = \"Another plan\"\n");
    site.remove("content/plans/p");
    const Output output = site.build_on("2009-10-01");
    CHECK(has(site.found, "edition-without-plan"));
    CHECK(has(page(output, "plans/p/index.html"), "No longer part of the plan"));
    CHECK(has(page(output, "plans/p/editions/first/plans/p/index.html"), "An archived edition"));
}

TEST_CASE("An edition that was changed stops the build") {
    Site2008 site;
    site.freeze("first", "2008-09-30");
    site.write("content/archive/p/first/data/site/index.html", "<p>Something else</p>");
    const Output output = site.build_on("2009-10-01", 1);
    CHECK(has(site.found, "bag-altered"));
}

} // namespace plansite
