#include "content/front_matter.h"

#include "fuzz/targets.h"

namespace plansite {

// A Markdown file with what stands above its text.
void try_front_matter(std::string_view bytes) {
    if (!is_readable(bytes)) return;
    Sources sources;
    const Source& source = sources.add("page.md", std::string(bytes));
    Diagnostics diagnostics;
    const auto file = read_markdown_file(source, diagnostics);
    promise(file.has_value() == (diagnostics.errors() == 0),
            "what cannot be read is reported, and only that");
    if (!file) return;
    promise(file->front.as_table() != nullptr, "the front matter is a table");
    promise(file->body.begin <= file->body.end && file->body.end == bytes.size(), "the text goes to the end");
}

} // namespace plansite
