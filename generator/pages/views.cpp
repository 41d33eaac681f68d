#include "pages/views.h"

#include "base/marks.h"
#include "base/text.h"
#include "pages/progress_views.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

std::string_view words_for_relation(Relation relation) {
    switch (relation) {
    case Relation::mentions: return "mentions it";
    case Relation::supports: return "contributes to it";
    case Relation::see: return "refers to it";
    case Relation::related: return "is related to it";
    case Relation::serves: return "serves it";
    case Relation::leads: return "leads";
    case Relation::responsible: return "is responsible";
    case Relation::contributes: return "contributes";
    case Relation::owns: return "owns";
    case Relation::publishes: return "publishes";
    case Relation::decides: return "decides";
    case Relation::changes: return "changed it";
    case Relation::belongs: return "belongs to it";
    case Relation::part_of: return "is a part of it";
    case Relation::level: return "is on it";
    }
    return {};
}

// The parts that a body can have in something, in the order in which its page shows them.
constexpr Relation parts_of_bodies[] = {Relation::publishes,   Relation::decides, Relation::leads,
                                        Relation::responsible, Relation::owns,    Relation::contributes};

std::string_view word_for_party(Relation relation) {
    switch (relation) {
    case Relation::leads: return "Leads";
    case Relation::responsible: return "Answers for";
    case Relation::owns: return "Owns";
    case Relation::publishes: return "Publishes";
    case Relation::decides: return "Decides";
    case Relation::contributes: return "Contributes to";
    default: return {};
    }
}

// An item, as templates have it.
class ItemObject final : public Object {
public:
    ItemObject(const Views& views, ItemId id) : views_(views), id_(id) {}
    std::string_view kind() const override { return "item"; }
    bool keeps_attributes() const override { return true; }
    Value attribute(std::string_view name, Arena& arena) override { return views_.field(id_, name, arena); }

private:
    const Views& views_;
    ItemId id_;
};

} // namespace

Views::Views(const ViewInputs& inputs) : in_(inputs), lasting_(std::make_unique<Lasting>()) {
    const std::size_t count = in_.graph.items().size();
    lasting_->items.reserve(count);
    MapBuilder site(in_.arena); // of which all pages show the same
    lasting_->items.push_back(site.value());
    for (std::size_t i = 1; i < count; ++i)
        lasting_->items.push_back(Value::object(in_.arena.make<ItemObject>(*this, ItemId(i))));
    ItemFields place;
    add_place(ItemKind::site, place);
    for (const auto& [name, make] : place) site.set(name, make(*this, in_.graph.site()));
    ProgressViews(in_, *this).site(site);
    fill_site(site);
}

Views::Views(const Views& whole, Arena& arena)
    : in_{whole.in_.site, whole.in_.graph, whole.in_.assessments, whole.in_.routes, whole.in_.prose, arena},
      whole_(whole.whole_) {}

Value Views::field(ItemId id, std::string_view name) const {
    const auto& attached = whole_->lasting_->attached;
    if (const auto found = attached.find(id.index()); found != attached.end())
        if (const Value* value = found->second->find(name)) return *value;
    const auto* make = item_fields(item(id).kind).find(name);
    return make ? (*make)(*this, id) : Value();
}

Value Views::field(ItemId id, std::string_view name, Arena& arena) const {
    return Views(*this, arena).field(id, name);
}

void Views::attach(ItemId id, std::string_view name, Value value) {
    Map*& map = lasting_->attached[id.index()];
    if (!map) map = in_.arena.make<Map>();
    map->set(in_.arena, name, value);
}

ValueContext Views::context(ItemId id) const {
    return {in_.arena, in_.graph, in_.routes, in_.prose, in_.graph.scope(id)};
}

// What an item stands in, where that is of this kind, or of any where none is given; or none.
Value Views::home_of(ItemId id, std::optional<ItemKind> kind) const {
    const ItemId home = item(id).home;
    return home && (!kind || item(home).kind == *kind) ? of(home) : Value::none();
}

Value Views::items_of(ItemId id, ItemKind kind) const {
    ListBuilder list(in_.arena);
    for (const ItemId child : item(id).children)
        if (item(child).kind == kind) list.add(of(child));
    return list.value();
}

// Those at the other end of an item's edges of a relation.
Value Views::items_to(ItemId id, Relation relation) const {
    ListBuilder list(in_.arena);
    for (const auto edge : in_.graph.from(id))
        if (in_.graph.edges()[edge].relation == relation) list.add(of(in_.graph.edges()[edge].to));
    return list.value();
}

Value Views::items_from(ItemId id, Relation relation) const {
    ListBuilder list(in_.arena);
    for (const auto edge : in_.graph.to(id))
        if (in_.graph.edges()[edge].relation == relation) list.add(of(in_.graph.edges()[edge].from));
    return list.value();
}

Value Views::breadcrumbs(ItemId id) const {
    std::vector<Value> trail;
    const auto page = [&](std::string_view path, std::string_view title) {
        MapBuilder map(in_.arena);
        map.set("url", string_in(in_.arena, address_mark + std::string(path)))
            .set("title", Value::string(title));
        trail.push_back(map.value());
    };
    const Item& item = in_.graph.at(id);
    ListBuilder list(in_.arena);
    std::vector<ItemId> above;
    for (ItemId up = item.parent ? item.parent : item.home; up; up = in_.graph.at(up).parent)
        if (in_.routes.has_page(up)) above.push_back(up);
    page("index.html", "Home");
    const ItemKind top = in_.graph.at(above.empty() ? id : above.back()).kind;
    if (top == ItemKind::plan) page("plans/index.html", "Plans");
    if (top == ItemKind::consultation) page("consultations/index.html", "Consultations");
    if (top == ItemKind::document) page("documents/index.html", "Documents");
    if (item.kind == ItemKind::body) {
        trail.resize(1); // a body is the whole site's, whoever's directory it stands in
        page("directory/index.html", "Who does what");
        above.clear();
    }
    if (item.kind == ItemKind::article && !item.home && item.name != "index")
        page("guide/index.html", "Guide");
    for (const Value crumb : trail) list.add(crumb);
    std::for_each(above.rbegin(), above.rend(), [&](ItemId up) { list.add(of(up)); });
    return list.value();
}

// The item of the same kind before or after this one among those of its home, or none.
Value Views::neighbours(ItemId id, int step) const {
    const Item& item = in_.graph.at(id);
    if (!in_.routes.has_page(id) || item.kind == ItemKind::body || item.kind == ItemKind::site)
        return Value::none();
    for (std::size_t i = id.index() + std::size_t(step); i > 0 && i < in_.graph.items().size();
         i += std::size_t(step)) {
        const Item& other = in_.graph.items()[i];
        if (other.kind == item.kind && other.home == item.home) return of(ItemId(i));
        if (item.home ? other.home != item.home : false) break;
    }
    return Value::none();
}

// Who refers to an item, or to a part of it that has no page: one entry for each page, in the order of the
// graph.
Value Views::referred_by(ItemId id) const {
    ListBuilder list(in_.arena);
    std::vector<ItemId> wanted{id};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (const ItemId child : in_.graph.at(wanted[i]).children)
            if (!in_.routes.has_page(child) && in_.routes.has_page(id)) wanted.push_back(child);
    std::vector<ItemId> listed;
    for (const ItemId to : wanted)
        for (const auto index : in_.graph.to(to)) {
            const Edge& edge = in_.graph.edges()[index];
            const bool structure = edge.relation == Relation::serves || edge.relation == Relation::part_of ||
                                   edge.relation == Relation::level;
            const bool has_part = std::find(std::begin(parts_of_bodies), std::end(parts_of_bodies),
                                            edge.relation) != std::end(parts_of_bodies);
            if (structure || (has_part && in_.graph.at(id).kind == ItemKind::body)) continue;
            if (in_.routes.of(edge.from).path == in_.routes.of(id).path) continue;
            if (std::find(listed.begin(), listed.end(), edge.from) != listed.end()) continue;
            listed.push_back(edge.from);
            MapBuilder map(in_.arena);
            map.set("about", to == id ? Value::none() : of(to)); // a part of it that has no page
            map.set("item", of(edge.from)).set("relation", Value::string(words_for_relation(edge.relation)));
            list.add(map.value());
        }
    return list.value();
}

// What a body leads, answers for, contributes to and owns: a list of {relation, item}.
Value Views::leads_of(ItemId body) const {
    ListBuilder list(in_.arena);
    for (const Relation relation : parts_of_bodies) {
        ListBuilder items(in_.arena);
        for (const auto index : in_.graph.to(body)) {
            const Edge& edge = in_.graph.edges()[index];
            if (edge.relation == relation && in_.graph.at(edge.from).kind != ItemKind::body)
                items.add(of(edge.from));
        }
        if (items.size() == 0) continue;
        MapBuilder map(in_.arena);
        map.set("relation", Value::string(word_for_party(relation))).set("items", items.value());
        list.add(map.value());
    }
    return list.value();
}

} // namespace plansite
