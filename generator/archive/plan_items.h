#pragma once

#include "base/date.h"
#include "base/id.h"
#include "base/json.h"
#include "schema/field.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What a published plan (exports/plan_json.h) is made of, as far as two editions of it are compared.
enum class PlanItemKind : std::uint8_t {
    plan,
    page,
    priority,
    objective,
    activity,
    criterion,
    action,
    milestone,
    target,
    scale,
    level
};

inline constexpr Word<PlanItemKind> plan_item_kind_words[] = {
    {PlanItemKind::plan, "plan", "The plan itself."},
    {PlanItemKind::page, "page", "A page of its narrative."},
    {PlanItemKind::priority, "priority", "A broad result, with its activities."},
    {PlanItemKind::objective, "objective", "A result wanted within the plan's period."},
    {PlanItemKind::activity, "activity", "A named piece of work."},
    {PlanItemKind::criterion, "criterion", "A sign by which success will be known."},
    {PlanItemKind::action, "action", "A row of the plan's table."},
    {PlanItemKind::milestone, "milestone", "Something dated on the way."},
    {PlanItemKind::target, "target", "Something counted, and the values promised."},
    {PlanItemKind::scale, "scale", "An ordered scale of the plan's own."},
    {PlanItemKind::level, "level", "A level of a scale."}};
constexpr std::span<const Word<PlanItemKind>> words_of(PlanItemKind) {
    return plan_item_kind_words;
}

// What a fact is about, which decides how two of them are compared.
enum class FactClass : std::uint8_t { text, date, owner, cost, value, status, level, place, other };

// One thing that is said of an item. Facts of the same field and part are compared.
struct ItemFact {
    FactClass about = FactClass::other;
    std::string
        field; // as in the file: "task"; "due", "status", "rating" … of how it stands are "standing.due" …
    std::string part{};  // of a value its period ("2007-08"), of a text in several languages its language
    std::string words{}; // as plain words; paragraphs and bullets stand on lines of their own
    std::optional<Date> earliest{}, latest{}; // of a date: the days it can mean
    std::optional<double>
        number{}; // of a value itself, of amounts the pence, of levels the place of the highest
    std::vector<std::string> refers{}; // the items it names, by key, or what it says where it names none
};

// What an item is called.
struct ItemName {
    PlanItemKind kind = PlanItemKind::plan;
    std::string key;     // as references within the plan are written: "action:1.1.a"; of the plan "plan"
    std::string ref;     // the number as printed; may be empty
    std::string title;   // a few plain words
    std::string address; // from the root of the site; empty where it has none that can be trusted
};

using PlanItemId = Id<struct PlanItemTag>;

struct PlanItem {
    ItemName name;
    std::string id;           // its own: "a" of "action:1.1.a"
    PlanItemId parent;        // none of the plan
    std::size_t position = 0; // among the items of its kind and parent
    std::vector<ItemFact> facts;

    // The fact of this field and part, or null.
    const ItemFact* find(std::string_view field, std::string_view part = {}) const;
};

// A published plan as a list of its items, in the order of the file: the plan first, parents before what is
// in them. Keys are unique.
struct PlanItems {
    std::string id, edition; // of the plan; the edition in its own words
    std::optional<Date> as_of, judged_on;
    std::vector<PlanItem> items; // by PlanItemId; never empty

    const PlanItem& at(PlanItemId item) const { return items[item.index()]; }
};

// The items of a "plansite plan 1". The file is not trusted: what is missing or of a wrong type counts as
// absent, values of unknown fields are compared as words, and addresses are taken only where they lie below
// the plan's own.
PlanItems plan_items(const Json& file);

// The same from its bytes. Nothing where they are not JSON, not of that format, nested deeper than 64, or
// have more than 1,000 keys in an object.
std::optional<PlanItems> read_plan_items(std::string_view bytes);

} // namespace plansite
