#include "pages/alphabet.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("Titles are sorted by the words under which people look for them") {
    CHECK(sorting_words("The Partnership") == "partnership");
    CHECK(sorting_words("A levels, and an audit") == "levels-and-an-audit");
    CHECK(sorting_words("An Éducation") == "education");
    CHECK(sorting_words("Theatre") == "theatre");
    CHECK(sorting_words("A") == "a");
    CHECK(sorting_words("“Quoted”") == "quoted");
    CHECK(sorting_words("14-19 reform") == "14-19-reform");
    CHECK(sorting_words("Section 3") == "section-3");
    CHECK(sorting_words("計画") == "");
}

} // namespace plansite
