#include "build.h"
#include "site_case.h"

#include <catch2/catch.hpp>

// Every file of tests/cases/diagnostics is a site with mistakes, and says which and where. Exactly those are
// to be reported.

namespace plansite {

TEST_CASE("Diagnostics cases") {
    const auto paths = case_files("diagnostics");
    CHECK(paths.size() >= 50);
    for (const auto& path : paths) {
        const SiteCase site = read_site_case(path);
        TemporaryFolder folder;
        write_site(site, folder);
        BuildOptions options;
        options.root = folder.path();
        options.today = *parse_iso_date("2009-01-01");
        options.jobs = 2;
        Sources sources;
        Diagnostics diagnostics;
        INFO(site.title);
        CHECK_NOTHROW(build(options, sources, diagnostics));
        const std::string wrong = difference(site.expected, diagnostics.sorted());
        if (!wrong.empty()) FAIL_CHECK(wrong);
    }
}

} // namespace plansite
