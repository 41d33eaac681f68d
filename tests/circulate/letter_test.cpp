#include "circulate/letter.h"
#include "diagnostics/print.h"

#include <catch2/catch.hpp>

namespace plansite {

namespace {

// A consultation with much in it, and what is merged of it.
struct Example {
    SiteConfig site;
    Consultation consultation;
    Recipient recipient{"St. Anne's", "a@a.uk", {{"name", "St. Anne's"}, {"head_teacher", "Mx {{ Ü }}"}}, {}};
    Sources sources;
    Diagnostics diagnostics;

    Example() {
        site.title.value = "Plans";
        consultation.id.value = "x";
        consultation.title.value = "A <Partnership>";
        consultation.summary.value =
            "Should *schools* lead a partnership of their own, with the council as one of "
            "several partners in it?";
        consultation.body.written = "The Council";
        consultation.closes.as_written = "3 December";
        consultation.closes.earliest = consultation.closes.latest = make_date(2010, 12, 3);
        consultation.closes_at.value = "17:00";
        consultation.respond = {{{"By e-mail"}, {"a@example.org", {}}}};
    }

    std::string letter(const std::string& text) {
        const LetterFacts facts{
            site, consultation, "https://e.org/x.html", *make_date(2010, 11, 1), {"paper.html"}};
        const LetterTemplate letters(sources.add("letter.txt", text), facts, diagnostics);
        const auto merged = letters.merge(recipient, "HH-001-C6", diagnostics);
        const std::string said = print_all(diagnostics.sorted(), Format::brief, Color::off);
        return (merged ? "[" + merged->subject + "]\n" + merged->text : "") + said;
    }
};

} // namespace

TEST_CASE("a letter is merged as plain text") {
    CHECK(Example().letter(R"(Subject:  {{ consultation.title }}, {{ recipient.name }}

To {{ recipient.name }}, {{ recipient.head_teacher }}


{{ consultation.summary }} Please answer by {{ consultation.closes }}, {{ consultation.closes_at }}.
{% for way in consultation.respond %}
  - {{ way.how }}: {{ way.to }}
{% endfor %}
{{ reference }} {{ attachments|join }} {{ url }} {{ consultation.body }} {{ site.title }} {{ day }}
)") == R"([A <Partnership>, St. Anne's]
To St. Anne's, Mx {{ Ü }}

Should schools lead a partnership of their own, with the council as
one of several partners in it? Please answer by Friday 3 December
2010, 17:00.

  - By e-mail: a@example.org

HH-001-C6 paper.html https://e.org/x.html The Council Plans 1 November
2010
)");
}

TEST_CASE("a letter without a subject has one") {
    CHECK(Example().letter("Hello\n") == "[Consultation: A <Partnership>]\nHello\n");
    CHECK(Example().letter("Subject: One") == "[One]\n");
}

TEST_CASE("a template's faults are reported, and nothing is merged") {
    CHECK(Example().letter("Dear {{ recipent.name }}\n") ==
          "letter.txt:1:9: error: there is no `recipent` here [unknown-name] (did you mean "
          "`recipient`?)\n");
    CHECK(Example().letter("Dear\n{{ recipient.town }}\n") ==
          "letter.txt:2:4: error: `town` is undefined: the value has no such attribute or item "
          "[template-runtime] (here `recipient` is {name, head_teacher, email})\n");
    CHECK(Example().letter("{% if %}\n") ==
          "letter.txt:1:7: error: expected an expression, found `%}` [template-syntax]\n");
}

} // namespace plansite
