#pragma once

#include "import/grid.h"

#include <string>
#include <string_view>
#include <vector>

// What stands in a cell, as Markdown that shows it.

namespace plansite {

// A line of plain text as Markdown that shows just that: what would be a mark is escaped.
std::string as_markdown(std::string_view line);

// A line of Markdown without its marks of emphasis and escapes.
std::string without_marks(std::string_view markdown);

// A line of Markdown, with a backslash where it would otherwise begin a heading, a list or a quotation.
std::string guarded(std::string line);

// The lines of a plain text. "• " begins a bullet wherever it stands, "- " at the beginning of a line. Where
// the text holds tags of HTML, as tables taken out of PDF files do, it is read as HTML.
std::vector<Piece> plain_pieces(std::string_view text);

// The lines of a Markdown text, which stays as it is.
std::vector<Piece> markdown_pieces(std::string_view text);

// Gathers the lines of a piece of HTML from its tags and texts.
class PieceGatherer {
public:
    // A tag that opens or closes; names in lower case. Those that say nothing about text are ignored. `link`
    // is the address of an <a>.
    void open(std::string_view name, std::string_view link);
    void close(std::string_view name);
    void text(std::string_view text);

    // How many lines were gathered so far.
    std::size_t size() const { return pieces_.size(); }

    // What was gathered so far; it begins anew.
    std::vector<Piece> take();

private:
    enum class Style : std::uint8_t { plain, emphasis, strong };
    struct Run {
        std::string text;
        Style style;
        std::string link;
    };

    void end_piece();
    static std::string marked(const Run& run);

    std::vector<Piece> pieces_;
    std::vector<Run> runs_; // of the line being gathered
    std::string link_;
    std::size_t emphasis_ = 0, strong_ = 0, unseen_ = 0; // how many such tags are open
    bool bullet_ = false;
};

} // namespace plansite
