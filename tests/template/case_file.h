#pragma once

#include <string>
#include <utility>
#include <vector>

// The case files of tests/cases/template. A file holds cases; a case begins with its title and has sections:
//
//     == what is tested ==
//     -- context --
//     {"name": "value"}                 JSON; may be left out
//     -- strict --                      where the case is for strict mode; the others are lenient
//     -- page.html --                   the template to be rendered, then those it includes or extends
//     -- expected --                    the text, or instead:
//     -- error 2 --                     the line of the first fault; below it all that is reported, in brief
//
// A section ends before the next line that begins one; its last line end is not part of it.

namespace plansite {

struct TemplateCase {
    std::string title;
    std::string context = "{}";
    bool strict = false;
    std::vector<std::pair<std::string, std::string>> templates; // name and text; the first is rendered
    bool fails = false;
    int error_line = 0;
    std::string expected; // the text or what is reported
};

// The cases of a file's text.
std::vector<TemplateCase> read_template_cases(const std::string& text);

} // namespace plansite
