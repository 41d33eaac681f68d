#include "import/headings.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace plansite {

namespace {

// What plans put over their columns, in the form of `plain`.
struct Wording {
    std::string_view field;
    std::string_view words; // with bars between
};
constexpr std::array<Wording, 17> wordings{{
    {"activity", "activity|area|area of work|section|work area|workstream|theme|heading"},
    {"task", "task|tasks|action|actions|activities|what|what we will do|what will be done|key actions"},
    {"criteria", "criteria|success criteria|success criterion|success measures|measures of success|outcome|"
                 "outcomes|expected outcomes|how we will know"},
    {"responsible", "responsible|responsibility|responsibilities|who|by whom|lead|leads|led by|owner|"
                    "lead officer|lead person|person responsible|who answers for it"},
    {"contributors", "contributors|partners|with whom|who helps|supported by"},
    {"completion", "completion|completion date|completed by|by when|deadline|due|due date|end|end date|"
                   "target date"},
    {"starts", "starts|start|start date|begins|from when"},
    {"timescale", "timescale|timescales|timeframe|timing|when"},
    {"resources", "resources|resource|resourcing|what it takes"},
    {"cost", "cost|costs|budget|funding"},
    {"monitoring", "monitoring|monitored by|how monitored"},
    {"evaluation", "evaluation|how evaluated"},
    {"targets", "targets|linked targets"},
    {"level", "level|levels"},
    {"why", "why|reason|reasons|rationale"},
    {"how", "how"},
    {"ref", "ref|reference|no|number|nr"},
}};

// A heading as it is compared: words in lower case with single spaces between, "&" as "and".
std::string plain(std::string_view heading) {
    std::string out;
    for (const char c : lower_ascii(replaced(heading, "&", " and "))) {
        const bool of_word = is_lower(c) || is_digit(c) || (c & 0x80) != 0;
        if (of_word)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return std::string(trimmed(out));
}

bool is_one_of(std::string_view word, std::string_view words) {
    const auto all = split(words, '|');
    return std::find(all.begin(), all.end(), word) != all.end();
}

std::vector<std::string> fields_joined(std::string_view field) {
    std::vector<std::string> out;
    for (const auto one : split(field, '+')) out.emplace_back(trimmed(one));
    return out;
}

bool says(const Text& text, std::string_view words) {
    return plain(text.value) == words ||
           std::any_of(text.others.begin(), text.others.end(),
                       [&](const Text::Version& version) { return plain(version.value) == words; });
}

std::vector<std::string> fields_for(std::string_view heading, const Plan& plan) {
    const std::string words = plain(heading);
    if (words.empty()) return {};
    for (const auto& column : plan.columns)
        if (says(column.label, words)) return fields_joined(column.field);
    for (const auto& column : plan.columns)
        if (plain(column.field) == words) return fields_joined(column.field);
    const auto named = [&](const Naming& naming) {
        return says(naming.one, words) || says(naming.several, words);
    };
    if (named(plan.labels.activity)) return {"activity"};
    if (named(plan.labels.action)) return {"task"};
    if (named(plan.labels.criterion)) return {"criteria"};
    if (named(plan.labels.level)) return {"level"};
    for (const auto& wording : wordings)
        if (is_one_of(words, wording.words)) return {std::string(wording.field)};
    return {};
}

} // namespace

std::optional<std::vector<ColumnUse>> columns_under(const GridRow& row, const Plan& plan) {
    std::vector<ColumnUse> uses;
    std::vector<std::string> taken;
    std::size_t written = 0, known = 0;
    for (const auto& cell : row.cells) {
        ColumnUse use{words_of(cell), {}};
        written += use.heading.empty() ? 0 : 1;
        for (auto& field : fields_for(use.heading, plan)) {
            if (std::find(taken.begin(), taken.end(), field) != taken.end()) continue;
            taken.push_back(field);
            use.fields.push_back(std::move(field));
        }
        known += use.fields.empty() ? 0 : 1;
        uses.push_back(std::move(use));
    }
    if (known < 2 || known * 2 < written) return std::nullopt;
    // Many plans have a column of activities and no other that says what is to be done.
    if (std::find(taken.begin(), taken.end(), "task") == taken.end())
        for (auto& use : uses)
            if (use.fields == std::vector<std::string>{"activity"}) use.fields = {"task"};
    return uses;
}

} // namespace plansite
