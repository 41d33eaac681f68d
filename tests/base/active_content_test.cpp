#include "base/active_content.h"

#include <catch2/catch.hpp>

using namespace plansite;

namespace {

// A picture with something in it.
bool is_active_picture(std::string_view inside) {
    return is_active_content("a.svg",
                             "<svg xmlns=\"http://www.w3.org/2000/svg\">" + std::string(inside) + "</svg>");
}

} // namespace

TEST_CASE("Kinds of files that browsers run are active content") {
    for (const char* path :
         {"a.html", "a.HTM", "a.js", "a.mjs", "a.xml", "feed.atom", "a.xhtml", "a.xht", "a.xsl", "a.svgz",
          "a.shtml", "a.php", "a.swf", "a.mht", "a.pdf.html", "a.htm ", "a.", "a", "a.exe"}) {
        INFO(path);
        CHECK(is_active_content(path, "words"));
    }
    for (const char* path :
         {"a.pdf", "a.PDF", "report.v2.docx", "a.xlsx", "a.odt", "a.csv", "a.txt", "a.json", "a.geojson",
          "a.zip", "a.png", "a.jpeg", "a.mp4", "a.ics", "a.epub", "a.html.pdf"}) {
        INFO(path);
        CHECK_FALSE(is_active_content(path, "<script>alert(1)</script>"));
    }
}

TEST_CASE("Pictures in SVG are active content where they could hold a script") {
    for (const char* inside :
         {"<script>alert(1)</script>", "<SCRIPT/>", "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
          "<g onload='alert(1)'/>", "<g\nonclick\t= \"alert(1)\"/>", "<a href='javascript:alert(1)'/>",
          "<a href='&#106;avascript:alert(1)'/>", "<foreignObject/>",
          "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>", "<?xml-stylesheet href='a.xsl'?>",
          "<!DOCTYPE svg [<!ENTITY a 'b'>]>", "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>",
          "<use href='data:image/svg+xml,x'/>", "<scr\x1b(Bipt/>", "<text>\xff</text>"}) {
        INFO(inside);
        CHECK(is_active_picture(inside));
    }
    CHECK(is_active_content("a.SVG", "<script/>"));
    CHECK(is_active_content("a.svg", std::string_view("<\0s\0v\0g\0>\0", 10)));
    for (const char* inside :
         {"", "<title>A description of what goes on</title>",
          "<text id='onset' x='1'>once, o = 3 \xc3\xa9 &amp;</text>",
          "<style>.a { fill: #123 }</style><path class='a' d='M0 0'/>",
          "<image href='data:image/png;base64,AAAA'/>", "<a href='https://example.org/'><path d='M0 0'/></a>",
          "<metadata>image/svg+xml</metadata>", "<animate attributeName='x' from='0' to='1'/>"}) {
        INFO(inside);
        CHECK_FALSE(is_active_picture(inside));
    }
    CHECK_FALSE(is_active_content(
        "a.svg",
        "\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg/>"));
}
