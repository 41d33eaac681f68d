#include "base/json.h"
#include "base/text.h"
#include "diagnostics/print.h"
#include "template/engine.h"
#include "template/json_value.h"

#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

// Runs template cases written for other implementations of Jinja2: template_cases FILE.json
//
// The file holds `refs`, templates by name, and `cases` with template_name, template, context, kind (ok,
// runtime-error, syntax-error), expected and error_line. Prints each failure with its reason and in the end
// the counts. Of a fault the kind and the line are compared. The line of a fault in an included template, or
// above a `super()`, is that of the include or call in the template that began it, which is where such case
// files put it.

namespace plansite {
namespace {

// `one_shot_iterator` of a context: gives 0, 1 and 2, each once.
class OneShotIterator final : public Object {
public:
    std::string_view kind() const override { return "iterator"; }
    bool iterable() const override { return true; }
    bool next(Value& value, Arena&) override {
        if (next_ == 3) return false;
        value = Value::integer(next_++);
        return true;
    }

private:
    std::int64_t next_ = 0;
};

std::string normalised(std::string_view text) {
    std::string out = replaced(text, "\r\n", "\n");
    out.erase(0, out.find_first_not_of('\n'));
    const auto last = out.find_last_not_of(" \t\r\n\v\f");
    return out.substr(0, last == out.npos ? 0 : last + 1);
}

std::uint32_t line_of(const Diagnostic& diagnostic) {
    Span at = diagnostic.labels.front().at;
    for (const Label& label : diagnostic.labels)
        if (label.text == "included here" || label.text.starts_with("`super()`")) at = label.at;
    return at ? position_of(*at.source, at.begin).line : 0;
}

struct Outcome {
    std::string kind = "ok";
    std::uint32_t line = 0;
    std::string text; // the output, or what was reported
};

Outcome run(const Json& test, const Json& refs) {
    Sources sources;
    TemplateSet::Texts texts;
    const std::string name = test["template_name"];
    for (const auto& [ref, text] : refs.items())
        if (ref != name) texts.emplace_back(ref, &sources.add(ref, text));
    const Source& own = sources.add(name, test["template"]);
    texts.emplace_back(name, &own);

    Arena arena;
    const Json context = test.value("context", Json::object());
    const Json settings = test.value("settings", context.value("$settings", Json::object()));
    const bool strict = settings.value("undefined", "") == "strict";
    Diagnostics diagnostics;
    TemplateOptions options;
    options.undefined = strict ? UndefinedMode::strict : UndefinedMode::lenient;
    options.names = NameCheck::when_reached;
    const TemplateSet set = TemplateSet::load(texts, std::move(options), diagnostics);

    Value values = value_from(context, arena);
    if (!context.contains("one_shot_iterator"))
        values.as_map().set(arena, "one_shot_iterator", Value::object(arena.make<OneShotIterator>()));
    Outcome outcome;
    bool faulty = false;
    for (const Diagnostic& diagnostic : diagnostics.sorted())
        faulty = faulty || (!diagnostic.labels.empty() && diagnostic.labels.front().at.source == &own);
    if (!faulty && set.render(name, values, arena, outcome.text, diagnostics)) return outcome;
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
        const bool elsewhere = faulty && diagnostic.labels.front().at.source != &own;
        const bool unused = !faulty && diagnostic.kind->name != "template-runtime";
        if (elsewhere || unused) continue;
        outcome.kind = diagnostic.kind->name == "template-syntax" ? "syntax-error" : "runtime-error";
        outcome.line = line_of(diagnostic);
        outcome.text = print_human(diagnostic, Color::off);
        break;
    }
    return outcome;
}

// Why the outcome is not the expected one; empty where it is.
std::string difference(const Json& test, const Outcome& outcome) {
    const std::string kind = test.value("kind", "ok");
    if (kind != outcome.kind) return "expected " + kind + ", got " + outcome.kind + ":\n" + outcome.text;
    if (kind == "ok") {
        const std::string expected = normalised(test["expected"].get<std::string>()),
                          got = normalised(outcome.text);
        return expected == got ? "" : "expected:\n" + expected + "\ngot:\n" + got;
    }
    const bool line_given = test.contains("error_line") && test["error_line"].is_number();
    if (!line_given || test["error_line"].get<std::uint32_t>() == outcome.line) return "";
    return "expected line " + test["error_line"].dump() + ", got line " + std::to_string(outcome.line) +
           ":\n" + outcome.text;
}

int run_file(const char* path) {
    std::ifstream file(path);
    const Json all = Json::parse(file);
    const Json refs = all.value("refs", Json::object());
    int passed = 0, failed = 0;
    for (const Json& test : all["cases"]) {
        const std::string reason = difference(test, run(test, refs));
        if (reason.empty()) {
            ++passed;
            continue;
        }
        ++failed;
        std::cout << "FAILED " << test.value("name", test.value("template_name", "")) << ": " << reason
                  << "\n\n";
    }
    std::cout << passed << " passed, " << failed << " failed\n";
    return 0;
}

} // namespace
} // namespace plansite

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: template_cases FILE.json\n";
        return 2;
    }
    try {
        return plansite::run_file(arguments[1]);
    } catch (const std::exception& error) {
        std::cerr << arguments[1] << ": " << error.what() << "\n";
        return 3;
    }
}
