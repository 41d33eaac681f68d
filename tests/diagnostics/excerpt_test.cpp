#include "base/text.h"
#include "diagnostics/print.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("Of a very long line only what stands about the place is shown") {
    Sources sources;
    std::string line(5000, 'x');
    line.replace(3000, 6, "h\u00E9re\u00E9");
    const Source& source = sources.add("a.toml", line + "\nshort\n");
    const Diagnostic found{&kind("toml-syntax"), "wrong", {{{&source, 3000, 3006}, ""}}, "",
                           Severity::error,      ""};
    const std::string printed = print_human(found, Color::off);
    CHECK(printed.find("a.toml:1:3001") != printed.npos);
    std::string_view excerpt;
    std::size_t longest = 0;
    for (const auto one : split(printed, '\n')) {
        longest = std::max(longest, one.size());
        if (one.find("h\u00E9re") != one.npos) excerpt = one;
        if (const auto mark = one.find('^'); mark != one.npos) {
            CHECK(one.substr(mark) == "^^^^^");
            CHECK(code_points(one.substr(0, mark)) ==
                  code_points(excerpt.substr(0, excerpt.find("h\u00E9"))));
        }
    }
    CHECK(longest < 300);
    CHECK(first_invalid_utf8(printed) == std::nullopt);
}

TEST_CASE("A file of which nothing is known but its name is named") {
    Sources sources;
    const Source& source = sources.add("content/archive/p/first/data/x", "");
    const Diagnostic found{&kind("bag-missing-file"), "gone", {{{&source, 0, 0}, ""}}, "look for it",
                           Severity::error,           ""};
    CHECK(print_human(found, Color::off) ==
          "error[bag-missing-file]: gone\n --> content/archive/p/first/data/x\n  = help: look for it\n");
}

} // namespace plansite
