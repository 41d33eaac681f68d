#pragma once

#include <string>

namespace plansite {

// Every kind of file with its fields: one JSON document whose `$defs` are JSON Schemas by kind of file.
std::string schema_as_json();

// The same as the guide's reference page, in Markdown.
std::string schema_as_markdown();

} // namespace plansite
