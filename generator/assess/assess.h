#pragma once

#include "graph/graph.h"

#include <array>
#include <vector>

// Where things stand on a day. Pure functions of the site, its graph and the day: the same day gives the same
// answer for ever.
//
// A leaf (action, criterion, milestone, target) has the status of the latest report on it up to the day, or
// "not reported". Everything above has tallies: counts first, and always how many of how many are known.

namespace plansite {

// How many things have each status.
struct Tally {
    std::array<std::size_t, std::size(status_words)> by_status{};
    std::size_t overdue = 0;
    std::size_t due_soon = 0;

    std::size_t total() const;
    std::size_t known() const; // all but those not reported
    std::size_t of(Status status) const { return by_status[std::size_t(status)]; }
    Tally& operator+=(const Tally& other);
};

struct Assessment {
    Status status = Status::not_reported;
    const Report* report = nullptr; // the one that says so
    std::optional<Date> reported;   // on which day
    bool overdue = false;           // its last day is past, and it is neither complete nor stopped
    bool due_soon = false;
    Tally actions, criteria, milestones, targets; // of everything below it
};

// The tally of a leaf alone: one thing with its status.
Tally own_tally(const Assessment& leaf);

struct Assessments {
    Date as_of;                      // the site's day
    std::vector<Assessment> by_item; // by ItemId
    std::vector<Date> judged_on;     // by ItemId, of plans and consultations: the day that counts for them

    const Assessment& of(ItemId id) const { return by_item[id.index()]; }
    Date judged(ItemId home) const { return home ? judged_on[home.index()] : as_of; }
};

// Judges everything as of a day. A plan that has ended is judged as of its end, and one that carries a day of
// its own no later than that; an earlier day wins over both, so that a build as of any past day shows what
// was known then.
Assessments assess(const Site& site, const Graph& graph, Date as_of);

} // namespace plansite
