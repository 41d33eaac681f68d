#include "base/ascii.h"
#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"
#include "graph/words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

// What stands in texts and should not.

namespace plansite {

namespace {

// Where one of these words stands in a text, whole; the end of the text where none does.
std::size_t find_words(std::string_view text, std::span<const std::string_view> words) {
    for (const auto word : words)
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            if ((at == 0 || !is_of_word(text[at - 1])) && (end == text.size() || !is_of_word(text[end])))
                return at;
        }
    return text.size();
}

// Where a question mark stands for something that was to be filled in: after white space or a bracket, and
// not at the end of a question. The end of the text where none does.
std::size_t find_open_question(std::string_view text) {
    for (auto at = text.find('?'); at != text.npos; at = text.find('?', at + 1)) {
        const bool begins = at == 0 || std::string_view(" \t\n([").find(text[at - 1]) != text.npos;
        const std::size_t end = std::min(text.find_first_not_of('?', at), text.size());
        if (begins && (end == text.size() || !is_of_word(text[end]))) return at;
        at = end - 1;
    }
    return text.size();
}

// Runs of lines without a blank one between them, with their offsets; what is in code fences left out.
struct TextBlock {
    std::size_t offset = 0;
    std::string_view text;
};
std::vector<TextBlock> blocks_of(std::string_view markdown) {
    std::vector<TextBlock> out;
    std::size_t offset = 0;
    bool fenced = false, open = false;
    for (const auto line : split(markdown, '\n')) {
        const bool fence = trimmed(line).starts_with("```");
        if (fence || fenced || is_blank(line)) {
            open = false;
        } else if (open) {
            out.back().text = markdown.substr(out.back().offset, offset + line.size() - out.back().offset);
        } else {
            out.push_back({offset, line});
            open = true;
        }
        if (fence) fenced = !fenced;
        offset += line.size() + 1;
    }
    return out;
}

// Whether a block is running text: no heading, list, quotation, table, image, reference or link by itself.
bool is_paragraph(std::string_view block) {
    return std::string_view("#-*+>|!<[:`~").find(block.front()) == block.npos;
}

std::string folded(std::string_view text) {
    std::string out = lower_ascii(trimmed(text));
    while (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

// "Page 3", "Page 3 of 12", "- 3 -", "3": what stands at the foot of a page.
bool is_page_number(std::string_view line) {
    std::string text = folded(line);
    std::erase_if(text, [](char c) { return c == '-' || c == '|'; });
    std::string_view rest = trimmed(text);
    if (rest.starts_with("page ")) rest.remove_prefix(5);
    const auto digits = [&] {
        const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        rest.remove_prefix(end);
        return end > 0 && end <= 3;
    };
    if (!digits()) return false;
    if (rest.starts_with(" of ")) {
        rest.remove_prefix(4);
        return digits() && rest.empty();
    }
    return rest.empty();
}

void report_header(const Text& body, const TextBlock& block, std::string_view what,
                   Diagnostics& diagnostics) {
    diagnostics.report(kind("running-header"), fmt::format("`{}` is {}", trimmed(block.text), what),
                       place_in(body, block.offset, block.text.size()),
                       "take it out, and join what it cuts in two");
}

void find_headers(const Page& page, std::string_view home, Diagnostics& diagnostics) {
    constexpr std::size_t longest = 80, often = 3;
    std::map<std::string, std::vector<TextBlock>> seen;
    for (const auto& block : blocks_of(page.body.value)) {
        if (is_page_number(block.text)) {
            report_header(page.body, block, "the number of a printed page", diagnostics);
        } else if (block.text.size() <= longest && is_paragraph(block.text)) {
            if (folded(block.text) == folded(home) || folded(block.text) == folded(page.item.title))
                report_header(page.body, block, "the title in the middle of the text", diagnostics);
            else
                seen[folded(block.text)].push_back(block);
        }
    }
    for (const auto& [text, blocks] : seen)
        if (blocks.size() >= often)
            report_header(
                page.body, blocks.front(),
                fmt::format("a paragraph of its own {} times, as the head of a page is", blocks.size()),
                diagnostics);
}

void find_duplicates(const Page& page, Diagnostics& diagnostics) {
    constexpr std::size_t shortest = 60;
    std::map<std::string, std::vector<TextBlock>> seen;
    for (const auto& block : blocks_of(page.body.value))
        if (block.text.size() >= shortest && is_paragraph(block.text))
            seen[folded(block.text)].push_back(block);
    const auto place = [&](const TextBlock& one) {
        return place_in(page.body, one.offset, std::min(one.text.find('\n'), one.text.size()));
    };
    for (const auto& [text, blocks] : seen)
        if (blocks.size() > 1)
            diagnostics.report(
                kind("duplicate-text"),
                blocks.size() == 2 ? std::string("this paragraph is there twice")
                                   : fmt::format("this paragraph is there {} times", blocks.size()),
                std::vector<Label>{{place(blocks[1]), "again here"}, {place(blocks[0]), "first here"}},
                "keep it once");
}

// What was said first in a plan, by its text.
class Repeats {
public:
    explicit Repeats(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    void add(const std::string& key, Span at, const Activity* where, std::string_view what,
             const std::string& help) {
        const auto [first, is_new] = seen_.emplace(key, std::pair(at, where));
        if (is_new) return;
        const Activity* other = first->second.second;
        const std::string message =
            where && other == where
                ? fmt::format("`{}` has the same {} twice", brief(where->title.value), what)
            : other ? fmt::format("this {} stands in `{}` as well", what, brief(other->title.value))
                    : fmt::format("the plan has this {} twice", what);
        diagnostics_.report(kind("duplicate-text"), message,
                            std::vector<Label>{{at, "again here"}, {first->second.first, "first here"}},
                            help);
    }

private:
    Diagnostics& diagnostics_;
    std::map<std::string, std::pair<Span, const Activity*>> seen_;
};

// A sentence in an action's own cell is that action's, however often it is written.
bool is_own_sentence(const Criterion& criterion) {
    return criterion.id.at.begin == criterion.text.at.begin;
}

void find_duplicates(const Plan& plan, Diagnostics& diagnostics) {
    Repeats criteria(diagnostics);
    for (const auto& criterion : plan.criteria)
        criteria.add(folded(criterion.text.value), criterion.text.at, nullptr, "criterion",
                     "define it once; where only the dates differ, one of them is enough");
    for (const auto& priority : plan.priorities)
        for (const auto& activity : priority.activities) {
            for (const auto& criterion : activity.criteria)
                if (!is_own_sentence(criterion))
                    criteria.add(folded(criterion.text.value), criterion.text.at, &activity, "criterion",
                                 "define it once and let several actions serve it");
            Repeats actions(diagnostics);
            for (const auto& action : activity.actions) {
                actions.add(folded(plain_words(action.task.items.empty() ? Prose{} : action.task.items[0])),
                            action.task.at, &activity, "action", "take one of the two out");
                Repeats milestones(diagnostics);
                for (const auto& one : action.milestones)
                    milestones.add(folded(one.text.value) + "\n" + one.due.as_written, one.text.at, &activity,
                                   "milestone", "say what each of them is for, or take one out");
            }
        }
}

} // namespace

void as_above(const CheckInputs& in, Diagnostics& diagnostics) {
    constexpr std::array<std::string_view, 6> phrases{"as above",      "see above", "same as before",
                                                      "as previously", "ditto",     "as per above"};
    each_value<Cell>(in.graph, [&](const Item&, const Cell& cell) {
        for (const auto& item : cell.items) {
            const std::string text = lower_ascii(item.value);
            if (find_words(text, phrases) == text.size()) continue;
            diagnostics.report(kind("as-above"),
                               fmt::format("`{}` says nothing to who comes by a link", brief(item.value)),
                               item.at, "write it out; rows may be sorted, filtered or shown alone");
        }
    });
}

void empty_bullet(const CheckInputs& in, Diagnostics& diagnostics) {
    each_value<Cell>(in.graph, [&](const Item& item, const Cell& cell) {
        std::size_t empty = 0;
        for (const auto& one : cell.items) empty += is_blank(one.value);
        if (empty > 0 && cell.items.size() > 1)
            diagnostics.report(kind("empty-bullet"),
                               fmt::format("{} in a list of {}",
                                           counted(empty, "empty bullet", "empty bullets"), item.title),
                               cell.at, "fill them in or take them out");
    });
}

void left_open(const CheckInputs& in, Diagnostics& diagnostics) {
    each_value<Text>(in.graph, [&](const Item&, const Text& text) {
        const std::size_t at = find_open_question(text.value);
        if (at == text.value.size()) return;
        diagnostics.report(kind("left-open"),
                           trimmed(text.value) == "?"
                               ? std::string("the plan has a question mark here, and nothing else")
                               : fmt::format("`{}` leaves something open", brief(text.value)),
                           place_in(text, at, 1), "fill it in, or say in words that it is not known yet");
    });
}

void running_header(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& page : pages_of(in.graph)) {
        const ItemId home = page.item.home;
        find_headers(page, home ? in.graph.at(home).title : page.item.title, diagnostics);
    }
}

void duplicate_text(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans) find_duplicates(plan, diagnostics);
    for (const auto& page : pages_of(in.graph)) find_duplicates(page, diagnostics);
}

} // namespace plansite
