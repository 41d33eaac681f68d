#include "archive/timemap.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a TimeMap is written whole, the oldest first") {
    CHECK(time_map_of({"https://plans.example/plans/14-19/",
                       "https://plans.example/plans/14-19/timemap.link",
                       {{"https://plans.example/plans/14-19/2010/", *make_date(2010, 3, 31)},
                        {"https://plans.example/plans/14-19/2008/", *make_date(2008, 9, 1)},
                        {"https://plans.example/plans/14-19/2009/", *make_date(2009, 3, 31)}}}) ==
          "<https://plans.example/plans/14-19/>; rel=\"original\",\n"
          "<https://plans.example/plans/14-19/timemap.link>; rel=\"self\"; type=\"application/link-format\"; "
          "from=\"Mon, 01 Sep 2008 00:00:00 GMT\"; until=\"Wed, 31 Mar 2010 00:00:00 GMT\",\n"
          "<https://plans.example/plans/14-19/2008/>; rel=\"first memento\"; datetime=\"Mon, 01 Sep 2008 "
          "00:00:00 "
          "GMT\",\n"
          "<https://plans.example/plans/14-19/2009/>; rel=\"memento\"; datetime=\"Tue, 31 Mar 2009 00:00:00 "
          "GMT\",\n"
          "<https://plans.example/plans/14-19/2010/>; rel=\"last memento\"; datetime=\"Wed, 31 Mar 2010 "
          "00:00:00 "
          "GMT\"\n");
}

TEST_CASE("a TimeMap of one memento, and of none") {
    CHECK(
        time_map_of(
            {"http://a.example/", "http://a.example/t", {{"http://a.example/1/", *make_date(987, 2, 3)}}}) ==
        "<http://a.example/>; rel=\"original\",\n"
        "<http://a.example/t>; rel=\"self\"; type=\"application/link-format\"; "
        "from=\"Sat, 03 Feb 0987 00:00:00 GMT\"; until=\"Sat, 03 Feb 0987 00:00:00 GMT\",\n"
        "<http://a.example/1/>; rel=\"first last memento\"; datetime=\"Sat, 03 Feb 0987 00:00:00 GMT\"\n");
    CHECK(time_map_of({"http://a.example/", "http://a.example/t", {}}) ==
          "<http://a.example/>; rel=\"original\",\n"
          "<http://a.example/t>; rel=\"self\"; type=\"application/link-format\"\n");
}

TEST_CASE("no address ends its own brackets") {
    CHECK(time_map_of({"http://a.example/>; rel=\"x\"\n", "http://a.example/caf\u00E9 %20", {}}) ==
          "<http://a.example/%3E;%20rel=%22x%22%0A>; rel=\"original\",\n"
          "<http://a.example/caf%C3%A9%20%20>; rel=\"self\"; type=\"application/link-format\"\n");
}

} // namespace plansite
