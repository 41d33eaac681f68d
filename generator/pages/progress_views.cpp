#include "pages/progress_views.h"

#include "base/marks.h"
#include "base/number.h"
#include "exports/exports.h"
#include "graph/homes.h"
#include "pages/pictures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace plansite {

namespace {

template <class T> Value word_list(std::span<const Word<T>> words, Arena& arena) {
    ListBuilder list(arena);
    for (const auto& word : words) list.add(word_value(word, arena));
    return list.value();
}

Value steps_value(const std::vector<Step>& steps, Arena& arena) {
    ListBuilder list(arena);
    for (const auto& step : steps) {
        MapBuilder map(arena);
        map.set("label", string_in(arena, step.label)).set("text", string_in(arena, step.text));
        list.add(map.value());
    }
    return list.value();
}

Value method_value(const MethodRow& row, Arena& arena) {
    const Value value = word_value(word_of(row.method), arena);
    MapBuilder map(arena, &value.as_map());
    map.set("title", Value::string(row.title)).set("rule", Value::string(row.rule));
    map.set("formula", Value::string(row.formula)).set("needs", Value::string(row.needs));
    return map.set("source", Value::string(row.source)).value();
}

} // namespace

Value tally_value(const Tally& tally, Arena& arena) {
    MapBuilder map(arena);
    ListBuilder statuses(arena);
    for (const auto& word : status_words) {
        const Value status = word_value(word, arena);
        status.as_map().set(arena, "count", number(tally.of(word.value)));
        statuses.add(status);
    }
    const auto share = tally.share_done();
    map.set("total", number(tally.total())).set("known", number(tally.known()));
    // rounded down, so that "100 %" means all of it
    map.set("percent", share ? string_in(arena, fixed(std::floor(*share * 100 + 1e-9), 0)) : Value::none());
    map.set("weighted", Value::boolean(tally.weighted));
    map.set("overdue", number(tally.overdue)).set("due_soon", number(tally.due_soon));
    map.set("late_start", number(tally.late_start)).set("stale", number(tally.stale));
    map.set("revised", number(tally.slipped));
    return map.set("statuses", statuses.value()).value();
}

Value tally_value(const TargetTally& tally, Arena& arena) {
    MapBuilder map(arena);
    ListBuilder outcomes(arena);
    for (const auto& word : outcome_words) {
        const Value outcome = word_value(word, arena);
        outcome.as_map().set(arena, "count", number(tally.of(word.value)));
        outcomes.add(outcome);
    }
    map.set("total", number(tally.total())).set("known", number(tally.known()));
    return map.set("outcomes", outcomes.value()).value();
}

Value judgement_value(const Judgement& judgement, Arena& arena) {
    MapBuilder map(arena);
    map.set("outcome", word_value(word_of(judgement.outcome), arena));
    const auto rating = rating_of(judgement.outcome);
    map.set("rating", rating ? word_value(word_of(*rating), arena) : Value::none());
    map.set("method", method_value(method_row(judgement.method), arena));
    map.set("because", string_in(arena, judgement.because)).set("period", Value::string(judgement.period));
    map.set("numbers", steps_value(judgement.numbers, arena));
    return map.set("steps", steps_value(judgement.steps, arena)).value();
}

// ---- the fields of items ----

void ProgressViews::add_fields(ItemKind kind, ItemFields& fields) {
    if (is_leaf(kind)) return add_leaf(fields);
    if (kind == ItemKind::plan) add_plan(fields);
    if (kind == ItemKind::plan || kind == ItemKind::consultation || kind == ItemKind::document)
        set(fields, "data", [](P progress, ItemId id) { return progress.downloads(id); });
    set(fields, "progress", [](P progress, ItemId id) { return progress.tallies(id); });
    set(fields, "worst", [](P progress, ItemId id) {
        const ItemId worst = progress.in_.assessments.of(id).worst;
        return worst ? progress.views_.of(worst) : Value::none();
    });
}

// An action, criterion, milestone or target.
void ProgressViews::add_leaf(ItemFields& fields) {
    // What is made of a leaf's assessment and where the leaf stands.
    const auto assessed = [&](std::string_view name, auto make) {
        set(fields, name, [make](P progress, ItemId id) {
            return make(progress, progress.in_.assessments.of(id), progress.context(progress.home_of(id)));
        });
    };
    using A = const Assessment&;
    using C = const ValueContext&;
    assessed("status", [](P, A leaf, C here) { return word_value(word_of(leaf.status), here.arena); });
    assessed("flags", [](P, A leaf, C here) {
        ListBuilder flags(here.arena);
        for (const auto& word : flag_words)
            if (has_flag(leaf, word.value)) flags.add(word_value(word, here.arena));
        return flags.value();
    });
    assessed("reported", [](P, A leaf, C here) { return value_of(leaf.reported, here); });
    assessed("rated", [](P progress, A leaf, C here) {
        return leaf.rated.report ? progress.report(leaf.rated, here.home) : Value::none();
    });
    assessed("due_now",
             [](P, A leaf, C here) { return leaf.due ? value_of(*leaf.due, here) : Value::none(); });
    assessed("done", [](P, A leaf, C here) { return value_of(leaf.done, here); });
    assessed("days_late",
             [](P, A leaf, C) { return leaf.days_late ? Value::integer(*leaf.days_late) : Value::none(); });
    assessed("reached", [](P, A leaf, C here) {
        return leaf.reached ? word_value(word_of(*leaf.reached), here.arena) : Value::none();
    });
    set(fields, "slips", [](P progress, ItemId id) { return progress.slips(id); });
    set(fields, "history", [](P progress, ItemId id) { return progress.history(id); });
    // Where it is judged, as targets are.
    const auto judged = [&](std::string_view name, auto make) {
        set(fields, name, [make](P progress, ItemId id) {
            const Assessment& leaf = progress.in_.assessments.of(id);
            return leaf.judgement ? make(progress, leaf, id) : Value();
        });
    };
    judged("judgement",
           [](P progress, A leaf, ItemId) { return judgement_value(*leaf.judgement, progress.in_.arena); });
    judged("short_travel", [](P progress, A leaf, ItemId) {
        return judgement_value(leaf.travels->last, progress.in_.arena);
    });
    judged("long_travel", [](P progress, A leaf, ItemId) {
        return judgement_value(leaf.travels->whole, progress.in_.arena);
    });
    judged("series", [](P progress, A, ItemId id) { return progress.series(id); });
    judged("chart", [](P progress, A, ItemId id) { return Pictures(progress.in_).target(id); });
}

void ProgressViews::add_plan(ItemFields& fields) {
    set(fields, "attention", [](P progress, ItemId id) { return progress.attention(id); });
    set(fields, "updates",
        [](P progress, ItemId id) { return progress.updates(progress.in_.graph.get<Plan>(id), id); });
    set(fields, "completeness", [](P progress, ItemId id) { return progress.completeness(id); });
    set(fields, "gaps", [](P progress, ItemId id) { return progress.gaps(id); });
    set(fields, "reports_not_yet",
        [](P progress, ItemId id) { return number(progress.in_.assessments.reports_not_yet[id.index()]); });
    set(fields, "timeline", [](P progress, ItemId id) { return Pictures(progress.in_).timeline(id); });
    set(fields, "ended", [](P progress, ItemId id) {
        return Value::boolean(progress.in_.assessments.judged_on[id.index()].ended);
    });
}

// ---- a leaf ----

// Newest first.
Value ProgressViews::history(ItemId id) const {
    const auto& said = in_.assessments.of(id).said;
    ListBuilder list(in_.arena);
    std::for_each(said.rbegin(), said.rend(),
                  [&](const Said& one) { list.add(report(one, in_.graph.at(id).home)); });
    return list.value();
}

// The fields of a report, with the day and the author of its update.
Value ProgressViews::report(const Said& said, ItemId home) const {
    MapBuilder map(in_.arena);
    set_fields(map, *said.report, context(home));
    map.set("date", value_of(*said.update->date, context(home)));
    map.set("author", Value::string(said.update->author.value));
    map.set("update", Value::string(said.update->name));
    const ItemId about = reported_on(in_.graph, *said.report, home);
    return map.set("item", about ? views_.of(about) : Value::none()).value();
}

Value ProgressViews::slips(ItemId id) const {
    const ItemId home = in_.graph.at(id).home;
    ListBuilder list(in_.arena);
    for (const auto& slip : in_.assessments.of(id).slips) {
        MapBuilder map(in_.arena);
        map.set("from", slip.from ? value_of(*slip.from, context(home)) : Value::none());
        map.set("to", value_of(*slip.to, context(home)));
        map.set("days", slip.days ? Value::integer(*slip.days) : Value::none());
        list.add(map.set("report", report(slip.said, home)).value());
    }
    return list.value();
}

// {value, text, unknown, before: [text], report}; none where the plan has no cell for it.
Value ProgressViews::figure(const std::optional<Figure>& figure, const std::vector<Figure>& before,
                            ItemId home) const {
    if (!figure) return Value::none();
    const auto text = [&](const Figure& one) {
        return one.value ? string_in(in_.arena, fixed(*one.value, one.decimals)) : Value::string("");
    };
    MapBuilder map(in_.arena);
    map.set("value", figure->value ? Value::real(*figure->value) : Value::none()).set("text", text(*figure));
    map.set("unknown",
            figure->unknown == Unknown::no ? Value::none() : Value::string(words_for(figure->unknown)));
    ListBuilder earlier(in_.arena);
    for (const auto& one : before) earlier.add(text(one));
    map.set("before", earlier.value());
    return map.set("report", figure->said.report ? report(figure->said, home) : Value::none()).value();
}

Value ProgressViews::series(ItemId target) const {
    const ItemId home = in_.graph.at(target).home;
    const Target& written = in_.graph.get<Target>(target);
    ListBuilder list(in_.arena);
    for (const auto& row : in_.assessments.of(target).series) {
        MapBuilder map(in_.arena);
        map.set("period", Value::string(row.period));
        map.set("baseline", Value::boolean(row.period == written.baseline.value));
        map.set("break", Value::boolean(
                             std::any_of(written.breaks.begin(), written.breaks.end(), [&](const auto& one) {
                                 return one.latest && row.time == time_of(*one.latest);
                             })));
        map.set("actual", figure(row.actual, row.actual_before, home));
        list.add(map.set("planned", figure(row.planned, row.planned_before, home)).value());
    }
    return list.value();
}

// ---- what has parts ----

// {actions, criteria, milestones: a tally with the pictures of it, targets: a tally of outcomes}.
Value ProgressViews::tallies(ItemId id) const {
    const Progress& progress = in_.assessments.of(id).progress;
    MapBuilder map(in_.arena);
    const auto set = [&](std::string_view key, const Tally* tally) {
        const Value value = tally_value(*tally, in_.arena);
        value.as_map().set(in_.arena, "bar", later([id, key, tally](const ProgressViews& views) {
                               return Pictures(views.in_).bar(id, *tally, key);
                           }));
        value.as_map().set(in_.arena, "chart", later([id, key, tally](const ProgressViews& views) {
                               return Pictures(views.in_).statuses(id, *tally, key);
                           }));
        map.set(key, value);
    };
    set("actions", &progress.actions);
    set("criteria", &progress.criteria);
    set("milestones", &progress.milestones);
    return map.set("targets", tally_value(progress.targets, in_.arena)).value();
}

std::vector<ItemId> ProgressViews::leaves_of(ItemId plan) const {
    std::vector<ItemId> out;
    const auto add = [&](ItemId id) {
        if (is_leaf(in_.graph.at(id).kind)) out.push_back(id);
    };
    if (plan)
        for (const ItemId id : items_in(in_.graph, plan)) add(id);
    else
        for (std::size_t i = 0; i < in_.graph.items().size(); ++i) add(ItemId(i));
    return out;
}

// Those with a flag, by their dates: what is longest overdue, or soonest due, first.
Value ProgressViews::flagged(const std::vector<ItemId>& leaves, Flag flag) const {
    std::vector<ItemId> some;
    for (const ItemId id : leaves)
        if (has_flag(in_.assessments.of(id), flag)) some.push_back(id);
    const auto day = [&](ItemId id) {
        const WrittenDate* due = in_.assessments.of(id).due;
        return due && due->latest ? *due->latest : Date::max();
    };
    std::stable_sort(some.begin(), some.end(), [&](ItemId a, ItemId b) { return day(a) < day(b); });
    ListBuilder list(in_.arena);
    for (const ItemId id : some) list.add(views_.of(id));
    return list.value();
}

// Every slip, the longest first.
Value ProgressViews::slipped(const std::vector<ItemId>& leaves) const {
    const auto days = [&](ItemId id) {
        int sum = 0;
        for (const auto& slip : in_.assessments.of(id).slips) sum += slip.days.value_or(0);
        return sum;
    };
    std::vector<ItemId> some;
    for (const ItemId id : leaves)
        if (in_.assessments.of(id).slipped()) some.push_back(id);
    std::stable_sort(some.begin(), some.end(), [&](ItemId a, ItemId b) { return days(a) > days(b); });
    ListBuilder list(in_.arena);
    for (const ItemId id : some) {
        MapBuilder map(in_.arena);
        map.set("item", views_.of(id)).set("days", Value::integer(days(id)));
        list.add(map.set("slips", slips(id)).value());
    }
    return list.value();
}

// Actions that nobody has said anything about, by who answers for them: {owner, items}. An action of several
// is under each; one of nobody under none, last.
Value ProgressViews::not_reported(const std::vector<ItemId>& leaves) const {
    std::vector<std::pair<ItemId, std::vector<ItemId>>> by_owner;
    const auto under = [&](ItemId owner, ItemId action) {
        const auto known = std::find_if(by_owner.begin(), by_owner.end(),
                                        [&](const auto& one) { return one.first == owner; });
        if (known != by_owner.end())
            known->second.push_back(action);
        else
            by_owner.push_back({owner, {action}});
    };
    for (const ItemId id : leaves) {
        if (in_.graph.at(id).kind != ItemKind::action) continue;
        if (in_.assessments.of(id).status != Status::not_reported) continue;
        bool owned = false;
        for (const auto edge : in_.graph.from(id))
            if (in_.graph.edges()[edge].relation == Relation::responsible)
                under(in_.graph.edges()[edge].to, id), owned = true;
        if (!owned) under({}, id);
    }
    std::stable_sort(by_owner.begin(), by_owner.end(), [](const auto& a, const auto& b) {
        return std::make_tuple(bool(a.first), a.second.size()) >
               std::make_tuple(bool(b.first), b.second.size());
    });
    ListBuilder list(in_.arena);
    for (const auto& [owner, actions] : by_owner) {
        MapBuilder map(in_.arena);
        ListBuilder items(in_.arena);
        for (const ItemId action : actions) items.add(views_.of(action));
        map.set("owner", owner ? views_.of(owner) : Value::none());
        list.add(map.set("items", items.value()).value());
    }
    return list.value();
}

// What needs attention in a plan, or in all of them where there is none.
Value ProgressViews::attention(ItemId plan) const {
    const auto leaves = leaves_of(plan);
    MapBuilder map(in_.arena);
    map.set("overdue", flagged(leaves, Flag::overdue)).set("due_soon", flagged(leaves, Flag::due_soon));
    map.set("late_start", flagged(leaves, Flag::late_start)).set("stale", flagged(leaves, Flag::stale));
    map.set("slipped", slipped(leaves)).set("not_reported", not_reported(leaves));
    return map.value();
}

// ---- a plan, the site ----

// What was reported, newest first: {date, author, summary, reports}.
Value ProgressViews::updates(const Plan& plan, ItemId home) const {
    ListBuilder list(in_.arena);
    for (auto update = plan.updates.rbegin(); update != plan.updates.rend(); ++update) {
        if (!in_.assessments.counts(*update, home)) continue;
        MapBuilder map(in_.arena);
        map.set("date", value_of(*update->date, context(home)));
        map.set("author", Value::string(update->author.value)).set("name", Value::string(update->name));
        map.set("summary", value_of(update->summary, context(home)));
        map.set("plan", views_.of(home));
        ListBuilder reports(in_.arena);
        for (const auto& one : update->reports)
            if (reported_on(in_.graph, one, home)) reports.add(report({&*update, &one}, home));
        list.add(map.set("reports", reports.value()).value());
    }
    return list.value();
}

Value ProgressViews::downloads(ItemId home) const {
    const std::string folder = address_mark + folder_of(in_.graph, home);
    ListBuilder list(in_.arena);
    for (const auto& one : downloads_of(in_.site, in_.graph, home)) {
        MapBuilder map(in_.arena);
        map.set("url", string_in(in_.arena, folder + one.path)).set("label", string_in(in_.arena, one.label));
        map.set("format", string_in(in_.arena, one.format));
        list.add(map.set("description", string_in(in_.arena, one.description)).value());
    }
    return list.value();
}

void ProgressViews::site(MapBuilder& map) const {
    map.set("attention", later([](P progress) { return progress.attention({}); }));
    map.set("progress", later([](P progress) { return progress.tallies(progress.in_.graph.site()); }));
    const ItemId worst = in_.assessments.of(in_.graph.site()).worst;
    map.set("worst", worst ? views_.of(worst) : Value::none());
    ListBuilder methods_list(in_.arena);
    for (const auto& row : methods()) methods_list.add(method_value(row, in_.arena));
    MapBuilder measures(in_.arena);
    measures.set("methods", methods_list.value());
    measures.set("statuses", word_list<Status>(status_words, in_.arena));
    measures.set("outcomes", word_list<Outcome>(outcome_words, in_.arena));
    measures.set("flags", word_list<Flag>(flag_words, in_.arena));
    measures.set("ratings", word_list<Rating>(rating_words, in_.arena));
    measures.set("milestones", word_list<Reached>(reached_words, in_.arena));
    map.set("data", downloads({}));
    map.set("measures", measures.value());
}

} // namespace plansite
