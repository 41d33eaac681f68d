#pragma once

#include "base/marks.h"
#include "diagnostics/diagnostic.h"
#include "markdown/markdown.h"

#include <set>
#include <string>

// What the rest of the program would answer, in small: the tests of Markdown share it.

namespace plansite {

inline std::string site_address(const std::string& path) {
    return address_mark + path;
}

// Knows activity:1.3, plan:tll (published nowhere), question:commit and target:2 (which can be embedded), a
// few files, a few abbreviations, and the numbers that `outline` has.
inline MarkdownHost example_host(const Outline& outline, Diagnostics& diagnostics) {
    MarkdownHost host;
    host.resolve = [&diagnostics](std::string_view reference, Span at) -> std::optional<LinkTarget> {
        if (reference == "activity:1.3")
            return LinkTarget{site_address("plans/p/1.html#1.3"), "Activity 1.3, Joint CPD & training", {}};
        if (reference == "plan:tll")
            return LinkTarget{{}, "Teaching & Learning Locally", "not published here"};
        if (reference == "body:bsf")
            return LinkTarget{"https://bsf.example/?a&b", "BSF", "published elsewhere"};
        if (reference == "question:commit" || reference == "target:2")
            return LinkTarget{
                site_address("x.html#" + std::string(reference)), "The " + std::string(reference), {}};
        diagnostics.report(kind("dangling-reference"), "nothing is called `" + std::string(reference) + "`",
                           at);
        return std::nullopt;
    };
    host.resolve_path = [&diagnostics](std::string_view path, Span at) -> std::optional<LinkTarget> {
        if (path == "appendix-1.md") return LinkTarget{site_address("c/appendix-1.html"), "Appendix 1", {}};
        if (path == "report.pdf" || path == "chart.svg" || path == "my file.pdf")
            return LinkTarget{site_address("c/" + std::string(path)), std::string(path), {}};
        diagnostics.report(kind("broken-link"), "there is no file `" + std::string(path) + "`", at);
        return std::nullopt;
    };
    host.embed = [](std::string_view reference, Span) -> std::optional<std::string> {
        if (reference != "question:commit" && reference != "target:2") return std::nullopt;
        return "<div class=\"embedded\">" + std::string(reference) + "</div>";
    };
    host.is_abbreviation = [](std::string_view word) {
        static const std::set<std::string_view> known{"A&I", "LA",     "KS4", "14-19", "BSF",
                                                      "SEN", "Ofsted", "NLE", "LLE"};
        return known.count(word) > 0;
    };
    host.paragraph = [&outline](std::string_view number) -> std::optional<LinkTarget> {
        for (const auto& one : outline.paragraphs)
            if (one.number == number) return LinkTarget{"#" + one.anchor, one.number, {}};
        return std::nullopt;
    };
    return host;
}

} // namespace plansite
