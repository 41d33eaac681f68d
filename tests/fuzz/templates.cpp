#include "base/json.h"
#include "base/text.h"
#include "fuzz/targets.h"
#include "template/engine.h"
#include "template/json_value.h"

#include <algorithm>
#include <string>

namespace plansite {

namespace {

// Templates are trusted, and may take their time. These here would take it all.
bool takes_long(std::string_view text) {
    const auto times = [&](std::string_view word) {
        std::size_t count = 0;
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
        return count;
    };
    return text.size() > 2000 || times("for") > 3 ||
           (times("range") > 0 && times("for") + times("range") > 2) || times("**") + times("0000") > 3;
}

const Json& context() {
    static const Json json = Json::parse(R"({"title": "<b>A & \"b\"</b>", "none": null, "yes": true, "n": -7,
        "big": 9223372036854775807, "real": 0.1, "empty": "", "accents": "Zoë ﬁ ß 👩‍🏫",
        "items": [3, 1, 2], "words": ["b", "A", "c d", "é"], "map": {"a": 1, "b": {"c": [1, "2", null]}},
        "rows": [{"name": "x", "n": 1}, {"name": "y", "n": 2}, {"name": "x", "n": 3}]})");
    return json;
}

} // namespace

// A template, in both modes, with others that it may include, import or extend.
void try_templates(std::string_view bytes) {
    if (!is_readable(bytes) || takes_long(bytes)) return;
    for (const UndefinedMode mode : {UndefinedMode::strict, UndefinedMode::lenient}) {
        Sources sources;
        const TemplateSet::Texts texts{
            {"page.html", &sources.add("page.html", std::string(bytes))},
            {"base.html",
             &sources.add("base.html",
                          "<{% block a %}{{ title }}{% endblock %}{% block b scoped %}{% endblock %}>")},
            {"part.html",
             &sources.add("part.html",
                          "{% macro m(x, y=1) %}{{ x }}{{ caller() if caller }}{% endmacro %}{{ title }}")}};
        TemplateOptions options;
        options.undefined = mode;
        options.names = mode == UndefinedMode::strict ? NameCheck::at_load : NameCheck::when_reached;
        Diagnostics diagnostics;
        const TemplateSet set = TemplateSet::load(texts, std::move(options), diagnostics);
        Arena arena;
        std::string out;
        const bool rendered = set.render("page.html", value_from(context(), arena), arena, out, diagnostics);
        promise(rendered || (out.empty() && diagnostics.errors() > 0),
                "a template that fails says why, and no more");
    }
}

} // namespace plansite
