#include "collate/collate.h"
#include "collate/responses_file.h"
#include "collate/returned.h"
#include "content/load.h"
#include "schema/toml.h"
#include "site_case.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

// Every file of tests/cases/collate is a site with one consultation and a folder `returned`. What is reported
// of the returned files is said beside them, and what is published of them is frozen whole in the section
// `expect-responses`. UPDATE_GOLDEN=1 writes what comes out into the files.

namespace plansite {
namespace {

// Paths of diagnostics are as they were given, so the files are named from within the folder.
class WorkingFolder {
public:
    explicit WorkingFolder(const std::string& path) : before_(std::filesystem::current_path()) {
        std::filesystem::current_path(path);
    }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;
    ~WorkingFolder() { std::filesystem::current_path(before_); }

private:
    std::filesystem::path before_;
};

ColumnNames columns_of(const SiteCase& site, const Questionnaire& questionnaire, Sources& sources,
                       Diagnostics& diagnostics) {
    const std::string* text = site.find("columns.toml");
    if (!text) return {};
    std::ifstream in("columns.toml");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const Source& source = sources.add("columns.toml", bytes.str());
    const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics);
    REQUIRE(node);
    return read_column_names(*node, questionnaire, diagnostics);
}

// The case file with another text in its section of responses.
void update(const std::filesystem::path& path, const std::string& responses) {
    std::ifstream in(path);
    std::ostringstream whole;
    whole << in.rdbuf();
    const std::string heading = "-- expect-responses --\n";
    const std::string text = whole.str();
    std::ofstream(path) << text.substr(0, text.find(heading) + heading.size()) << responses;
}

} // namespace

TEST_CASE("Cases of collating", "[collate]") {
    const auto paths = case_files("collate");
    CHECK(paths.size() >= 3);
    for (const auto& path : paths) {
        const SiteCase site = read_site_case(path);
        const TemporaryFolder folder;
        write_site(site, folder);
        const WorkingFolder working(folder.path());
        INFO(site.title);
        Sources sources;
        Diagnostics of_site, diagnostics;
        const LoadedSite loaded = load_site(folder.path(), {}, sources, of_site);
        REQUIRE(loaded.site.consultations.size() == 1);
        const Consultation& consultation = loaded.site.consultations.front();
        const Questionnaire questionnaire(consultation);
        const ColumnNames names = columns_of(site, questionnaire, sources, diagnostics);
        Returned returned = read_returned({"returned"}, names, questionnaire, sources, diagnostics);
        const CollateRules rules{*parse_iso_date("2010-12-10"), loaded.site.config.small_groups,
                                 consultation.respondents};
        const Collation collation = collate(questionnaire, std::move(returned.responses), rules, diagnostics);
        const std::string wrong = difference(site.expected, diagnostics.sorted());
        if (!wrong.empty()) FAIL_CHECK(wrong);
        const std::string responses = print_responses(collation.published);
        if (std::getenv("UPDATE_GOLDEN"))
            update(path, responses);
        else
            CHECK(*site.find("expect-responses") == responses);
    }
}

} // namespace plansite
