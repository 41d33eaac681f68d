#include "base/text.h"
#include "diagnostics/print.h"
#include "example_host.h"
#include "markdown/markdown.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// Every file of tests/cases/markdown: sections `-- options --` (may be missing), `-- input.md --`, `--
// expected --`,
// `-- outline --` (only where it is there), `-- diagnostics --` (missing where there are none). The whole of
// each is frozen. UPDATE_GOLDEN=1 writes what comes out into the files.

namespace plansite {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(SOURCE_ROOT) / "tests" / "cases" / "markdown";

struct Case {
    std::vector<std::pair<std::string, std::string>> sections;

    std::string* find(std::string_view name) {
        for (auto& [key, text] : sections)
            if (key == name) return &text;
        return nullptr;
    }
    void set(const std::string& name, const std::string& text) {
        if (auto* there = find(name))
            *there = text;
        else if (!text.empty())
            sections.emplace_back(name, text);
    }
};

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Case read_case(const fs::path& path) {
    Case result;
    const std::string text = read_file(path);
    std::string_view rest = text;
    if (rest.ends_with('\n')) rest.remove_suffix(1);
    for (std::string_view line : split(rest, '\n')) {
        if (line.starts_with("-- ") && line.ends_with(" --") && line.size() > 6) {
            result.sections.emplace_back(line.substr(3, line.size() - 6), "");
        } else if (!result.sections.empty()) {
            result.sections.back().second += std::string(line) + "\n";
        }
    }
    return result;
}

void write_case(const fs::path& path, const Case& what) {
    std::ofstream out(path, std::ios::binary);
    for (const auto& [name, text] : what.sections) {
        if (text.empty() && name == "diagnostics") continue;
        out << "-- " << name << " --\n" << text;
        if (!text.empty() && text.back() != '\n') out << '\n';
    }
}

MarkdownOptions options_of(const std::string& text) {
    MarkdownOptions options;
    for (std::string_view line : split(text, '\n')) {
        if (is_blank(line)) continue;
        const auto equals = line.find('=');
        const auto key = trimmed(line.substr(0, equals));
        const std::string value(trimmed(line.substr(equals + 1)));
        if (key == "top_heading")
            options.top_heading = std::stoi(value);
        else if (key == "numbering" && value == "as-written")
            options.numbering = Numbering::as_written;
        else if (key == "shape" && value == "inside")
            options.shape = Shape::inside;
        else if (key == "anchor_prefix")
            options.anchor_prefix = value;
        else
            throw std::runtime_error("no such option: " + std::string(line));
    }
    return options;
}

// The bytes of base/marks.h as people can read them.
std::string readable(std::string text) {
    text = replaced(text, std::string(1, address_mark), "{site}");
    text = replaced(text, std::string(1, abbreviation_begin), "{abbr:");
    return replaced(text, std::string(1, abbreviation_end), "}");
}

std::string print_outline(const Outline& outline) {
    std::string out;
    for (const auto& one : outline.headings)
        out += "h" + std::to_string(one.level) + " #" + one.anchor + " " + one.text + "\n";
    for (const auto& one : outline.paragraphs) {
        const auto at = position_of(*one.at.source, one.at.begin);
        out += one.number + " #" + one.anchor + " " + std::to_string(at.line) + ":" +
               std::to_string(at.column) + " " + one.text + "\n";
    }
    for (const auto& one : outline.references) {
        const auto at = position_of(*one.at.source, one.at.begin);
        out += one.value + " " + std::to_string(at.line) + ":" + std::to_string(at.column) + "\n";
    }
    return out;
}

void run_case(const fs::path& path) {
    Case expected = read_case(path);
    const auto* input = expected.find("input.md");
    REQUIRE(input);
    Sources sources;
    const auto& source = sources.add("input.md", *input);
    const MarkdownText text{source.text, {&source, 0, std::uint32_t(source.text.size())}};
    const auto options = expected.find("options") ? options_of(*expected.find("options")) : MarkdownOptions{};

    Diagnostics diagnostics;
    const auto outline = outline_of(text, options, diagnostics);
    const auto host = example_host(outline, diagnostics);
    const auto html = readable(render_markdown(text, options, host, diagnostics));
    const auto printed = print_all(diagnostics.sorted(), Format::brief, Color::off);

    Case actual = expected;
    actual.set("expected", html.empty() || html.back() == '\n' ? html : html + "\n");
    if (actual.find("outline")) actual.set("outline", print_outline(outline));
    actual.set("diagnostics", printed);
    if (std::getenv("UPDATE_GOLDEN")) return write_case(path, actual);
    for (const auto& [name, got] : actual.sections) {
        INFO(path.filename().string() << ": " << name);
        const auto* wanted = expected.find(name);
        CHECK(got == (wanted ? *wanted : std::string{}));
    }
}

} // namespace

TEST_CASE("Markdown cases") {
    prepare_markdown();
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    CHECK(paths.size() >= 60);
    for (const auto& path : paths) run_case(path);
}

} // namespace plansite
