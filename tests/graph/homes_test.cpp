#include "content/load.h"
#include "graph/homes.h"
#include "markdown/markdown.h"

#include <catch2/catch.hpp>
#include <set>

// What is made for each plan relies on it: the things of a home follow it in the graph without a gap.
TEST_CASE("everything of a home follows it in the graph") {
    plansite::prepare_markdown();
    plansite::Sources sources;
    plansite::Diagnostics diagnostics;
    const auto loaded = plansite::load_site(
        SOURCE_ROOT, {*plansite::make_date(2010, 11, 20), {}, {}, plansite::Draft::no, 0}, sources, diagnostics);
    const auto graph = plansite::resolve(loaded.site, diagnostics);
    std::set<std::size_t> homes;
    std::size_t with_home = 0, listed = 0;
    for (const auto& item : graph.items()) {
        if (!item.home) continue;
        ++with_home;
        homes.insert(item.home.index());
    }
    for (const std::size_t home : homes) listed += items_in(graph, plansite::ItemId(home)).size();
    REQUIRE(homes.size() > 5);
    CHECK(listed == with_home);
}
