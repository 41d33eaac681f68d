#pragma once

#include <cstdint>
#include <vector>

// Which counts may be told. A group of fewer than the threshold is not: in a village, "the one nursery said
// no" is a name. A nought is told, because it is nobody. And a count that is left out must not come back by
// subtraction, so more are left out where the told ones would give it away.

namespace plansite {

// Counts of answers by kind of respondent: a row for each answer, all rows of one length. Nobody is counted
// twice.
using Counts = std::vector<std::vector<std::int64_t>>;

// Which counts are told. `silent` are those of each kind who gave no answer: never told, but whoever knows
// how many there are of a kind can reckon with them. The sums of all rows and columns are known.
//
// No count from 1 to threshold - 1 is told. What is not told is not fixed by the rest: there is another table
// with the same told counts and sums in which it is one more or one less. And the untold counts of a line are
// at least the threshold together; of an answer that fewer gave nothing is told.
std::vector<std::vector<bool>> what_is_told(const Counts& counts, const std::vector<std::int64_t>& silent,
                                            std::int64_t threshold);

// The same for one row alone, whose sum is known.
std::vector<bool> what_is_told(const std::vector<std::int64_t>& counts, std::int64_t threshold);

} // namespace plansite
