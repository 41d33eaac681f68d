#pragma once

#include "diagnostics/diagnostic.h"

#include <string>

namespace plansite {

enum class Format : std::uint8_t { human, brief, json, sarif };
enum class Color : std::uint8_t { off, on };

// One diagnostic for a person: severity[name]: message, place, the line with a caret, further places, help,
// and why it is accepted where it is.
std::string print_human(const Diagnostic& diagnostic, Color color);

// One diagnostic on one line, as editors parse it: path:line:col: severity: message [name] (help).
std::string print_brief(const Diagnostic& diagnostic);

// All diagnostics in a form. JSON is one array of objects {name, severity, message, path, line, column,
// end_line, end_column, help, related, accepted}. Human output stops after `limit` diagnostics and says how
// many are left.
std::string print_all(const std::vector<Diagnostic>& diagnostics, Format format, Color color,
                      std::size_t limit = 50);

} // namespace plansite
