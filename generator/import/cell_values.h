#pragma once

#include "import/compose.h"

#include <string>
#include <string_view>
#include <vector>

// From the words of one cell to values of the model.

namespace plansite {

// A cell as one Markdown text; its bullets are a list of it.
std::string markdown_of(const std::vector<Piece>& pieces);

// Puts a cell into a field of an action. False where no such field can be had from a cell: what refers to
// other things, ids, and keys that actions do not have.
bool put(Action& action, std::string_view field, const std::vector<Piece>& pieces, const ImportPlace& place);

// Whether `put` can fill a field.
bool can_put(std::string_view field, const ImportPlace& place);

// Whether an action has a date under a key, and the cell is none that is understood.
bool is_doubtful_date(std::string_view field, std::string_view words, const ImportPlace& place);

// Part of a cell and the levels that stand after it, by id.
struct LevelledText {
    std::vector<Piece> pieces;
    std::vector<std::string> levels;
};

// A cell, cut after the levels in it: those stand in emphasis, in brackets at the end of a line, or alone on
// a line. One part without levels where the plan has no scale.
std::vector<LevelledText> cut_at_levels(const std::vector<Piece>& pieces, const Plan& plan);

// The levels of which a text consists, by id; none where there is any other word in it.
std::vector<std::string> levels_in(std::string_view words, const Plan& plan);

// A line as a criterion without an id. "… by DATE" at its end is when it is due.
Criterion criterion_of(const Piece& piece, const DateRules& dates);

// "1.3.1 Headteachers" as a number and a name. The number has a full stop or a bracket in or after it.
struct NumberedName {
    std::string ref, name;
};
NumberedName numbered_name(std::string_view words);

} // namespace plansite
