#include "archive/fact_words.h"
#include "archive/item_facts.h"
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace plansite {

namespace {

// Items by the names that references can use: their keys, and their kind with their ref.
class ItemNames {
public:
    explicit ItemNames(const PlanItems& plan) : plan_(plan) {
        for (std::size_t i = 0; i < plan.items.size(); ++i) by_name_.emplace(plan.items[i].name.key, i);
        for (std::size_t i = 0; i < plan.items.size(); ++i) {
            const ItemName& name = plan.items[i].name;
            if (!name.ref.empty())
                by_name_.emplace(fmt::format("{}:{}", word_of(name.kind).name, name.ref), i);
            if (name.kind != PlanItemKind::level) continue;
            by_name_.emplace("level:" + plan.items[i].id, i); // actions name levels without their scale
            by_name_.emplace("level:" + name.title, i);
        }
    }

    PlanItemId find(const std::string& name) const {
        const auto found = by_name_.find(name);
        return found == by_name_.end() ? PlanItemId() : PlanItemId(found->second);
    }

    // What a line of a field of an item names, or none.
    PlanItemId find(const PlanItem& item, std::string_view field, std::string_view line) const {
        if (field == "level") return find(fmt::format("level:{}", line));
        if (field == "parent") return find(fmt::format("{}:{}", word_of(item.name.kind).name, line));
        if (field == "criteria") {
            const PlanItemId own = find(fmt::format("criterion:{}.{}", plan_.at(item.parent).id, line));
            return own ? own : find(fmt::format("criterion:{}", line));
        }
        return find(replaced(line, fmt::format(":{}/", plan_.id), ":")); // "target:this-plan/2"
    }

private:
    const PlanItems& plan_;
    std::unordered_map<std::string, std::size_t> by_name_;
};

void resolve(const ItemNames& names, const PlanItems& plan, const PlanItem& item, ItemFact& fact) {
    std::vector<std::string> titles;
    for (auto& line : fact.refers) {
        const PlanItemId named = names.find(item, fact.field, line);
        titles.push_back(named && !plan.at(named).name.title.empty() ? plan.at(named).name.title : line);
        if (!named) continue;
        line = plan.at(named).name.key;
        const double place = double(plan.at(named).position) + 1;
        if (fact.about == FactClass::level) fact.number = std::max(fact.number.value_or(place), place);
    }
    fact.words = join(titles, "\n");
}

// The same but for spaces, hyphens and strokes: "2008/09" is "2008-09".
bool is_same_period(std::string_view a, std::string_view b) {
    constexpr std::string_view ignored = " -/";
    const auto skip = [&](std::string_view& text) {
        text.remove_prefix(std::min(text.find_first_not_of(ignored), text.size()));
    };
    for (skip(a), skip(b); !a.empty() && !b.empty() && a[0] == b[0]; skip(a), skip(b)) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() && b.empty();
}

// The fact of a target for a period, made where the target has the period in its other series only; null
// where it does not know the period at all.
ItemFact* value_for(PlanItem& target, std::string_view field, std::string_view period) {
    std::string known;
    for (auto& fact : target.facts) {
        if ((fact.field != "actual" && fact.field != "planned") || !is_same_period(fact.part, period))
            continue;
        if (fact.field == field) return &fact;
        known = fact.part;
    }
    if (known.empty()) return nullptr;
    return &target.facts.emplace_back(ItemFact{FactClass::value, std::string(field), known});
}

void apply(const Json& report, const ItemNames& names, PlanItems& plan) {
    const Json *about = member(report, "about"), *period = member(report, "period");
    if (!about || !period) return;
    const PlanItemId id = names.find(plan.at(PlanItemId(0)), "about", one_line(about));
    if (!id || plan.at(id).name.kind != PlanItemKind::target) return;
    for (const auto& [reported, field] : {std::pair{"value", "actual"}, {"revised_value", "planned"}}) {
        const Json* value = member(report, reported);
        if (!value || (!value->is_number() && !value->is_boolean())) continue;
        ItemFact* fact = value_for(plan.items[id.index()], field, words_of_value(*period));
        if (!fact) continue;
        fact->words = words_of_value(*value);
        fact->number = value->is_number() ? value->get<double>() : double(value->get<bool>());
    }
}

} // namespace

void apply_updates(const Json& updates, PlanItems& plan) {
    if (!updates.is_array()) return;
    std::vector<const Json*> in_order;
    for (const auto& update : updates) in_order.push_back(&update);
    const auto date = [](const Json* update) { return one_line(member(*update, "date")); };
    std::stable_sort(in_order.begin(), in_order.end(),
                     [&](const Json* a, const Json* b) { return date(a) < date(b); });
    const ItemNames names(plan);
    for (const Json* update : in_order)
        if (const Json* reports = member(*update, "report"); reports && reports->is_array())
            for (const auto& report : *reports) apply(report, names, plan);
}

void resolve_references(PlanItems& plan) {
    const ItemNames names(plan);
    for (auto& item : plan.items)
        for (auto& fact : item.facts)
            if (!fact.refers.empty()) resolve(names, plan, item, fact);
}

} // namespace plansite
