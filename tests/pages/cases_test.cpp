#include "base/text.h"
#include "build.h"
#include "site_case.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

// Every file of tests/cases/pages is a site and what is expected of its pages. In `-- expect PATH --` each
// line must stand in that page, in this order; a line that begins `! ` must not stand in it anywhere. White
// space counts as one space, and none between tags.
// `-- published --` and `-- not published --` list paths. `-- options --` may say `as-of DATE` and `drafts`.

namespace plansite {
namespace {

// The text with runs of white space as one space, and none beside tags, so that a template may be laid out
// anew.
std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return replaced(replaced(replaced(out, "> ", ">"), " <", "<"), " >", ">");
}

BuildOptions options_of(const SiteCase& site, const std::string& root) {
    BuildOptions options;
    options.root = root;
    options.today = *parse_iso_date("2009-01-01");
    options.jobs = 2;
    if (const auto* section = site.find("options"))
        for (const auto line : split(*section, '\n')) {
            if (line.starts_with("as-of "))
                options.as_of = parse_iso_date(trimmed(line.substr(6)));
            else if (trimmed(line) == "drafts")
                options.drafts = Draft::yes;
            else if (!is_blank(line))
                throw std::runtime_error("no such option: " + std::string(line));
        }
    return options;
}

void check_page(const std::string& expectations, std::string_view html) {
    const std::string page = squeezed(html);
    std::size_t from = 0;
    for (const auto line : split(expectations, '\n')) {
        if (is_blank(line)) continue;
        if (line.starts_with("! ")) {
            if (page.find(squeezed(trimmed(line.substr(2)))) != page.npos)
                FAIL_CHECK("is there: " << line.substr(2));
            continue;
        }
        const std::string wanted = squeezed(trimmed(line));
        const auto at = page.find(wanted, from);
        if (at == page.npos)
            FAIL_CHECK((page.find(wanted) == page.npos ? "is not there: " : "comes too early: ") << line);
        else
            from = at + wanted.size();
    }
}

void check_published(const SiteCase& site, const Output& output) {
    for (const char* section : {"published", "not published"}) {
        const auto* paths = site.find(section);
        if (!paths) continue;
        for (const auto path : split(*paths, '\n'))
            if (!is_blank(path)) {
                INFO(path);
                CHECK((output.find(path) != nullptr) == (std::string_view(section) == "published"));
            }
    }
}

} // namespace

TEST_CASE("Pages cases") {
    const auto paths = case_files("pages");
    CHECK(paths.size() >= 20);
    for (const auto& path : paths) {
        const SiteCase site = read_site_case(path);
        TemporaryFolder folder;
        write_site(site, folder);
        Sources sources;
        Diagnostics diagnostics;
        const Build made = build(options_of(site, folder.path()), sources, diagnostics);
        INFO(site.title);
        for (const auto& one : diagnostics.sorted())
            if (one.severity == Severity::error) FAIL_CHECK(one.kind->name << ": " << one.message);
        check_published(site, made.output);
        for (const auto& section : site.sections) {
            if (!section.name.starts_with("expect ")) continue;
            const std::string page = section.name.substr(7);
            INFO(page);
            const auto* file = made.output.find(page);
            if (file)
                check_page(section.text, file->bytes);
            else
                FAIL_CHECK("is not published");
        }
    }
}

} // namespace plansite
