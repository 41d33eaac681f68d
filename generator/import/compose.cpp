#include "import/compose.h"

#include "base/text.h"
#include "import/cell_text.h"
#include "import/cell_values.h"
#include "import/headings.h"
#include "import/ids.h"

#include <algorithm>
#include <utility>

namespace plansite {

namespace {

bool is_blank_own(const GridCell& cell) {
    return cell.cover == Cover::own && cell.blank();
}

bool has(const ColumnUse& use, std::string_view field) {
    return std::find(use.fields.begin(), use.fields.end(), field) != use.fields.end();
}

class Composer {
public:
    Composer(const Grid& grid, const ImportPlace& place) : grid_(grid), place_(place) {
        out_.priority.title.value = place.title;
        out_.priority.ref.value = place.ref;
    }

    std::optional<ImportedPriority> run() {
        for (const auto& row : grid_.rows) take(row);
        if (out_.counts.tables == 0) return std::nullopt;
        give_ids(out_.priority, place_);
        for (const auto& activity : out_.priority.activities) {
            ++out_.counts.activities;
            out_.counts.actions += activity.actions.size();
            out_.counts.criteria += activity.criteria.size();
            out_.counts.shared += shared_in(activity);
        }
        return std::move(out_);
    }

private:
    std::vector<Activity>& activities() { return out_.priority.activities; }
    const std::vector<Activity>& activities() const { return out_.priority.activities; }
    Activity& activity() { return activities().back(); }
    std::size_t last_activity() const { return activities().size() - 1; }

    // How many criteria several actions serve.
    static std::size_t shared_in(const Activity& activity) {
        std::map<std::string_view, std::size_t> serving;
        for (const auto& action : activity.actions)
            for (const auto& id : action.criteria) ++serving[id.value];
        return std::size_t(
            std::count_if(serving.begin(), serving.end(), [](const auto& one) { return one.second > 1; }));
    }

    void take(const GridRow& row) {
        if (std::all_of(row.cells.begin(), row.cells.end(),
                        [](const GridCell& cell) { return cell.blank(); }) &&
            std::none_of(row.cells.begin(), row.cells.end(),
                         [](const GridCell& cell) { return cell.cover == Cover::above; }))
            return;
        if (auto columns = columns_under(row, place_.plan);
            columns && std::any_of(columns->begin(), columns->end(),
                                   [](const ColumnUse& use) { return has(use, "task"); })) {
            columns_ = std::move(*columns);
            inside_ = true;
            ++out_.counts.tables;
            return;
        }
        const bool line_of_text = row.cells.size() == 1 && (row.after_gap || !inside_);
        if (columns_.empty() || line_of_text) return take_beside(row);
        inside_ = true;
        ++out_.counts.rows;
        if (opens_activity(row))
            take_activity(row.cells.front());
        else
            take_action_row(row);
    }

    // What stands before, between and after the tables.
    void take_beside(const GridRow& row) {
        inside_ = false;
        std::string words;
        for (const auto& cell : row.cells)
            if (!cell.blank()) words += (words.empty() ? "" : " | ") + words_of(cell);
        if (!words.empty()) out_.beside.push_back({row.place, "", words, "it stands beside the tables"});
    }

    // A row that has only its first cell is a heading over the rows below it. In HTML it must go across,
    // unless activities have a column of their own. In a column of what is to be done it must look like a
    // heading, too.
    bool opens_activity(const GridRow& row) const {
        const GridCell& cell = row.cells.front();
        if (cell.blank()) return false;
        const bool guess = grid_.merging == Merging::guessed || has(columns_.front(), "activity");
        const bool headed = !has(columns_.front(), "task") || !numbered_name(words_of(cell)).ref.empty() ||
                            cell.pieces.front().markdown.starts_with("**");
        return std::all_of(row.cells.begin() + 1, row.cells.end(), [&](const GridCell& other) {
            return other.cover == Cover::left || (guess && headed && is_blank_own(other));
        });
    }

    void take_activity(const GridCell& cell) {
        ++out_.counts.cells;
        ++out_.counts.arrived;
        open_activity(words_of(cell));
    }

    void open_activity(const std::string& words) {
        if (!activities().empty() && words == title_words_) return; // the heading of a new page
        title_words_ = words;
        const auto [ref, name] = numbered_name(words);
        Activity made;
        made.ref.value = ref;
        made.title.value = name;
        if (const auto dot = ref.rfind('.'); dot != ref.npos)
            for (const auto& other : activities())
                if (other.ref.value == ref.substr(0, dot)) made.parent.value = other.ref.value;
        activities().push_back(std::move(made));
        criteria_.clear();
        taken_ = {};
        for (const auto& criterion : place_.plan.criteria) taken_.unique(criterion.id.value);
    }

    void take_action_row(const GridRow& row) {
        const GridCell* criteria = nullptr;
        bool opened = false;
        for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
            if (has(columns_[i], "criteria")) criteria = &row.cells[i];
            if (!has(columns_[i], "activity") || row.cells[i].blank()) continue;
            take_activity(row.cells[i]);
            opened = true;
        }
        if (activities().empty()) open_activity(place_.title);
        if (criteria) take_criteria(*criteria, opened);
        const Work work = work_in(row);
        if (work == Work::none) return serve_criteria(criteria);
        if (work == Work::new_action) return add_action(row, criteria && is_blank_own(*criteria));
        serve_criteria(criteria);
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (is_of_action(i) && !row.cells[i].blank())
                leave(row, i, "the action that it stands beside has this cell already");
    }

    bool is_of_action(std::size_t column) const {
        return column >= columns_.size() ||
               !(has(columns_[column], "activity") || has(columns_[column], "criteria"));
    }

    enum class Work : std::uint8_t { none, same_action, new_action };
    Work work_in(const GridRow& row) const {
        bool any = false, same = false;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            any = any || (is_of_action(i) && !row.cells[i].blank());
            same = same ||
                   (i < columns_.size() && has(columns_[i], "task") && row.cells[i].cover == Cover::above);
        }
        if (same && !activities().empty() && !activities().back().actions.empty())
            return any ? Work::same_action : Work::none;
        return any ? Work::new_action : Work::none;
    }

    // The criteria of a row: its own, or those above where the cell is merged with them.
    void take_criteria(const GridCell& cell, bool first_of_activity) {
        const bool shared = cell.cover == Cover::above ||
                            (cell.blank() && grid_.merging == Merging::guessed && !first_of_activity);
        if (shared) return;
        criteria_.clear();
        if (cell.blank()) return;
        ++out_.counts.cells;
        ++out_.counts.arrived;
        for (const auto& piece : cell.pieces) add_criterion(criterion_of(piece, place_.dates));
    }

    void add_criterion(Criterion criterion) {
        auto& all = activity().criteria;
        const auto same = std::find_if(all.begin(), all.end(), [&](const Criterion& one) {
            return one.text.value == criterion.text.value && one.due.as_written == criterion.due.as_written;
        });
        if (same != all.end()) {
            if (std::find(criteria_.begin(), criteria_.end(), same->id.value) == criteria_.end())
                criteria_.push_back(same->id.value);
            return;
        }
        criterion.id.value = id_for(criterion, taken_);
        criteria_.push_back(criterion.id.value);
        all.push_back(std::move(criterion));
    }

    // A row of nothing but criteria: the action above serves them too.
    void serve_criteria(const GridCell* cell) {
        if (!cell || cell->blank() || activity().actions.empty()) return;
        auto& served = activity().actions.back().criteria;
        for (const auto& id : criteria_)
            if (std::none_of(served.begin(), served.end(), [&](const Text& one) { return one.value == id; }))
                served.push_back({id});
    }

    void add_action(const GridRow& row, bool without_criteria) {
        const bool first = activity().actions.empty();
        const std::pair key{last_activity(), activity().actions.size()};
        Action action;
        for (const auto& id : criteria_) action.criteria.push_back({id});
        std::vector<LevelledText> further; // actions of the same row
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const GridCell& cell = row.cells[i];
            if (i >= columns_.size() || columns_[i].fields.empty()) {
                if (!cell.blank()) leave(row, i, why_unknown(i));
                continue;
            }
            if (!is_of_action(i)) continue;
            const std::string& field = columns_[i].fields.front();
            if (cell.cover == Cover::above) {
                if (without_criteria || first)
                    copy_from_above(action, field);
                else
                    action.continues = true;
            } else if (cell.blank()) {
                out_.counts.blank += cell.cover == Cover::own;
                if (field != "ref" && can_put(field, place_)) out_.of_actions[key].blank.push_back(field);
            } else {
                put_cell(action, row, i, further);
            }
        }
        activity().actions.push_back(std::move(action));
        for (const auto& part : further) add_part(part);
    }

    // A further action that stands in the same printed row.
    void add_part(const LevelledText& part) {
        Action action;
        action.continues = true;
        put(action, "task", part.pieces, place_);
        for (const auto& level : part.levels) action.level.push_back({level});
        activity().actions.push_back(std::move(action));
    }

    // What a merged cell holds, where it cannot be shared by `continues`.
    void copy_from_above(Action& action, std::string_view field) {
        const auto above = std::find_if(activities().rbegin(), activities().rend(),
                                        [](const Activity& one) { return !one.actions.empty(); });
        if (above == activities().rend()) return;
        each_field<Action>([&](const auto& known) {
            if (known.key == field) action.*known.member = above->actions.back().*known.member;
        });
    }

    void put_cell(Action& action, const GridRow& row, std::size_t column,
                  std::vector<LevelledText>& further) {
        const ColumnUse& use = columns_[column];
        const std::vector<Piece>& pieces = row.cells[column].pieces;
        const std::string words = words_of(row.cells[column]);
        const std::string& field = use.fields.front();
        if (field == "level") {
            const auto levels = levels_in(words, place_.plan);
            if (levels.empty()) return leave(row, column, "it is no level of the plan's scales");
            for (const auto& level : levels) action.level.push_back({level});
        } else if (has(use, "level")) {
            auto parts = cut_at_levels(pieces, place_.plan);
            for (const auto& level : parts.front().levels) action.level.push_back({level});
            if (!put(action, field, parts.front().pieces, place_)) return leave(row, column, why_not(field));
            further.assign(parts.begin() + 1, parts.end());
        } else if (!put(action, field, pieces, place_)) {
            return leave(row, column, why_not(field));
        }
        ++out_.counts.cells;
        ++out_.counts.arrived;
        if (is_doubtful_date(field, words, place_))
            out_.doubtful.push_back(
                {row.place, use.heading, words, "it is no date that plansite understands"});
    }

    static std::string why_not(std::string_view field) {
        return "`" + std::string(field) + "` cannot be filled from a table";
    }

    std::string why_unknown(std::size_t column) const {
        if (column >= columns_.size()) return "there are more cells than headings";
        return "the plan has no column of this heading";
    }

    // Keeps a cell for a comment with the action that the row makes, or that stands above it.
    void leave(const GridRow& row, std::size_t column, std::string why) {
        ++out_.counts.cells;
        const std::string heading = column < columns_.size() ? columns_[column].heading : "";
        const std::size_t actions = activity().actions.size();
        const bool made = work_in(row) == Work::new_action;
        out_.of_actions[{last_activity(), made ? actions : actions - 1}].left_over.push_back(
            {row.place, heading, words_of(row.cells[column]), std::move(why)});
    }

    const Grid& grid_;
    const ImportPlace& place_;
    ImportedPriority out_;
    std::vector<ColumnUse> columns_;
    std::vector<std::string> criteria_; // ids of the row's
    Anchors taken_;                     // ids of criteria
    std::string title_words_;           // of the activity, as pasted
    bool inside_ = false;               // a table
};

} // namespace

std::optional<ImportedPriority> compose(const Grid& grid, const ImportPlace& place) {
    return Composer(grid, place).run();
}

} // namespace plansite
