#pragma once

#include "graph/graph.h"
#include "markdown/markdown.h"
#include "pages/finish.h"
#include "pages/routes.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace plansite {

// A link that an author wrote to a place on a page, and where it stands.
struct WrittenLink {
    std::string address; // from the root, with its anchor
    Span at;
};

// Files beside the texts, by their path in content/, that pages may link to and that are then published.
class Assets {
public:
    explicit Assets(const std::vector<std::string>& paths) : paths_(paths.begin(), paths.end()) {}

    bool has(const std::string& path) const { return paths_.contains(path); }

private:
    std::set<std::string> paths_;
};

// Renders the Markdown of a site's things: knows what references lead to from where they stand.
class ProseRenderer {
public:
    using Embed = std::function<std::optional<std::string>(ItemId)>;

    ProseRenderer(const Site& site, const Graph& graph, const Routes& routes, const Assets& assets,
                  Diagnostics& diagnostics);
    ProseRenderer(const ProseRenderer&) = delete;

    // A text of something in `home` (the site where it is none).
    std::string render(const Text& text, ItemId home, const MarkdownOptions& options) const;

    // Keeps what texts of the site are as HTML, so that each is rendered once.
    using Kept = std::vector<std::pair<const Text*, std::string>>;
    void keep(std::vector<Kept> rendered);
    // The HTML that is kept of a text, or null.
    const std::string* kept(const Text& text) const;

    // The same for the body of a page, where references on their own are embedded. Links to places on pages
    // are added to `links`, to be checked when there are pages.
    std::string render_body(const Text& text, const std::string& file, ItemId home,
                            const MarkdownOptions& options, const Embed& embed,
                            std::vector<WrittenLink>& links) const;

    // The number by which people name an item: "1.3.a", or "a" alone where its activity prints no number.
    std::string number_of(ItemId id) const;
    // What an item is called in a link: "Strand 1, Workforce development".
    std::string words_for_link(ItemId id) const;
    LinkTarget link_to(ItemId id) const;

    // What abbreviations mean on the pages of `home`: its own terms, then the site's.
    const Glossary& glossary(ItemId home) const;

private:
    MarkdownHost host(ItemId home) const;

    const Graph& graph_;
    const Routes& routes_;
    const Assets& assets_;
    Diagnostics& diagnostics_;
    std::map<std::size_t, Glossary> glossaries_; // by the index of the home; 0 is the site's
    std::map<std::size_t, MarkdownHost> hosts_;
    std::unordered_map<const Text*, std::string> kept_;
    std::unordered_map<std::string_view, ItemId> pages_of_files_; // by the Markdown file they are made from
};

} // namespace plansite
