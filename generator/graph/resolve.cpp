#include "base/text.h"
#include "graph/graph.h"
#include "markdown/markdown.h"
#include "schema/walk.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// Words for a title where a thing has none: the beginning of its text without Markdown's signs.
std::string words_of_prose(const Prose& prose) {
    constexpr std::size_t longest = 90;
    std::string out;
    for (const char c : prose.value) {
        if (c == '*' || c == '_' || c == '`') continue;
        const bool space = c == '\n' || c == ' ';
        if (space && (out.empty() || out.back() == ' ')) continue;
        if (out.size() >= longest && space) return out + " …";
        out += space ? ' ' : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string words_of_cell(const Cell& cell) { return cell.items.empty() ? std::string() : words_of_prose(cell.items.front()); }

Relation relation_of(std::string_view field) {
    if (field == "supports") return Relation::supports;
    if (field == "see") return Relation::see;
    if (field == "related") return Relation::related;
    if (field == "responsible") return Relation::responsible;
    if (field == "contributors") return Relation::contributes;
    if (field == "owner") return Relation::owns;
    if (field == "lead" || field == "bodies" || field == "body" || field == "decides") return Relation::leads;
    if (field == "belongs_to" || field == "plans" || field == "documents") return Relation::belongs;
    if (field == "parent") return Relation::part_of;
    return Relation::mentions;
}

} // namespace

// Builds in two steps: all items with their names, then all edges, because a reference may lead forwards.
class GraphBuilder {
public:
    GraphBuilder(const Site& site, Diagnostics& diagnostics) : site_(site), diagnostics_(diagnostics) {}

    Graph build() {
        graph_.items_.push_back({});
        graph_.items_[0].title = site_.config.title.value;
        add_directory(site_.directory, {});
        if (!site_.home.body.empty()) add(ItemKind::article, site_.home, {}, {}, "index", site_.home.title.value);
        for (const auto& plan : site_.plans) add_plan(plan);
        for (const auto& consultation : site_.consultations) add_consultation(consultation);
        for (const auto& document : site_.documents) add_document(document);
        for (const auto& article : site_.guide) add(ItemKind::article, article, {}, {}, article.id.value, article.title.value);
        graph_.from_.resize(graph_.items_.size());
        graph_.to_.resize(graph_.items_.size());
        for (std::size_t i = 1; i < graph_.items_.size(); ++i) connect(ItemId(i));
        for (std::uint32_t i = 0; i < graph_.edges_.size(); ++i) {
            graph_.from_[graph_.edges_[i].from.index()].push_back(i);
            graph_.to_[graph_.edges_[i].to.index()].push_back(i);
        }
        return std::move(graph_);
    }

private:
    // ---- items ----

    template <class T>
    ItemId add(ItemKind kind, const T& thing, ItemId parent, ItemId home, std::string name, std::string title) {
        const ItemId id(graph_.items_.size());
        Item item;
        item.kind = kind;
        item.parent = parent;
        item.home = home;
        item.common = &thing;
        item.entity = &thing;
        item.name = std::move(name);
        item.title = std::move(title);
        item.at = thing.id.at ? thing.id.at : thing.at;
        if (parent) graph_.items_[parent.index()].children.push_back(id);
        graph_.by_common_.emplace(&thing, id);
        report_if_taken(item);
        graph_.name(id, word_for(kind), home, item.name);
        graph_.items_.push_back(std::move(item));
        return id;
    }

    void report_if_taken(const Item& item) {
        if (item.kind == ItemKind::term) return; // a term may be explained by several plans
        const ItemId taken = graph_.find(fmt::format("{}:{}", word_for(item.kind), item.name), item.home);
        if (!taken || graph_.at(taken).home != item.home) return;
        const Item& first = graph_.at(taken);
        std::vector<Label> labels{{item.at, "used again here"}};
        if (first.at) labels.push_back({first.at, "first used here"});
        diagnostics_.report(kind("duplicate-id"),
                            fmt::format("the {} `{}` is there twice", word_for(item.kind), item.name), std::move(labels),
                            "ids are permanent: give the newer one an `id` of its own");
    }

    // A second name (the printed number, a code) for an item; what is already named so keeps it.
    void also(ItemId id, ItemId home, std::string_view name) { graph_.name(id, word_for(graph_.at(id).kind), home, name); }

    void add_directory(const Directory& directory, ItemId home) {
        for (const auto& body : directory.bodies) {
            // bodies have a page each, so their ids are the whole site's, whoever's directory they stand in
            const ItemId id = add(ItemKind::body, body, {}, {}, body.id.value, body.name.value);
            graph_.items_[id.index()].home = home;
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
            auto title = objective.title.empty() ? words_of_prose(objective.text) : objective.title.value;
            const ItemId id = add(ItemKind::objective, objective, parent, home, objective.id.value, std::move(title));
            also(id, home, objective.ref.value);
        }
    }

    void add_activity(const Activity& activity, ItemId parent, ItemId home) {
        const ItemId id = add(ItemKind::activity, activity, parent, home, activity.id.value, activity.title.value);
        also(id, home, activity.ref.value);
        const auto inside = [&](const Slug& slug) { return activity.id.value + "." + slug.value; };
        for (const auto& criterion : activity.criteria)
            add(ItemKind::criterion, criterion, id, home, inside(criterion.id), words_of_prose(criterion.text));
        for (const auto& action : activity.actions) {
            const ItemId action_id = add(ItemKind::action, action, id, home, inside(action.id), words_of_cell(action.task));
            for (const auto& milestone : action.milestones)
                add(ItemKind::milestone, milestone, action_id, home, inside(action.id) + "." + milestone.id.value,
                    words_of_prose(milestone.text));
        }
    }

    void add_plan(const Plan& plan) {
        const ItemId home = add(ItemKind::plan, plan, {}, {}, plan.id.value, plan.title.value);
        also(home, {}, plan.code.value);
        for (const auto& alias : plan.aliases) also(home, {}, alias);
        add_directory(plan.directory, home);
        for (const auto& scale : plan.scales) add(ItemKind::scale, scale, home, home, scale.id.value, scale.title.value);
        for (const auto& criterion : plan.criteria)
            add(ItemKind::criterion, criterion, home, home, criterion.id.value, words_of_prose(criterion.text));
        for (const auto& article : plan.articles)
            add(ItemKind::article, article, home, home, article.id.value, article.title.value);
        for (const auto& priority : plan.priorities) {
            const ItemId id = add(ItemKind::priority, priority, home, home, priority.id.value, priority.title.value);
            also(id, home, priority.ref.value);
            add_objectives(priority.objectives, id, home);
            for (const auto& activity : priority.activities) add_activity(activity, id, home);
        }
        for (const auto& target : plan.targets.targets) {
            const ItemId id = add(ItemKind::target, target, home, home, target.id.value, target.title.value);
            also(id, home, target.ref.value);
        }
    }

    void add_tables(const std::vector<DataTable>& tables, ItemId home) {
        for (const auto& table : tables) add(ItemKind::table, table, home, home, table.id.value, table.title.value);
    }

    void add_consultation(const Consultation& consultation) {
        const ItemId home =
            add(ItemKind::consultation, consultation, {}, {}, consultation.id.value, consultation.title.value);
        add_directory(consultation.directory, home);
        for (const auto& question : consultation.questions)
            add(ItemKind::question, question, home, home, question.id.value, words_of_prose(question.text));
        for (const auto& feedback : consultation.feedback)
            add(ItemKind::feedback, feedback, home, home, feedback.id.value, feedback.phase.value);
        for (const auto& package : consultation.packages)
            add(ItemKind::package, package, home, home, package.id.value, package.title.value);
        add_tables(consultation.tables, home);
        for (const auto& article : consultation.articles) {
            const ItemId id = add(ItemKind::article, article, home, home, article.id.value, article.title.value);
            if (article.numbering == "as-written") add_paragraphs(article, id, home);
        }
    }

    void add_paragraphs(const Article& article, ItemId parent, ItemId home) {
        MarkdownOptions options;
        options.numbering = Numbering::as_written;
        const Outline outline = outline_of({article.body.value, article.body.at}, options, diagnostics_);
        for (const auto& paragraph : outline.paragraphs) {
            const ItemId id(graph_.items_.size());
            Item item;
            item.kind = ItemKind::paragraph;
            item.parent = parent;
            item.home = home;
            item.name = paragraph.number;
            item.title = paragraph.text;
            item.at = paragraph.at;
            item.paragraph = {&article, paragraph.number, paragraph.anchor, paragraph.text};
            graph_.items_[parent.index()].children.push_back(id);
            graph_.name(id, "paragraph", home, paragraph.number);
            graph_.items_.push_back(std::move(item));
        }
    }

    void add_document(const Document& document) {
        const ItemId home = add(ItemKind::document, document, {}, {}, document.id.value, document.title.value);
        add_directory(document.directory, home);
        add_objectives(document.objectives, home, home);
        add_tables(document.tables, home);
    }

    // ---- edges ----

    void connect(ItemId id) {
        std::visit(
            [&](const auto& entity) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>) connect_fields(id, *entity);
            },
            Entity(graph_.at(id).entity));
        if (graph_.at(id).kind == ItemKind::action) connect_action(id);
        if (graph_.at(id).kind == ItemKind::activity) connect_parent(id);
    }

    // The place a thing's references are looked up from: its plan or consultation, itself where it is one.
    ItemId scope_of(ItemId id) const {
        const Item& item = graph_.at(id);
        const bool is_home = item.kind == ItemKind::plan || item.kind == ItemKind::consultation || item.kind == ItemKind::document;
        return is_home ? id : item.home;
    }

    template <class T>
    void connect_fields(ItemId id, const T& thing) {
        each_field<T>([&](const auto& field) {
            const auto& member = thing.*field.member;
            const Relation relation = relation_of(field.key);
            walk<Reference, Common>(member, [&](const Reference& reference) { refer(id, reference.written, reference.at, relation); });
            walk<Party, Common>(member, [&](const Party& party) { name_party(id, party, relation); });
            walk<Prose, Common>(member, [&](const Prose& prose) { mention(id, prose); });
        });
        if constexpr (requires { thing.body.value; thing.file; }) mention(id, thing.body);
        if constexpr (std::is_same_v<T, Plan>) {
            for (const auto& update : thing.updates)
                for (const auto& report : update.reports) refer(id, report.about.written, report.about.at, Relation::mentions);
        }
    }

    void mention(ItemId id, const Text& text) {
        if (text.value.find(':') == text.value.npos) return; // no reference without one
        const Outline outline = outline_of({text.value, text.at}, {}, diagnostics_);
        for (const auto& reference : outline.references) refer(id, reference.value, reference.at, Relation::mentions);
    }

    void refer(ItemId id, std::string_view written, Span at, Relation relation) {
        const ItemId scope = scope_of(id);
        if (const ItemId to = graph_.find(written, scope)) {
            if (to != id) graph_.edges_.push_back({id, to, relation, {}, at});
            return;
        }
        report_dangling(written, at, scope);
    }

    void report_dangling(std::string_view written, Span at, ItemId scope) {
        const auto colon = written.find(':');
        if (colon == written.npos) {
            diagnostics_.report(kind("dangling-reference"), fmt::format("`{}` is not a reference", written), at,
                                "write the kind first, as in `activity:1.3` or `plan:tll`");
            return;
        }
        const auto word = written.substr(0, colon);
        if (std::find(reference_kinds.begin(), reference_kinds.end(), word) == reference_kinds.end()) {
            const auto near = nearest(word, {reference_kinds.begin(), reference_kinds.end()});
            diagnostics_.report(kind("dangling-reference"), fmt::format("there is no kind of thing called `{}`", word), at,
                                near ? fmt::format("did you mean `{}:{}`?", *near, written.substr(colon + 1))
                                     : "the kinds are plan, priority, objective, activity, action, criterion, target …");
            return;
        }
        auto name = written.substr(colon + 1);
        std::string_view owner; // "y/" of "target:y/1"
        if (const auto slash = name.find('/'); slash != name.npos) {
            if (const ItemId plan = graph_.find(fmt::format("plan:{}", name.substr(0, slash)), {})) {
                scope = plan;
                owner = name.substr(0, slash + 1);
            }
            name.remove_prefix(slash + 1);
        }
        const auto names = graph_.candidates(word, scope);
        const std::vector<std::string_view> views(names.begin(), names.end());
        const auto near = nearest(name, views);
        diagnostics_.report(kind("dangling-reference"), fmt::format("there is no {} `{}`", word, written.substr(colon + 1)), at,
                            near ? fmt::format("did you mean `{}:{}{}`?", word, owner, *near)
                                 : "check the name; what is published elsewhere is declared in directory.toml");
    }

    void name_party(ItemId id, const Party& party, Relation relation) {
        if (unknown_of(party.written) != Unknown::no) return;
        const ItemId scope = scope_of(id);
        if (const ItemId body = graph_.find_party(party.written, scope)) {
            if (body != id) graph_.edges_.push_back({id, body, relation, {}, party.at});
            return;
        }
        const auto names = graph_.candidates("party", scope);
        const std::vector<std::string_view> views(names.begin(), names.end());
        const auto near = nearest(party.written, views);
        diagnostics_.report(kind("unknown-body"), fmt::format("the directory has nobody called `{}`", party.written), party.at,
                            near ? fmt::format("did you mean `{}`?", graph_.at(graph_.find_party(*near, scope)).title)
                                 : "add it under [[body]] in directory.toml, or as an alias");
    }

    void connect_action(ItemId id) {
        const Action& action = graph_.get<Action>(id);
        const Item& item = graph_.at(id);
        const Activity& activity = graph_.get<Activity>(item.parent);
        const Plan& plan = graph_.get<Plan>(item.home);
        for (const auto& written : action.criteria) {
            ItemId to = graph_.find(fmt::format("criterion:{}.{}", activity.id.value, written.value), item.home);
            if (!to) to = graph_.find("criterion:" + written.value, item.home);
            if (to) {
                graph_.edges_.push_back({id, to, Relation::serves, {}, written.at});
                continue;
            }
            std::vector<std::string_view> known;
            for (const auto& criterion : activity.criteria) known.push_back(criterion.id.value);
            for (const auto& criterion : plan.criteria) known.push_back(criterion.id.value);
            const auto near = nearest(written.value, known);
            diagnostics_.report(kind("dangling-reference"), fmt::format("there is no criterion `{}`", written.value), written.at,
                                near ? fmt::format("did you mean `{}`?", *near)
                                     : "define it under [[activity.criterion]], or write the criterion as a sentence");
        }
        connect_levels(id, action, plan);
    }

    void connect_levels(ItemId id, const Action& action, const Plan& plan) {
        for (const auto& level : action.level) {
            if (unknown_of(level.value) != Unknown::no) continue;
            std::vector<std::string_view> known;
            ItemId to;
            for (const auto& scale : plan.scales)
                for (const auto& one : scale.levels) {
                    known.push_back(one.id.value);
                    if (one.id.value == level.value) to = graph_.id_of(scale);
                }
            if (to) {
                graph_.edges_.push_back({id, to, Relation::level, level.value, level.at});
                continue;
            }
            const auto near = nearest(level.value, known);
            diagnostics_.report(kind("unknown-value"), fmt::format("the plan's scales have no level `{}`", level.value), level.at,
                                near ? fmt::format("did you mean `{}`?", *near) : "define it under [[scale.level]] in plan.toml");
        }
    }

    void connect_parent(ItemId id) {
        const Activity& activity = graph_.get<Activity>(id);
        if (activity.parent.empty()) return;
        const Item& item = graph_.at(id);
        const ItemId parent = graph_.find("activity:" + activity.parent.value, item.home);
        if (!parent) {
            report_dangling("activity:" + activity.parent.value, activity.parent.at, item.home);
            return;
        }
        for (ItemId above = parent; above && graph_.at(above).kind == ItemKind::activity;) {
            if (above == id) {
                diagnostics_.report(kind("cyclic-parent"), fmt::format("activity `{}` is a part of itself", item.name),
                                    activity.parent.at, "remove one of the parents");
                return;
            }
            const auto& next = graph_.get<Activity>(above).parent;
            above = next.empty() ? ItemId() : graph_.find("activity:" + next.value, item.home);
            if (above == parent) return;
        }
        graph_.edges_.push_back({id, parent, Relation::part_of, {}, activity.parent.at});
    }

    const Site& site_;
    Diagnostics& diagnostics_;
    Graph graph_;
};

Graph resolve(const Site& site, Diagnostics& diagnostics) { return GraphBuilder(site, diagnostics).build(); }

} // namespace plansite
