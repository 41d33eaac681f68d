#include "base/parallel.h"
#include "base/text.h"
#include "graph/builders.h"
#include "markdown/markdown.h"
#include "schema/walk.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace plansite {

namespace {

Relation relation_of(std::string_view field) {
    if (field == "supports") return Relation::supports;
    if (field == "see") return Relation::see;
    if (field == "related") return Relation::related;
    if (field == "responsible") return Relation::responsible;
    if (field == "contributors") return Relation::contributes;
    if (field == "owner") return Relation::owns;
    if (field == "lead") return Relation::leads;
    if (field == "bodies" || field == "body") return Relation::publishes;
    if (field == "decides") return Relation::decides;
    if (field == "said") return Relation::changes; // the points of an outcome
    if (field == "belongs_to" || field == "plans" || field == "documents") return Relation::belongs;
    if (field == "parent") return Relation::part_of;
    return Relation::mentions;
}

// Whether a reference may stand in a text: there is a colon with something behind it, as in `activity:1.3`
// but not in "Note: this" or "https://", or a question's call-out.
bool may_refer(std::string_view text) {
    if (text.find("[!") != text.npos) return true;
    for (auto colon = text.find(':'); colon != text.npos; colon = text.find(':', colon + 1))
        if (colon + 1 < text.size() && std::string_view(" \n/").find(text[colon + 1]) == text.npos)
            return true;
    return text.find("](<") != text.npos; // an address with a space in it, to be reported
}

// Finds every reference of some items, and reports those that lead nowhere.
class EdgeList {
public:
    EdgeList(const Site& site, const Graph& graph, Diagnostics& diagnostics)
        : site_(site), graph_(graph), diagnostics_(diagnostics) {}

    void connect(ItemId id) {
        std::visit(
            [&](const auto& entity) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                    connect_fields(id, *entity);
            },
            Entity(graph_.at(id).entity));
        if (graph_.at(id).kind == ItemKind::action) connect_action(id);
        if (graph_.at(id).kind == ItemKind::activity) connect_parent(id);
    }

    std::vector<Edge> take() { return std::move(edges_); }

private:
    template <class T> void connect_fields(ItemId id, const T& thing) {
        each_field<T>([&](const auto& field) {
            const auto& member = thing.*field.member;
            const Relation relation = relation_of(field.key);
            walk<Reference, Common>(member, [&](const Reference& reference) {
                refer(id, reference.written, reference.at, relation);
            });
            walk<Party, Common>(member, [&](const Party& party) { name_party(id, party, relation); });
            walk<Prose, Common>(member, [&](const Prose& prose) { mention(id, prose); });
        });
        if constexpr (requires {
                          thing.body.value;
                          thing.file;
                      })
            mention(id, thing.body);
        if constexpr (std::is_same_v<T, Plan>) {
            for (const auto& update : thing.updates) connect_update(id, update);
        }
    }

    // What a report says in words is said of the thing it is about.
    void connect_update(ItemId plan, const Update& update) {
        mention(plan, update.summary);
        for (const auto& report : update.reports) {
            const ItemId about = graph_.find(report.about.written, plan);
            if (!about && report.about.at) // a key that is missing is reported already
                report_dangling(report.about.written, report.about.at, plan);
            walk<Prose>(report, [&](const Prose& prose) { mention(about ? about : plan, prose); });
        }
    }

    void mention(ItemId id, const Text& text) {
        if (!may_refer(text.value)) return;
        const Outline outline = outline_of({text.value, text.at}, {}, diagnostics_);
        for (const auto& reference : outline.references)
            refer(id, reference.value, reference.at, Relation::mentions);
    }

    void refer(ItemId id, std::string_view written, Span at, Relation relation) {
        const ItemId scope = graph_.scope(id);
        if (const ItemId to = graph_.find(written, scope)) {
            if (to != id) edges_.push_back({id, to, relation, {}, at});
            return;
        }
        report_dangling(written, at, scope);
    }

    // Whether a thing of this kind may stand in a file that could not be read, which has been reported.
    bool may_be_unread(std::string_view thing, ItemId scope) const {
        const auto holds = [&](const std::vector<std::string_view>& unread) {
            return std::find(unread.begin(), unread.end(), thing) != unread.end();
        };
        if (holds(site_.unread)) return true;
        if (!scope) return false;
        const Entity& home = graph_.at(scope).entity;
        if (const auto* plan = std::get_if<const Plan*>(&home)) return holds((*plan)->unread);
        if (const auto* consultation = std::get_if<const Consultation*>(&home))
            return holds((*consultation)->unread);
        const auto* document = std::get_if<const Document*>(&home);
        return document && holds((*document)->unread);
    }

    // Names of this kind that could have been meant. Looking for the nearest takes time for each of them, so
    // only the first faults are told what was meant; nobody reads thousands.
    std::vector<std::string> names_to_suggest(std::string_view kind, ItemId scope) {
        constexpr std::size_t most = 200;
        return ++suggested_ > most ? std::vector<std::string>{} : graph_.candidates(kind, scope);
    }

    void report_dangling(std::string_view written, Span at, ItemId scope) {
        const auto colon = written.find(':');
        if (colon == written.npos) {
            diagnostics_.report(kind("dangling-reference"), fmt::format("`{}` is not a reference", written),
                                at, "write the kind first, as in `activity:1.3` or `plan:tll`");
            return;
        }
        const auto word = written.substr(0, colon);
        if (std::find(reference_kinds.begin(), reference_kinds.end(), word) == reference_kinds.end()) {
            const auto near = nearest(word, {reference_kinds.begin(), reference_kinds.end()});
            diagnostics_.report(
                kind("dangling-reference"), fmt::format("there is no kind of thing called `{}`", word), at,
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
        if (may_be_unread(word, scope)) return;
        const auto names = names_to_suggest(word, scope);
        const std::vector<std::string_view> views(names.begin(), names.end());
        const auto near = nearest(name, views);
        diagnostics_.report(
            kind("dangling-reference"), fmt::format("there is no {} `{}`", word, written.substr(colon + 1)),
            at,
            near ? fmt::format("did you mean `{}:{}{}`?", word, owner, *near)
                 : "check the name; what is published elsewhere is declared in directory.toml");
    }

    void name_party(ItemId id, const Party& party, Relation relation) {
        if (unknown_of(party.written) != Unknown::no) return;
        const ItemId scope = graph_.scope(id);
        if (const ItemId body = graph_.find_party(party.written, scope)) {
            if (body != id) edges_.push_back({id, body, relation, {}, party.at});
            return;
        }
        if (may_be_unread("party", scope)) return;
        const auto names = names_to_suggest("party", scope);
        const std::vector<std::string_view> views(names.begin(), names.end());
        const auto near = nearest(party.written, views);
        diagnostics_.report(
            kind("unknown-body"), fmt::format("the directory has nobody called `{}`", party.written),
            party.at,
            near ? fmt::format("did you mean `{}`?", graph_.at(graph_.find_party(*near, scope)).title)
                 : "add it under [[body]] in directory.toml, or as an alias");
    }

    void connect_action(ItemId id) {
        const Action& action = graph_.get<Action>(id);
        const Item& item = graph_.at(id);
        const Activity& activity = graph_.get<Activity>(item.parent);
        const Plan& plan = graph_.get<Plan>(item.home);
        for (const auto& written : action.criteria) {
            ItemId to =
                graph_.find(fmt::format("criterion:{}.{}", activity.id.value, written.value), item.home);
            if (!to) to = graph_.find("criterion:" + written.value, item.home);
            if (to) {
                edges_.push_back({id, to, Relation::serves, {}, written.at});
                continue;
            }
            if (may_be_unread("criterion", item.home)) continue;
            std::vector<std::string_view> known;
            for (const auto& criterion : activity.criteria) known.push_back(criterion.id.value);
            for (const auto& criterion : plan.criteria) known.push_back(criterion.id.value);
            const auto near = nearest(written.value, known);
            diagnostics_.report(
                kind("dangling-reference"), fmt::format("there is no criterion `{}`", written.value),
                written.at,
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
                edges_.push_back({id, to, Relation::level, level.value, level.at});
                continue;
            }
            if (may_be_unread("scale", graph_.at(id).home)) continue;
            const auto near = nearest(level.value, known);
            diagnostics_.report(kind("unknown-value"),
                                fmt::format("the plan's scales have no level `{}`", level.value), level.at,
                                near ? fmt::format("did you mean `{}`?", *near)
                                     : "define it under [[scale.level]] in plan.toml");
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
                diagnostics_.report(kind("cyclic-parent"),
                                    fmt::format("activity `{}` is a part of itself", item.name),
                                    activity.parent.at, "remove one of the parents");
                return;
            }
            const auto& next = graph_.get<Activity>(above).parent;
            above = next.empty() ? ItemId() : graph_.find("activity:" + next.value, item.home);
            if (above == parent) return;
        }
        edges_.push_back({id, parent, Relation::part_of, {}, activity.parent.at});
    }

    const Site& site_;
    const Graph& graph_;
    Diagnostics& diagnostics_;
    std::vector<Edge> edges_;
    std::size_t suggested_ = 0; // faults for which the nearest name was looked for
};

} // namespace

std::vector<Edge> list_edges(const Site& site, const Graph& graph, Diagnostics& diagnostics, unsigned jobs) {
    constexpr std::size_t stretch = 512; // items that are gone through in turn
    const std::size_t count = graph.items().size();
    std::vector<std::vector<Edge>> parts((count + stretch - 1) / stretch);
    parallel_for(parts.size(), jobs, [&](std::size_t i) {
        EdgeList list(site, graph, diagnostics);
        const std::size_t end = std::min((i + 1) * stretch, count);
        for (std::size_t item = std::max<std::size_t>(1, i * stretch); item < end; ++item)
            list.connect(ItemId(item));
        parts[i] = list.take();
    });
    std::vector<Edge> all;
    for (auto& part : parts)
        all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    return all;
}

} // namespace plansite
