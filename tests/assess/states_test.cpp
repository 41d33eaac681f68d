#include "assess/assess.h"
#include "base/text.h"
#include "content/load.h"
#include "markdown/markdown.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

// Where the things of the example site stand on five days and more. Thirteen of them were worked out by hand
// from the log, before the program could; every other one is frozen in tests/cases/states/DATE.txt, a line
// each, and read through. UPDATE_GOLDEN=1 writes what comes out into the files.

namespace plansite {
namespace {

struct Example {
    Sources sources;
    Diagnostics diagnostics;
    LoadedSite loaded;
    Graph graph;

    Example() {
        prepare_markdown();
        loaded = load_site(SOURCE_ROOT, {}, sources, diagnostics);
        graph = resolve(loaded.site, diagnostics);
    }
};

const Example& example() {
    static const Example made;
    return made;
}

Assessments assessed(std::string_view day) {
    return assess(example().loaded.site, example().graph, *parse_iso_date(day));
}

// "overdue, stale 185, due-soon 4": how long nothing was said, and how many days are left.
std::string flags_of(const Assessment& leaf, Date judged) {
    std::vector<std::string> out;
    for (const auto& word : flag_words) {
        if (!has_flag(leaf, word.value) || word.value == Flag::revised) continue; // slips say more
        std::string flag(word.name);
        if (word.value == Flag::stale) flag += fmt::format(" {}", days_between(*leaf.reported, judged));
        if (word.value == Flag::due_soon) flag += fmt::format(" {}", days_between(judged, *leaf.due->latest));
        out.push_back(std::move(flag));
    }
    return join(out, ", ");
}

std::string slips_of(const Assessment& leaf) {
    std::vector<std::string> out;
    for (const auto& slip : leaf.slips) out.push_back(slip.days ? std::to_string(*slip.days) : "?");
    return join(out, ", ");
}

std::string due_of(const Assessment& leaf) {
    if (!leaf.due || leaf.due->as_written.empty()) return "";
    return leaf.due->latest ? iso(*leaf.due->latest) : "`" + leaf.due->as_written + "`";
}

std::string rating_of(const Assessment& leaf) {
    return leaf.rated.report ? std::string(word_of(*leaf.rated.report->rating).name) : "";
}

// Days are written out; flags as `flags_of` has them; late and slips are days.
struct Expected {
    std::string_view about, as_of, status, due, flags, late, slips, done, rating;
};

// The partnership's plan for September 2008 to August 2009, stale after 120 days; due soon is 14 days. On
// 2009-09-30 it is over and judged as of 2009-08-31, while reports up to 2009-09-30 count.
constexpr Expected worked_out[] = {
    {"action:1.1.c", "2008-11-01", "not-reported", "2009-08-31", "", "", "", "", ""},
    {"action:1.1.c", "2009-01-15", "in-progress", "2009-08-31", "", "", "", "", ""},
    {"action:1.1.c", "2009-03-01", "in-progress", "2009-08-31", "", "", "", "", ""},
    {"action:1.1.c", "2009-06-15", "in-progress", "2009-08-31", "stale 185", "", "", "", ""},
    {"action:1.1.c", "2009-09-30", "stopped", "2009-08-31", "", "", "", "", ""},
    {"action:1.2.c", "2008-11-01", "not-started", "2009-06-30", "", "", "", "", ""},
    {"action:1.2.c", "2009-01-15", "in-progress", "2009-06-30", "", "", "", "", ""},
    {"action:1.2.c", "2009-03-01", "in-progress", "2009-06-30", "", "", "", "", ""},
    {"action:1.2.c", "2009-06-15", "in-progress", "2009-07-10", "", "", "10", "", "amber"},
    {"action:1.2.c", "2009-09-30", "complete", "2009-07-10", "", "0", "10", "2009-07-10", "green"},
    {"action:1.3.4.e", "2008-11-01", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:1.3.4.e", "2009-01-15", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:1.3.4.e", "2009-03-01", "in-progress", "2009-03-13", "due-soon 12", "", "13", "", "amber"},
    {"action:1.3.4.e", "2009-06-15", "complete", "2009-03-13", "", "0", "13", "2009-03-12", "amber"},
    {"action:1.3.4.e", "2009-09-30", "complete", "2009-03-13", "", "0", "13", "2009-03-12", "amber"},
    {"action:1.4.1.b", "2008-11-01", "in-progress", "2009-08-31", "", "", "", "", ""},
    {"action:1.4.1.b", "2009-01-15", "in-progress", "2009-08-31", "", "", "", "", ""},
    {"action:1.4.1.b", "2009-03-01", "in-progress", "2009-08-31", "stale 128", "", "", "", ""},
    {"action:1.4.1.b", "2009-06-15", "in-progress", "2009-08-31", "stale 234", "", "", "", ""},
    {"action:1.4.1.b", "2009-09-30", "in-progress", "2009-08-31", "overdue, stale 311", "0", "", "", ""},
    {"action:2.2.b", "2008-11-01", "not-reported", "2009-04-30", "", "", "", "", ""},
    {"action:2.2.b", "2009-01-15", "in-progress", "2009-04-30", "", "", "", "", ""},
    {"action:2.2.b", "2009-03-01", "in-progress", "2009-04-30", "", "", "", "", ""},
    {"action:2.2.b", "2009-06-15", "in-progress", "2009-04-30", "overdue, stale 185", "46", "", "", ""},
    {"action:2.2.b", "2009-09-30", "in-progress", "2009-04-30", "overdue, stale 262", "123", "", "", ""},
    {"action:2.3.b", "2008-11-01", "in-progress", "2008-10-31", "overdue", "1", "", "", "amber"},
    {"action:2.3.b", "2009-01-15", "in-progress", "2009-01-31", "", "", "92", "", "amber"},
    {"action:2.3.b", "2009-03-01", "complete", "2009-01-31", "", "0", "92", "2009-01-27", "amber"},
    {"action:2.3.b", "2009-06-15", "complete", "2009-01-31", "", "0", "92", "2009-01-27", "amber"},
    {"action:2.3.b", "2009-09-30", "complete", "2009-01-31", "", "0", "92", "2009-01-27", "amber"},
    {"action:3.1.b", "2008-11-01", "not-started", "2008-12-31", "", "", "", "", ""},
    {"action:3.1.b", "2009-01-15", "not-started", "2009-02-28", "", "", "59", "", "red"},
    {"action:3.1.b", "2009-03-01", "in-progress", "2009-06-19", "", "", "59, 111", "", "amber"},
    {"action:3.1.b", "2009-06-15", "in-progress", "2009-06-19", "due-soon 4", "", "59, 111", "", "amber"},
    {"action:3.1.b", "2009-09-30", "complete", "2009-06-19", "", "0", "59, 111", "2009-06-18", "green"},
    {"action:3.1.c", "2008-11-01", "not-reported", "2009-03-31", "", "", "", "", ""},
    {"action:3.1.c", "2009-01-15", "not-reported", "2009-03-31", "", "", "", "", ""},
    {"action:3.1.c", "2009-03-01", "not-started", "2009-03-31", "", "", "", "", "amber"},
    {"action:3.1.c", "2009-06-15", "not-started", "2009-03-31", "overdue", "76", "", "", "red"},
    {"action:3.1.c", "2009-09-30", "not-started", "2009-03-31", "overdue", "153", "", "", "red"},
    {"action:3.6.f", "2008-11-01", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:3.6.f", "2009-01-15", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:3.6.f", "2009-03-01", "deferred", "2009-09-30", "", "", "214", "", ""},
    {"action:3.6.f", "2009-06-15", "deferred", "2009-09-30", "", "", "214", "", ""},
    {"action:3.6.f", "2009-09-30", "deferred", "2009-09-30", "stale 185", "", "214", "", ""},
    {"action:3.7.c", "2008-11-01", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:3.7.c", "2009-01-15", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"action:3.7.c", "2009-03-01", "not-reported", "2009-02-28", "overdue", "1", "", "", ""},
    {"action:3.7.c", "2009-06-15", "not-reported", "2009-02-28", "overdue", "107", "", "", ""},
    {"action:3.7.c", "2009-09-30", "not-reported", "2009-02-28", "overdue", "184", "", "", ""},
    {"action:3.9.c", "2008-11-01", "in-progress", "2008-12-31", "", "", "", "", ""},
    {"action:3.9.c", "2009-01-15", "in-progress", "2009-01-22", "due-soon 7", "", "22", "", "amber"},
    {"action:3.9.c", "2009-03-01", "complete", "2009-01-22", "", "0", "22", "2009-01-22", "amber"},
    {"action:3.9.c", "2009-06-15", "complete", "2009-01-22", "", "0", "22", "2009-01-22", "amber"},
    {"action:3.9.c", "2009-09-30", "complete", "2009-01-22", "", "0", "22", "2009-01-22", "amber"},
    {"criterion:3.6.commissioning", "2008-11-01", "not-started", "2009-03-31", "", "", "212", "", ""},
    {"criterion:3.6.commissioning", "2009-01-15", "not-started", "2009-03-31", "", "", "212", "", ""},
    {"criterion:3.6.commissioning", "2009-03-01", "not-started", "2009-06-30", "", "", "212, 91", "", ""},
    {"criterion:3.6.commissioning", "2009-06-15", "not-started", "2009-06-30", "", "", "212, 91", "", ""},
    {"criterion:3.6.commissioning", "2009-09-30", "not-started", "2009-06-30", "overdue, stale 185", "62",
     "212, 91", "", ""},
    {"criterion:report-february", "2008-11-01", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"criterion:report-february", "2009-01-15", "not-reported", "2009-02-28", "", "", "", "", ""},
    {"criterion:report-february", "2009-03-01", "not-met", "2009-02-28", "", "", "", "", "red"},
    {"criterion:report-february", "2009-06-15", "not-met", "2009-02-28", "", "", "", "", "red"},
    {"criterion:report-february", "2009-09-30", "partly-met", "2009-02-28", "overdue", "184", "", "",
     "amber"},
};

// What became of a target or milestone.
std::string outcome_of(const Assessment& leaf) {
    if (leaf.judgement) return std::string(word_of(leaf.judgement->outcome).name);
    return leaf.reached ? std::string(word_of(*leaf.reached).name) : "";
}

// A line for each leaf of three plans: reference, status, due, flags, slips, rating, outcome.
std::string states_on(std::string_view day) {
    const Graph& graph = example().graph;
    const Assessments known = assessed(day);
    std::string out;
    for (const std::string_view name : {"swamwac-2008", "leicester-13-19", "measuring"})
        for (std::size_t i = 0; i < graph.items().size(); ++i) {
            const Item& item = graph.items()[i];
            if (!is_leaf(item.kind) || graph.at(item.home).name != name) continue;
            const Assessment& leaf = known.of(ItemId(i));
            std::vector<std::string> parts{fmt::format("{}:{}/{}", word_for(item.kind), name, item.name)};
            if (item.kind != ItemKind::target) parts.emplace_back(word_of(leaf.status).name);
            const auto add = [&](std::string_view label, const std::string& value) {
                if (!value.empty()) parts.push_back(fmt::format("{}{}", label, value));
            };
            add("due ", due_of(leaf));
            add("", flags_of(leaf, known.judged(item.home)));
            add("moved ", slips_of(leaf));
            add("done ", leaf.done ? iso(*leaf.done) : "");
            add("late ", leaf.days_late && *leaf.days_late > 0 ? std::to_string(*leaf.days_late) : "");
            add("rated ", rating_of(leaf));
            add("= ", outcome_of(leaf));
            out += join(parts, " | ") + "\n";
        }
    return out;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// The lines that two texts do not share, so that a failure can be read.
std::string lines_apart(const std::string& wanted, const std::string& found) {
    const auto before = split(wanted, '\n'), after = split(found, '\n');
    std::string out;
    for (const auto line : before)
        if (std::find(after.begin(), after.end(), line) == after.end()) out += fmt::format("- {}\n", line);
    for (const auto line : after)
        if (std::find(before.begin(), before.end(), line) == before.end()) out += fmt::format("+ {}\n", line);
    return out;
}

} // namespace

TEST_CASE("Thirteen things stand where they were worked out to stand, on five days") {
    const Graph& graph = example().graph;
    for (const auto& row : worked_out) {
        const Assessments known = assessed(row.as_of);
        const ItemId plan = graph.find("plan:swamwac-2008", {});
        const ItemId id = graph.find(row.about, plan);
        INFO(row.about << " on " << row.as_of);
        REQUIRE(id);
        const Assessment& leaf = known.of(id);
        CHECK(word_of(leaf.status).name == row.status);
        CHECK(due_of(leaf) == row.due);
        CHECK(flags_of(leaf, known.judged(plan)) == row.flags);
        CHECK((leaf.days_late ? std::to_string(*leaf.days_late) : "") == row.late);
        CHECK(slips_of(leaf) == row.slips);
        CHECK(has_flag(leaf, Flag::revised) == !row.slips.empty());
        CHECK((leaf.done ? iso(*leaf.done) : "") == row.done);
        CHECK(rating_of(leaf) == row.rating);
    }
}

TEST_CASE("Every leaf of three plans stands where it stood, on five days") {
    for (const char* day : {"2008-11-01", "2009-03-01", "2009-09-30", "2010-03-31", "2010-11-20"}) {
        INFO(day);
        const auto path =
            std::filesystem::path(SOURCE_ROOT) / "tests" / "cases" / "states" / (std::string(day) + ".txt");
        const std::string found = states_on(day);
        CHECK(std::count(found.begin(), found.end(), '\n') > 250);
        if (std::getenv("UPDATE_GOLDEN"))
            std::ofstream(path, std::ios::binary) << found;
        else if (const std::string wanted = read_file(path); wanted != found)
            FAIL_CHECK(path.filename().string() << "\n" << lines_apart(wanted, found));
    }
}

TEST_CASE("A day tells of a plan what was known then") {
    const Graph& graph = example().graph;
    const ItemId plan = graph.find("plan:swamwac-2008", {});
    const auto complete = [&](const Assessments& known) {
        return known.of(plan).progress.actions.of(Status::complete);
    };
    const Assessments spring = assessed("2009-03-01"), autumn = assessed("2009-09-30");
    CHECK(spring.judged(plan) == *parse_iso_date("2009-03-01"));
    CHECK(autumn.judged(plan) == *parse_iso_date("2009-08-31"));
    CHECK(autumn.last_report_day(plan) == *parse_iso_date("2009-09-30"));
    CHECK(complete(spring) < complete(autumn));
    CHECK(states_on("2009-03-01") != states_on("2009-09-30"));
}

} // namespace plansite
