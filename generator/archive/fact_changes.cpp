#include "archive/fact_changes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace plansite {

namespace {

ChangeKind kind_of(FactClass about) {
    switch (about) {
    case FactClass::text: return ChangeKind::reworded;
    case FactClass::date: return ChangeKind::date_reworded;
    case FactClass::owner: return ChangeKind::owner;
    case FactClass::cost: return ChangeKind::cost;
    case FactClass::value: return ChangeKind::value;
    case FactClass::status: return ChangeKind::status;
    case FactClass::level: return ChangeKind::level;
    case FactClass::place: return ChangeKind::moved;
    case FactClass::other: break;
    }
    return ChangeKind::other;
}

bool name_the_same(const ItemFact& before, const ItemFact& now, const NewKeys& keys) {
    std::vector<std::string> had, has = now.refers;
    for (const auto& key : before.refers) {
        const auto found = keys.find(key);
        had.push_back(found == keys.end() ? key : found->second);
    }
    std::sort(had.begin(), had.end());
    std::sort(has.begin(), has.end());
    return had == has;
}

bool say_the_same(const ItemFact& before, const ItemFact& now, const NewKeys& keys) {
    if (!before.refers.empty() && !now.refers.empty()) return name_the_same(before, now, keys);
    return before.words == now.words && before.number == now.number && before.earliest == now.earliest &&
           before.latest == now.latest;
}

// By the last days; by the first where both are open at the end. Nothing where they cannot be compared.
std::optional<int> days_later(const ItemFact& before, const ItemFact& now) {
    if (before.latest && now.latest) return days_between(*before.latest, *now.latest);
    if (!before.latest && !now.latest && before.earliest && now.earliest)
        return days_between(*before.earliest, *now.earliest);
    return std::nullopt;
}

ItemChange change_of(const ItemFact& before, const ItemFact& now, const ItemFact& either) {
    ItemChange change;
    change.kind = kind_of(either.about);
    change.field = either.field;
    change.part = either.part;
    change.before = before.words;
    change.now = now.words;
    if (either.about == FactClass::text) change.runs = word_diff(before.words, now.words);
    if (either.about == FactClass::date) {
        change.days = days_later(before, now);
        if (change.days.value_or(0) > 0) change.kind = ChangeKind::date_later;
        if (change.days.value_or(0) < 0) change.kind = ChangeKind::date_earlier;
    }
    if (either.about == FactClass::level && before.number && now.number)
        change.levels = int(*now.number) - int(*before.number);
    return change;
}

bool is_told(const ItemChange& change, const std::vector<ItemChange>& changes) {
    return change.field == "standing.due" &&
           std::any_of(changes.begin(), changes.end(), [&](const ItemChange& other) {
               return other.kind == change.kind && other.before == change.before && other.now == change.now;
           });
}

// Facts by field and part, in their order where several have the same.
using FactsByName = std::map<std::pair<std::string_view, std::string_view>, std::vector<const ItemFact*>>;

} // namespace

void append_fact_changes(const PlanItem& before, const PlanItem& now, const NewKeys& keys,
                         std::vector<ItemChange>& out) {
    const ItemFact nothing;
    std::vector<ItemChange> changes;
    const auto compare = [&](const ItemFact& had, const ItemFact& has, const ItemFact& either) {
        if (say_the_same(had, has, keys)) return;
        ItemChange change = change_of(had, has, either);
        if (!is_told(change, changes)) changes.push_back(std::move(change));
    };
    FactsByName left;
    for (const auto& fact : before.facts) left[{fact.field, fact.part}].push_back(&fact);
    for (auto& [name, facts] : left) std::reverse(facts.begin(), facts.end());
    for (const auto& fact : now.facts) {
        auto& same = left[{fact.field, fact.part}];
        compare(same.empty() ? nothing : *same.back(), fact, fact);
        if (!same.empty()) same.pop_back();
    }
    for (const auto& fact : before.facts) { // what is said no more, in its order
        auto& same = left[{fact.field, fact.part}];
        if (same.empty() || same.back() != &fact) continue;
        compare(fact, nothing, fact);
        same.pop_back();
    }
    out.insert(out.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
}

} // namespace plansite
