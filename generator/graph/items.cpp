#include "graph/builders.h"
#include "graph/words.h"
#include "markdown/markdown.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// Lists everything that can be referred to, with its names.
class ItemList {
public:
    ItemList(const Site& site, Graph& graph, GraphParts parts, Diagnostics& diagnostics)
        : site_(site), graph_(graph), parts_(parts), diagnostics_(diagnostics) {}

    void fill() {
        parts_.items.push_back({});
        parts_.items[0].title = site_.config.title.value;
        add_directory(site_.directory, {});
        if (!site_.home.body.empty())
            add(ItemKind::article, site_.home, {}, {}, "index", site_.home.title.value);
        for (const auto& plan : site_.plans) add_plan(plan);
        for (const auto& consultation : site_.consultations) add_consultation(consultation);
        for (const auto& document : site_.documents) add_document(document);
        for (const auto& article : site_.guide)
            add(ItemKind::article, article, {}, {}, article.id.value, article.title.value);
    }

private:
    template <class T>
    ItemId add(ItemKind kind, const T& thing, ItemId parent, ItemId home, std::string name,
               std::string title) {
        const ItemId id(parts_.items.size());
        Item item;
        item.kind = kind;
        item.parent = parent;
        item.home = home;
        item.common = &thing;
        item.entity = &thing;
        item.name = std::move(name);
        item.title = std::move(title);
        item.at = thing.id.at ? thing.id.at : thing.at;
        if (parent) parts_.items[parent.index()].children.push_back(id);
        parts_.by_common.emplace(&thing, id);
        const ItemId named = graph_.name(id, word_for(kind), home, item.name);
        if (named != id) report_taken(item, named);
        parts_.items.push_back(std::move(item));
        return id;
    }

    void report_taken(const Item& item, ItemId taken) {
        if (item.kind == ItemKind::term) return; // a term may be explained by several plans
        const Item& first = graph_.at(taken);
        if (first.home != item.home) return;
        std::vector<Label> labels{{item.at, "used again here"}};
        if (first.at) labels.push_back({first.at, "first used here"});
        diagnostics_.report(kind("duplicate-id"),
                            fmt::format("the {} `{}` is there twice", word_for(item.kind), item.name),
                            std::move(labels), "ids are permanent: give the newer one an `id` of its own");
    }

    // A second name (the printed number, a code) for an item; what is already named so keeps it.
    void also(ItemId id, ItemId home, std::string_view name) {
        graph_.name(id, word_for(graph_.at(id).kind), home, name);
    }

    void add_directory(const Directory& directory, ItemId home) {
        for (const auto& body : directory.bodies) {
            // bodies have a page each, so their ids are the whole site's, whoever's directory they stand in
            const ItemId id = add(ItemKind::body, body, {}, {}, body.id.value, body.name.value);
            parts_.items[id.index()].home = home;
            for (const auto& name : body.aliases) graph_.name(id, "party", home, name);
            for (const auto& name : body.initials) graph_.name(id, "party", home, name);
            graph_.name(id, "party", home, body.name.value);
            graph_.name(id, "party", {}, body.id.value);
        }
        for (const auto& term : directory.terms) {
            const ItemId id = add(ItemKind::term, term, {}, home, term.term.value, term.meaning.value);
            also(id, home, term.id.value);
        }
        for (const auto& plan : directory.plans) {
            const ItemId id = add(ItemKind::outside_plan, plan, {}, home, plan.id.value, plan.title.value);
            also(id, home, plan.code.value);
            for (const auto& alias : plan.aliases) also(id, home, alias);
        }
    }

    void add_objectives(const std::vector<Objective>& objectives, ItemId parent, ItemId home) {
        for (const auto& objective : objectives) {
            auto title = objective.title.empty() ? words_of(objective.text) : objective.title.value;
            const ItemId id =
                add(ItemKind::objective, objective, parent, home, objective.id.value, std::move(title));
            also(id, home, objective.ref.value);
        }
    }

    void add_activity(const Activity& activity, ItemId parent, ItemId home) {
        const ItemId id =
            add(ItemKind::activity, activity, parent, home, activity.id.value, activity.title.value);
        also(id, home, activity.ref.value);
        const auto inside = [&](const Slug& slug) { return activity.id.value + "." + slug.value; };
        for (const auto& criterion : activity.criteria)
            add(ItemKind::criterion, criterion, id, home, inside(criterion.id), words_of(criterion.text));
        for (const auto& action : activity.actions) {
            const ItemId action_id =
                add(ItemKind::action, action, id, home, inside(action.id), words_of(action.task));
            for (const auto& milestone : action.milestones)
                add(ItemKind::milestone, milestone, action_id, home,
                    inside(action.id) + "." + milestone.id.value, words_of(milestone.text));
        }
    }

    void add_plan(const Plan& plan) {
        const ItemId home = add(ItemKind::plan, plan, {}, {}, plan.id.value, plan.title.value);
        also(home, {}, plan.code.value);
        for (const auto& alias : plan.aliases) also(home, {}, alias);
        add_directory(plan.directory, home);
        for (const auto& scale : plan.scales)
            add(ItemKind::scale, scale, home, home, scale.id.value, scale.title.value);
        for (const auto& criterion : plan.criteria)
            add(ItemKind::criterion, criterion, home, home, criterion.id.value, words_of(criterion.text));
        for (const auto& article : plan.articles)
            add(ItemKind::article, article, home, home, article.id.value, article.title.value);
        for (const auto& priority : plan.priorities) {
            const ItemId id =
                add(ItemKind::priority, priority, home, home, priority.id.value, priority.title.value);
            also(id, home, priority.ref.value);
            add_objectives(priority.objectives, id, home);
            for (const auto& activity : priority.activities) add_activity(activity, id, home);
        }
        for (const auto& target : plan.targets.targets) {
            const ItemId id = add(ItemKind::target, target, home, home, target.id.value, target.title.value);
            also(id, home, target.ref.value);
            for (const auto& milestone : target.milestones)
                add(ItemKind::milestone, milestone, id, home, target.id.value + "." + milestone.id.value,
                    words_of(milestone.text));
        }
    }

    void add_tables(const std::vector<DataTable>& tables, ItemId home) {
        for (const auto& table : tables)
            add(ItemKind::table, table, home, home, table.id.value, table.title.value);
    }

    void add_consultation(const Consultation& consultation) {
        const ItemId home = add(ItemKind::consultation, consultation, {}, {}, consultation.id.value,
                                consultation.title.value);
        add_directory(consultation.directory, home);
        for (const auto& question : consultation.questions)
            add(ItemKind::question, question, home, home, question.id.value, words_of(question.text));
        for (const auto& feedback : consultation.feedback)
            add(ItemKind::feedback, feedback, home, home, feedback.id.value, feedback.phase.value);
        for (const auto& package : consultation.packages)
            add(ItemKind::package, package, home, home, package.id.value, package.title.value);
        if (consultation.outcome)
            add(ItemKind::outcome, *consultation.outcome, home, home, consultation.outcome->id.value,
                consultation.outcome->title.empty() ? "Outcome" : consultation.outcome->title.value);
        add_tables(consultation.tables, home);
        for (const auto& article : consultation.articles) {
            const ItemId id =
                add(ItemKind::article, article, home, home, article.id.value, article.title.value);
            if (article.numbering == "as-written") add_paragraphs(article, id, home);
        }
    }

    void add_paragraphs(const Article& article, ItemId parent, ItemId home) {
        MarkdownOptions options;
        options.numbering = Numbering::as_written;
        const Outline outline = outline_of({article.body.value, article.body.at}, options, diagnostics_);
        for (const auto& paragraph : outline.paragraphs) {
            const ItemId id(parts_.items.size());
            Item item;
            item.kind = ItemKind::paragraph;
            item.parent = parent;
            item.home = home;
            item.name = paragraph.number;
            item.title = paragraph.text;
            item.at = paragraph.at;
            item.paragraph = {&article, paragraph.number, paragraph.anchor, paragraph.text};
            parts_.items[parent.index()].children.push_back(id);
            graph_.name(id, "paragraph", home, paragraph.number);
            parts_.items.push_back(std::move(item));
        }
    }

    void add_document(const Document& document) {
        const ItemId home =
            add(ItemKind::document, document, {}, {}, document.id.value, document.title.value);
        add_directory(document.directory, home);
        add_objectives(document.objectives, home, home);
        add_tables(document.tables, home);
    }

    const Site& site_;
    Graph& graph_;
    GraphParts parts_;
    Diagnostics& diagnostics_;
};

} // namespace

void list_items(const Site& site, Graph& graph, GraphParts parts, Diagnostics& diagnostics) {
    ItemList(site, graph, parts, diagnostics).fill();
}

} // namespace plansite
