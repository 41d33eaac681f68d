#include "diagnostics/print.h"
#include "template/engine.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

// What is reported when templates are loaded: everything unknown at once, each with the nearest name.

namespace plansite {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

std::string reported(const Texts& texts, TemplateOptions options = {}) {
    Sources sources;
    TemplateSet::Texts given;
    for (const auto& [name, text] : texts) given.emplace_back(name, &sources.add(name, text));
    Diagnostics diagnostics;
    TemplateSet::load(given, std::move(options), diagnostics);
    return "\n" + print_all(diagnostics.sorted(), Format::brief, Color::off);
}

TEST_CASE("everything unknown is reported at once") {
    TemplateOptions options;
    options.offered["page.html"] = {"plan", "site"};
    const Texts texts{
        {"page.html", "{% extends \"base.html\" %}\n"
                      "{% from \"macros.html\" import badge, badges as other %}\n"
                      "{% import \"macros.html\" as macros %}\n"
                      "{% block bodi %}{% endblock %}\n"
                      "{% block body %}\n"
                      "{{ plam.title|uper }}\n"
                      "{{ plan is defind }}\n"
                      "{% include \"partials/crad.html\" %}\n"
                      "{% include \"card.html\" %}\n"
                      "{{ badge(1, 2, 3) }}{{ badge(tone=1) }}{{ macros.badges(1) }}\n"
                      "{{ rang(3) }}\n"
                      "{% endblock %}\n"},
        {"base.html",
         "<title>{% block title %}{{ sit.name }}{% endblock %}</title>{% block body %}{% endblock %}"},
        {"card.html", "{{ plan.title }}{{ activity.title }}"},
        {"partials/card.html", ""},
        {"macros.html", "{% macro badge(text, kind='plain') %}{{ text }}{{ plan }}{% endmacro %}"},
    };
    CHECK(reported(texts, options) == R"(
base.html:1:28: error: there is no `sit` here [unknown-name] (did you mean `site`?)
card.html:1:20: error: there is no `activity` here [unknown-name]
macros.html:1:51: error: there is no `plan` here [unknown-name]
page.html:2:37: error: `macros.html` has no macro or value `badges` [unknown-function] (did you mean `badge`?)
page.html:4:10: error: no template that `page.html` extends has a block `bodi` [unknown-block] (did you mean `body`?)
page.html:6:4: error: there is no `plam` here [unknown-name] (did you mean `plan`?)
page.html:6:15: error: there is no filter `uper` [unknown-filter] (did you mean `upper`?)
page.html:7:12: error: there is no test `defind` [unknown-test] (did you mean `defined`?)
page.html:8:12: error: there is no template `partials/crad.html` [missing-template] (did you mean `partials/card.html`?)
page.html:10:4: error: `badge` takes 2 arguments, not 3 [macro-arguments]
page.html:10:24: error: `badge` takes no argument `tone` [macro-arguments]
page.html:10:43: error: `macros.html` has no macro `badges` [unknown-function] (did you mean `badge`?)
page.html:11:4: error: there is no function or macro `rang` [unknown-function] (did you mean `range`?)
)");
}

TEST_CASE("names that are handed on, set, guarded or global are known") {
    TemplateOptions options;
    options.offered["page.html"] = {"plan"};
    Arena arena;
    options.globals.emplace_back("version", Value::string("1"));
    CHECK(reported(
              {{"page.html", "{% extends 'base.html' %}{% set accent = 1 %}"
                             "{% block body %}{% for item in plan %}{{ loop.index }}{% include 'card.html' %}"
                             "{% with note = 1 %}{% include 'note.html' %}{% endwith %}{% endfor %}"
                             "{% if aside is defined %}{{ aside }}{% endif %}{{ range(3) }}{% endblock %}"},
               {"base.html", "{{ version }}{{ accent }}{% block body %}{% endblock %}"
                             "{% for i in [1] %}{% block row scoped %}{{ i }}{% endblock %}{% endfor %}"},
               {"card.html", "{{ item }}{{ plan }}{{ loop.last }}{{ accent }}"},
               {"note.html", "{{ note }}{% macro m(a) %}{{ a }}{{ caller() }}{{ varargs }}{% endmacro %}"},
               {"unused.html", "{{ anything }}"}},
              options) == "\n");
}

TEST_CASE("all templates are read though one has a fault") {
    CHECK(reported(
              {{"a.html", "{% if %}"}, {"b.html", "{{ 1|nope }}"}, {"c.html", "{% extends 'c.html' %}"}}) ==
          R"(
a.html:1:7: error: expected an expression, found `%}` [template-syntax]
b.html:1:6: error: there is no filter `nope` [unknown-filter]
c.html:1:12: error: the template extends itself [template-syntax]
)");
}

TEST_CASE("the embedding program adds filters, functions and values") {
    Sources sources;
    TemplateOptions options;
    static constexpr int factor = 3;
    options.rows.filters.push_back({"times", "by = 2, *rest", "Multiplies.",
                                    [](Call& call) {
                                        const auto* more = static_cast<const int*>(call.state);
                                        return Value::integer(call.subject.as_integer() *
                                                              call[0].as_integer() * *more);
                                    },
                                    &factor});
    options.rows.tests.push_back({"tiny", "", "Less than ten.",
                                  [](Call& call) { return Value::boolean(call.subject.as_integer() < 10); }});
    options.rows.functions.push_back(
        {"answer", "", "Always the same.", [](Call&) { return Value::integer(42); }});
    options.globals.emplace_back("site", Value::string("Plans"));
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load(
        {{"a.txt",
          &sources.add("a.txt",
                       "{{ 2|times }} {{ 2|times(by=5) }} {{ 3 is tiny }} {{ answer() }} {{ site }}")}},
        options, diagnostics);
    Arena arena;
    std::string out;
    CHECK(set.render("a.txt", {}, arena, out, diagnostics));
    CHECK(out == "12 30 True 42 Plans");
    CHECK(set.has("a.txt"));
    CHECK_FALSE(set.has("b.txt"));
}

TEST_CASE("a fault while rendering says where it came through and what the names held") {
    Sources sources;
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load(
        {{"page.html", &sources.add("page.html", "{% set n = 0 %}\n{% include 'part.html' %}")},
         {"part.html", &sources.add("part.html", "{% macro share(of) %}{{ 100 / of }}{% endmacro %}\n"
                                                 "<p>{{ share(n) }}</p>")}},
        {}, diagnostics);
    Arena arena;
    std::string out = "before";
    CHECK_FALSE(set.render("page.html", {}, arena, out, diagnostics));
    CHECK(out == "before");
    REQUIRE(diagnostics.sorted().size() == 1);
    CHECK("\n" + print_human(diagnostics.sorted().front(), Color::off) == R"(
error[template-runtime]: division by zero
 --> part.html:1:25
  |
1 | {% macro share(of) %}{{ 100 / of }}{% endmacro %}
  |                         ^^^^^^^^
2 | <p>{{ share(n) }}</p>
  |       ----- called here
 ::: page.html:2:4
  |
2 | {% include 'part.html' %}
  |    ---------------------- included here
  = help: here `of` is 0
)");
}

} // namespace
} // namespace plansite
