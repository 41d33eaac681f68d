#include "collate/suppression.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

namespace plansite {
namespace {

using Lines = std::vector<std::string>;

// "*" for what is not told.
Lines shown(const Counts& counts, std::int64_t threshold, std::vector<std::int64_t> silent = {}) {
    if (silent.empty() && !counts.empty()) silent.resize(counts.front().size());
    const auto told = what_is_told(counts, silent, threshold);
    Lines out;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        auto& line = out.emplace_back();
        for (std::size_t c = 0; c < counts[r].size(); ++c)
            line += (c == 0 ? "" : " ") + (told[r][c] ? std::to_string(counts[r][c]) : std::string("*"));
    }
    return out;
}

// Everything that somebody can find out who knows what is told, the sums of all rows and columns, and that a
// "*" is no nought unless one was hidden or nothing is told but noughts: of each count the values it has in
// some table that fits. By trying all tables.
class Snoop {
public:
    Snoop(const Counts& counts, const std::vector<std::vector<bool>>& told)
        : counts_(counts),
          told_(told),
          row_left_(counts.size()),
          column_left_(counts.front().size()),
          guess_(counts),
          values_(counts.size()) {
        bool anything_told = false;
        for (std::size_t r = 0; r < counts.size(); ++r) {
            values_[r].resize(counts[r].size());
            for (std::size_t c = 0; c < counts[r].size(); ++c) {
                row_left_[r] += counts[r][c];
                column_left_[c] += counts[r][c];
                if (r + 1 == counts.size()) continue;
                if (counts[r][c] == 0 && !told[r][c]) least_ = 0;
                anything_told = anything_told || (counts[r][c] > 0 && told[r][c]);
            }
        }
        if (!anything_told) least_ = 0;
        try_from(0, 0);
    }

    const std::set<std::int64_t>& values(std::size_t r, std::size_t c) const { return values_[r][c]; }

private:
    void try_from(std::size_t r, std::size_t c) {
        if (r == counts_.size()) return found();
        if (c == column_left_.size()) {
            if (row_left_[r] == 0) try_from(r + 1, 0);
            return;
        }
        const bool last = r + 1 == counts_.size();
        for (std::int64_t value = 0; value <= std::min(row_left_[r], column_left_[c]); ++value) {
            if (last && value != column_left_[c]) continue;
            if (last ? false : told_[r][c] ? value != counts_[r][c] : value < least_) continue;
            guess_[r][c] = value;
            row_left_[r] -= value, column_left_[c] -= value;
            try_from(r, c + 1);
            row_left_[r] += value, column_left_[c] += value;
        }
    }
    void found() {
        for (std::size_t r = 0; r < counts_.size(); ++r)
            for (std::size_t c = 0; c < column_left_.size(); ++c) values_[r][c].insert(guess_[r][c]);
    }

    const Counts& counts_;
    const std::vector<std::vector<bool>>& told_;
    std::vector<std::int64_t> row_left_, column_left_;
    Counts guess_;
    std::vector<std::vector<std::set<std::int64_t>>> values_;
    std::int64_t least_ = 1;
};

} // namespace

TEST_CASE("Small groups are not told, nor what would give them away", "[collate]") {
    CHECK(shown({{20, 12}, {8, 6}}, 5) == Lines{"20 12", "8 6"});
    // one of few: another of its row, and for their columns two of another row, the smallest
    CHECK(shown({{20, 12}, {8, 1}, {6, 7}}, 5) == Lines{"20 12", "* *", "* *"});
    // nobody is nobody
    CHECK(shown({{20, 12}, {0, 6}}, 5) == Lines{"20 12", "0 6"});
    // who the few are is not told, nor who is not among them
    CHECK(shown({{20, 12, 9}, {2, 0, 0}}, 5) == Lines{"* * *", "* * *"});
    // those who said nothing hide some of it, where there are enough of them
    CHECK(shown({{20, 12, 9}, {2, 3, 6}}, 5, {9, 9, 9}) == Lines{"20 12 9", "* * 6"});
    CHECK(shown({{20, 12, 9}, {2, 3, 6}}, 5) == Lines{"* * 9", "* * 6"});
    // hardly anybody answered
    CHECK(shown({{1, 0}, {0, 0}}, 5) == Lines{"* *", "* *"});
    CHECK(shown({{0, 0}, {0, 0}}, 5) == Lines{"0 0", "0 0"});
    CHECK(shown({{3, 1}, {1, 2}}, 1) == Lines{"3 1", "1 2"});
    CHECK(shown({{3, 1}, {1, 2}}, 0) == Lines{"3 1", "1 2"});
    CHECK(what_is_told(Counts{}, {}, 5).empty());
}

TEST_CASE("Kinds of respondents of few are not told, and come back by no subtraction", "[collate]") {
    using Row = std::vector<std::int64_t>;
    const auto told = [](const Row& counts) {
        std::string out;
        for (const bool one : what_is_told(counts, 5)) out += one ? '1' : '*';
        return out;
    };
    CHECK(told({30, 12, 6}) == "111");
    CHECK(told({30, 12, 3}) == "1**");            // a second one, the smallest
    CHECK(told({30, 12, 3, 2}) == "11**");        // five of two kinds
    CHECK(told({30, 12, 2, 2}) == "1***");        // four would still be few
    CHECK(told({30, 0, 3, 2}) == "11**");         // nobody is nobody
    CHECK(told({30, 1, 1, 1, 1, 1}) == "******"); // five of five kinds are one each
    CHECK(told({3}) == "*");
    CHECK(told({3, 0}) == "**");
    CHECK(told({}).empty());
}

TEST_CASE("No untold count is fixed by what is told", "[collate]") {
    std::mt19937 random(20101203);
    const auto up_to = [&](unsigned most) { return std::int64_t(random() % (most + 1)); };
    std::size_t hidden = 0, told_counts = 0;
    for (int round = 0; round < 1000; ++round) {
        const std::int64_t threshold = 3 + up_to(2);
        Counts counts(std::size_t(2 + up_to(1)), std::vector<std::int64_t>(std::size_t(2 + up_to(1))));
        for (auto& row : counts)
            for (auto& count : row) count = up_to(2) == 0 ? 0 : up_to(6);
        // each kind has at least the threshold, because smaller ones are put together before
        std::vector<std::int64_t> silent(counts.front().size());
        for (std::size_t c = 0; c < silent.size(); ++c) {
            std::int64_t answered = 0;
            for (const auto& row : counts) answered += row[c];
            silent[c] = std::max<std::int64_t>(up_to(1) * up_to(3), threshold - answered);
        }
        const auto told = what_is_told(counts, silent, threshold);
        Counts all = counts;
        all.push_back(silent);
        const Snoop snoop(all, told);
        for (std::size_t r = 0; r < counts.size(); ++r) {
            INFO(round << ", threshold " << threshold << ": " << Catch::Detail::stringify(all) << " "
                       << Catch::Detail::stringify(shown(counts, threshold, silent)));
            for (std::size_t c = 0; c < counts[r].size(); ++c) {
                const std::int64_t count = counts[r][c];
                const bool small = count > 0 && count < threshold;
                if (small && told[r][c]) FAIL("a small count is told");
                ++(told[r][c] ? told_counts : hidden);
                if (small && snoop.values(r, c).size() < 2) CHECK(snoop.values(r, c).size() >= 2);
            }
        }
    }
    CHECK(hidden > 500);
    CHECK(told_counts > 500);
}

} // namespace plansite
