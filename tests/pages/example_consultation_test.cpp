#include "build.h"

#include <catch2/catch.hpp>

// The example's consultation on three days of its life.

namespace plansite {
namespace {

// Its front page as of a day; empty where the site has errors.
std::string page_on(const std::string& day, const std::string& page = "index.html") {
    Sources sources;
    Diagnostics diagnostics;
    BuildOptions options;
    options.root = SOURCE_ROOT;
    options.as_of = parse_iso_date(day);
    options.today = *options.as_of;
    const Build made = build(options, sources, diagnostics);
    CHECK(diagnostics.errors() == 0);
    const OutputFile* file = made.output.find("consultations/harrow-hsip-2010/" + page);
    return file ? file->bytes : std::string();
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != text.npos;
}

} // namespace

TEST_CASE("A consultation is open, then closed, then answered") {
    const std::string open = page_on("2010-11-20");
    CHECK(has(open, "This consultation is open."));
    CHECK(has(open, "href=\"respond.html\""));
    CHECK_FALSE(has(open, "has concluded"));

    const std::string closed = page_on("2010-12-10");
    CHECK(has(closed, "We are considering what was said."));
    CHECK(has(closed, "25 February 2011"));
    CHECK_FALSE(has(closed, "This consultation is open."));
    CHECK_FALSE(has(closed, "mailto:"));
    CHECK(page_on("2010-12-10", "outcome.html").empty());

    const std::string answered = page_on("2011-02-01");
    CHECK(has(answered, "This consultation has concluded."));
    CHECK(has(answered, "href=\"outcome.html\""));
    const std::string outcome = page_on("2011-02-01", "outcome.html");
    CHECK(has(outcome, "52 responses count"));
    CHECK(has(outcome, "Invented for show"));
}

} // namespace plansite
