#pragma once

#include "archive/plan_items.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plansite {

// Why two items are taken for the same one.
enum class MatchedBy : std::uint8_t { key, ref, likeness };

inline constexpr Word<MatchedBy> matched_by_words[] = {
    {MatchedBy::key, "key", "They have the same id."},
    {MatchedBy::ref, "ref", "They have the same printed number, and their texts are alike."},
    {MatchedBy::likeness, "likeness", "Their texts are alike."}};
constexpr std::span<const Word<MatchedBy>> words_of(MatchedBy) {
    return matched_by_words;
}

struct ItemMatch {
    PlanItemId item; // of the other plan
    MatchedBy by = MatchedBy::key;
    double likeness = 1; // of their texts, from 0 to 1
};

// Which item of one plan is which of the other: one to one, within a kind. By id, each way.
struct PlanMatching {
    std::vector<std::optional<ItemMatch>> of_before; // items of the older plan: where they are now
    std::vector<std::optional<ItemMatch>> of_now;    // items of the newer one: what they were
};

// Finds the items of `before` in `now`. See compare.h for the rules.
PlanMatching match_plans(const PlanItems& before, const PlanItems& now);

} // namespace plansite
