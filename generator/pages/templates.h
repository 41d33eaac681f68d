#pragma once

#include "diagnostics/diagnostic.h"
#include "publish/output.h"
#include "schema/values.h"
#include "template/engine.h"

#include <string>
#include <vector>

namespace plansite {

// The look of a site: its templates, and the files of its theme that are published as they are (below
// assets/).
struct Look {
    TemplateSet templates;
    std::vector<OutputFile> assets;
};

// Gathers templates from the site's templates/ folder, then from its theme, then the built-in ones, the first
// of a name winning; and checks them all. A theme is a folder in themes/ of the site, or the built-in one of
// that name.
Look load_look(const std::string& root, const Slug& theme, Sources& sources, Diagnostics& diagnostics);

} // namespace plansite
