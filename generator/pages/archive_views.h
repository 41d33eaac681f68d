#pragma once

#include "archive/compare.h"
#include "archive/edition.h"
#include "archive/history.h"
#include "base/marks.h"
#include "pages/kinds.h"
#include "pages/views.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace plansite {

// A page that is made of editions: of which kind, where it lies, and what its template sees.
struct ArchivePage {
    const PageKind* kind = nullptr;
    ItemId item; // the plan; the site where it has no such plan
    std::string path;
    std::string title;
    Value value;
};

// An address that an edition has and the site has not.
struct VanishedPage {
    ItemId plan; // none where the site does not have it
    std::string path, title;
    std::optional<ItemName> now;            // what its thing has become
    std::vector<const Edition*> editions{}; // that have it, newest first
};

// What templates see of editions: each page's earlier states, a plan's editions, comparisons of two of them,
// the history of a thing, and the pages that are gone.
class ArchiveViews {
public:
    // Takes the plans of editions as far as they can be compared, and those of the site from its `data`, and
    // strings them together. Gives the value of each plan `archive`: its editions, or none where it has none.
    ArchiveViews(const ViewInputs& inputs, Views& views, const Archive& archive, const Output& data);

    // What a page is told of its earlier states: {editions, all, history}: the editions that have it, newest
    // first; the address of the list of all; the history of its thing, or none. None where its plan has no
    // editions.
    Value of_page(const std::string& path, ItemId item) const;

    // Lists of editions, comparisons, histories.
    std::vector<ArchivePage> pages() const;

    // What editions have and the site lacks; `live` says whether it has a page. By path.
    std::vector<VanishedPage> vanished(const std::function<bool(const std::string&)>& live) const;
    ArchivePage gone_page(const VanishedPage& vanished) const;

    // The TimeMaps of all plans that have editions, where the address of the site is known.
    std::vector<OutputFile> time_maps(const std::string& base_url) const;

private:
    struct PlanEditions {
        ItemId plan; // none where the site does not have it
        std::string id;
        std::string title;
        std::vector<const Edition*> all;        // oldest first
        std::vector<const Edition*> comparable; // oldest first
        std::vector<PlanItems> items{};         // of these, and of the live plan where there is one
        PlanHistory history{};
        std::map<std::string_view, const ItemHistory*> histories{}; // by the address of the thing's own page
        Value list{};                                               // list_of_editions

        bool is_live(std::size_t index) const { return index >= comparable.size(); }
    };

    Value edition_value(const Edition& edition, const std::string& path) const;
    // An edition of a comparison or history; the live plan behind the last.
    Value stage_value(const PlanEditions& of, std::size_t index) const;
    Value name_value(const PlanEditions& of, std::size_t index, const ItemName& name) const;
    Value change_value(const ItemChange& change) const;
    Value changed_item(const PlanEditions& of, std::size_t older, std::size_t newer,
                       const ChangedItem& item) const;
    Value comparison_value(const PlanEditions& of, std::size_t older, std::size_t newer) const;
    Value comparison_line(const PlanEditions& of, std::size_t older, std::size_t newer) const;
    Value history_value(const PlanEditions& of, const ItemHistory& history) const;
    const ItemHistory* history_of(const PlanEditions& of, const std::string& path, ItemId item) const;
    Value editions_with(const PlanEditions& of, const ItemHistory& history) const;
    // The editions of a plan; null where it has none.
    const PlanEditions* editions_of(std::string_view plan) const;
    Value histories(const PlanEditions& of) const;
    Value list_of_editions(const PlanEditions& of) const;
    std::string comparison_path(const PlanEditions& of, std::size_t older, std::size_t newer) const;
    Value link(const std::string& address) const { return string_in(in_.arena, address_mark + address); }
    ValueContext context(ItemId home) const { return {in_.arena, in_.graph, in_.routes, in_.prose, home}; }

    const ViewInputs& in_;
    const Views& views_;
    std::vector<PlanEditions> plans_;                             // by id
    std::map<std::string, std::vector<const Edition*>> editions_; // by the path of a page; newest first
};

} // namespace plansite
