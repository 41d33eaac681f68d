#pragma once

#include "diagnostics/diagnostic.h"
#include "template/library.h"

namespace plansite {

// Completes all trees of the library: names become slots, filters, tests, functions and constant template
// names become pointers. Reports what is unknown as the options' NameCheck says, and marks the templates with
// faults as broken.
void link(Library& library, Diagnostics& diagnostics);

// The part of `link` that needs one template only.
LinkFacts link_template(ast::Template& to, Library& library, Diagnostics& diagnostics);

// The part of `link` that compares templates with each other and with what the pages offer. For
// NameCheck::at_load.
void check_links(Library& library, const AllFacts& facts, Diagnostics& diagnostics);

} // namespace plansite
