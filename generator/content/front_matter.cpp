#include "content/front_matter.h"

#include "base/text.h"
#include "schema/toml.h"

namespace plansite {

std::optional<MarkdownFile> read_markdown_file(const Source& source, Diagnostics& diagnostics) {
    const std::string_view text = source.text;
    const auto size = std::uint32_t(text.size());
    MarkdownFile file;
    file.front.at = {&source, 0, 0};
    file.front.value = DataNode::Entries{};
    file.body = {&source, 0, size};
    if (trimmed(line_text(source, 1)) != "+++") return file;

    for (std::uint32_t line = 2; line <= source.lines.size(); ++line) {
        if (trimmed(line_text(source, line)) != "+++") continue;
        const auto fence = source.lines[line - 1];
        auto front = parse_toml(source, 3, fence, diagnostics);
        if (!front) return std::nullopt;
        file.front = std::move(*front);
        file.front.at = {&source, 0, 3};
        file.body = {&source, line < source.lines.size() ? source.lines[line] : size, size};
        return file;
    }
    diagnostics.report(kind("toml-syntax"), "the front matter has no end", Span{&source, 0, 3},
                       "close it with a line of +++");
    return std::nullopt;
}

} // namespace plansite
