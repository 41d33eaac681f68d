#pragma once

#include "schema/keys.h"

#include <span>
#include <string>
#include <string_view>

namespace plansite {

// Every kind of file with its fields: one JSON document whose `$defs` are JSON Schemas by kind of file.
std::string schema_as_json();

// The same as the guide's reference page, in Markdown.
std::string schema_as_markdown();

// The names of the kinds of file: "site", "plan" …
std::span<const std::string_view> file_kind_names();

// The JSON Schema of one kind of file, by its name: what an editor takes for such a file. The name must be
// one of `file_kind_names`.
std::string file_schema_as_json(std::string_view name);

// The keys of one kind of file, to explain them one by one. The name must be one of `file_kind_names`.
KeyRows file_keys(std::string_view name);

} // namespace plansite
