#include "base/text.h"
#include "diagnostics/print.h"
#include "template/case_file.h"
#include "template/engine.h"
#include "template/json_value.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

// Runs every case of tests/cases/template. That their expectations are Jinja2's own is checked by
// tests/cases/template/check_with_jinja.py.

namespace plansite {

std::vector<TemplateCase> read_template_cases(const std::string& text) {
    std::vector<TemplateCase> cases;
    std::string ignored;
    std::string* section = &ignored;
    for (const std::string_view line :
         split(std::string_view(text).substr(0, text.find_last_not_of('\n') + 1), '\n')) {
        const bool heading = line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --");
        if (line.size() > 6 && line.starts_with("== ") && line.ends_with(" ==")) {
            cases.emplace_back().title = line.substr(3, line.size() - 6);
            section = &ignored;
        } else if (heading && !cases.empty()) {
            TemplateCase& test = cases.back();
            const std::string name(line.substr(3, line.size() - 6));
            if (name == "context") {
                section = &test.context;
            } else if (name == "strict") {
                test.strict = true;
                section = &ignored;
            } else if (name == "expected") {
                section = &test.expected;
            } else if (name.starts_with("error ")) {
                test.fails = true;
                test.error_line = std::stoi(name.substr(6));
                section = &test.expected;
            } else {
                section = &test.templates.emplace_back(name, "").second;
            }
            section->clear();
        } else {
            *section += std::string(line) + "\n";
        }
    }
    for (TemplateCase& test : cases) {
        if (test.expected.ends_with('\n')) test.expected.pop_back();
        for (auto& [name, own] : test.templates)
            if (own.ends_with('\n')) own.pop_back();
    }
    return cases;
}

namespace {

std::string reported(const Diagnostics& diagnostics) {
    std::string out = print_all(diagnostics.sorted(), Format::brief, Color::off);
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

void run(const TemplateCase& test) {
    Sources sources;
    TemplateSet::Texts texts;
    for (const auto& [name, text] : test.templates) texts.emplace_back(name, &sources.add(name, text));
    TemplateOptions options;
    options.undefined = test.strict ? UndefinedMode::strict : UndefinedMode::lenient;
    options.names = NameCheck::when_reached;
    Diagnostics diagnostics;
    const TemplateSet set = TemplateSet::load(texts, options, diagnostics);
    Arena arena;
    std::string out;
    const Value context = value_from(Json::parse(test.context), arena);
    const bool rendered = set.render(test.templates.front().first, context, arena, out, diagnostics);
    if (!test.fails) {
        CHECK(reported(diagnostics) == "");
        CHECK(out == test.expected);
        return;
    }
    CHECK_FALSE(rendered);
    CHECK(reported(diagnostics) == test.expected);
    REQUIRE_FALSE(diagnostics.sorted().empty());
    const Span at = diagnostics.sorted().front().labels.front().at;
    CHECK(int(position_of(*at.source, at.begin).line) == test.error_line);
}

TEST_CASE("template cases") {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_ROOT "/tests/cases/template")) {
        if (entry.path().extension() != ".txt") continue;
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        for (const TemplateCase& test : read_template_cases(text.str())) {
            INFO(entry.path().filename().string() << ": " << test.title);
            run(test);
            ++count;
        }
    }
    REQUIRE(count > 0);
}

} // namespace
} // namespace plansite
