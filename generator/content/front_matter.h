#pragma once

#include "diagnostics/diagnostic.h"
#include "schema/node.h"

#include <optional>

namespace plansite {

// A Markdown file: TOML between two lines of `+++`, then Markdown.
struct MarkdownFile {
    DataNode front; // a table; empty where there is no front matter
    Span body;
};

// Splits a source into front matter and body, and reads the former. Nothing after reporting a fault.
std::optional<MarkdownFile> read_markdown_file(const Source& source, Diagnostics& diagnostics);

} // namespace plansite
