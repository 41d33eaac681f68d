#pragma once

#include "archive/plan_items.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace plansite {

// How like the texts of the items of two plans are: what they share of words and of pairs of neighbouring
// words, as a part of all that they have (Dice's coefficient). Each counts by how rare it is among the items
// of a plan, so that "Report to the board" says little and a name much.
class Likeness {
public:
    Likeness(const PlanItems& before, const PlanItems& now);

    struct Shared {
        double part = 0;   // of the two texts, from 0 to 1
        double weight = 0; // of what they share: 1 for each word or pair that no other item has
    };

    // Two items. What they are called and say first counts most: rows of a table often share whole cells. Or,
    // if that is more, what is in them: something is the same under another title where its parts are.
    Shared between(PlanItemId before, PlanItemId now) const;

    // Which texts of an item: its title or first text, all of its own, all of what is in it.
    enum class Reach : std::uint8_t { title, own, inner };

    // The items of the newer plan that `nearest` looks among.
    void look_among(const std::vector<PlanItemId>& nows, Reach reach);
    // Of these the ones that are likest to an item of the older plan, likest first and `most` at most. Words
    // that very many of them have are passed over.
    std::vector<PlanItemId> nearest(PlanItemId before, std::size_t most);

private:
    using Words = std::vector<std::uint32_t>; // numbers of words and pairs, each once, ascending

    struct Texts { // by PlanItemId
        std::vector<Words> words;
        std::vector<double> weights; // of all words of an item
    };
    using Side = std::array<Texts, 3>; // by Reach

    void read(const PlanItems& plan, Side& side);
    void weigh(Side& side) const;
    Shared shared(PlanItemId before, PlanItemId now, Reach reach) const;

    std::unordered_map<std::uint64_t, std::uint32_t> numbers_; // by hash: two that collide count as one
    std::vector<double> weights_;                              // by number
    Side before_, now_;
    std::vector<std::vector<std::uint32_t>> holders_; // by number: who of `nows` has it
    std::vector<PlanItemId> nows_;
    Reach reach_ = Reach::own;
    std::vector<double> shared_; // by index of `nows`, while one item is asked about
};

} // namespace plansite
