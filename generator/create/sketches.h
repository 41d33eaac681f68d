#pragma once

#include <string_view>

// The sketches from which `explained` makes files. `@name@` is filled in. An e-mail address in a sketch is
// written with `@at@`.

namespace plansite {

// Made by `new plan`, `new priority` …: words to be replaced.
extern const std::string_view directory_sketch, plan_sketch, priority_sketch, consultation_sketch,
    paper_sketch, update_sketch, document_sketch;

// The columns of a plan's tables, to be filled in where a sketch says `@columns@`.
extern const std::string_view plan_columns;

// The Markdown below the front matter.
extern const std::string_view paper_text, document_text, starter_home_text;

// Made by `new site`: a small site that could be published with other names.
extern const std::string_view starter_site, starter_home, starter_directory, starter_plan, starter_priority,
    starter_targets;

} // namespace plansite
