#include "archive/likeness.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace plansite {

namespace {

constexpr std::size_t most_holders = 200; // of a word that `nearest` goes by
constexpr std::size_t most_words = 4000;  // of one text; what is further says no more
constexpr double for_title = 0.7;         // of the likeness, what title or first text count for

bool is_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
}

// Hashes of the words of a text and of each two neighbours, by FNV-1a (Fowler, Noll, Vo): the same
// everywhere.
void append_hashes(std::string_view text, std::vector<std::uint64_t>& out) {
    constexpr std::uint64_t start = 0xcbf29ce484222325U, prime = 0x100000001b3U;
    const std::string lower = lower_ascii(text);
    std::uint64_t last = 0, word = start;
    for (std::size_t i = 0; i <= lower.size() && out.size() < most_words; ++i) {
        if (i < lower.size() && is_letter(lower[i])) {
            word = (word ^ static_cast<unsigned char>(lower[i])) * prime;
        } else if (word != start) {
            out.push_back(word);
            if (last != 0) out.push_back((last ^ (word >> 7)) * prime);
            last = word;
            word = start;
        }
    }
}

bool is_title(const ItemFact& fact) {
    return fact.field == "title" || fact.field == "name" || fact.field == "task" || fact.field == "text";
}

template <class T> void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

Likeness::Likeness(const PlanItems& before, const PlanItems& now) {
    read(before, before_);
    read(now, now_);
    std::vector<std::uint32_t> had(numbers_.size(), 0), has(numbers_.size(), 0);
    for (const auto& words : before_[std::size_t(Reach::own)].words)
        for (const auto word : words) ++had[word];
    for (const auto& words : now_[std::size_t(Reach::own)].words)
        for (const auto word : words) ++has[word];
    const double all = double(std::max(before.items.size(), now.items.size()));
    for (std::size_t i = 0; i < had.size(); ++i)
        weights_.push_back(std::log(1 + all / std::max(had[i], has[i])) / std::log(1 + all));
    weigh(before_);
    weigh(now_);
    holders_.resize(weights_.size());
}

void Likeness::read(const PlanItems& plan, Side& side) {
    for (auto& one : side) one.words.resize(plan.items.size());
    auto &title = side[std::size_t(Reach::title)].words, &own = side[std::size_t(Reach::own)].words,
         &inner = side[std::size_t(Reach::inner)].words;
    std::vector<std::uint64_t> hashes;
    const auto take = [&](Words& words) {
        for (const auto hash : hashes)
            words.push_back(numbers_.emplace(hash, std::uint32_t(numbers_.size())).first->second);
        sort_unique(words);
        hashes.clear();
    };
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        for (const auto& fact : plan.items[i].facts)
            if (fact.about == FactClass::text && is_title(fact)) append_hashes(fact.words, hashes);
        take(title[i]);
        for (const auto& fact : plan.items[i].facts)
            if (fact.about == FactClass::text && !is_title(fact)) append_hashes(fact.words, hashes);
        own[i] = title[i];
        take(own[i]);
    }
    for (std::size_t i = plan.items.size(); i-- > 1;) { // parents stand before what is in them
        sort_unique(inner[i]);
        const std::size_t parent = plan.items[i].parent.index();
        if (parent == 0) continue;
        inner[parent].insert(inner[parent].end(), own[i].begin(), own[i].end());
        inner[parent].insert(inner[parent].end(), inner[i].begin(), inner[i].end());
    }
}

void Likeness::weigh(Side& side) const {
    for (auto& one : side)
        for (const auto& words : one.words) {
            double weight = 0;
            for (const auto word : words) weight += weights_[word];
            one.weights.push_back(weight);
        }
}

Likeness::Shared Likeness::shared(PlanItemId before, PlanItemId now, Reach reach) const {
    const Words& had = before_[std::size_t(reach)].words[before.index()];
    const Words& has = now_[std::size_t(reach)].words[now.index()];
    const double all =
        before_[std::size_t(reach)].weights[before.index()] + now_[std::size_t(reach)].weights[now.index()];
    Shared out;
    for (auto a = had.begin(), b = has.begin(); a != had.end() && b != has.end();) {
        if (*a == *b) out.weight += weights_[*a];
        const bool forward_a = *a <= *b, forward_b = *b <= *a;
        a += forward_a;
        b += forward_b;
    }
    if (all > 0) out.part = 2 * out.weight / all;
    return out;
}

Likeness::Shared Likeness::between(PlanItemId before, PlanItemId now) const {
    Shared own = shared(before, now, Reach::own);
    own.part = for_title * shared(before, now, Reach::title).part + (1 - for_title) * own.part;
    const Shared inner = shared(before, now, Reach::inner);
    return inner.part > own.part ? inner : own;
}

void Likeness::look_among(const std::vector<PlanItemId>& nows, Reach reach) {
    for (auto& holders : holders_) holders.clear();
    reach_ = reach;
    nows_ = nows;
    shared_.assign(nows.size(), 0);
    for (std::size_t i = 0; i < nows.size(); ++i)
        for (const auto word : now_[std::size_t(reach)].words[nows[i].index()])
            holders_[word].push_back(std::uint32_t(i));
}

std::vector<PlanItemId> Likeness::nearest(PlanItemId before, std::size_t most) {
    std::vector<std::uint32_t> found;
    for (const auto word : before_[std::size_t(reach_)].words[before.index()]) {
        if (holders_[word].size() > most_holders) continue;
        for (const auto holder : holders_[word]) {
            if (shared_[holder] == 0) found.push_back(holder);
            shared_[holder] += weights_[word];
        }
    }
    const double had = before_[std::size_t(reach_)].weights[before.index()];
    std::vector<std::pair<double, std::uint32_t>> ranked;
    for (const auto one : found) {
        ranked.emplace_back(-shared_[one] / (had + now_[std::size_t(reach_)].weights[nows_[one].index()]),
                            one);
        shared_[one] = 0;
    }
    most = std::min(most, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + std::ptrdiff_t(most), ranked.end());
    std::vector<PlanItemId> out;
    for (std::size_t i = 0; i < most; ++i) out.push_back(nows_[ranked[i].second]);
    return out;
}

} // namespace plansite
