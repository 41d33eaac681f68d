#include "assess/tally.h"

#include <numeric>

namespace plansite {

std::size_t Tally::total() const {
    return std::accumulate(by_status.begin(), by_status.end(), std::size_t(0));
}

std::size_t Tally::known() const {
    return total() - of(Status::not_reported);
}

std::optional<double> Tally::share_done() const {
    if (weight_known <= 0) return std::nullopt;
    return weight_done / weight_known;
}

Tally& Tally::operator+=(const Tally& other) {
    for (std::size_t i = 0; i < by_status.size(); ++i) by_status[i] += other.by_status[i];
    overdue += other.overdue;
    due_soon += other.due_soon;
    late_start += other.late_start;
    stale += other.stale;
    slipped += other.slipped;
    weight += other.weight;
    weight_known += other.weight_known;
    weight_done += other.weight_done;
    weighted = weighted || other.weighted;
    return *this;
}

std::size_t TargetTally::total() const {
    return std::accumulate(by_outcome.begin(), by_outcome.end(), std::size_t(0));
}

std::size_t TargetTally::known() const {
    return total() - of(Outcome::not_enough_data);
}

TargetTally& TargetTally::operator+=(const TargetTally& other) {
    for (std::size_t i = 0; i < by_outcome.size(); ++i) by_outcome[i] += other.by_outcome[i];
    return *this;
}

} // namespace plansite
