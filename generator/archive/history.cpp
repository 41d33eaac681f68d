#include "archive/history.h"

#include "archive/match.h"

#include <algorithm>
#include <set>

namespace plansite {

namespace {

std::string words_of_first(const PlanItem& item, std::initializer_list<std::string_view> fields) {
    for (const auto field : fields)
        if (const ItemFact* fact = item.find(field); fact && !fact->words.empty()) return fact->words;
    return {};
}

ItemThen then_of(const PlanItem& item, std::size_t edition, double likeness) {
    ItemThen out;
    out.edition = edition;
    out.name = item.name;
    out.likeness = likeness;
    for (const auto field : {"standing.due", "completion", "due"}) {
        const ItemFact* fact = item.find(field);
        if (!fact) continue;
        out.due = fact->words;
        out.due_by = fact->latest;
        break;
    }
    out.status = words_of_first(item, {"standing.status", "stage"});
    out.rating = words_of_first(item, {"standing.rating"});
    out.judgement = words_of_first(item, {"standing.judgement"});
    out.level = words_of_first(item, {"level"});
    out.owner = words_of_first(item, {"responsible", "owner", "lead", "bodies"});
    return out;
}

// An item of an edition, and how it was found in the edition after.
struct Link {
    std::size_t edition = 0;
    PlanItemId item;
};

class HistoryWriter {
public:
    explicit HistoryWriter(std::span<const PlanItems> editions) : editions_(editions) {
        for (std::size_t i = 0; i + 1 < editions.size(); ++i)
            matchings_.push_back(match_plans(editions[i], editions[i + 1]));
    }

    PlanHistory write() const {
        PlanHistory out;
        if (editions_.empty()) return out;
        for (std::size_t edition = 0; edition < matchings_.size(); ++edition)
            for (std::size_t i = 0; i < editions_[edition].items.size(); ++i)
                if (!matchings_[edition].of_before[i])
                    out.gone.push_back(history_of({edition, PlanItemId(i)}));
        for (std::size_t i = 0; i < editions_.back().items.size(); ++i)
            out.items.push_back(history_of({editions_.size() - 1, PlanItemId(i)}));
        out.fates = fates();
        return out;
    }

private:
    ItemHistory history_of(Link last) const {
        std::vector<Link> chain;
        ItemHistory out;
        for (std::optional<Link> at = last; at;) {
            const auto* match = match_before(*at);
            chain.push_back(*at);
            out.editions.push_back(
                then_of(editions_[at->edition].at(at->item), at->edition, match ? match->likeness : 1));
            if (!match) break;
            at = Link{at->edition - 1, match->item};
        }
        std::reverse(chain.begin(), chain.end());
        std::reverse(out.editions.begin(), out.editions.end());
        out.periods = periods_of(chain);
        return out;
    }

    // What the item was in the edition before, or null.
    const ItemMatch* match_before(Link at) const {
        if (at.edition == 0) return nullptr;
        const auto& match = matchings_[at.edition - 1].of_now[at.item.index()];
        return match ? &*match : nullptr;
    }

    std::vector<PeriodHistory> periods_of(const std::vector<Link>& chain) const {
        std::set<std::string> periods;
        for (const auto& link : chain)
            for (const auto& fact : editions_[link.edition].at(link.item).facts)
                if ((fact.field == "actual" || fact.field == "planned") && !fact.words.empty())
                    periods.insert(fact.part);
        std::vector<PeriodHistory> out;
        for (const auto& period : periods) {
            out.push_back({period, {}});
            for (const auto& link : chain) {
                const PlanItem& item = editions_[link.edition].at(link.item);
                const ItemFact *promised = item.find("planned", period),
                               *outturn = item.find("actual", period);
                if (!promised && !outturn) continue;
                out.back().editions.push_back({link.edition, promised ? promised->words : std::string(),
                                               outturn ? outturn->words : std::string()});
            }
        }
        return out;
    }

    std::vector<std::vector<ItemFate>> fates() const {
        std::vector<std::vector<ItemFate>> out(matchings_.size());
        for (std::size_t edition = matchings_.size(); edition-- > 0;)
            for (std::size_t i = 0; i < editions_[edition].items.size(); ++i) {
                ItemFate fate{editions_[edition].items[i].name, std::nullopt, edition};
                if (const auto& match = matchings_[edition].of_before[i]) {
                    const bool newest = edition + 1 == matchings_.size();
                    const ItemFate* later = newest ? nullptr : &out[edition + 1][match->item.index()];
                    fate.now = newest ? editions_.back().at(match->item).name : later->now;
                    fate.last_edition = newest ? edition + 1 : later->last_edition;
                }
                out[edition].push_back(std::move(fate));
            }
        return out;
    }

    std::span<const PlanItems> editions_;
    std::vector<PlanMatching> matchings_; // of each edition with the next
};

} // namespace

PlanHistory plan_history(std::span<const PlanItems> editions) {
    return HistoryWriter(editions).write();
}

} // namespace plansite
