#include "import/cell_values.h"

#include "base/ascii.h"
#include "base/text.h"
#include "import/cell_text.h"
#include "schema/walk.h"

#include <algorithm>
#include <optional>
#include <type_traits>

namespace plansite {

namespace {

constexpr std::size_t longest_ref = 20;
constexpr std::size_t longest_due = 40;

std::string words_in(const std::vector<Piece>& pieces) {
    return words_of(GridCell{pieces});
}

// ---- values ----

std::vector<std::string_view> split_at_each(std::string_view text,
                                            std::initializer_list<std::string_view> separators) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto found =
            std::find_if(separators.begin(), separators.end(),
                         [&](std::string_view separator) { return text.substr(at).starts_with(separator); });
        if (found == separators.end()) {
            ++at;
            continue;
        }
        parts.push_back(trimmed(text.substr(begin, at - begin)));
        at += found->size();
        begin = at;
    }
    parts.push_back(trimmed(text.substr(begin)));
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    return parts;
}

// Several names in a line are told apart only where the directory knows each of them: "Planning and
// Transport" may be one.
void put_names(std::vector<Party>& out, std::string_view words, const ImportPlace& place) {
    for (const auto line : split_at_each(words, {";"})) {
        const auto names = split_at_each(line, {" with ", " and ", " & ", ",", "/", "+"});
        const bool known = !place.is_party(line) && std::all_of(names.begin(), names.end(), place.is_party);
        if (!known)
            out.push_back({std::string(line), {}});
        else
            for (const auto name : names) out.push_back({std::string(name), {}});
    }
}

bool put_value(Cell& out, const std::vector<Piece>& pieces, const ImportPlace&) {
    const bool list = pieces.size() > 1 && std::all_of(pieces.begin(), pieces.end(),
                                                       [](const Piece& piece) { return piece.bullet; });
    if (list)
        for (const auto& piece : pieces) out.items.push_back({{piece.markdown}});
    else
        out.items.push_back({{markdown_of(pieces)}});
    out.unknown = Unknown::no;
    return true;
}

bool put_value(Prose& out, const std::vector<Piece>& pieces, const ImportPlace&) {
    out.value = markdown_of(pieces);
    return true;
}

bool put_value(Text& out, const std::vector<Piece>& pieces, const ImportPlace&) {
    const std::string words = words_in(pieces);
    if (words.size() > longest_ref) return false;
    out.value = words;
    return true;
}

bool put_value(std::vector<Party>& out, const std::vector<Piece>& pieces, const ImportPlace& place) {
    for (const auto& piece : pieces) put_names(out, piece.words, place);
    return !out.empty();
}

bool put_value(WrittenDate& out, const std::vector<Piece>& pieces, const ImportPlace&) {
    out.as_written = words_in(pieces);
    return true;
}

bool put_value(std::vector<Amount>& out, const std::vector<Piece>& pieces, const ImportPlace&) {
    for (const auto& piece : pieces) {
        Amount amount;
        amount.as_written = piece.words;
        out.push_back(std::move(amount));
    }
    return true;
}

template <class T> bool put_value(T&, const std::vector<Piece>&, const ImportPlace&) {
    return false;
}

// ---- levels ----

// A part of a Markdown text that is emphasised, with its marks.
struct Emphasised {
    std::size_t begin = 0, end = 0;
    std::string words;
};

std::optional<Emphasised> next_emphasised(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        const char mark = text[at];
        if (mark == '\\') ++at;
        if (mark != '*' && mark != '_') continue;
        const auto inner = std::min(text.find_first_not_of(mark, at), text.size());
        const std::string_view marks = text.substr(at, inner - at);
        const auto end = text.find(marks, inner);
        if (end == text.npos) {
            at = inner;
            continue;
        }
        return Emphasised{at, end + marks.size(), without_marks(text.substr(inner, end - inner))};
    }
    return std::nullopt;
}

bool has_words(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_of_word(c); });
}

// Builds the parts of a cell.
class Cutter {
public:
    explicit Cutter(const Plan& plan) : plan_(plan) {}

    void take(const Piece& piece) {
        if (take_levels(piece.words)) return;
        std::string_view rest = piece.markdown;
        std::size_t from = 0;
        while (const auto found = next_emphasised(rest, from)) {
            from = found->end;
            if (levels_in(found->words, plan_).empty()) continue;
            take_text(rest.substr(0, found->begin), piece.bullet);
            take_levels(found->words);
            rest = rest.substr(found->end);
            from = 0;
        }
        const auto open = rest.rfind('(');
        const bool bracketed = open != rest.npos && rest.ends_with(')');
        const auto inner = bracketed ? rest.substr(open + 1, rest.size() - open - 2) : std::string_view();
        if (levels_in(inner, plan_).empty()) return take_text(rest, piece.bullet);
        take_text(rest.substr(0, open), piece.bullet);
        take_levels(inner);
    }

    std::vector<LevelledText> done() { return std::move(parts_); }

private:
    bool take_levels(std::string_view words) {
        const auto levels = levels_in(words, plan_);
        auto& all = parts_.back().levels;
        for (const auto& level : levels)
            if (std::find(all.begin(), all.end(), level) == all.end()) all.push_back(level);
        return !levels.empty();
    }

    void take_text(std::string_view text, bool bullet) {
        if (!has_words(text)) return; // a full stop after a level
        const LevelledText& last = parts_.back();
        if (!last.levels.empty() && !last.pieces.empty()) parts_.emplace_back();
        const std::string line = guarded(std::string(trimmed(text)));
        parts_.back().pieces.push_back({line, without_marks(line), bullet});
    }

    const Plan& plan_;
    std::vector<LevelledText> parts_{{}};
};

} // namespace

std::string markdown_of(const std::vector<Piece>& pieces) {
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool listed = pieces[i].bullet && pieces.size() > 1;
        if (i > 0) out += listed && pieces[i - 1].bullet ? "\n" : "\n\n";
        out += (listed ? "- " : "") + pieces[i].markdown;
    }
    return out;
}

bool put(Action& action, std::string_view field, const std::vector<Piece>& pieces, const ImportPlace& place) {
    if (field.starts_with("own.") && field.size() > 4) {
        Cell cell;
        put_value(cell, pieces, place);
        action.own.cells.emplace_back(Located<std::string>{std::string(field.substr(4)), {}},
                                      std::move(cell));
        return true;
    }
    bool placed = false;
    each_field<Action>([&](const auto& known) {
        if (known.key == field) placed = put_value(action.*known.member, pieces, place);
    });
    return placed;
}

bool can_put(std::string_view field, const ImportPlace& place) {
    Action unused;
    return put(unused, field, {{"x", "x"}}, place);
}

bool is_doubtful_date(std::string_view field, std::string_view words, const ImportPlace& place) {
    bool date = false;
    each_field<Action>([&](const auto& known) {
        if (known.key == field)
            date = std::is_same_v<std::remove_reference_t<decltype(Action().*known.member)>, WrittenDate>;
    });
    return date && !read_fuzzy_date(words, place.dates).understood;
}

std::vector<std::string> levels_in(std::string_view words, const Plan& plan) {
    std::vector<std::string> out;
    for (const auto part : split_at_each(words, {"/", ",", " and ", "&", "."})) {
        const std::string name = lower_ascii(part);
        std::string id;
        for (const auto& scale : plan.scales)
            for (const auto& level : scale.levels)
                if (lower_ascii(level.name.value) == name || level.id.value == name) id = level.id.value;
        if (id.empty()) return {};
        out.push_back(std::move(id));
    }
    return out;
}

std::vector<LevelledText> cut_at_levels(const std::vector<Piece>& pieces, const Plan& plan) {
    if (plan.scales.empty()) return {{pieces, {}}};
    Cutter cutter(plan);
    for (const auto& piece : pieces) cutter.take(piece);
    return cutter.done();
}

Criterion criterion_of(const Piece& piece, const DateRules& dates) {
    Criterion out;
    std::string_view text = trimmed(piece.markdown);
    if (const auto at = text.rfind(" by "); at != text.npos && text.size() - at < longest_due) {
        std::string_view due = trimmed(text.substr(at + 4));
        if (due.ends_with('.')) due.remove_suffix(1);
        const FuzzyDate date = read_fuzzy_date(due, dates);
        if (date.understood && date.latest && date.event.empty() && has_words(text.substr(0, at))) {
            static_cast<FuzzyDate&>(out.due) = date;
            text = trimmed(text.substr(0, at));
        }
    }
    out.text.value = std::string(text);
    return out;
}

NumberedName numbered_name(std::string_view words) {
    const auto end = std::min(words.find(' '), words.size());
    const std::string_view number = words.substr(0, end);
    const bool begins = !number.empty() && ((number[0] >= '0' && number[0] <= '9') || number[0] == '(');
    const bool marked = number.find_first_of(".)") != number.npos;
    const bool plain =
        number.find_first_not_of("0123456789.()abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
        number.npos;
    const std::string_view name = trimmed(words.substr(end));
    if (!begins || !marked || !plain || number.size() > longest_ref || name.empty())
        return {"", std::string(words)};
    std::string_view ref = number;
    while (ref.ends_with('.') || (ref.ends_with(')') && ref[0] != '(')) ref.remove_suffix(1);
    return {std::string(ref), std::string(name)};
}

} // namespace plansite
