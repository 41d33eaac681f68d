#include "archive/compare_report.h"

#include "base/text.h"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>

namespace plansite {

namespace {

constexpr std::size_t longest_run = 90;  // of what is the same: longer ones are shortened to their ends
constexpr std::size_t end_of_a_run = 35; // about as much stays at each end

// "a (2008 edition, as of 2009-03-01)".
std::string line_of(const ComparedPlan& plan) {
    std::string out = plan.title.empty() ? plan.id : plan.title;
    std::vector<std::string> more;
    if (!plan.edition.empty()) more.push_back(plan.edition);
    if (plan.as_of) more.push_back("as of " + iso(*plan.as_of));
    if (!more.empty()) out += fmt::format(" ({})", join(more, ", "));
    return out;
}

// The key says the kind; the ref is said where the key does not have it.
std::string line_of(const ItemName& name) {
    return fmt::format("{}{} – {}", name.key,
                       name.ref.empty() || name.key.ends_with(name.ref) ? "" : fmt::format(" [{}]", name.ref),
                       name.title);
}

// Texts on one line: where there was a break, there is a stroke.
std::string on_one_line(std::string_view text) {
    return replaced(text, "\n", " / ");
}

std::string shortened(std::string_view text, bool first, bool last) {
    if (text.size() <= longest_run) return std::string(text);
    const auto begin = text.find(' ', end_of_a_run), end = text.rfind(' ', text.size() - end_of_a_run);
    if (begin == text.npos || end == text.npos || begin >= end) return std::string(text);
    return fmt::format("{}…{}", first ? "" : text.substr(0, begin + 1), last ? "" : text.substr(end));
}

std::string marked(const std::vector<DiffRun>& runs) {
    std::string out;
    for (const auto& run : runs) {
        const std::string text = on_one_line(run.text);
        switch (run.kind) {
        case RunKind::same: out += shortened(text, &run == &runs.front(), &run == &runs.back()); break;
        case RunKind::removed: out += fmt::format("[-{}-]", text); break;
        case RunKind::added: out += fmt::format("{{+{}+}}", text); break;
        }
    }
    return out;
}

std::string arrow(const ItemChange& change) {
    const auto side = [](const std::string& words) { return words.empty() ? "nothing" : on_one_line(words); };
    return fmt::format("{} → {}", side(change.before), side(change.now));
}

// What kind of change, the field (of a standing without saying so) and its period.
std::string head_of(const ItemChange& change) {
    constexpr std::string_view standing = "standing.";
    std::string_view field = change.field;
    if (field.starts_with(standing)) field.remove_prefix(standing.size());
    std::string out = fmt::format("  {}", word_of(change.kind).name);
    if (field != word_of(change.kind).name) out += fmt::format(" {}", field);
    if (!change.part.empty()) out += fmt::format(" {}", change.part);
    return out + ": ";
}

// " (61 days later)", or nothing where nothing is counted.
std::string distance(std::optional<int> count, std::string_view one, std::string_view several,
                     std::string_view more, std::string_view less) {
    if (count.value_or(0) == 0) return {};
    return fmt::format(" ({} {})", counted(std::size_t(std::abs(*count)), one, several),
                       *count > 0 ? more : less);
}

std::string line_of(const ItemChange& change) {
    if (!change.runs.empty()) return head_of(change) + marked(change.runs);
    return head_of(change) + arrow(change) + distance(change.days, "day", "days", "later", "earlier") +
           distance(change.levels, "level", "levels", "up", "down");
}

std::string paragraph_of(const ChangedItem& item) {
    const ChangeKind first = item.changes.front().kind;
    std::string out = line_of(item.name());
    if (first == ChangeKind::added || first == ChangeKind::dropped) {
        out = fmt::format("{}: {}", word_of(first).name, out);
        if (!item.with_it.empty()) out += fmt::format(", with {} in it", item.with_it.size());
        return out + "\n";
    }
    if (item.match && item.match->by != MatchedBy::key)
        out += fmt::format(" (was {}, by {}, {:.0f} % alike)", item.before->key, word_of(item.match->by).name,
                           item.match->likeness * 100);
    for (const auto& change : item.changes) out += "\n" + line_of(change);
    return out + "\n";
}

Json as_json(const ComparedPlan& plan) {
    Json out{{"id", plan.id}, {"title", plan.title}};
    if (!plan.edition.empty()) out["edition"] = plan.edition;
    if (plan.as_of) out["as_of"] = iso(*plan.as_of);
    return out;
}

Json as_json(const ItemName& name) {
    Json out{{"kind", word_of(name.kind).name}, {"key", name.key}};
    if (!name.ref.empty()) out["ref"] = name.ref;
    out["title"] = name.title;
    if (!name.address.empty()) out["address"] = name.address;
    return out;
}

Json as_json(const std::vector<ItemName>& names) {
    Json out = Json::array();
    for (const auto& name : names) out.push_back(as_json(name));
    return out;
}

std::string_view name_of(RunKind kind) {
    if (kind == RunKind::same) return "same";
    return kind == RunKind::removed ? "removed" : "added";
}

Json as_json(const ItemChange& change) {
    Json out{{"kind", word_of(change.kind).name}};
    if (change.kind == ChangeKind::added || change.kind == ChangeKind::dropped) return out;
    out["field"] = change.field;
    if (!change.part.empty()) out["part"] = change.part;
    out["before"] = change.before;
    out["now"] = change.now;
    if (change.days) out["days"] = *change.days;
    if (change.levels) out["levels"] = *change.levels;
    for (const auto& run : change.runs) out["words"].push_back({{name_of(run.kind), run.text}});
    return out;
}

Json as_json(const ChangedItem& item) {
    Json out;
    if (item.before) out["before"] = as_json(*item.before);
    if (item.now) out["now"] = as_json(*item.now);
    if (!item.inside.empty()) out["inside"] = as_json(item.inside);
    if (item.match)
        out["match"] = {{"by", word_of(item.match->by).name},
                        {"likeness", std::round(item.match->likeness * 100) / 100}};
    for (const auto& change : item.changes) out["changes"].push_back(as_json(change));
    if (!item.with_it.empty()) out["with"] = as_json(item.with_it);
    return out;
}

} // namespace

std::string as_text(const PlanComparison& comparison) {
    std::string out =
        fmt::format("before: {}\nnow:    {}\n\n", line_of(comparison.before), line_of(comparison.now));
    for (const auto& word : change_kind_words)
        if (const auto count = comparison.count(word.value); count > 0)
            out += fmt::format("{:>5} {}\n", count, word.name);
    out += fmt::format("{:>5} unchanged\n", comparison.unchanged);
    for (const auto& item : comparison.items) out += "\n" + paragraph_of(item);
    return out;
}

Json as_json(const PlanComparison& comparison) {
    Json counts = Json::object();
    for (const auto& word : change_kind_words) counts[std::string(word.name)] = comparison.count(word.value);
    counts["unchanged"] = comparison.unchanged;
    Json items = Json::array();
    for (const auto& item : comparison.items) items.push_back(as_json(item));
    return {{"format", "plansite comparison 1"},
            {"before", as_json(comparison.before)},
            {"now", as_json(comparison.now)},
            {"counts", std::move(counts)},
            {"items", std::move(items)}};
}

} // namespace plansite
