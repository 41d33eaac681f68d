#pragma once

#include "collate/questionnaire.h"

#include <optional>
#include <string_view>

namespace plansite {

// Reads what the form of a consultation saves: JSON, "plansite response 1". `bytes` are valid UTF-8 and
// `source` shows them. Every fault is reported with its place; nothing where there is an error among them, so
// that no response counts in part.
std::optional<Response> read_form(const Source& source, std::string_view bytes,
                                  const Questionnaire& questionnaire, Diagnostics& diagnostics);

} // namespace plansite
