#pragma once

#include "markdown/anchors.h"
#include "markdown/markdown.h"
#include "markdown/numbering.h"
#include "markdown/places.h"
#include "markdown/tree.h"

#include <deque>
#include <vector>

namespace plansite {

// What a heading, a paragraph or a list item is called.
struct Anchored {
    std::string anchor;   // with the prefix
    std::string printed;  // its number as it stands at its beginning; empty for a heading without
    std::size_t skip = 0; // how much of its first text the number takes
};

// What is found out about a whole text before any of it is rendered, so that the outline and the page agree.
// The nodes of the tree point into it.
struct Survey {
    std::vector<Heading> headings;
    std::vector<NumberedParagraph> paragraphs;
    std::vector<NumberFault> faults;
    std::deque<Anchored> anchored;
    Anchors anchors;
};

// Gives headings and numbered paragraphs their anchors.
Survey survey_of(const Tree& tree, Places& places, const MarkdownOptions& options);

// The references of a text in the order of its tree, those of question call-outs included.
std::vector<Located<std::string>> references_of(const Tree& tree, Places& places);

} // namespace plansite
