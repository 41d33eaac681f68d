#pragma once

#include "publish/output.h"

#include <string>

namespace plansite {

// sitemap.xml (sitemaps.org 0.9) of the HTML pages, but for 404.html. `base_url` is where the site is
// published, with a slash at its end; without one the addresses are relative, which readers for people accept
// and search engines do not.
std::string sitemap(const std::vector<OutputFile>& files, const std::string& base_url);

} // namespace plansite
