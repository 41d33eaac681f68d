#pragma once

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Markdown to HTML. The only folder that sees cmark-gfm, whose parser is used and whose renderer is not: ours
// walks the tree, so that headings fit into the page, references become links, tables get headers and a
// scroll region, papers keep their own numbers, and nothing of the author's reaches the page unescaped.
//
// A text is judged (limits.h), parsed (tree.h), surveyed for its anchors and numbers (survey.h, numbering.h)
// and rendered (renderer.h); faults are placed in the author's file by places.h.
//
// Knows nothing of plans. What a reference means is asked of the host.

namespace plansite {

// A Markdown text and where it stands, so that what is wrong in it can be pointed at. `text` must be the part
// of `at.source` that `at` covers, or (a TOML string with escapes) something read from there: then places are
// found by searching, and fall back to the whole span.
struct MarkdownText {
    std::string_view text;
    Span at;
};

// What a reference leads to: an address (with address_mark before it where it is of this site) and its words.
struct LinkTarget {
    std::string address; // empty: it is published nowhere, only the words are shown
    std::string words;
    std::string note; // "not published here" and the like, shown after the words; may be empty
};

// The words that rendering adds, in the language of the site.
struct MarkdownWords {
    std::string note = "Note";
    std::string example = "Example";
    std::string warning = "Warning";
    std::string feedback = "Feedback";
    std::string table = "Table"; // names a table without a caption: "Table: Funding"
    std::string footnotes = "Footnotes";
    std::string back = "Back to reference"; // and its number
    std::string done = "Done";              // of the box of a task
    std::string not_done = "Not done";
};

// What only the rest of the program knows. Any of the functions may be empty: it then answers nothing.
struct MarkdownHost {
    // A reference such as `activity:1.3` (kinds only, see reference_kinds). Nothing where it leads nowhere:
    // the host has then reported it, and the words are shown without a link.
    std::function<std::optional<LinkTarget>(std::string_view reference, Span at)> resolve;
    // A link to a file beside the text (`appendix-1.md`, `report.pdf`). As above.
    std::function<std::optional<LinkTarget>(std::string_view path, Span at)> resolve_path;
    // HTML for a paragraph that holds nothing but this reference (`<target:2>`; with words of the author's it
    // stays a link), and for a question's call-out; nothing where the thing cannot be embedded (a link is
    // made instead).
    std::function<std::optional<std::string>(std::string_view reference, Span at)> embed;
    // Whether a word is an abbreviation of the glossary.
    std::function<bool(std::string_view word)> is_abbreviation;
    // The address of a paragraph by its number ("7.5", "3.1(ii)") or of a section ("5"), for "see 7.5 below".
    // Asked only in papers that are numbered as written.
    std::function<std::optional<LinkTarget>(std::string_view number)> paragraph;
    MarkdownWords words;
};

enum class Numbering : std::uint8_t { none, as_written };
enum class Shape : std::uint8_t {
    blocks, // paragraphs, lists, headings …
    inside, // for a table cell or a list item: a text of one paragraph stands without <p>
};

struct MarkdownOptions {
    int top_heading = 2; // the level that `#` gets on the page; none is above 2, because the page has the h1
    Numbering numbering = Numbering::none;
    Shape shape = Shape::blocks;
    std::string anchor_prefix; // before the ids of headings, footnotes and paragraphs of this text
};

struct Heading {
    int level = 2; // on the page
    std::string anchor;
    std::string text; // plain, with its number
};

// A paragraph, list item or heading with a number as written.
struct NumberedParagraph {
    std::string number; // in full: "3.1", "3.1(ii)", "7.4(ii)(a)"; of a section "3"
    std::string anchor;
    std::string text; // plain, without the number
    Span at;
};

// What a text holds, without rendering it.
struct Outline {
    std::vector<Heading> headings;
    std::vector<NumberedParagraph> paragraphs;
    std::vector<Located<std::string>>
        references; // in order, embeds and call-outs that name a question included
};

// Schemes that make a link a reference.
inline constexpr std::array<std::string_view, 20> reference_kinds{
    "plan",         "priority", "objective", "activity", "action",  "criterion", "target",
    "consultation", "question", "paragraph", "document", "body",    "term",      "milestone",
    "scale",        "page",     "feedback",  "package",  "outcome", "table"};

// Call once, before any thread uses Markdown.
void prepare_markdown();

// The outline of a text. Reports only what makes it unreadable (size, nesting).
Outline outline_of(const MarkdownText& text, const MarkdownOptions& options, Diagnostics& diagnostics);

// The text as HTML. Reports raw HTML, dangerous links, unused footnotes, malformed call-outs, numbering
// faults; what the host is asked it reports itself.
std::string render_markdown(const MarkdownText& text, const MarkdownOptions& options,
                            const MarkdownHost& host, Diagnostics& diagnostics);

} // namespace plansite
