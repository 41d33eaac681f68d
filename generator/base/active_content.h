#pragma once

#include <string_view>

namespace plansite {

// Whether a browser may run what is in a file when it is opened by itself, with the rights of the site that
// offers it: HTML, JavaScript, XML, a picture in SVG that could hold a script, and every kind of file that
// `media_type` does not know, because a server that does not know it either lets the browser guess. `path`
// tells the kind by its ending, `bytes` are what the file holds.
//
// Of SVG everything is taken for active that could lead to a script: rather a good picture is refused than a
// script let through.
bool is_active_content(std::string_view path, std::string_view bytes);

} // namespace plansite
