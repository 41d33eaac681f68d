#include "template/engine.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

// How long the template engine takes for templates that other engines are measured with. Prints the best of
// many runs; asserts nothing.

namespace plansite {
namespace {

constexpr std::string_view table_template = "<table>{% for row in table %}<tr>{% for c in row %}<td>{{ c "
                                            "}}</td>{% endfor %}</tr>{% endfor %}</table>";

constexpr std::string_view rows_template = "{% for item in items %}<li class=\"{% if loop.first %}first{% "
                                           "endif %}\"><b>{{ item.name }}</b>: {{ item.score }} "
                                           "{{ item.owner.name }}</li>\n{% endfor %}";

constexpr std::string_view page_template = "{% extends \"layout.html\" %}{% from \"macros.html\" import "
                                           "badge %}{% block body %}{% for item in items %}"
                                           "<article id=\"a-{{ loop.index }}\">{% include \"card.html\" %}{{ "
                                           "badge(item.score, kind='due') }}</article>"
                                           "{% else %}none{% endfor %}{% endblock %}";

Value table(Arena& arena) {
    ListBuilder rows(arena);
    for (int y = 0; y < 100; ++y) {
        ListBuilder row(arena);
        for (int x = 0; x < 100; ++x) row.add(Value::integer(x));
        rows.add(row.value());
    }
    return rows.value();
}

Value items(Arena& arena) {
    MapBuilder owner(arena);
    owner.set("name", Value::string("Office of things"));
    ListBuilder list(arena);
    for (int i = 0; i < 200; ++i) {
        MapBuilder item(arena);
        item.set("name", Value::string(arena.copy("Item <" + std::to_string(i) + ">")))
            .set("owner", owner.value())
            .set("score", Value::integer(i))
            .set("text", Value::string("some words on what is to be done and by whom"));
        list.add(item.value());
    }
    return list.value();
}

void measure(const TemplateSet& set, std::string_view name, Value context) {
    using Clock = std::chrono::steady_clock;
    double best = 1e9;
    std::size_t bytes = 0;
    Diagnostics diagnostics;
    for (int run = 0; run < 300; ++run) {
        Arena scratch;
        std::string out;
        const auto begin = Clock::now();
        set.render(name, context, scratch, out, diagnostics);
        best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
        bytes = out.size();
    }
    std::printf("%-12s %8.1f us %8zu bytes %zu errors\n", std::string(name).c_str(), best, bytes,
                diagnostics.errors());
}

void run() {
    Sources sources;
    TemplateSet::Texts texts;
    const auto add = [&](const char* name, std::string_view text) {
        texts.emplace_back(name, &sources.add(name, std::string(text)));
    };
    add("table.html", table_template);
    add("rows.html", rows_template);
    add("page.html", page_template);
    add("layout.html", "<!doctype html><title>{% block title %}{{ site }}{% endblock %}</title>{% block body "
                       "%}{% endblock %}");
    add("card.html", "<h2>{{ item.name|truncate(40) }}</h2><p>{{ item.text|default('') }}</p>");
    add("macros.html",
        "{% macro badge(n, kind='plain') %}<span class=\"{{ kind }}\">{{ n }}</span>{% endmacro %}");
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load(texts, {}, diagnostics);
    Arena arena;
    MapBuilder context(arena);
    context.set("table", table(arena)).set("items", items(arena)).set("site", Value::string("Plans"));
    for (const std::string_view name : {"table.html", "rows.html", "page.html"})
        measure(set, name, context.value());
}

} // namespace
} // namespace plansite

int main() {
    plansite::run();
}
