#include "template/engine.h"

#include <catch2/catch.hpp>
#include <string>

// Values that are made when a template asks for them.

namespace plansite {
namespace {

struct Rendering {
    std::string out;
    int made = 0; // how often the deferred value was
};

// Renders a template with `thing.costly`, a deferred map, and `thing.cheap`.
Rendering rendered(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load({{"a.html", &sources.add("a.html", text)}}, {}, diagnostics);
    Rendering result;
    Arena data, scratch;
    MapBuilder thing(data), context(data);
    thing.set("cheap", Value::integer(1));
    int* const made = &result.made;
    thing.set("costly", deferred(data, [made](Arena& arena) {
                  ++*made;
                  MapBuilder map(arena);
                  map.set("words", Value::string(arena.copy("<made>")));
                  return map.set("inside", deferred(arena, [](Arena&) { return Value::integer(7); })).value();
              }));
    set.render("a.html", context.set("thing", thing.value()).value(), scratch, result.out, diagnostics);
    for (const auto& one : diagnostics.sorted()) FAIL_CHECK(one.message);
    return result;
}

} // namespace

TEST_CASE("a deferred value is made when it is asked for, once in a rendering") {
    CHECK(rendered("{{ thing.cheap }}").made == 0);
    const Rendering twice =
        rendered("{{ thing.costly.words }} {{ thing['costly'].words }} {{ thing.get('costly').inside }}");
    CHECK(twice.out == "&lt;made&gt; &lt;made&gt; 7");
    CHECK(twice.made == 1);
}

TEST_CASE("a deferred value is what it makes, wherever a map is looked through") {
    CHECK(rendered("{% if thing.costly is mapping %}yes{% endif %}").out == "yes");
    CHECK(rendered("{{ thing.values()|map(attribute='words', default='')|join(',') }}").out ==
          ",&lt;made&gt;");
    CHECK(rendered("{% for key, value in thing.items() %}{{ key }}={{ value.inside if key == 'costly' else "
                   "value }} {% endfor %}")
              .out == "cheap=1 costly=7 ");
    CHECK(rendered("{{ [thing]|map(attribute='costly.inside')|first }}").out == "7");
}

} // namespace plansite
