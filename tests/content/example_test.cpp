#include "base/text.h"
#include "content/load.h"
#include "graph/graph.h"
#include "markdown/markdown.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

// The example site holds everything that the five documents hold: counted once by hand in the documents, and
// here by the program.

namespace plansite {
namespace {

struct Example {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;

    explicit Example(const std::string& root) {
        prepare_markdown();
        loaded = load_site(root, {}, sources, diagnostics);
        resolve(loaded.site, diagnostics);
    }
};

const Example& example() {
    static const Example made(SOURCE_ROOT);
    return made;
}

// The plan of a document that the example has since changed for show stands as it was in an edition.
const Example& draft_of_2008() {
    static const Example made(SOURCE_ROOT "/content/archive/swamwac-2008/2008-09-draft/data/sources");
    return made;
}

template <class T> const T& called(const std::vector<T>& things, std::string_view id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const T& one) { return one.id.value == id; });
    INFO(id);
    REQUIRE(found != things.end());
    return *found;
}

struct Counts {
    std::size_t priorities = 0, objectives = 0, activities = 0, actions = 0;
    std::map<std::string, std::size_t> levels;
};

Counts count(const Plan& plan) {
    Counts out;
    out.priorities = plan.priorities.size();
    for (const auto& priority : plan.priorities) {
        out.objectives += priority.objectives.size();
        out.activities += priority.activities.size();
        for (const auto& activity : priority.activities) {
            out.actions += activity.actions.size();
            for (const auto& action : activity.actions)
                for (const auto& level : action.level) ++out.levels[level.value];
        }
    }
    return out;
}

} // namespace

TEST_CASE("The example site has no errors") {
    for (const auto& one : example().diagnostics.sorted())
        if (one.severity == Severity::error) FAIL_CHECK(one.kind->name << ": " << one.message);
    CHECK(example().loaded.site.plans.size() == 4);
}

TEST_CASE("The innovation and collaboration partnership, 2003") {
    const Plan& plan = called(example().loaded.site.plans, "knowsley-icp-2003");
    const Counts counts = count(plan);
    CHECK(counts.priorities == 1);
    CHECK(counts.actions == 4);
    const Priority& priority = plan.priorities.at(0);
    CHECK(priority.related.size() == 13);
    CHECK(std::count_if(priority.finance.items.begin(), priority.finance.items.end(),
                        [](const Prose& one) { return one.empty(); }) == 5);
}

TEST_CASE("The innovation zone, a case study") {
    const Document& document = called(example().loaded.site.documents, "knowsley-innovation-zone");
    CHECK(document.objectives.size() == 10);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows.size() == 9);
}

TEST_CASE("The partnership of headteachers and local authorities, 2008-09") {
    const Counts counts = count(called(draft_of_2008().loaded.site.plans, "swamwac-2008"));
    CHECK(counts.priorities == 3);
    CHECK(counts.activities == 32);
    CHECK(counts.actions == 118);
    const std::map<std::string, std::size_t> levels{{"cooperation", 35},
                                                    {"collaboration", 30},
                                                    {"full-integration", 27},
                                                    {"coordination", 6},
                                                    {"networking", 1}};
    for (const auto& [level, times] : levels) {
        INFO(level);
        CHECK((counts.levels.contains(level) ? counts.levels.at(level) : 0) == times);
    }
    CHECK(counts.levels.size() == levels.size());
}

TEST_CASE("The plan for ages 13 to 19") {
    const Plan& plan = called(example().loaded.site.plans, "leicester-13-19");
    const Counts counts = count(plan);
    CHECK(counts.priorities == 5);
    CHECK(counts.objectives == 36);
    CHECK(counts.activities == 39);
    CHECK(counts.actions == 58);
    CHECK(plan.targets.targets.size() == 7);
}

TEST_CASE("The consultation on a school improvement partnership, 2010") {
    const Consultation& consultation = called(example().loaded.site.consultations, "harrow-hsip-2010");
    CHECK(consultation.questions.size() == 8);
    CHECK(consultation.feedback.size() == 6);
    CHECK(consultation.packages.size() == 5);
    std::vector<std::size_t> rows;
    for (const auto& table : consultation.tables) rows.push_back(table.rows.size());
    CHECK(rows == std::vector<std::size_t>{7, 15, 12, 7, 5, 1});
    std::size_t sections = 0;
    const Article& paper = called(consultation.articles, "paper");
    for (const auto line : split(paper.body.value, '\n')) sections += line.starts_with("## ");
    CHECK(sections == 9);
}

TEST_CASE("The example site names no e-mail address") {
    const std::regex address("[A-Za-z0-9._-]+@[A-Za-z0-9-]+\\.[A-Za-z]");
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(SOURCE_ROOT) + "/content")) {
        const auto path = entry.path();
        if (!entry.is_regular_file() || path.string().find("/guide/") != std::string::npos) continue;
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        INFO(path);
        // names of events in calendars look like one (RFC 7986, 5.3)
        const std::string rest = std::regex_replace(text.str(), std::regex("[^ \n]+@plansite\\.invalid"), "");
        CHECK_FALSE(std::regex_search(rest, address));
        ++files;
    }
    CHECK(files > 15);
}

} // namespace plansite
