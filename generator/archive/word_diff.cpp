#include "archive/word_diff.h"

#include "base/ascii.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace plansite {

namespace {

constexpr int most_differences = 1000;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t letters_in(std::string_view text) {
    return std::size_t(std::count_if(text.begin(), text.end(), is_of_word));
}

std::size_t words_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        count += is_of_word(text[i]) && (i == 0 || !is_of_word(text[i - 1]));
    return count;
}

// White space folded to one space, or to a line break where it has one; none at the ends.
std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_space(text[i])) {
            out += text[i++];
            continue;
        }
        const auto end = std::find_if_not(text.begin() + std::ptrdiff_t(i), text.end(), is_space);
        const auto space = text.substr(i, std::size_t(end - text.begin()) - i);
        i += space.size();
        if (!out.empty() && i < text.size()) out += space.find('\n') == space.npos ? ' ' : '\n';
    }
    return out;
}

using Pieces = std::vector<std::string_view>;

// Words, white space and signs. What binds letters is part of a word: "2008-09", "£20,000", "1.3.a".
Pieces words_of_text(std::string_view text) {
    constexpr std::string_view binding = "-'./,:";
    Pieces out;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        if (is_of_word(text[begin]))
            while (end < text.size() &&
                   (is_of_word(text[end]) || (binding.find(text[end]) != binding.npos &&
                                              end + 1 < text.size() && is_of_word(text[end + 1]))))
                ++end;
        out.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return out;
}

// Lines, each with the break at its end.
Pieces lines_of_text(std::string_view text) {
    Pieces out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        out.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return out;
}

// The shortest way from one list of pieces to another, by the greedy algorithm of Myers: for each number of
// differences, how far along each diagonal one can get.
class ShortestEdit {
public:
    ShortestEdit(const Pieces& before, const Pieces& now) {
        std::unordered_map<std::string_view, int> numbers;
        const auto number = [&](std::string_view piece) {
            return numbers.emplace(piece, int(numbers.size())).first->second;
        };
        for (const auto piece : before) before_.push_back(number(piece));
        for (const auto piece : now) now_.push_back(number(piece));
    }

    // Of each piece of the way whether it is the same, removed or added; nothing where there are too many
    // differences.
    std::optional<std::vector<RunKind>> find() {
        const int most = std::min(most_differences, int(before_.size() + now_.size()));
        std::vector<int> reach(2 * std::size_t(most) + 3, 0); // by diagonal, from -most - 1
        for (int differences = 0; differences <= most; ++differences) {
            for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
                int& here = reach[std::size_t(diagonal + most + 1)];
                here = follow(step(reach, most, diagonal, differences), diagonal);
                if (here >= int(before_.size()) && here - diagonal >= int(now_.size()))
                    return way_back(differences, diagonal);
            }
            const auto middle = reach.begin() + most + 1;
            steps_.emplace_back(middle - differences, middle + differences + 1);
        }
        return std::nullopt;
    }

private:
    // How far a diagonal begins after one more difference: removed from the one below, added from that above.
    static int step(const std::vector<int>& reach, int most, int diagonal, int differences) {
        const int below = reach[std::size_t(diagonal + most)],
                  above = reach[std::size_t(diagonal + most + 2)];
        if (differences == 0) return 0;
        const bool adds = diagonal == -differences || (diagonal != differences && below < above);
        return adds ? above : below + 1;
    }

    int follow(int x, int diagonal) const {
        while (x < int(before_.size()) && x - diagonal < int(now_.size()) &&
               before_[std::size_t(x)] == now_[std::size_t(x - diagonal)])
            ++x;
        return x;
    }

    std::vector<RunKind> way_back(int differences, int diagonal) const {
        std::vector<RunKind> out;
        int x = int(before_.size());
        for (; differences > 0; --differences) {
            const std::vector<int>& reach = steps_[std::size_t(differences - 1)];
            const auto at = [&](int which) {
                const int index = which + differences - 1;
                return index < 0 || index >= int(reach.size()) ? -1 : reach[std::size_t(index)];
            };
            const bool adds =
                diagonal == -differences || (diagonal != differences && at(diagonal - 1) < at(diagonal + 1));
            const int from = adds ? at(diagonal + 1) : at(diagonal - 1);
            const int begun = adds ? from : from + 1;
            out.insert(out.end(), std::size_t(x - begun), RunKind::same);
            out.push_back(adds ? RunKind::added : RunKind::removed);
            diagonal += adds ? 1 : -1;
            x = from;
        }
        out.insert(out.end(), std::size_t(x), RunKind::same);
        std::reverse(out.begin(), out.end());
        return out;
    }

    std::vector<int> before_, now_;
    std::vector<std::vector<int>> steps_; // by differences: the reach of each diagonal
};

void append(std::vector<DiffRun>& runs, RunKind kind, std::string_view text) {
    if (text.empty()) return;
    if (runs.empty() || runs.back().kind != kind) runs.push_back({kind, {}});
    runs.back().text += text;
}

std::vector<DiffRun> exchanged(std::string_view before, std::string_view now) {
    std::vector<DiffRun> runs;
    append(runs, RunKind::removed, before);
    append(runs, RunKind::added, now);
    return runs;
}

std::optional<std::vector<DiffRun>> runs_of(const Pieces& before, const Pieces& now) {
    const auto way = ShortestEdit(before, now).find();
    if (!way) return std::nullopt;
    std::vector<DiffRun> runs;
    std::size_t old_at = 0, now_at = 0;
    for (const RunKind kind : *way) {
        append(runs, kind, kind == RunKind::added ? now[now_at] : before[old_at]);
        old_at += kind != RunKind::added;
        now_at += kind != RunKind::removed;
    }
    return runs;
}

// What was changed since the last run of `same`.
struct Pending {
    std::string removed, added;

    bool empty() const { return removed.empty() && added.empty(); }
    std::size_t letters() const { return letters_in(removed) + letters_in(added); }

    // A space that both begin or end with has not changed.
    void flush(std::vector<DiffRun>& runs) {
        std::string space;
        if (!removed.empty() && !added.empty() && removed.back() == added.back() && is_space(added.back())) {
            space = added.back();
            removed.pop_back();
            added.pop_back();
        }
        if (!removed.empty() && !added.empty() && removed[0] == added[0] && is_space(added[0])) {
            append(runs, RunKind::same, added.substr(0, 1));
            removed.erase(0, 1);
            added.erase(0, 1);
        }
        append(runs, RunKind::removed, removed);
        append(runs, RunKind::added, added);
        append(runs, RunKind::same, space);
        removed.clear();
        added.clear();
    }
};

// The letters that change behind `at`, up to the next run of `same`.
std::size_t letters_behind(const std::vector<DiffRun>& runs, std::size_t at) {
    std::size_t letters = 0;
    while (++at < runs.size() && runs[at].kind != RunKind::same) letters += letters_in(runs[at].text);
    return letters;
}

// Joins changes that only a space, a sign or a chance word parts.
std::vector<DiffRun> joined(const std::vector<DiffRun>& runs) {
    std::vector<DiffRun> out;
    Pending pending;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const DiffRun& run = runs[i];
        if (run.kind == RunKind::removed) pending.removed += run.text;
        if (run.kind == RunKind::added) pending.added += run.text;
        if (run.kind != RunKind::same) continue;
        const bool between = !pending.empty() && i + 1 < runs.size();
        const std::size_t around = std::min(pending.letters(), letters_behind(runs, i));
        const bool chance = words_in(run.text) <= 2 && letters_in(run.text) * 2 <= around;
        if (between && (chance || letters_in(run.text) == 0)) {
            pending.removed += run.text;
            pending.added += run.text;
            continue;
        }
        pending.flush(out);
        append(out, RunKind::same, run.text);
    }
    pending.flush(out);
    return out;
}

// True where so little stays that marks would only confuse.
bool little_in_common(const std::vector<DiffRun>& runs, std::string_view before, std::string_view now) {
    std::size_t same = 0;
    for (const auto& run : runs)
        if (run.kind == RunKind::same) same += letters_in(run.text);
    return same * 4 < std::min(letters_in(before), letters_in(now));
}

} // namespace

std::vector<DiffRun> word_diff(std::string_view before, std::string_view now) {
    const std::string old_text = folded(before), new_text = folded(now);
    auto runs = runs_of(words_of_text(old_text), words_of_text(new_text));
    if (!runs) runs = runs_of(lines_of_text(old_text), lines_of_text(new_text));
    if (!runs || little_in_common(*runs, old_text, new_text)) return exchanged(old_text, new_text);
    return joined(*runs);
}

} // namespace plansite
