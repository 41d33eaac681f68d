#pragma once

#include "diagnostics/diagnostic.h"
#include "markdown/places.h"

#include <string_view>

namespace plansite {

enum class Verdict : std::uint8_t { good, refused };

inline constexpr int deepest_nesting = 32; // quotes, lists and footnotes inside each other

// Judges a text before it is parsed, in one pass over its lines. The parser takes time that grows with the
// square of some texts (or multiplies what it is given); those are refused here, with a diagnostic:
// file-too-large, too-deep or too-complex. No text that a person would write comes near.
Verdict judge_text(std::string_view text, Places& places, Diagnostics& diagnostics);

} // namespace plansite
