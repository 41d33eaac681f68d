#include "collate/suppression.h"

#include <optional>

namespace plansite {

namespace {

class Table {
public:
    Table(const Counts& counts, const std::vector<std::int64_t>& silent, std::int64_t threshold)
        : threshold_(threshold), counts_(counts), rows_(counts.size()), columns_(silent.size()) {
        for (const auto& row : counts) {
            auto& told = told_.emplace_back();
            for (const auto count : row) told.push_back(count == 0 || count >= threshold);
        }
        counts_.push_back(silent);
        told_.emplace_back(columns_, false);
    }

    std::vector<std::vector<bool>> suppressed() {
        while (hide_for_sums() || hide_what_is_fixed()) {
        }
        if (only_noughts_are_told()) told_.assign(rows_, std::vector<bool>(columns_, false));
        told_.resize(rows_);
        return told_;
    }

private:
    struct Place {
        std::size_t row, column;
        bool operator==(const Place&) const = default;
    };
    using Line = std::vector<Place>;

    bool told(Place at) const { return told_[at.row][at.column]; }
    std::int64_t count(Place at) const { return counts_[at.row][at.column]; }

    Line row(std::size_t index) const {
        Line line;
        for (std::size_t column = 0; column < columns_; ++column) line.push_back({index, column});
        return line;
    }
    Line column(std::size_t index) const {
        Line line;
        for (std::size_t row = 0; row <= rows_; ++row) line.push_back({row, index});
        return line;
    }

    // Hides the smallest told count of a line that is not nought, or else all its noughts, so that they do
    // not show who is not among the few. False where nothing is left to hide.
    bool hide_one(const Line& line) {
        std::optional<Place> smallest;
        for (const Place at : line)
            if (told(at) && count(at) > 0 && (!smallest || count(at) < count(*smallest))) smallest = at;
        bool hidden = false;
        for (const Place at : line) {
            if (!told(at) || (smallest && at != *smallest)) continue;
            told_[at.row][at.column] = false;
            nought_hidden_ = nought_hidden_ || count(at) == 0;
            hidden = true;
        }
        return hidden;
    }

    // Hides one more of a line where those that are not told are too few together.
    bool hide_for_sum(const Line& line) {
        std::int64_t sum = 0;
        bool any = false;
        for (const Place at : line) {
            if (told(at)) continue;
            sum += count(at);
            any = any || at.row < rows_;
        }
        return any && sum < threshold_ && hide_one(line);
    }

    bool hide_for_sums() {
        bool hidden = false;
        for (std::size_t index = 0; index < rows_; ++index) hidden = hide_for_sum(row(index)) || hidden;
        for (std::size_t index = 0; index < columns_; ++index) hidden = hide_for_sum(column(index)) || hidden;
        return hidden;
    }

    bool hide_what_is_fixed() {
        for (std::size_t r = 0; r < rows_; ++r)
            for (const Place at : row(r)) {
                if (told(at) || !is_fixed(at)) continue;
                Line both = row(r);
                const Line other = column(at.column);
                both.insert(both.end(), other.begin(), other.end());
                if (hide_one(both)) return true;
            }
        return false;
    }

    // Rows and columns are places, and each untold count is a way from its row to its column, as it could be
    // more, and back where it could be less. To go a circle makes another table with the same sums, so a
    // count is fixed where no circle leads through it.
    bool is_fixed(Place at) const {
        const std::size_t from = at.row, to = rows_ + 1 + at.column;
        return !leads(to, from, at) && !(could_shrink(at) && leads(from, to, at));
    }

    // Until a nought is hidden, whoever sees a "*" knows that it is none.
    bool could_shrink(Place at) const { return count(at) > (nought_hidden_ || at.row == rows_ ? 0 : 1); }

    // Whether there is a way from one place to another that does not use `without`. Rows are counted first.
    bool leads(std::size_t from, std::size_t to, Place without) const {
        const std::size_t rows = rows_ + 1;
        std::vector<bool> seen(rows + columns_);
        std::vector<std::size_t> waiting{from};
        seen[from] = true;
        while (!waiting.empty()) {
            const std::size_t here = waiting.back();
            waiting.pop_back();
            if (here == to) return true;
            const bool in_row = here < rows;
            for (const Place at : in_row ? row(here) : column(here - rows)) {
                const std::size_t next = in_row ? rows + at.column : at.row;
                if (told(at) || at == without || seen[next] || (!in_row && !could_shrink(at))) continue;
                seen[next] = true;
                waiting.push_back(next);
            }
        }
        return false;
    }

    // Noughts alone would show that all others are none. Where nobody answered there is nothing to hide.
    bool only_noughts_are_told() const {
        bool any_hidden = false;
        for (std::size_t r = 0; r < rows_; ++r)
            for (const Place at : row(r)) {
                if (told(at) && count(at) > 0) return false;
                any_hidden = any_hidden || !told(at);
            }
        return any_hidden;
    }

    std::int64_t threshold_;
    Counts counts_; // and the silent as a last row
    std::size_t rows_, columns_;
    std::vector<std::vector<bool>> told_;
    bool nought_hidden_ = false;
};

} // namespace

std::vector<std::vector<bool>> what_is_told(const Counts& counts, const std::vector<std::int64_t>& silent,
                                            std::int64_t threshold) {
    return Table(counts, silent, threshold).suppressed();
}

std::vector<bool> what_is_told(const std::vector<std::int64_t>& counts, std::int64_t threshold) {
    std::vector<bool> told;
    std::int64_t hidden_sum = 0;
    std::size_t hidden = 0;
    for (const auto count : counts) {
        told.push_back(count == 0 || count >= threshold);
        if (told.back()) continue;
        hidden_sum += count;
        ++hidden;
    }
    // As many as there are groups together means one in each: noughts are told.
    while (hidden > 0 && (hidden < 2 || hidden_sum < threshold || hidden_sum == std::int64_t(hidden))) {
        std::optional<std::size_t> smallest;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (told[i] && counts[i] > 0 && (!smallest || counts[i] < counts[*smallest])) smallest = i;
        if (!smallest) return std::vector<bool>(counts.size(), false); // too few in all: not even noughts
        told[*smallest] = false;
        hidden_sum += counts[*smallest];
        ++hidden;
    }
    return told;
}

} // namespace plansite
