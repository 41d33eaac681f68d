#include "archive/compare.h"

#include "archive/fact_changes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace plansite {

namespace {

// Which of these numbers are not on the longest ascending way through them: the fewest that must have moved.
std::vector<std::size_t> out_of_order(const std::vector<std::size_t>& places) {
    constexpr std::size_t none = std::size_t(-1);
    std::vector<std::size_t> ends; // by length: the index at which the lowest such way ends
    std::vector<std::size_t> previous(places.size(), none);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto at =
            std::lower_bound(ends.begin(), ends.end(), places[i],
                             [&](std::size_t end, std::size_t place) { return places[end] < place; });
        if (at != ends.begin()) previous[i] = *std::prev(at);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(places.size(), false);
    for (std::size_t i = ends.empty() ? none : ends.back(); i != none; i = previous[i]) stays[i] = true;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (!stays[i]) out.push_back(i);
    return out;
}

ItemChange change(ChangeKind kind, std::string_view field = {}, std::string_view before = {},
                  std::string_view now = {}) {
    ItemChange out;
    out.kind = kind;
    out.field = field;
    out.before = before;
    out.now = now;
    return out;
}

ComparedPlan compared(const PlanItems& plan) {
    return {plan.id, plan.at(PlanItemId(0)).name.title, plan.edition, plan.as_of};
}

class Comparer {
public:
    Comparer(const PlanItems& before, const PlanItems& now)
        : before_(before), now_(now), matching_(match_plans(before, now)) {}

    PlanComparison compare() {
        out_.before = compared(before_);
        out_.now = compared(now_);
        for (std::size_t i = 0; i < before_.items.size(); ++i)
            if (const auto& match = matching_.of_before[i])
                keys_[before_.items[i].name.key] = now_.at(match->item).name.key;
        find_reordered();
        for (std::size_t i = 0; i < now_.items.size(); ++i) visit_now(PlanItemId(i));
        place_dropped();
        count();
        return std::move(out_);
    }

private:
    // Where a changed item stands in the result: behind an item of the newer plan; what is dropped after
    // that.
    using Place = std::pair<std::size_t, std::size_t>;

    void visit_now(PlanItemId item) {
        const auto& match = matching_.of_now[item.index()];
        if (!match) return add(item);
        ChangedItem changed;
        changed.changes = changes_of(match->item, item);
        if (changed.changes.empty()) {
            ++out_.unchanged;
            return;
        }
        changed.before = before_.at(match->item).name;
        changed.now = now_.at(item).name;
        changed.match = match;
        changed.inside = ancestors(now_, item);
        put(std::move(changed), {item.index(), 0});
    }

    std::vector<ItemChange> changes_of(PlanItemId before, PlanItemId now) {
        const PlanItem &had = before_.at(before), &has = now_.at(now);
        std::vector<ItemChange> changes;
        if (had.name.ref != has.name.ref)
            changes.push_back(change(ChangeKind::renumbered, "ref", had.name.ref, has.name.ref));
        if (is_elsewhere(before, now))
            changes.push_back(change(ChangeKind::moved, "place", before_.at(had.parent).name.title,
                                     now_.at(has.parent).name.title));
        if (reordered_[now.index()])
            changes.push_back(change(ChangeKind::moved, "order", std::to_string(had.position + 1),
                                     std::to_string(has.position + 1)));
        append_fact_changes(had, has, keys_, changes);
        return changes;
    }

    bool is_elsewhere(PlanItemId before, PlanItemId now) const {
        const PlanItemId had = before_.at(before).parent, has = now_.at(now).parent;
        if (!had || !has) return false;
        const auto& match = matching_.of_before[had.index()];
        return !match || match->item != has;
    }

    // Among those that stay in the same thing.
    void find_reordered() {
        reordered_.assign(now_.items.size(), false);
        std::map<std::pair<PlanItemId, PlanItemKind>, std::vector<PlanItemId>> siblings;
        for (std::size_t i = 1; i < now_.items.size(); ++i)
            if (const auto& match = matching_.of_now[i]; match && !is_elsewhere(match->item, PlanItemId(i)))
                siblings[{now_.items[i].parent, now_.items[i].name.kind}].push_back(PlanItemId(i));
        for (const auto& [parent, items] : siblings) {
            std::vector<std::size_t> places;
            for (const auto item : items)
                places.push_back(before_.at(matching_.of_now[item.index()]->item).position);
            for (const auto index : out_of_order(places)) reordered_[items[index].index()] = true;
        }
    }

    void add(PlanItemId item) {
        const PlanItemId parent = now_.at(item).parent;
        if (!matching_.of_now[parent.index()]) {
            const std::size_t whole = added_with_[parent];
            added_with_[item] = whole;
            out_.items[whole].with_it.push_back(now_.at(item).name);
            return;
        }
        added_with_[item] = out_.items.size();
        ChangedItem added;
        added.now = now_.at(item).name;
        added.inside = ancestors(now_, item);
        added.changes.push_back(change(ChangeKind::added));
        put(std::move(added), {item.index(), 0});
    }

    // What is dropped goes behind the neighbour that it followed, and all that is in that now; else behind
    // what it was in.
    void place_dropped() {
        std::vector<std::size_t> ends(now_.items.size());
        for (std::size_t i = now_.items.size(); i-- > 0;) {
            ends[i] = std::max(ends[i], i);
            if (const auto parent = now_.items[i].parent)
                ends[parent.index()] = std::max(ends[parent.index()], ends[i]);
        }
        std::map<PlanItemId, std::size_t> behind, dropped_with;
        for (std::size_t i = 1; i < before_.items.size(); ++i) {
            const PlanItemId item(i), parent = before_.items[i].parent;
            const auto& match = matching_.of_before[i];
            const auto& whole = matching_.of_before[parent.index()];
            if (match) {
                if (!is_elsewhere(item, match->item)) behind[parent] = ends[match->item.index()];
            } else if (whole) {
                const std::size_t at = behind.emplace(parent, whole->item.index()).first->second;
                dropped_with[item] = out_.items.size();
                drop(item, {at, i});
            } else {
                dropped_with[item] = dropped_with[parent];
                out_.items[dropped_with[item]].with_it.push_back(before_.at(item).name);
            }
        }
        sort_by_place();
    }

    void drop(PlanItemId item, Place place) {
        ChangedItem dropped;
        dropped.before = before_.at(item).name;
        dropped.inside = ancestors(before_, item);
        dropped.changes.push_back(change(ChangeKind::dropped));
        put(std::move(dropped), place);
    }

    void put(ChangedItem item, Place place) {
        out_.items.push_back(std::move(item));
        places_.emplace_back(place, places_.size());
    }

    void sort_by_place() {
        std::sort(places_.begin(), places_.end());
        std::vector<ChangedItem> sorted;
        for (const auto& [place, index] : places_) sorted.push_back(std::move(out_.items[index]));
        out_.items = std::move(sorted);
    }

    // From the outside in, the plan left out.
    static std::vector<ItemName> ancestors(const PlanItems& plan, PlanItemId item) {
        std::vector<ItemName> out;
        for (auto at = plan.at(item).parent; at && at.index() != 0; at = plan.at(at).parent)
            out.push_back(plan.at(at).name);
        std::reverse(out.begin(), out.end());
        return out;
    }

    void count() {
        for (const auto& item : out_.items) {
            std::array<bool, change_kind_count> has{};
            for (const auto& change : item.changes) has[std::size_t(change.kind)] = true;
            for (std::size_t kind = 0; kind < has.size(); ++kind)
                if (has[kind]) out_.counts[kind] += 1 + item.with_it.size();
        }
    }

    const PlanItems &before_, &now_;
    const PlanMatching matching_;
    NewKeys keys_;
    std::vector<bool> reordered_;                  // by item of the newer plan
    std::map<PlanItemId, std::size_t> added_with_; // index of the added item that it is in, or its own
    std::vector<std::pair<Place, std::size_t>> places_;
    PlanComparison out_;
};

} // namespace

PlanComparison compare_plans(const PlanItems& before, const PlanItems& now) {
    return Comparer(before, now).compare();
}

} // namespace plansite
