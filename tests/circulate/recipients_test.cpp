#include "circulate/recipients.h"
#include "diagnostics/print.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace std::string_literals;

namespace plansite {

namespace {

// The recipients, a line each, and what is said of the list.
std::string shown(const std::string& csv) {
    Sources sources;
    Diagnostics diagnostics;
    const RecipientList list = read_recipients(sources.add("schools.csv", csv), diagnostics);
    std::string out;
    for (const auto& one : list.recipients) {
        out += fmt::format("{} <{}>", one.name, one.email);
        for (const auto& [column, text] : one.fields)
            if (column != "name" && column != "email") out += fmt::format(" {}={}", column, text);
        out += "\n";
    }
    if (list.left_out > 0) out += fmt::format("{} left out\n", list.left_out);
    return out + print_all(diagnostics.sorted(), Format::brief, Color::off);
}

} // namespace

TEST_CASE("a list of recipients by its headings") {
    CHECK(shown("name,email\nA School,a@a.sch.uk\n") == "A School <a@a.sch.uk>\n");
    CHECK(shown("\xEF\xBB\xBFPhase, E-Mail ,School,Head teacher (2010),1\r\n"
                "Primary,a@a.sch.uk,\"St. Anne, the \"\"Old\"\"\",Mx Ü,x\r\n,b@b.sch.uk,B\r\n\r\n,,\r\n") ==
          "St. Anne, the \"Old\" <a@a.sch.uk> phase=Primary e_mail=a@a.sch.uk school=St. Anne, the \"Old\" "
          "head_teacher_2010=Mx Ü column_1=x\n"
          "B <b@b.sch.uk> phase= e_mail=b@b.sch.uk school=B head_teacher_2010= column_1=\n");
    CHECK(shown("school,name,email\nS,N,a@a.uk\n") == "N <a@a.uk> school=S\n");
}

TEST_CASE("rows that cannot be used are reported where they stand, and no other is lost") {
    CHECK(
        shown("name,email\n"
              "No address,\n"
              "Bad,\"a b@a.uk\"\n"
              ",c@c.uk\n"
              "Good,d@d.uk\n"
              "Good again,D@d.UK\n"
              "Comma, Ltd,e@e.uk\n" +
              std::string(201, 'x') + ",f@f.uk\n") ==
        "Good <d@d.uk>\n"
        "6 left out\n"
        "schools.csv:2:12: error: the recipient has no address [invalid-recipient] (write it as "
        "office@school.example.org, in letters of English)\n"
        "schools.csv:3:5: error: `a b@a.uk` is no e-mail address to send to [invalid-recipient] (write it as "
        "office@school.example.org, in letters of English)\n"
        "schools.csv:4:1: error: the recipient has no name [invalid-recipient] (say who it is: the school's "
        "name)\n"
        "schools.csv:6:12: warning: `D@d.UK` is there twice [duplicate-recipient] (give each its own "
        "address, "
        "or take one of them out)\n"
        "schools.csv:7:12: error: the row has 3 fields, and the list 2 columns [invalid-recipient] (put a "
        "text "
        "that holds a comma in quotation marks)\n"
        "schools.csv:8:1: error: a name has more than 200 characters [invalid-recipient] (say who it is: the "
        "school's name)\n");
}

TEST_CASE("what is not seen is taken out of texts") {
    CHECK(shown("name,email\n\"A\r\nBcc: "
                "x@x.uk\",a@a.uk\nB\xE2\x80\xAEloohcs\xE2\x80\xAC,b@b.uk\nC\x1B[31m\xC2\x85"
                "d,c@c.uk\n é\xE2\x81\xA6 \xD8\x9C\xEF\xBB\xBF,d@d.uk\n") ==
          "A Bcc: x@x.uk <a@a.uk>\n"
          "Bloohcs <b@b.uk>\n"
          "C [31m d <c@c.uk>\n"
          "é <d@d.uk>\n"
          "schools.csv:2:1: warning: `name` holds line breaks or characters that are not seen "
          "[hidden-characters] "
          "(write it anew; it is sent without them)\n"
          "schools.csv:4:1: warning: `name` holds line breaks or characters that are not seen "
          "[hidden-characters] "
          "(write it anew; it is sent without them)\n"
          "schools.csv:5:1: warning: `name` holds line breaks or characters that are not seen "
          "[hidden-characters] "
          "(write it anew; it is sent without them)\n"
          "schools.csv:6:1: warning: `name` holds line breaks or characters that are not seen "
          "[hidden-characters] "
          "(write it anew; it is sent without them)\n");
}

TEST_CASE("a list that is none") {
    CHECK(shown("") ==
          "schools.csv:1:1: error: the list has no columns `name` and `email` [missing-column] (begin "
          "it with a row of headings, separated by commas: name,email)\n");
    CHECK(shown("name;email\nA;a@a.uk\n") == "schools.csv:1:1: error: the list has no columns `name` and "
                                             "`email` [missing-column] (begin it with a row "
                                             "of headings, separated by commas: name,email)\n");
    CHECK(shown("name,email\nA,\"a@a.uk\nB,b@b.uk\n") ==
          "schools.csv:2:3: error: the list cannot be read: a quotation mark is not closed [invalid-csv] "
          "(write one "
          "where the field ends)\n");
    CHECK(shown("name,email\nCaf\xE9,a@a.uk\n") ==
          "schools.csv:2:4: error: the list cannot be read: it is not UTF-8 [invalid-csv] (save it as \"CSV "
          "UTF-8\")\n");
    CHECK(shown("name,email\nA\0,a@a.uk\n"s) == "schools.csv:2:2: error: the list cannot be read: there is a "
                                                "NUL byte in it [invalid-csv] (save it as CSV "
                                                "in UTF-8; it may be a spreadsheet, or text in UTF-16)\n");
}

TEST_CASE("addresses that can be written to") {
    for (const char* good : {"a@b.uk", "Office.1+x_y'z@a-b.sch.uk", "a@xn--bcher-kva.example"}) {
        CAPTURE(good);
        CHECK(is_mail_address(good));
    }
    for (const char* bad : {"",
                            "a",
                            "@",
                            "a@",
                            "@b.uk",
                            "a@b",
                            "a@b.",
                            "a@.b.uk",
                            "a@b..uk",
                            "a..b@c.uk",
                            ".a@b.uk",
                            "a.@b.uk",
                            "a@-b.uk",
                            "a@b-.uk",
                            "a b@c.uk",
                            "a@b c.uk",
                            "a@b.uk\r\nBcc: x@x.uk",
                            "a@b.uk,c@d.uk",
                            "\"a\"@b.uk",
                            "a(x)@b.uk",
                            "<a@b.uk>",
                            "ü@b.uk",
                            "a@ü.uk",
                            "a@@b.uk",
                            "=a@b.uk",
                            "-oX@b.uk",
                            "+a@b.uk",
                            "a@[127.0.0.1]",
                            "a;b@c.uk",
                            "a:b@c.uk"}) {
        CAPTURE(bad);
        CHECK(!is_mail_address(bad));
    }
    CHECK(is_mail_address(std::string(64, 'a') + "@b.uk"));
    CHECK(!is_mail_address(std::string(65, 'a') + "@b.uk"));
    CHECK(!is_mail_address("a@" + std::string(64, 'b') + ".uk"));
}

} // namespace plansite
