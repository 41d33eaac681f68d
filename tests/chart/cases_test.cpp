#include "base/html.h"
#include "base/marks.h"
#include "base/text.h"
#include "example_charts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

// Every chart of example_charts.h is frozen whole, in tests/cases/charts/NAME.svg: the description in a
// comment, then the picture. UPDATE_GOLDEN=1 writes what comes out into the files. They can be looked at in a
// browser.

namespace plansite {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(SOURCE_ROOT) / "tests" / "cases" / "charts";

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::string printed(const Chart& chart) {
    const std::string svg = replaced(chart.svg, std::string(1, address_mark), "{site}");
    return "<!-- " + escaped(chart.description) + " -->\n" + svg;
}

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string begin = " " + std::string(name) + "=\"";
    const auto at = tag.find(begin);
    if (at == tag.npos) return "";
    const auto rest = tag.substr(at + begin.size());
    return std::string(rest.substr(0, rest.find('"')));
}

// Everything that is wrong with the form of what we write: tags that do not match, quotes that do not close,
// ids that are there twice or referred to and missing, attributes that the site's security policy forbids.
std::vector<std::string> faults_of(std::string_view svg) {
    std::vector<std::string> faults, open;
    std::set<std::string> ids, used;
    while (!svg.empty()) {
        const auto begin = svg.find('<');
        if (svg.substr(0, begin).find('>') != svg.npos) faults.push_back("> in a text");
        if (begin == svg.npos) break;
        const auto end = svg.find('>', begin);
        if (end == svg.npos) return {"a tag without an end"};
        const auto tag = svg.substr(begin + 1, end - begin - 1);
        svg.remove_prefix(end + 1);
        if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) faults.push_back("quotes: " + std::string(tag));
        if (tag.find('<') != tag.npos) faults.push_back("< in a tag: " + std::string(tag));
        const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
        if (tag.starts_with('/')) {
            if (open.empty() || "/" + open.back() != name) return {"does not match: " + std::string(tag)};
            open.pop_back();
            continue;
        }
        if (!tag.ends_with('/')) open.push_back(name);
        if (name == "style" || name == "script") faults.push_back("forbidden: " + name);
        if (tag.find(" style=") != tag.npos || tag.find(" on") != tag.npos)
            faults.push_back("forbidden: " + std::string(tag));
        const std::string id = attribute(tag, "id"), fill = attribute(tag, "fill");
        if (!id.empty() && !ids.insert(id).second) faults.push_back("twice: " + id);
        if (fill.starts_with("url(#")) used.insert(fill.substr(5, fill.size() - 6));
        const std::string labels = attribute(tag, "aria-labelledby");
        for (const auto part : split(labels, ' '))
            if (!part.empty()) used.insert(std::string(part));
    }
    if (!open.empty()) faults.push_back("is not closed: " + open.back());
    for (const auto& id : used)
        if (!ids.contains(id)) faults.push_back("is not there: " + id);
    return faults;
}

} // namespace

TEST_CASE("Chart cases") {
    std::set<std::string> names;
    for (const auto& [name, chart] : chart_cases()) {
        INFO(name);
        CHECK(names.insert(name + ".svg").second);
        const auto path = folder / (name + ".svg");
        if (std::getenv("UPDATE_GOLDEN"))
            std::ofstream(path, std::ios::binary) << printed(chart);
        else
            CHECK(printed(chart) == read_file(path));
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
        INFO(entry.path().filename().string());
        CHECK(names.contains(entry.path().filename().string()));
    }
}

TEST_CASE("Charts are well formed, refer to what they have, and need no styles or scripts of their own") {
    for (const auto& [name, chart] : chart_cases()) {
        INFO(name);
        CHECK(faults_of(chart.svg) == std::vector<std::string>{});
        CHECK(!chart.title.empty());
        CHECK(chart.description.ends_with('.'));
        for (const char* none : {"nan", "inf", "e+"})
            CHECK(chart.svg.find(std::string("\"") + none) == std::string::npos);
    }
}

TEST_CASE("The check of the form of charts finds what is wrong") {
    CHECK(faults_of(R"(<svg><g></g><path d=""/></svg>)").empty());
    for (const char* wrong : {"<svg>", "<svg></g>", "<svg a=\"></svg>", "<svg>a > b</svg>",
                              R"(<svg><g id="a"/><g id="a"/></svg>)", R"x(<rect fill="url(#a)"/>)x",
                              R"(<rect style="fill: red"/>)", "<style></style>"})
        CHECK_FALSE(faults_of(wrong).empty());
}

} // namespace plansite
