#pragma once

#include "markdown/callout.h"
#include "markdown/markdown.h"
#include "markdown/places.h"
#include "markdown/running_text.h"
#include "markdown/survey.h"
#include "markdown/tree.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// Walks the tree of one text and writes HTML. Blocks by recursion, which the limit on nesting bounds; inlines
// in a loop, since nothing bounds theirs. Split over render_blocks.cpp, render_lists.cpp (numbers, tasks),
// render_callouts.cpp, render_tables.cpp, render_footnotes.cpp, render_inlines.cpp and render_links.cpp.
class MarkdownRenderer {
public:
    MarkdownRenderer(const Survey& survey, Places& places, const MarkdownOptions& options,
                     const MarkdownHost& host, Diagnostics& diagnostics)
        : survey_(survey),
          places_(places),
          options_(options),
          host_(host),
          diagnostics_(diagnostics),
          words_(host, options.numbering) {}

    // The whole text in the shape that the options ask for.
    std::string document(Node root);

private:
    // Blocks.
    void blocks(Node from); // this one and those after it
    void block(Node node);
    void heading(Node node);
    void paragraph(Node node);
    bool embedded(Node paragraph);
    bool figure(Node paragraph);
    void code_block(Node node);
    void html_block(Node node);
    void fresh_line();

    void list(Node node);
    void item(Node node);
    void paragraph_words(Node node);
    void number(Node node);
    void checkbox(Node item);

    void quote(Node node);
    void callout(Node node, const Callout& callout, std::string_view name, std::string_view label);
    void quotation(Node node, const Callout& callout);
    void question(Node node, const Callout& callout);
    void callout_body(Node node, const Callout& callout);
    void unknown_callout(Node node, const Callout& callout);

    void table(Node node);
    void table_row(Node row, Node table);
    void name_table(Node table, Node caption);

    void footnotes(Node root);
    void footnote_reference(Node node);
    void back_links();
    void report_unused_footnotes(Node root);

    // Inlines.
    enum class Inside : std::uint8_t { children, nothing };
    void inlines(Node parent) { inlines(parent.first(), Node{}, 0); }
    void inlines(Node from, Node until, std::size_t skip);
    Inside enter(Node node, std::size_t skip);
    void leave(Node node);
    void text(std::string_view text);
    void attribute(std::string_view name, std::string_view value);

    // Links and images.
    Inside enter_link(Node link);
    Inside open_link(std::string_view address, Node link);
    Inside open_target(const LinkTarget& target, Node link);
    Inside words_only();
    std::optional<LinkTarget> resolved(std::string_view reference, Span at);
    void link_to(const LinkTarget& target);
    void image(Node node);
    void refuse_link(std::string_view address, Span at);
    std::string local_address(std::string_view anchor) const;

    const Survey& survey_;
    Places& places_;
    const MarkdownOptions& options_;
    const MarkdownHost& host_;
    Diagnostics& diagnostics_;
    RunningText words_;
    std::string out_;

    Node block_;                         // the one whose inlines are being written
    std::vector<std::string> link_ends_; // what closes the links that are open
    Node heading_;                       // the last one
    int tables_ = 0;
    std::map<std::string, int> tables_under_; // by the words of the heading: no two tables have one name
    int callouts_ = 0;
    std::vector<int> footnote_uses_; // by number
    int footnote_ = 0;               // the one being written
    Node footnote_end_;              // where its back links go
};

// Whether a link is one that writes its own words: `<activity:1.3>`.
bool has_own_words(Node link);

// Whether a paragraph names the table after it ("Table: Funding by source").
bool is_table_caption(Node paragraph);

} // namespace plansite
