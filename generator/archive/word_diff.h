#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

enum class RunKind : std::uint8_t { same, removed, added };

// A stretch of words that stands in both texts, only in the older or only in the newer.
struct DiffRun {
    RunKind kind = RunKind::same;
    std::string text;

    bool operator==(const DiffRun&) const = default;
};

// What became of a text, word by word. The runs that are not `added` are together the older text, those that
// are not `removed` the newer, white space folded to a space or a line break. Between two runs of `same`
// there is at most one `removed` and then at most one `added`. A word or two that happen to stay between
// changes count as changed, and texts that have little in common are exchanged whole. By the algorithm of
// Myers (An O(ND) Difference Algorithm, 1986), which is given up after some thousand differences: then lines
// are compared whole.
std::vector<DiffRun> word_diff(std::string_view before, std::string_view now);

} // namespace plansite
