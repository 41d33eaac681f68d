#include "pages/sitemap.h"

#include "base/html.h"

#include <algorithm>

namespace plansite {

std::string sitemap(const std::vector<OutputFile>& files, const std::string& base_url) {
    std::vector<std::string> paths;
    for (const auto& file : files)
        if (file.path.ends_with(".html") && file.path != "404.html") paths.push_back(file.path);
    std::sort(paths.begin(), paths.end());
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for (const auto& path : paths) {
        out += "  <url><loc>";
        append_escaped(out, base_url + path);
        out += "</loc></url>\n";
    }
    return out + "</urlset>\n";
}

std::string robots(const std::string& base_url) {
    return "User-agent: *\nAllow: /\n" + (base_url.empty() ? "" : "\nSitemap: " + base_url + "sitemap.xml\n");
}

} // namespace plansite
