#include "pages/links.h"

#include "base/html.h"
#include "base/parallel.h"
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace plansite {

namespace {

// Values of an attribute of any tag. Our own pages are the only input: attributes are quoted and escaped.
template <class Function> void each_attribute(std::string_view html, std::string_view opening, Function&& f) {
    for (std::size_t at = html.find(opening); at != html.npos; at = html.find(opening, at)) {
        at += opening.size();
        const auto end = html.find('"', at);
        if (end == html.npos) return;
        f(html.substr(at, end - at), at);
        at = end;
    }
}

bool stays_here(std::string_view address) {
    const auto colon = address.find(':');
    return colon == address.npos || colon > address.find_first_of("/#?");
}

std::string_view anchor_in(std::string_view address) {
    const auto hash = address.find('#');
    return hash == address.npos ? std::string_view() : address.substr(hash + 1);
}

// The files of a site by path, and the anchors of its pages.
class Places {
public:
    explicit Places(const std::vector<OutputFile>& files) : anchors_(files.size()) {
        for (std::size_t i = 0; i < files.size(); ++i) files_.emplace(files[i].path, i);
        parallel_for(files.size(), 0, [&](std::size_t i) {
            if (!files[i].path.ends_with(".html") || files[i].bytes.empty()) return;
            anchors_[i] = anchors_in(files[i].bytes);
            std::sort(anchors_[i]->begin(), anchors_[i]->end());
        });
    }

    bool has(std::string_view page) const { return files_.contains(page); }

    // Whether a file that is there has a place of that name; any is good where it is no page.
    bool has(std::string_view page, std::string_view anchor) const {
        const auto& names = anchors_[files_.at(page)];
        return anchor.empty() || !names || std::binary_search(names->begin(), names->end(), anchor);
    }

    const std::vector<std::string_view>& anchors_of(std::string_view page) const {
        return *anchors_[files_.at(page)];
    }

private:
    std::unordered_map<std::string_view, std::size_t> files_;
    // By file, sorted; none where it is no page, or one whose template failed, which was reported.
    std::vector<std::optional<std::vector<std::string_view>>> anchors_;
};

void report_anchor(std::string_view page, std::string_view anchor, const Places& places, Span at,
                   Diagnostics& diagnostics) {
    const auto near = nearest(anchor, places.anchors_of(page));
    diagnostics.report(kind("broken-anchor"), fmt::format("`{}` has no place called `#{}`", page, anchor), at,
                       near ? fmt::format("did you mean `#{}`?", *near)
                            : "check the heading or the paragraph's number");
}

// `help` is for what is not there at all.
void report_missing(const Rendered& rendered, const std::string& page, std::string message, std::string help,
                    Span at, Diagnostics& diagnostics) {
    const auto refused = rendered.refused.find(page);
    if (refused == rendered.refused.end())
        return diagnostics.report(kind("broken-link"), std::move(message), at, std::move(help));
    if (refused->second == Refusal::taken) return; // reported at the file
    diagnostics.report(kind("active-content"),
                       fmt::format("`{}` is not published: browsers may run it", page), at,
                       page.ends_with(".svg")
                           ? "save the picture as PNG, or as SVG without scripts, styles in XSLT and HTML"
                           : "make a PDF of it or pack it into a .zip; what is to run belongs into a theme's "
                             "assets");
}

} // namespace

std::vector<FoundLink> links_in(std::string_view html) {
    std::vector<FoundLink> out;
    for (const std::string_view opening : {" href=\"", " src=\""})
        each_attribute(html, opening, [&](std::string_view address, std::size_t at) {
            if (stays_here(address)) out.push_back({address, at});
        });
    return out;
}

std::vector<std::string_view> anchors_in(std::string_view html) {
    std::vector<std::string_view> out;
    each_attribute(html, " id=\"", [&](std::string_view anchor, std::size_t) { out.push_back(anchor); });
    return out;
}

std::string resolve_address(std::string_view page, std::string_view address) {
    address = address.substr(0, address.find('#'));
    if (address.empty()) return std::string(page);
    std::string out(page.substr(0, page.rfind('/') + 1)); // npos + 1 is 0
    const auto add = [&](std::string_view part) {
        if (part == ".." && !out.empty())
            out.resize(out.size() < 2 ? 0 : out.rfind('/', out.size() - 2) + 1); // npos + 1 is 0
        else if (part != "." && !(out.empty() && part.empty()))
            out.append(part).append("/");
    };
    const std::string path = decoded_path(address);
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        add(std::string_view(path).substr(begin, end - begin));
        begin = end + 1;
    }
    if (!out.empty()) out.pop_back(); // the last slash
    return out;
}

void check_links(const Rendered& rendered, Sources& sources, Diagnostics& diagnostics) {
    const auto& files = rendered.output.files;
    const Places places(files);

    // What editions froze is as it was; it is there to be linked to, and is not looked through.
    const auto is_frozen = [&](const std::string& page) { return rendered.frozen.find(page) != nullptr; };

    for (const auto& [path, why] : rendered.refused)
        if (why == Refusal::taken)
            diagnostics.report(kind("duplicate-address"),
                               fmt::format("the site has a file of its own at `{}`", path),
                               Span{&sources.add("content/" + path, ""), 0, 0},
                               "rename the file, or move it into the folder of a document or plan");

    std::unordered_set<std::string> told; // addresses already reported where they were written
    for (const auto& link : rendered.links) {
        const std::string page = resolve_address("", link.address);
        const auto anchor = anchor_in(link.address);
        const bool there = places.has(page);
        if (there ? places.has(page, anchor) : is_frozen(page)) continue;
        if (there)
            report_anchor(page, anchor, places, link.at, diagnostics);
        else
            report_missing(rendered, page, fmt::format("there is no page or file `{}`", page),
                           "check the path; it is counted from where this is shown", link.at, diagnostics);
        told.insert(fmt::format("{}#{}", page, anchor));
    }
    parallel_for(files.size(), 0, [&](std::size_t i) {
        if (!files[i].path.ends_with(".html")) return;
        for (const auto& link : links_in(files[i].bytes)) {
            const std::string address = text_of_html(link.address); // "&#39;" holds no anchor
            const std::string page = resolve_address(files[i].path, address);
            const auto anchor = anchor_in(address);
            const bool there = places.has(page);
            if (there ? places.has(page, anchor) : is_frozen(page)) continue;
            if (told.contains(fmt::format("{}#{}", page, anchor))) continue;
            const Source& source = sources.add("public/" + files[i].path, files[i].bytes);
            const auto begin = std::uint32_t(link.at);
            const Span at{&source, begin, begin + std::uint32_t(link.address.size())};
            if (there)
                report_anchor(page, anchor, places, at, diagnostics);
            else
                report_missing(rendered, page,
                               fmt::format("this page links to `{}`, which is not there", page),
                               "the link comes from a template or from a text on this page", at, diagnostics);
        }
    });
}

} // namespace plansite
