#pragma once

#include "assess/assess.h"
#include "pages/action_table.h"
#include "pages/values.h"
#include "template/engine.h"

// What templates see of each item: its fields (see values.h), its place in the whole, who refers to it, how
// it stands. One value an item, made once for all pages; circles are allowed, so `activity.plan.priorities`
// works. Texts are rendered when the value is made; what depends on the page they end up on is left as marks
// (base/marks.h). Pictures, tables and lists that only some pages show are made for the page that shows them.

namespace plansite {

// Everything that the views are made from; all of it outlives them.
struct ViewInputs {
    const Site& site;
    const Graph& graph;
    const Assessments& assessments;
    const Routes& routes;
    const ProseRenderer& prose;
    Arena& arena;
};

class Views {
public:
    // On so many threads (0: as many as the machine runs).
    Views(const ViewInputs& inputs, unsigned jobs);
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    Value of(ItemId id) const { return Value::map(maps_[id.index()]); }
    const ViewInputs& inputs() const { return in_; }

    // A value that `make(views)` makes when a template asks for it, of views that make it for that page.
    template <class Make> Value later(Make make) const {
        return deferred(in_.arena,
                        [whole = whole_, make](Arena& arena) { return make(Views(*whole, arena)); });
    }

    // Renders the bodies of pages, with what they embed put in by the templates `embed/KIND.html`.
    void render_bodies(const TemplateSet& templates, Diagnostics& diagnostics);

private:
    // The same views with another arena: for one thread of several, for one page.
    Views(const Views& whole, Arena& arena);

    void fill(ItemId id);
    void fill_place(ItemId id, MapBuilder& map);
    void fill_lists(ItemId id, MapBuilder& map);
    void fill_assessment(ItemId id, MapBuilder& map);
    void fill_special(ItemId id, MapBuilder& map);
    void fill_site(MapBuilder& map);
    Value referred_by(ItemId id) const;
    Value leads_of(ItemId body) const;
    Value table_of(ItemId id) const;
    Value action_rows(ItemId activity) const;
    Value cell_value(const TableCell& cell) const;
    Value part_value(const TableCell& cell, std::string_view field) const;
    Value criteria_value(const TableCell& cell) const;
    Value levels_of(ItemId action) const;
    Value data_table(const DataTable& table, ItemId home) const;
    Value distribution(ItemId scale) const;
    Value neighbours(ItemId id, int step) const;
    Value breadcrumbs(ItemId id) const;
    Value items_of(ItemId id, ItemKind kind) const;
    ValueContext context(ItemId id) const;
    MapBuilder builder(ItemId id) const;

    ViewInputs in_;
    std::vector<Arena> arenas_; // an arena serves one thread at a time, so there is one for each stretch
    std::span<Map*> maps_;      // by ItemId
    const Views* whole_ = this; // the one that lasts
};

} // namespace plansite
