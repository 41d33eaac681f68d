#pragma once

#include "assess/assess.h"
#include "pages/action_table.h"
#include "pages/values.h"
#include "template/engine.h"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

// What templates see of each item: its fields (see values.h), its place in the whole, who refers to it, how
// it stands. An item is an object that makes what a page asks for, for that page; circles are allowed, so
// `activity.plan.priorities` works. Texts are rendered before, once; what depends on the page they end up on
// is left as marks (base/marks.h).

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

class Views;

// What items of a kind answer to, and how it is made. A later one of a name takes the place of an earlier.
class ItemFields {
public:
    using Make = std::function<Value(const Views&, ItemId)>;

    void set(std::string_view name, Make make) { by_name_[name] = std::move(make); }
    // Null where there is no such field.
    const Make* find(std::string_view name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? nullptr : &found->second;
    }

    auto begin() const { return by_name_.begin(); }
    auto end() const { return by_name_.end(); }

private:
    std::unordered_map<std::string_view, Make> by_name_;
};

class Views {
public:
    explicit Views(const ViewInputs& inputs);
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    Value of(ItemId id) const { return whole_->lasting_->items[id.index()]; }
    const ViewInputs& inputs() const { return in_; }

    // A field of an item; a default Value where it has none of that name.
    Value field(ItemId id, std::string_view name) const;
    Value field(ItemId id, std::string_view name, Arena& arena) const;

    // Gives an item one more field, before there are pages.
    void attach(ItemId id, std::string_view name, Value value);

    // A value within a field that `make(views)` makes when a template asks for it.
    template <class Make> Value later(Make make) const {
        return deferred(in_.arena,
                        [whole = whole_, make](Arena& arena) { return make(Views(*whole, arena)); });
    }

    // Renders the bodies of pages, with what they embed put in by the templates `embed/KIND.html`, on so many
    // threads (0: as many as the machine runs). Gives the links in them that lead to a place on a page.
    std::vector<WrittenLink> render_bodies(const TemplateSet& templates, Diagnostics& diagnostics,
                                           unsigned jobs);

private:
    // The same views with another arena: for one page.
    Views(const Views& whole, Arena& arena);

    static const ItemFields& item_fields(ItemKind kind);
    template <class T> static void add_model(ItemFields& fields);
    static void add_place(ItemKind kind, ItemFields& fields);
    static void add_lists(ItemKind kind, ItemFields& fields);
    static void add_special(ItemKind kind, ItemFields& fields);
    void fill_site(MapBuilder& map) const;
    Value dates() const;
    Value letters() const;
    // What is of the whole site, and so made once, for all pages, when the first one asks.
    struct Once {
        std::once_flag flag;
        Arena arena;
        Value value;
    };
    // What all pages have in common.
    struct Lasting {
        std::vector<Value> items;                       // by ItemId
        std::unordered_map<std::size_t, Map*> attached; // by ItemId
        Once dates, letters;
    };
    template <class Make> Value once(Once& kept, Make make) const {
        return later([&kept, make](const Views& views) {
            std::call_once(kept.flag, [&] { kept.value = make(Views(*views.whole_, kept.arena)); });
            return kept.value;
        });
    }
    struct PageText;
    std::vector<PageText> page_texts() const;
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
    Value home_of(ItemId id, std::optional<ItemKind> kind) const;
    Value items_of(ItemId id, ItemKind kind) const;
    Value items_to(ItemId id, Relation relation) const;
    Value items_from(ItemId id, Relation relation) const;
    ValueContext context(ItemId id) const;
    const Item& item(ItemId id) const { return in_.graph.at(id); }

    ViewInputs in_;
    const Views* whole_ = this; // the one that lasts, and has what lasts
    std::unique_ptr<Lasting> lasting_{};
};

} // namespace plansite
