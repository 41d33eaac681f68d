#include "base/marks.h"
#include "pages/consultation_views.h"
#include "pages/pictures.h"
#include "pages/progress_views.h"

#include <array>

// What templates find under which name of an item, by its kind.

namespace plansite {

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

} // namespace plansite
