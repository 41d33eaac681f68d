#pragma once

#include "base/arena.h"
#include "diagnostics/diagnostic.h"
#include "template/call.h"
#include "template/value.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The template engine: Jinja2's language over plain values, knowing nothing of plans. Four steps:
//
//     lexer    text → tokens                       parser   tokens → tree (ast.h)
//     link     names → slots, filters and tests → rows, templates → templates; everything unknown is reported
//     render   walks the tree and appends to a string
//
// There is no bytecode: a tree whose names are resolved is fast enough (tests/bench/template_bench.cpp).
//
// Below these, value.h is what templates work with, operations.h and text_of.h what can be done with any
// value, and the tables of filters_*.cpp, tests.cpp, functions.cpp and methods.cpp what a template can call.
//
// HTML is escaped where the template's name ends in `.html`. Errors of authors are diagnostics: all unknown
// names of all templates at load, and the first fault of each page while rendering.

namespace plansite {

namespace ast {
struct Template;
}

// When unknown names are reported: all of them when the templates are loaded, or, as in Jinja2, each when it
// is reached (but for filters and tests that stand outside any `if`).
enum class NameCheck : std::uint8_t { at_load, when_reached };

struct TemplateOptions {
    UndefinedMode undefined = UndefinedMode::strict;
    NameCheck names = NameCheck::at_load;
    Registry::Extra rows = {};
    // Values that every template may use, imported ones too. Must outlive the set.
    std::vector<std::pair<std::string_view, Value>> globals = {};
    // What each page offers its template, and so the templates that this one extends and includes: every
    // other name is reported. Templates that no page leads to, and those of an empty map, may use any name.
    std::map<std::string, std::vector<std::string_view>, std::less<>> offered = {};
};

class TemplateSet {
public:
    using Texts = std::vector<std::pair<std::string, const Source*>>;

    // Reads and links all templates. Faults are reported; a template that has one cannot be rendered. With
    // NameCheck::at_load these are also every unknown template, block, filter, test, function, macro argument
    // and name.
    static TemplateSet load(const Texts& texts, TemplateOptions options, Diagnostics& diagnostics);

    TemplateSet(TemplateSet&&) noexcept;
    TemplateSet& operator=(TemplateSet&&) noexcept;
    ~TemplateSet();

    // True where a template of this name was given, faulty or not.
    bool has(std::string_view name) const;

    // Appends the template's text for a map of names to `out`. A fault is reported as `template-runtime` (or
    // `missing-template`); then false is returned and `out` is as it was. `scratch` takes what the rendering
    // makes and can be thrown away afterwards. Safe to call from several threads, each with its own scratch
    // and out.
    bool render(std::string_view name, Value context, Arena& scratch, std::string& out,
                Diagnostics& diagnostics) const;

private:
    struct Parts;
    explicit TemplateSet(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace plansite
