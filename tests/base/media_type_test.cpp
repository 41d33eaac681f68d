#include "base/media_type.h"

#include <catch2/catch.hpp>

using plansite::media_type;

TEST_CASE("what a server says a file is") {
    CHECK(media_type("plans/index.html") == "text/html; charset=utf-8");
    CHECK(media_type("plan.tar/PAPER.Pdf") == "application/pdf");
    CHECK(media_type("updates.atom") == "application/atom+xml; charset=utf-8");
    CHECK(media_type("plan.pdf/readme") == "application/octet-stream");
    CHECK(media_type("a.") == "application/octet-stream");
    CHECK(media_type("") == "application/octet-stream");
}
