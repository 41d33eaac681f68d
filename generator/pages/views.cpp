#include "pages/views.h"

#include "base/marks.h"
#include "base/text.h"
#include "pages/consultation_views.h"
#include "pages/pictures.h"
#include "pages/progress_views.h"

#include <algorithm>
#include <array>
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

// The fields of the struct that an item is, under their own keys.
template <class T> void Views::add_model(ItemFields& fields) {
    each_field<T>([&](const auto& one) {
        fields.set(one.key, [member = one.member](const Views& views, ItemId id) {
            return value_of(views.in_.graph.get<T>(id).*member, views.context(id));
        });
    });
}

const ItemFields& Views::item_fields(ItemKind kind) {
    using Add = void (*)(ItemFields&);
    static constexpr std::pair<ItemKind, Add> models[] = {
        {ItemKind::plan, add_model<Plan>},
        {ItemKind::priority, add_model<Priority>},
        {ItemKind::objective, add_model<Objective>},
        {ItemKind::activity, add_model<Activity>},
        {ItemKind::action, add_model<Action>},
        {ItemKind::criterion, add_model<Criterion>},
        {ItemKind::milestone, add_model<Milestone>},
        {ItemKind::target, add_model<Target>},
        {ItemKind::scale, add_model<Scale>},
        {ItemKind::article, add_model<Article>},
        {ItemKind::consultation, add_model<Consultation>},
        {ItemKind::question, add_model<Question>},
        {ItemKind::feedback, add_model<Feedback>},
        {ItemKind::package, add_model<Package>},
        {ItemKind::outcome, add_model<ConsultationOutcome>},
        {ItemKind::table, add_model<DataTable>},
        {ItemKind::document, add_model<Document>},
        {ItemKind::body, add_model<Body>},
        {ItemKind::term, add_model<Term>},
        {ItemKind::outside_plan, add_model<OutsidePlan>},
        {ItemKind::paragraph, [](ItemFields&) {}},
    };
    static const auto all = [] {
        std::array<ItemFields, std::size_t(ItemKind::outside_plan) + 1> table;
        for (const auto& [one, add] : models) {
            ItemFields& fields = table[std::size_t(one)];
            add(fields);
            add_place(one, fields);
            add_lists(one, fields);
            ProgressViews::add_fields(one, fields);
            ConsultationViews::add_fields(one, fields);
            add_special(one, fields);
        }
        return table;
    }();
    return all[std::size_t(kind)];
}

ValueContext Views::context(ItemId id) const {
    return {in_.arena, in_.graph, in_.routes, in_.prose, in_.graph.scope(id)};
}

void Views::add_place(ItemKind kind, ItemFields& fields) {
    using V = const Views&;
    fields.set("kind", [](V views, ItemId id) { return Value::string(word_for(views.item(id).kind)); });
    fields.set("name", [](V views, ItemId id) { return Value::string(views.item(id).name); });
    fields.set("title", [](V views, ItemId id) { return Value::string(views.item(id).title); });
    fields.set("url", [](V views, ItemId id) {
        return string_in(views.in_.arena, address_mark + views.in_.routes.of(id).whole());
    });
    fields.set("page_url", [](V views, ItemId id) {
        return string_in(views.in_.arena, address_mark + views.in_.routes.of(id).path);
    });
    fields.set("anchor", [](V views, ItemId id) { return Value::string(views.in_.routes.of(id).anchor); });
    fields.set("words", [](V views, ItemId id) {
        return string_in(views.in_.arena, views.in_.prose.words_for_link(id));
    });
    if (kind != ItemKind::plan && kind != ItemKind::body) // which say themselves what they are a part of
        fields.set("parent", [](V views, ItemId id) {
            const ItemId parent = views.item(id).parent;
            return parent ? views.of(parent) : Value();
        });
    fields.set("home", [](V views, ItemId id) { return views.home_of(id, std::nullopt); });
    fields.set("plan", [](V views, ItemId id) { return views.home_of(id, ItemKind::plan); });
    fields.set("consultation", [](V views, ItemId id) {
        return views.item(id).home ? views.home_of(id, ItemKind::consultation) : Value();
    });
    fields.set("document", [](V views, ItemId id) {
        return views.item(id).home ? views.home_of(id, ItemKind::document) : Value();
    });
    fields.set("breadcrumbs", [](V views, ItemId id) { return views.breadcrumbs(id); });
    fields.set("previous", [](V views, ItemId id) { return views.neighbours(id, -1); });
    fields.set("next", [](V views, ItemId id) { return views.neighbours(id, +1); });
    fields.set("referred_by", [](V views, ItemId id) { return views.referred_by(id); });
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

void Views::add_lists(ItemKind kind, ItemFields& fields) {
    using V = const Views&;
    const auto children = [&](std::string_view name, ItemKind of) {
        fields.set(name, [of](V views, ItemId id) { return views.items_of(id, of); });
    };
    switch (kind) {
    case ItemKind::plan:
        children("priorities", ItemKind::priority);
        children("targets", ItemKind::target);
        children("articles", ItemKind::article);
        children("scales", ItemKind::scale);
        children("criteria", ItemKind::criterion);
        fields.set("activities", [](V views, ItemId id) {
            ListBuilder activities(views.in_.arena);
            for (const ItemId priority : views.item(id).children)
                if (views.item(priority).kind == ItemKind::priority)
                    for (const ItemId child : views.item(priority).children)
                        if (views.item(child).kind == ItemKind::activity) activities.add(views.of(child));
            return activities.value();
        });
        break;
    case ItemKind::priority:
        children("objectives", ItemKind::objective);
        children("activities", ItemKind::activity);
        break;
    case ItemKind::activity:
        children("actions", ItemKind::action);
        children("criteria", ItemKind::criterion);
        fields.set("parts", [](V views, ItemId id) { return views.items_from(id, Relation::part_of); });
        fields.set("whole", [](V views, ItemId id) {
            const auto whole = views.items_to(id, Relation::part_of).as_list().values();
            return whole.empty() ? Value::none() : whole.back();
        });
        break;
    case ItemKind::action:
        children("milestones", ItemKind::milestone);
        fields.set("criteria", [](V views, ItemId id) { return views.items_to(id, Relation::serves); });
        fields.set("level", [](V views, ItemId id) { return views.levels_of(id); });
        break;
    case ItemKind::target: children("milestones", ItemKind::milestone); break;
    case ItemKind::consultation:
        children("questions", ItemKind::question);
        children("feedback", ItemKind::feedback);
        children("packages", ItemKind::package);
        children("tables", ItemKind::table);
        children("articles", ItemKind::article);
        break;
    case ItemKind::document:
        children("objectives", ItemKind::objective);
        children("tables", ItemKind::table);
        break;
    case ItemKind::body: fields.set("leads", [](V views, ItemId id) { return views.leads_of(id); }); break;
    case ItemKind::scale:
        fields.set("distribution", [](V views, ItemId id) { return views.distribution(id); });
        fields.set("chart", [](V views, ItemId id) { return Pictures(views.in_).levels(id); });
        break;
    default: break;
    }
}

void Views::add_special(ItemKind kind, ItemFields& fields) {
    using V = const Views&;
    switch (kind) {
    case ItemKind::plan:
        fields.set("targets_introduction", [](V views, ItemId id) {
            return value_of(views.in_.graph.get<Plan>(id).targets.introduction, views.context(id));
        });
        [[fallthrough]];
    case ItemKind::consultation:
        fields.set("as_of", [](V views, ItemId id) {
            return value_of(views.in_.assessments.judged(id), views.context(id));
        });
        fields.set("judged_earlier", [](V views, ItemId id) {
            return Value::boolean(views.in_.assessments.judged(id) != views.in_.assessments.as_of);
        });
        break;
    case ItemKind::priority:
    case ItemKind::activity:
        fields.set("table", [](V views, ItemId id) { return views.table_of(id); });
        break;
    case ItemKind::table:
        fields.set("table", [](V views, ItemId id) {
            return views.data_table(views.in_.graph.get<DataTable>(id), views.item(id).home);
        });
        break;
    case ItemKind::objective: // the title is made from the text where it has none
        fields.set("heading", [](V views, ItemId id) {
            return Value::string(views.in_.graph.get<Objective>(id).title.value);
        });
        break;
    case ItemKind::action:
        fields.set("number", [](V views, ItemId id) {
            return string_in(views.in_.arena, views.in_.prose.number_of(id));
        });
        break;
    case ItemKind::paragraph:
        fields.set("number",
                   [](V views, ItemId id) { return Value::string(views.item(id).paragraph->number); });
        fields.set("text", [](V views, ItemId id) { return Value::string(views.item(id).paragraph->text); });
        break;
    // Fields whose own names, `kind` and `url`, say something else of every item.
    case ItemKind::document:
        fields.set("document_kind", [](V views, ItemId id) {
            return value_of(views.in_.graph.get<Document>(id).kind, views.context(id));
        });
        break;
    case ItemKind::body:
        fields.set("body_kind", [](V views, ItemId id) {
            return value_of(views.in_.graph.get<Body>(id).kind, views.context(id));
        });
        fields.set("website",
                   [](V views, ItemId id) { return Value::string(views.in_.graph.get<Body>(id).url.value); });
        break;
    case ItemKind::outside_plan:
        fields.set("website", [](V views, ItemId id) {
            return Value::string(views.in_.graph.get<OutsidePlan>(id).url.value);
        });
        break;
    default: break;
    }
    if (kind == ItemKind::article || kind == ItemKind::document) { // until the bodies are rendered
        fields.set("html", [](V, ItemId) { return Value::string(""); });
        fields.set("contents", [](V views, ItemId) { return ListBuilder(views.in_.arena).value(); });
    }
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
