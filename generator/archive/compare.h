#pragma once

#include "archive/match.h"
#include "archive/word_diff.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

// Two editions of a plan, item by item. Three steps, a value each:
//
//     flatten    plan_items.h   the published JSON of a plan → PlanItems: a list of items and what is said of
//     each match      match.h        two PlanItems → which item is which compare    compare.h      both →
//     PlanComparison: what became of each item
//
// history.h strings the matchings of many editions together; compare_report.h writes a comparison down.
// Frozen editions are not trusted, and nothing takes more time than some seconds for what they can hold.
//
// Matching. Ids that an author gave are permanent, and are believed whatever the texts say now. But most ids
// are made of the place ("c", "criterion-2") or of the printed number: they are another item's as soon as one
// is put in before it, and the file does not say which they are (same_name.h). So all pairs of a kind that
// have something in common are ranked by how like their texts are (likeness.h), with something added for the
// same id, ref, parent, owner and dates; the best pair comes first, and each item is given once. A pair has
// to be like enough for what else speaks for it: 0.2 with the same derived id or ref, 0.35 in the same
// parent, 0.6 and six words or pairs of words that no others have anywhere else, so that "Appointed" is not
// found again in another action. What is in an item counts as its text, too, so that an activity is found
// under another title; and parents come before what is in them, so that nothing moves when its parent is
// renamed.
//
// The numbers were found on the four example plans. Of 2,219 pairs of siblings that are not the same item 51
// are above 0.35 without being word for word the same, most of them one sentence with another year or body;
// of 15,624 other pairs of one kind 82 are above 0.6, nearly all one sentence about the audit of each area.
// With a fifth of all words exchanged in every text, 564 of 567 items are found, with two fifths 550, and
// none is taken for another. Two plans that have nothing to do with each other share their page
// "Introduction" and nothing else. tests/archive/compare_property_test.cpp edits made-up plans and wants
// every edit back.

namespace plansite {

// What became of an item. There can be several, but for `added` and `dropped`.
enum class ChangeKind : std::uint8_t {
    added,
    dropped,
    reworded,
    moved,
    renumbered,
    date_later,
    date_earlier,
    date_reworded,
    owner,
    cost,
    value,
    status,
    level,
    other
};

inline constexpr Word<ChangeKind> change_kind_words[] = {
    {ChangeKind::added, "added", "It is new."},
    {ChangeKind::dropped, "dropped", "It is there no more."},
    {ChangeKind::reworded, "reworded", "A text says something else, or says it in other words."},
    {ChangeKind::moved, "moved", "It is part of something else, or stands elsewhere among its neighbours."},
    {ChangeKind::renumbered, "renumbered", "Its printed number is another."},
    {ChangeKind::date_later, "date-later", "A date slipped: its last day is later."},
    {ChangeKind::date_earlier, "date-earlier", "A date was brought forward: its last day is earlier."},
    {ChangeKind::date_reworded, "date-reworded",
     "A date is written in other words, for the same days or for days that cannot be told."},
    {ChangeKind::owner, "owner", "Somebody else answers for it, leads it or helps."},
    {ChangeKind::cost, "cost", "Its cost or what it takes is another."},
    {ChangeKind::value, "value", "A value promised or measured is another."},
    {ChangeKind::status, "status", "It stands elsewhere: its status, rating or judgement."},
    {ChangeKind::level, "level", "It is on another level of the plan's scale."},
    {ChangeKind::other, "other", "Something else about it is different."}};
constexpr std::span<const Word<ChangeKind>> words_of(ChangeKind) {
    return change_kind_words;
}
inline constexpr std::size_t change_kind_count = std::size(change_kind_words);

// One change of an item.
struct ItemChange {
    ChangeKind kind = ChangeKind::other;
    std::string field;         // of the fact; "ref" of renumbered; "place" or "order" of moved; else ""
    std::string part;          // its period or language
    std::string before, now;   // in words; of a place what it is part of, of order the position from 1
    std::optional<int> days;   // of dates: how much later, negative for earlier
    std::optional<int> levels; // of levels: how many higher, negative for lower
    std::vector<DiffRun> runs; // of texts: word by word
};

// An item that changed.
struct ChangedItem {
    std::optional<ItemName> before, now; // at least one of them
    std::vector<ItemName> inside; // above it in the newer plan (of what is dropped: the older), plan left out
    std::optional<ItemMatch> match;  // where it has both
    std::vector<ItemChange> changes; // at least one
    std::vector<ItemName> with_it;   // of what is added or dropped: everything in it that is so, too

    const ItemName& name() const { return now ? *now : *before; }
};

// Which edition.
struct ComparedPlan {
    std::string id, title, edition;
    std::optional<Date> as_of;
};

struct PlanComparison {
    ComparedPlan before, now;
    // In the order of the newer plan; what is dropped stands behind its old neighbour.
    std::vector<ChangedItem> items;
    // By ChangeKind: how many items changed in that way, those added or dropped with others included.
    std::array<std::size_t, change_kind_count> counts{};
    std::size_t unchanged = 0;

    std::size_t count(ChangeKind kind) const { return counts[std::size_t(kind)]; }
};

// What became of the items of `before` in `now`.
PlanComparison compare_plans(const PlanItems& before, const PlanItems& now);

} // namespace plansite
