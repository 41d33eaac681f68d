#include "pages/views.h"

#include "base/marks.h"
#include "base/parallel.h"
#include "base/text.h"
#include "pages/consultation_views.h"
#include "pages/pictures.h"
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

} // namespace

Views::Views(const ViewInputs& inputs, unsigned jobs) : in_(inputs) {
    const std::size_t count = in_.graph.items().size();
    maps_ = {in_.arena.make_array<Map*>(count), count};
    for (auto& map : maps_) map = in_.arena.make<Map>();
    constexpr std::size_t stretch = 256; // items
    arenas_.resize((count + stretch - 1) / stretch);
    parallel_for(arenas_.size(), jobs, [&](std::size_t i) {
        Views part(*this, arenas_[i]);
        const std::size_t end = std::min((i + 1) * stretch, count);
        for (std::size_t item = i * stretch; item < end; ++item) part.fill(ItemId(item));
    });
}

Views::Views(const Views& whole, Arena& arena)
    : in_{whole.in_.site, whole.in_.graph, whole.in_.assessments, whole.in_.routes, whole.in_.prose, arena},
      maps_(whole.maps_),
      whole_(&whole) {}

// Where references of an item are looked up from: itself where it is a plan, consultation or document.
ValueContext Views::context(ItemId id) const {
    const Item& item = in_.graph.at(id);
    const bool is_home =
        item.kind == ItemKind::plan || item.kind == ItemKind::consultation || item.kind == ItemKind::document;
    return {in_.arena, in_.graph, in_.routes, in_.prose, is_home ? id : item.home};
}

void Views::fill(ItemId id) {
    MapBuilder map(in_.arena, maps_[id.index()]);
    map.reserve(64); // most have between 35 and 60
    const Item& item = in_.graph.at(id);
    std::visit(
        [&](const auto& entity) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                set_fields(map, *entity, context(id));
        },
        item.entity);
    fill_place(id, map);
    fill_lists(id, map);
    fill_assessment(id, map);
    fill_special(id, map);
    if (item.kind == ItemKind::site) fill_site(map);
}

void Views::fill_place(ItemId id, MapBuilder& map) {
    const Item& item = in_.graph.at(id);
    const Address& address = in_.routes.of(id);
    map.set("kind", Value::string(word_for(item.kind)));
    map.set("name", Value::string(item.name));
    map.set("title", Value::string(item.title));
    map.set("url", string_in(in_.arena, address_mark + address.whole()));
    map.set("page_url", string_in(in_.arena, address_mark + address.path));
    map.set("anchor", Value::string(address.anchor));
    map.set("words", string_in(in_.arena, in_.prose.words_for_link(id)));
    if (item.parent) map.set("parent", of(item.parent));
    if (item.home) {
        const Item& home = in_.graph.at(item.home);
        map.set("plan", home.kind == ItemKind::plan ? of(item.home) : Value::none());
        map.set("consultation", home.kind == ItemKind::consultation ? of(item.home) : Value::none());
        map.set("document", home.kind == ItemKind::document ? of(item.home) : Value::none());
        map.set("home", of(item.home));
    } else {
        map.set("home", Value::none()).set("plan", Value::none());
    }
    map.set("breadcrumbs", later([id](const Views& views) { return views.breadcrumbs(id); }));
    map.set("previous", later([id](const Views& views) { return views.neighbours(id, -1); }));
    map.set("next", later([id](const Views& views) { return views.neighbours(id, +1); }));
    map.set("referred_by", later([id](const Views& views) { return views.referred_by(id); }));
}

Value Views::items_of(ItemId id, ItemKind kind) const {
    ListBuilder list(in_.arena);
    for (const ItemId child : in_.graph.at(id).children)
        if (in_.graph.at(child).kind == kind) list.add(of(child));
    return list.value();
}

void Views::fill_lists(ItemId id, MapBuilder& map) {
    const auto set = [&](std::string_view key, ItemKind kind) { map.set(key, items_of(id, kind)); };
    switch (in_.graph.at(id).kind) {
    case ItemKind::plan: {
        set("priorities", ItemKind::priority);
        set("targets", ItemKind::target);
        set("articles", ItemKind::article);
        set("scales", ItemKind::scale);
        set("criteria", ItemKind::criterion);
        ListBuilder activities(in_.arena);
        for (const ItemId priority : in_.graph.at(id).children)
            if (in_.graph.at(priority).kind == ItemKind::priority)
                for (const ItemId child : in_.graph.at(priority).children)
                    if (in_.graph.at(child).kind == ItemKind::activity) activities.add(of(child));
        map.set("activities", activities.value());
        break;
    }
    case ItemKind::priority:
        set("objectives", ItemKind::objective);
        set("activities", ItemKind::activity);
        break;
    case ItemKind::activity: {
        set("actions", ItemKind::action);
        set("criteria", ItemKind::criterion);
        ListBuilder parts(in_.arena);
        Value whole = Value::none();
        for (const auto edge : in_.graph.to(id))
            if (in_.graph.edges()[edge].relation == Relation::part_of)
                parts.add(of(in_.graph.edges()[edge].from));
        for (const auto edge : in_.graph.from(id))
            if (in_.graph.edges()[edge].relation == Relation::part_of) whole = of(in_.graph.edges()[edge].to);
        map.set("parts", parts.value()).set("whole", whole);
        break;
    }
    case ItemKind::action: {
        set("milestones", ItemKind::milestone);
        ListBuilder criteria(in_.arena);
        for (const auto edge : in_.graph.from(id))
            if (in_.graph.edges()[edge].relation == Relation::serves)
                criteria.add(of(in_.graph.edges()[edge].to));
        map.set("criteria", criteria.value());
        map.set("level", levels_of(id));
        break;
    }
    case ItemKind::target: set("milestones", ItemKind::milestone); break;
    case ItemKind::consultation:
        set("questions", ItemKind::question);
        set("feedback", ItemKind::feedback);
        set("packages", ItemKind::package);
        set("tables", ItemKind::table);
        set("articles", ItemKind::article);
        break;
    case ItemKind::document:
        set("objectives", ItemKind::objective);
        set("tables", ItemKind::table);
        break;
    case ItemKind::body: map.set("leads", leads_of(id)); break;
    case ItemKind::scale:
        map.set("distribution", later([id](const Views& views) { return views.distribution(id); }));
        map.set("chart", later([id](const Views& views) { return Pictures(views.in_).levels(id); }));
        break;
    default: break;
    }
}

void Views::fill_assessment(ItemId id, MapBuilder& map) {
    const ProgressViews progress(in_, *this);
    const ItemKind kind = in_.graph.at(id).kind;
    if (is_leaf(kind)) return progress.leaf(id, map);
    switch (kind) {
    case ItemKind::plan: progress.plan(id, map); [[fallthrough]];
    case ItemKind::consultation:
    case ItemKind::document: map.set("data", progress.downloads(id)); break;
    case ItemKind::site: progress.site(map); break;
    default: break;
    }
    progress.whole(id, map);
}

void Views::fill_special(ItemId id, MapBuilder& map) {
    const Item& item = in_.graph.at(id);
    if (item.kind == ItemKind::plan || item.kind == ItemKind::consultation) {
        const Date judged = in_.assessments.judged(id);
        map.set("as_of", value_of(judged, context(id)));
        map.set("judged_earlier", Value::boolean(judged != in_.assessments.as_of));
    }
    if (item.kind == ItemKind::consultation) ConsultationViews(in_, *this).consultation(id, map);
    if (item.kind == ItemKind::question) ConsultationViews(in_, *this).question(id, map);
    if (item.kind == ItemKind::priority || item.kind == ItemKind::activity)
        map.set("table", later([id](const Views& views) { return views.table_of(id); }));
    if (item.kind == ItemKind::table) map.set("table", data_table(in_.graph.get<DataTable>(id), item.home));
    if (const auto* objective = std::get_if<const Objective*>(&item.entity))
        map.set(
            "heading",
            Value::string((*objective)->title.value)); // the title is made from the text where it has none
    if (item.kind == ItemKind::action) map.set("number", string_in(in_.arena, in_.prose.number_of(id)));
    if (item.kind == ItemKind::paragraph) {
        map.set("number", Value::string(item.paragraph->number))
            .set("text", Value::string(item.paragraph->text));
    }
    if (item.kind == ItemKind::plan)
        map.set("targets_introduction", value_of(in_.graph.get<Plan>(id).targets.introduction, context(id)));
    // Fields whose own names, `kind` and `url`, say something else of every item.
    if (item.kind == ItemKind::document)
        map.set("document_kind", value_of(in_.graph.get<Document>(id).kind, context(id)));
    if (item.kind == ItemKind::body) {
        map.set("body_kind", value_of(in_.graph.get<Body>(id).kind, context(id)));
        map.set("website", Value::string(in_.graph.get<Body>(id).url.value));
    }
    if (item.kind == ItemKind::outside_plan)
        map.set("website", Value::string(in_.graph.get<OutsidePlan>(id).url.value));
    if (item.kind == ItemKind::article || item.kind == ItemKind::document)
        map.set("html", Value::string("")).set("contents", ListBuilder(in_.arena).value());
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
    for (std::size_t i = id.index() + std::size_t(step); i > 0 && i < maps_.size(); i += std::size_t(step)) {
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
