#pragma once

#include "diagnostics/source.h"
#include "markdown/markdown.h"
#include "markdown/tree.h"

#include <optional>
#include <string_view>
#include <vector>

namespace plansite {

// From the tree back to the author's file. Blocks know their line; what stands inside them is found by
// searching, since the parser's columns are wrong after entities and in tables. Costs nothing until asked.
class Places {
public:
    explicit Places(const MarkdownText& text) : text_(text) {}

    std::string_view text() const { return text_.text; }

    // `size` bytes of the text from `offset`; the whole where the text does not stand in the file as it is.
    Span at(std::size_t offset, std::size_t size);

    // The lines of a block.
    Span block(Node block);

    // Where `needle` stands in a block, each time one place further; the block where it is not found.
    Span inside(Node block, std::string_view needle);

    // The text of a block from its first character to the end of its last line, as the author wrote it.
    std::string_view source_of(Node block);

private:
    std::optional<std::uint32_t> origin();
    Span among_escapes(std::string_view needle);
    std::size_t offset_of_line(std::size_t line);
    std::size_t start_of(Node block);
    std::size_t end_of(Node block);

    MarkdownText text_;
    std::vector<std::size_t> lines_;                     // where each begins, once it is needed
    std::optional<std::optional<std::uint32_t>> origin_; // what origin() found
    Node searched_;
    std::size_t cursor_ = 0;
};

} // namespace plansite
