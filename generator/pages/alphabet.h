#pragma once

#include "graph/graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// The things under one letter.
struct IndexLetter {
    std::string name; // "A"; "0–9" for what begins with anything but a Latin letter
    std::vector<ItemId> items;
};

// Everything that has a title of its own, by the letter under which people look for it: "The Partnership" is
// under P, "Éducation" under E. What is only a sentence of something (an action, a criterion, a paragraph) is
// not there. Letters that have nothing are left out.
std::vector<IndexLetter> alphabet(const Graph& graph);

// The words by which a title is sorted: without the article it begins with, signs and letter case aside.
std::string sorting_words(std::string_view title);

} // namespace plansite
