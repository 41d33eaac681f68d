#pragma once

#include <string>

namespace plansite {

// What templates can use, in Markdown, made from the tables: the pages and what each is given, filters, tests
// and functions.
std::string templates_as_markdown();

} // namespace plansite
