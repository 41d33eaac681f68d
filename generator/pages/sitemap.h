#pragma once

#include "publish/output.h"

#include <string>

namespace plansite {

// sitemap.xml (sitemaps.org 0.9) of the HTML pages, but for 404.html. `base_url` is where the site is
// published, with a slash at its end; without one the addresses are relative, which readers for people accept
// and search engines do not.
std::string sitemap(const std::vector<OutputFile>& files, const std::string& base_url);

// robots.txt (RFC 9309): programs may read everything. Where the address of the site is known it says where
// the site map is (sitemaps.org), which has to be a whole address.
std::string robots(const std::string& base_url);

} // namespace plansite
