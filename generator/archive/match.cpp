#include "archive/match.h"

#include "archive/likeness.h"
#include "archive/same_name.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace plansite {

namespace {

// How like two items must be, by what else speaks for them. compare.h says how these were found.
constexpr double enough_by_name = 0.2;     // the same derived id or ref
constexpr double enough_in_parent = 0.35;  // in the same thing
constexpr double enough_anywhere = 0.6;    // only of the same kind, and
constexpr double enough_words = 6;         // so many words or pairs of words that no others have
constexpr std::size_t most_candidates = 8; // of an item, from all of its kind
constexpr std::size_t most_siblings = 40;  // that are all tried

// What speaks for a pair beside likeness, where several want the same item.
constexpr double for_lasting_id = 0.3, for_derived_id = 0.05, for_ref = 0.05, for_parent = 0.1,
                 for_facts = 0.15;

constexpr std::size_t most_facts = 40; // of an item that are looked at

struct Candidate {
    PlanItemId before, now;
    SameName name = SameName::no;
    SameParent parent = SameParent::no;
    Likeness::Shared shared;
    double score = 0;
};

// How much of what is said beside texts is the same: of similar items the right one has the same owner and
// date.
double facts_in_common(const PlanItem& before, const PlanItem& now) {
    const auto first = [](const PlanItem& item) {
        return std::span(item.facts).first(std::min(item.facts.size(), most_facts));
    };
    std::size_t all = 0, same = 0;
    for (const auto& fact : first(before)) {
        if (fact.about == FactClass::text) continue;
        ++all;
        const auto others = first(now);
        same += std::any_of(others.begin(), others.end(), [&](const ItemFact& other) {
            return other.field == fact.field && other.part == fact.part && other.words == fact.words;
        });
    }
    return all == 0 ? 0 : double(same) / double(all);
}

// The texts of an item, in one.
std::string texts_of(const PlanItem& item) {
    std::string out;
    for (const auto& fact : item.facts)
        if (fact.about == FactClass::text)
            out += fact.field + '\x1f' + fact.part + '\x1f' + fact.words + '\x1e';
    return out;
}

bool is_enough(const Candidate& pair) {
    switch (pair.name) {
    case SameName::lasting_id: return true;
    case SameName::derived_id:
    case SameName::ref: return pair.shared.part >= enough_by_name;
    case SameName::no: break;
    }
    if (pair.parent == SameParent::yes) return pair.shared.part >= enough_in_parent;
    return pair.shared.part >= enough_anywhere && pair.shared.weight >= enough_words;
}

double score_of(const Candidate& pair, double facts) {
    double score = pair.shared.part + for_facts * facts;
    if (pair.name == SameName::lasting_id) score += for_lasting_id;
    if (pair.name == SameName::derived_id) score += for_derived_id;
    if (pair.name == SameName::ref) score += for_ref;
    if (pair.parent == SameParent::yes) score += for_parent;
    return score;
}

MatchedBy reason_of(SameName name) {
    if (name == SameName::no) return MatchedBy::likeness;
    return name == SameName::ref ? MatchedBy::ref : MatchedBy::key;
}

// Matches kind after kind, what others are in first, so that it is known whether two items are in the same.
class Matcher {
public:
    Matcher(const PlanItems& before, const PlanItems& now)
        : before_(before), now_(now), likeness_(before, now) {
        out_.of_before.resize(before.items.size());
        out_.of_now.resize(now.items.size());
    }

    PlanMatching match() {
        const PlanItemId plan(0);
        pair(plan, plan, MatchedBy::key, likeness_.between(plan, plan).part);
        for (const auto kind :
             {PlanItemKind::scale, PlanItemKind::page, PlanItemKind::priority, PlanItemKind::target,
              PlanItemKind::objective, PlanItemKind::activity, PlanItemKind::criterion, PlanItemKind::action,
              PlanItemKind::milestone, PlanItemKind::level})
            match_kind(kind);
        return std::move(out_);
    }

private:
    void match_kind(PlanItemKind kind) {
        match_unchanged(kind);
        std::vector<Candidate> pairs =
            candidates(open_items(before_, out_.of_before, kind), open_items(now_, out_.of_now, kind));
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        for (const auto& one : pairs)
            if (!out_.of_before[one.before.index()] && !out_.of_now[one.now.index()] && is_enough(one))
                pair(one.before, one.now, reason_of(one.name), one.shared.part);
    }

    // The same id and texts: most items of most editions. Not where others say the same ("As above"): then
    // more than an id made of the place has to tell which is which.
    void match_unchanged(PlanItemKind kind) {
        std::unordered_map<std::string, std::size_t> had, has;
        std::unordered_map<std::string_view, PlanItemId> by_key;
        for (const auto item : open_items(before_, out_.of_before, kind)) ++had[texts_of(before_.at(item))];
        for (const auto item : open_items(now_, out_.of_now, kind)) {
            ++has[texts_of(now_.at(item))];
            by_key.emplace(now_.at(item).name.key, item);
        }
        for (const auto item : open_items(before_, out_.of_before, kind)) {
            const auto found = by_key.find(before_.at(item).name.key);
            if (found == by_key.end()) continue;
            const std::string texts = texts_of(before_.at(item));
            if (texts != texts_of(now_.at(found->second))) continue;
            const SameName name =
                same_name(before_, item, now_, found->second, parent_of(item, found->second));
            const bool sure = name == SameName::lasting_id || (had[texts] == 1 && has[texts] == 1);
            if (name >= SameName::derived_id && sure) pair(item, found->second, MatchedBy::key, 1);
        }
    }

    static std::vector<PlanItemId> open_items(const PlanItems& plan,
                                              const std::vector<std::optional<ItemMatch>>& matches,
                                              PlanItemKind kind) {
        std::vector<PlanItemId> out;
        for (std::size_t i = 0; i < plan.items.size(); ++i)
            if (!matches[i] && plan.items[i].name.kind == kind) out.push_back(PlanItemId(i));
        return out;
    }

    using Pairs = std::set<std::pair<PlanItemId, PlanItemId>>;

    std::vector<Candidate> candidates(const std::vector<PlanItemId>& befores,
                                      const std::vector<PlanItemId>& nows) {
        Pairs pairs;
        for (const auto reach : {Likeness::Reach::own, Likeness::Reach::inner}) {
            likeness_.look_among(nows, reach);
            for (const auto item : befores)
                for (const auto other : likeness_.nearest(item, most_candidates)) pairs.emplace(item, other);
        }
        add_neighbours(befores, nows, pairs);
        std::vector<Candidate> out;
        for (const auto& [item, other] : pairs) out.push_back(candidate(item, other));
        return out;
    }

    // What has the same id, however unlike; and what is in the same thing, where that is not too much to try.
    void add_neighbours(const std::vector<PlanItemId>& befores, const std::vector<PlanItemId>& nows,
                        Pairs& pairs) const {
        std::unordered_map<std::string, PlanItemId> by_name;
        std::map<PlanItemId, std::vector<PlanItemId>> by_parent;
        for (const auto item : nows) {
            by_name.emplace(scoped_name(now_.at(item), now_.at(item).parent), item);
            by_parent[now_.at(item).parent].push_back(item);
        }
        for (const auto item : befores) {
            const auto& parent = out_.of_before[before_.at(item).parent.index()];
            if (!parent) continue;
            const auto found = by_name.find(scoped_name(before_.at(item), parent->item));
            if (found != by_name.end()) pairs.emplace(item, found->second);
            const auto siblings = by_parent.find(parent->item);
            if (siblings == by_parent.end() || siblings->second.size() > most_siblings) continue;
            for (const auto other : siblings->second) pairs.emplace(item, other);
        }
    }

    static std::string scoped_name(const PlanItem& item, PlanItemId parent) {
        const bool within = is_named_within_parent(item.name.kind);
        return std::to_string(within ? parent.index() : 0) + '/' + item.id;
    }

    Candidate candidate(PlanItemId before, PlanItemId now) const {
        Candidate out;
        out.before = before;
        out.now = now;
        out.parent = parent_of(before, now);
        out.name = same_name(before_, before, now_, now, out.parent);
        out.shared = likeness_.between(before, now);
        out.score = score_of(out, facts_in_common(before_.at(before), now_.at(now)));
        return out;
    }

    SameParent parent_of(PlanItemId before, PlanItemId now) const {
        const PlanItemId parent = before_.at(before).parent;
        const auto& match = out_.of_before[parent.index()];
        return match && match->item == now_.at(now).parent ? SameParent::yes : SameParent::no;
    }

    void pair(PlanItemId before, PlanItemId now, MatchedBy by, double likeness) {
        out_.of_before[before.index()] = {now, by, likeness};
        out_.of_now[now.index()] = {before, by, likeness};
    }

    const PlanItems &before_, &now_;
    Likeness likeness_;
    PlanMatching out_;
};

} // namespace

PlanMatching match_plans(const PlanItems& before, const PlanItems& now) {
    return Matcher(before, now).match();
}

} // namespace plansite
