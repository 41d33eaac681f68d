#pragma once

#include "assess/methods.h"

#include <array>
#include <cstdint>

namespace plansite {

// How many things have each status, and how many of them a flag. Counts come first; a share is worked out
// only beside them.
struct Tally {
    std::array<std::uint32_t, std::size(status_words)> by_status{};
    std::uint32_t overdue = 0, due_soon = 0, late_start = 0, stale = 0, slipped = 0;
    double weight = 0, weight_known = 0, weight_done = 0; // each counts 1 where it has no weight of its own
    bool weighted = false;                                // some have one

    std::size_t total() const;
    std::size_t known() const; // all but those not reported
    std::size_t of(Status status) const { return by_status[std::size_t(status)]; }

    // The share that is done among what is known, between 0 and 1, what is partly met counting half; nothing
    // where nothing is known.
    std::optional<double> share_done() const;

    Tally& operator+=(const Tally& other);
};

// How many targets have each outcome.
struct TargetTally {
    std::array<std::uint32_t, std::size(outcome_words)> by_outcome{};

    std::size_t total() const;
    std::size_t known() const; // all but those without enough data
    std::size_t of(Outcome outcome) const { return by_outcome[std::size_t(outcome)]; }
    TargetTally& operator+=(const TargetTally& other);
};

} // namespace plansite
