#pragma once

#include "archive/plan_items.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plansite {

// An item as one edition has it. Words are empty where the edition says nothing.
struct ItemThen {
    std::size_t edition = 0; // index of the editions given
    ItemName name;
    double likeness = 1;                   // to the item of the edition before in which it is; 1 of the first
    std::string due;                       // the date as it stood then
    std::optional<Date> due_by;            // its last day
    std::string status, rating, judgement; // names as in the data: "in-progress", "green", "on-track"
    std::string level, owner;
};

// What one edition said of one period of a target.
struct ValueThen {
    std::size_t edition = 0;
    std::string promised, outturn; // in words; empty where it gave none
};

struct PeriodHistory {
    std::string period;
    std::vector<ValueThen> editions; // oldest first, only those that have the period
};

// An item of the newest plan, or one that is gone, through the editions it is in.
struct ItemHistory {
    std::vector<ItemThen> editions;     // oldest first, at least one
    std::vector<PeriodHistory> periods; // of targets

    const ItemThen& last() const { return editions.back(); }
};

// Where an item of an older edition is now.
struct ItemFate {
    ItemName then;
    std::optional<ItemName> now;  // in the newest plan; none where it is gone
    std::size_t last_edition = 0; // the last one that it is in
};

struct PlanHistory {
    std::vector<ItemHistory> items; // of the newest plan, in its order
    std::vector<ItemHistory> gone;  // in no newer edition than their last; by last edition, then in its order
    std::vector<std::vector<ItemFate>> fates; // by edition (the newest left out): all its items, in its order
};

// The history of every item through editions of a plan, oldest first; the last is the newest, mostly the plan
// as it is now. Each edition is matched with the next (match.h).
PlanHistory plan_history(std::span<const PlanItems> editions);

} // namespace plansite
