#include "template/engine.h"

#include <catch2/catch.hpp>
#include <functional>
#include <pthread.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// Templates that nest, recurse or grow without end must fail in an orderly way, on a small stack too.

namespace plansite {
namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

// What the first fault of loading and rendering the first template is; empty where there is none.
std::string fault(const Texts& texts, Value context = {}) {
    Sources sources;
    TemplateSet::Texts given;
    for (const auto& [name, text] : texts) given.emplace_back(name, &sources.add(name, text));
    Diagnostics diagnostics;
    TemplateOptions options;
    options.undefined = UndefinedMode::lenient;
    options.names = NameCheck::when_reached;
    const TemplateSet set = TemplateSet::load(given, options, diagnostics);
    Arena arena;
    std::string out;
    set.render(texts.front().first, context, arena, out, diagnostics);
    const auto all = diagnostics.sorted();
    return all.empty() ? std::string() : all.front().message;
}

// Sanitizers make stack frames more than ten times as large.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t small_stack = std::size_t(16) << 20;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::size_t small_stack = std::size_t(16) << 20;
#else
constexpr std::size_t small_stack = std::size_t(1) << 20;
#endif
#else
constexpr std::size_t small_stack = std::size_t(1) << 20;
#endif

void on_small_stack(std::function<void()> work) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, small_stack);
    pthread_t thread{};
    const auto run = [](void* argument) -> void* {
        (*static_cast<std::function<void()>*>(argument))();
        return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, run, &work) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
}

std::string times(std::size_t count, std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += text;
    return out;
}

const std::string endless = "templates, macros or loops call each other without end";
const std::string too_deep = "the template is nested too deeply";

TEST_CASE("endless recursion is a fault, on a stack of 1 MB") {
    std::vector<std::string> faults;
    on_small_stack([&] {
        faults.push_back(fault({{"a.html", "{% include 'a.html' %}"}}));
        faults.push_back(fault({{"a.html", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"}}));
        faults.push_back(fault({{"a.html", "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"}}));
        faults.push_back(fault({{"a.html", "{% block a %}{{ self.a() }}{% endblock %}"}}));
        faults.push_back(fault(
            {{"a.html", "{% macro m() %}{{ caller }}{% call m() %}x{% endcall %}{% endmacro %}{{ m() }}"}}));
        faults.push_back(fault({{"a.html", "{% import 'a.html' as a %}"}}));
        // Each level holds many tags and a deep expression, so that the stack is used up faster.
        const std::string deep = times(20, "{% if true %}") + "{{ " + times(15, "1 + (") + "m()|length" +
                                 times(15, ")") + " }}" + times(20, "{% endif %}");
        faults.push_back(fault({{"a.html", "{% macro m() %}" + deep + "{% endmacro %}{{ m() }}"}}));
    });
    CHECK(faults == std::vector<std::string>(7, endless));
}

TEST_CASE("deep nesting is refused by the parser, on a stack of 1 MB") {
    std::vector<std::string> faults;
    on_small_stack([&] {
        const std::size_t many = 100000;
        for (const std::string& text :
             {times(many, "("), times(many, "["), times(many, "{1:"), times(many, "not "), times(many, "-"),
              "1" + times(many, "+1"), "1" + times(many, "|abs"), "a" + times(many, ".a"),
              "a" + times(many, "[0]"), "1" + times(many, " or 1"), "1" + times(many, " if 1"),
              "f" + times(many, "()"), times(many, "f(")})
            faults.push_back(fault({{"a.html", "{{ " + text + " }}"}}));
        faults.push_back(fault({{"a.html", times(many, "{% if 1 %}")}}));
        faults.push_back(fault({{"a.html", "{% set " + times(many, "(") + " %}"}}));
    });
    for (const std::string& message : faults)
        CHECK((message == too_deep || message.starts_with("unexpected")));
}

TEST_CASE("what no reader would call deep is read") {
    CHECK(fault({{"a.html",
                  "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(30) }}"}}) == "");
    CHECK(fault({{"a.html", "{{ " + times(20, "(") + "1" + times(20, ")") + " }}" + times(20, "{% if 1 %}") +
                                times(20, "{% endif %}") + "{{ 1" + times(60, " + 1") + "}}"}}) == "");
    CHECK(fault({{"a.html", "{% if 0 %}" + times(5000, "{% elif 0 %}") + "{% endif %}{{ 1" +
                                times(5000, " ~ 1") + "}}"}}) == "");
}

TEST_CASE("what grows without bound is a fault") {
    CHECK(fault({{"a.html", "{{ range(1000000000) }}"}}) == "a range may have 100000 numbers at most");
    CHECK(fault({{"a.html", "{{ 'a' * 1000000000 }}"}}) == "the result is too large");
    CHECK(fault({{"a.html", "{{ 9223372036854775807 + 1 }}"}}) == "the number is too large");
    CHECK(fault({{"a.html", "{{ 10 ** 100 }}"}}) == "the number is too large");
    CHECK(fault({{"a.html", "{{ '%999999999d' % 1 }}"}}) == "the width in the format is too large");
    CHECK(fault({{"a.html", "{{ (0 - 9223372036854775807 - 1) // -1 }}"}}) == "the number is too large");
}

TEST_CASE("values that refer to themselves can be used and do not hang") {
    Arena arena;
    MapBuilder plan(arena), activity(arena);
    ListBuilder activities(arena);
    activity.set("plan", plan.value()).set("title", Value::string("A"));
    activities.add(activity.value());
    plan.set("title", Value::string("P")).set("activities", activities.value());
    const Value context = MapBuilder(arena).set("plan", plan.value()).value();
    CHECK(fault({{"a.html", "{{ plan.activities[0].plan.activities[0].title }}{{ plan }}{{ plan == plan }}"
                            "{{ plan.activities == plan.activities }}{{ plan|string|length }}"}},
                context) == "");
    CHECK(fault({{"a.html", "{{ plan|tojson }}"}}, context) ==
          "the value is too large for JSON, or refers to itself");
}

TEST_CASE("many threads render one set of templates and data") {
    Sources sources;
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load(
        {{"base.html", &sources.add("base.html", "<{% block b %}{% endblock %}>")},
         {"m.html", &sources.add("m.html", "{% macro f(x) %}[{{ x|upper }}]{% endmacro %}")},
         {"a.html",
          &sources.add("a.html",
                       "{% extends 'base.html' %}{% from 'm.html' import f %}{% block b %}"
                       "{% for i in items %}{{ f(i.name) }}{{ loop.index }}{% endfor %}{% endblock %}")}},
        {}, diagnostics);
    Arena arena;
    ListBuilder items(arena);
    for (int i = 0; i < 50; ++i)
        items.add(MapBuilder(arena).set("name", Value::string(arena.copy("n" + std::to_string(i)))).value());
    const Value context = MapBuilder(arena).set("items", items.value()).value();
    std::vector<std::string> outs(8);
    std::vector<std::thread> threads;
    for (std::string& out : outs)
        threads.emplace_back([&set, &diagnostics, &out, context] {
            for (int run = 0; run < 20; ++run) {
                Arena scratch;
                out.clear();
                set.render("a.html", context, scratch, out, diagnostics);
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(diagnostics.errors() == 0);
    CHECK(outs.front().starts_with("<[N0]1[N1]2"));
    CHECK(outs == std::vector<std::string>(8, outs.front()));
}

} // namespace
} // namespace plansite
