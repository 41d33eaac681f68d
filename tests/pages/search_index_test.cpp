#include "base/json.h"
#include "build.h"
#include "pages/search_index.h"
#include "site_case.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

// What a small site with hostile texts says to programs, frozen byte for byte: the site is
// tests/cases/search/hostile.txt, the files are in the folder beside it. UPDATE_GOLDEN=1 writes what comes
// out into that folder.

namespace plansite {
namespace {

const std::filesystem::path folder = std::filesystem::path(SOURCE_ROOT) / "tests" / "cases" / "search";

Output built(const std::string& base_url) {
    const SiteCase site = read_site_case(folder / "hostile.txt");
    TemporaryFolder root;
    write_site(site, root);
    BuildOptions options;
    options.root = root.path();
    options.base_url = base_url;
    options.today = *parse_iso_date("2009-06-12");
    options.jobs = 2;
    Sources sources;
    Diagnostics diagnostics;
    const Build made = build(options, sources, diagnostics);
    for (const auto& one : diagnostics.sorted())
        if (one.severity == Severity::error) FAIL_CHECK(one.kind->name << ": " << one.message);
    return made.output;
}

void check_frozen(const std::string& name, const std::string& bytes) {
    INFO(name);
    const auto path = folder / "hostile" / name;
    if (std::getenv("UPDATE_GOLDEN")) {
        std::ofstream(path, std::ios::binary) << bytes;
        return;
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream frozen;
    frozen << in.rdbuf();
    CHECK(bytes == frozen.str());
}

// The data block of a page: what a browser takes for it, up to the first end tag.
std::string data_block(const std::string& html) {
    const std::string begin = "<script type=\"application/ld+json\">";
    const auto at = html.find(begin);
    if (at == html.npos) return {};
    const auto from = at + begin.size();
    return html.substr(from, html.find("</script", from) - from);
}

// The value in a file of the index.
Json read_index(const std::string& file) {
    const auto begin = file.find('('), end = file.rfind(')');
    REQUIRE(end != file.npos);
    CHECK(file.substr(0, begin) == "plansite_search");
    CHECK(file.substr(end) == ");\n");
    return Json::parse(file.substr(begin + 1, end - begin - 1));
}

} // namespace

TEST_CASE("What can be searched for, of a site with hostile texts") {
    const Output output = built("");
    const auto* file = output.find("assets/search-index.js");
    REQUIRE(file);
    check_frozen("search-index.js", file->bytes);
    CHECK(output.find("assets/search-index-2.js") == nullptr);
    for (const std::string_view sign : {"<", "&", "\xe2\x80\xa8"})
        CHECK(file->bytes.find(sign) == std::string::npos);
    for (const auto& record : read_index(file->bytes)["records"]) {
        const std::string address = record["address"];
        INFO(address);
        CHECK(output.find(address.substr(0, address.find('#'))) != nullptr);
    }
}

TEST_CASE("What pages say to programs, of a site with hostile texts") {
    const Output output = built("https://plans.example.org/");
    std::size_t pages = 0;
    for (const auto& file : output.files) {
        if (!file.path.ends_with(".html") || file.path == "consultations/c/whole.html") continue;
        INFO(file.path);
        ++pages;
        CHECK(file.bytes.find("<!--") == std::string::npos);
        CHECK(Json::accept(data_block(file.bytes)));
    }
    CHECK(pages > 30);
    const auto said = [&](const std::string& path) {
        return Json::parse(data_block(output.find(path)->bytes));
    };
    CHECK(said("plans/x/priority-1.html")["mainEntity"]["name"] == "</script><script>alert(1)</script>");
    for (const auto& [name, path] : std::initializer_list<std::pair<std::string, std::string>>{
             {"home.json", "index.html"},
             {"plan.json", "plans/x/index.html"},
             {"activity.json", "plans/x/activity-1.1.html"},
             {"consultation.json", "consultations/c/index.html"},
             {"body.json", "directory/school-improvement-group-b.html"}})
        check_frozen(name, said(path).dump(2) + "\n");
}

TEST_CASE("Programs are told where the site map is, if its address is known") {
    CHECK(built("https://plans.example.org").find("robots.txt")->bytes ==
          "User-agent: *\nAllow: /\n\nSitemap: https://plans.example.org/sitemap.xml\n");
    CHECK(built("").find("robots.txt")->bytes == "User-agent: *\nAllow: /\n");
}

TEST_CASE("The index is in several files past a size, each of which names the next") {
    std::vector<std::string> records;
    for (std::size_t i = 0; i < 100; ++i) {
        SearchRecord record;
        record.title = fmt::format("Record {}", i);
        record.text = std::string(i == 50 ? 3000 : 20 + i, 'x');
        records.push_back(json_of(record));
    }
    const auto files = search_files(records, 2000);
    CHECK(files.size() > 5);
    std::size_t next_record = 0, large = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        CHECK(files[i].path ==
              (i == 0 ? "assets/search-index.js" : fmt::format("assets/search-index-{}.js", i + 1)));
        const Json part = read_index(files[i].bytes);
        CHECK("assets/" + part["next"].get<std::string>() ==
              (i + 1 < files.size() ? files[i + 1].path : "assets/"));
        for (const auto& record : part["records"])
            CHECK(record["title"] == fmt::format("Record {}", next_record++));
        const std::size_t frame = 70; // the call around the records
        if (files[i].bytes.size() <= 2000 + frame) continue;
        ++large;
        CHECK(part["records"].size() == 1);
    }
    CHECK(next_record == records.size());
    CHECK(large == 1);
    CHECK(search_files({}, 2000).size() == 1);
}

} // namespace plansite
