#include "collate/collate.h"

#include "base/text.h"
#include "collate/anonymous.h"
#include "collate/incoming.h"
#include "collate/suppression.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace plansite {

namespace {

// ---- which responses count ----

void drop_empty(std::vector<Response>& responses, Diagnostics& diagnostics) {
    std::erase_if(responses, [&](const Response& one) {
        if (one.answers.empty())
            diagnostics.report(kind("empty-response"), "this response answers no question", one.at,
                               "it does not count; ask whether the right file was sent");
        return one.answers.empty();
    });
}

// Of each reference the one that was saved last stays; in doubt, and without a date, the later in the order
// of files.
std::int64_t drop_repeated(std::vector<Response>& responses, Diagnostics& diagnostics) {
    const auto key_of = [](const Response& one) { return address_key(one.reference.value); };
    const auto saved = [](const Response& one) { return one.saved.value.value_or(Moment::min()); };
    std::map<std::string, const Response*> last;
    for (const auto& one : responses) {
        const Response*& place = last[key_of(one)];
        if (!place || saved(*place) <= saved(one)) place = &one;
    }
    std::vector<Response> kept;
    for (const auto& one : responses) {
        const Response* counted_one = one.reference.value.empty() ? &one : last.at(key_of(one));
        if (counted_one == &one) {
            kept.push_back(one);
            continue;
        }
        diagnostics.report(kind("repeated-response"),
                           fmt::format("a later response of `{}` counts in place of this one",
                                       shortened(one.reference.value)),
                           {{one.reference.at, {}}, {counted_one->reference.at, "the later one"}});
    }
    const auto dropped = std::int64_t(responses.size() - kept.size());
    responses = std::move(kept);
    return dropped;
}

std::int64_t count_late(const std::vector<Response>& responses, const Consultation& consultation,
                        Diagnostics& diagnostics) {
    if (!consultation.closes.latest) return 0;
    const Moment closing = closing_of(*consultation.closes.latest, consultation.closes_at.value);
    std::int64_t late = 0;
    for (const auto& one : responses) {
        if (!one.saved.value) {
            diagnostics.report(kind("undated-response"), "this response does not say when it was saved",
                               one.at, "it counts as in time");
        } else if (*one.saved.value > closing) {
            ++late;
            diagnostics.report(kind("late-response"),
                               fmt::format("saved on {}, after the closing on {}",
                                           print_moment(*one.saved.value), print_moment(closing)),
                               one.saved.at, "it counts, and is counted as late");
        }
    }
    return late;
}

// ---- kinds of respondents ----

constexpr std::string_view other_kind = "Other";
constexpr std::string_view no_kind = "Not said";

// The kinds that are told of, and which of them each response is of.
struct Kinds {
    std::vector<std::string> names;
    std::vector<std::size_t> of; // each response
    std::vector<bool> told;      // whether a kind has enough responses

    std::size_t add(std::string_view name) {
        const auto same = [&](const std::string& one) { return address_key(one) == address_key(name); };
        const auto found = std::find_if(names.begin(), names.end(), same);
        if (found != names.end()) return std::size_t(found - names.begin());
        names.emplace_back(name);
        return names.size() - 1;
    }
};

// Where the consultation lists no kinds: those that enough responses give, each as the first of its spellings
// in the order of bytes. A rarer one could be a name.
std::vector<std::string> usual_kinds(const std::vector<Response>& responses, std::int64_t threshold) {
    std::map<std::string, std::vector<std::string>> spellings;
    for (const auto& one : responses)
        if (!one.kind.value.empty()) spellings[address_key(one.kind.value)].push_back(one.kind.value);
    std::vector<std::string> usual;
    for (const auto& [key, written] : spellings)
        if (std::int64_t(written.size()) >= std::max<std::int64_t>(threshold, 2))
            usual.push_back(*std::min_element(written.begin(), written.end()));
    return usual;
}

Kinds kinds_of(const std::vector<Response>& responses, const CollateRules& rules, Diagnostics& diagnostics) {
    Kinds kinds;
    std::vector<std::string_view> listed;
    for (const auto& one : rules.respondents) listed.push_back(one.value);
    for (const auto name : listed) kinds.add(name);
    if (listed.empty()) kinds.names = usual_kinds(responses, rules.threshold);
    const std::vector<std::string> named = kinds.names;
    for (const auto& one : responses) {
        const auto is_it = [key = address_key(one.kind.value)](const std::string& name) {
            return address_key(name) == key;
        };
        const bool known = std::any_of(named.begin(), named.end(), is_it);
        if (known)
            kinds.of.push_back(kinds.add(one.kind.value));
        else
            kinds.of.push_back(kinds.add(one.kind.value.empty() ? no_kind : other_kind));
        if (known || one.kind.value.empty() || listed.empty()) continue;
        const auto near = nearest(one.kind.value, listed);
        diagnostics.report(
            kind("unknown-respondent"),
            fmt::format("`{}` is not among the kinds of respondents", shortened(one.kind.value)), one.kind.at,
            near ? fmt::format("did you mean `{}`? It counts as \"{}\"", *near, other_kind)
                 : fmt::format("it counts as \"{}\"", other_kind));
    }
    return kinds;
}

std::vector<std::int64_t> sizes_of(const Kinds& kinds) {
    std::vector<std::int64_t> sizes(kinds.names.size());
    for (const auto kind_index : kinds.of) ++sizes[kind_index];
    return sizes;
}

Series::Point point(const std::string& name, std::int64_t count, bool told) {
    Series::Point out;
    out.period.value = name;
    if (told)
        out.value = double(count);
    else
        out.unknown = unknown_of("*");
    return out;
}

// ---- questions ----

// The answers to one question, one for each response, or null.
using Answers = std::vector<const GivenAnswer*>;

Answers answers_to(std::size_t question, const std::vector<Response>& responses) {
    Answers answers;
    for (const auto& one : responses) {
        const auto found = std::find_if(one.answers.begin(), one.answers.end(),
                                        [&](const GivenAnswer& given) { return given.question == question; });
        answers.push_back(found == one.answers.end() ? nullptr : &*found);
    }
    return answers;
}

// Where a kind stands in the table of counts. Kinds of which nothing may be told are one column together, the
// last, because what is left of the sum tells of them.
std::vector<std::size_t> columns_of(const Kinds& kinds) {
    std::vector<std::size_t> columns;
    std::size_t width = 0;
    for (const bool told : kinds.told) columns.push_back(told ? width++ : 0);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!kinds.told[i]) columns[i] = width;
    return columns;
}

// How often each choice was made, by column.
struct ChoiceCounts {
    Counts counts;
    std::vector<std::int64_t> sums;   // of each choice
    std::vector<std::int64_t> silent; // of each column, who chose nothing
    std::int64_t chosen = 0;          // by how many
};

ChoiceCounts count_choices(std::size_t choices, const Answers& answers, const Kinds& kinds,
                           const std::vector<std::size_t>& columns) {
    const std::size_t width = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end()) + 1;
    ChoiceCounts out{Counts(choices, std::vector<std::int64_t>(width)), std::vector<std::int64_t>(choices),
                     std::vector<std::int64_t>(width)};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::size_t column = columns[kinds.of[i]];
        if (!answers[i] || answers[i]->choices.empty()) {
            ++out.silent[column];
            continue;
        }
        ++out.chosen;
        for (const auto choice : answers[i]->choices) {
            ++out.counts[choice][column];
            ++out.sums[choice];
        }
    }
    return out;
}

// In all and by kind. Where one person can make several choices, the sums by kind say nothing, so each choice
// is looked at alone. Where fewer than the threshold made any, nothing is told.
std::vector<AnswerCount> counts_of(const Question& question, const std::vector<std::string>& choices,
                                   const Answers& answers, const Kinds& kinds, std::int64_t threshold) {
    const auto columns = columns_of(kinds);
    const ChoiceCounts counted_ones = count_choices(choices.size(), answers, kinds, columns);
    const bool too_few = counted_ones.chosen > 0 && counted_ones.chosen < threshold;
    std::vector<std::vector<bool>> told;
    if (question.answer == Answer::several_of)
        for (const auto& row : counted_ones.counts) told.push_back(what_is_told(row, threshold));
    else
        told = what_is_told(counted_ones.counts, counted_ones.silent, threshold);
    std::vector<AnswerCount> out(choices.size());
    for (std::size_t row = 0; row < choices.size(); ++row) {
        out[row].answer.value = choices[row];
        if (!too_few) out[row].count = counted_ones.sums[row];
        if (kinds.names.size() < 2) continue;
        for (std::size_t i = 0; i < kinds.names.size(); ++i) {
            const bool is_told = kinds.told[i] && told[row][columns[i]] && !too_few;
            out[row].kinds.points.push_back(
                point(kinds.names[i], counted_ones.counts[row][columns[i]], is_told));
        }
    }
    return out;
}

QuestionTally tally_of(const Question& question, const std::vector<std::string>& choices,
                       const Answers& answers) {
    QuestionTally tally{question.id.value};
    for (const auto& choice : choices) tally.choices.emplace_back(choice, 0);
    for (const auto* answer : answers) {
        if (!answer) continue;
        ++tally.answered;
        for (const auto choice : answer->choices) ++tally.choices[choice].second;
    }
    return tally;
}

std::string number(std::size_t index, std::size_t all) {
    return fmt::format("R-{:0{}}", index + 1, std::max<std::size_t>(std::to_string(all).size(), 2));
}

} // namespace

Collation collate(const Questionnaire& questionnaire, std::vector<Response> responses,
                  const CollateRules& rules, Diagnostics& diagnostics) {
    Collation out;
    Responses& published = out.published;
    drop_empty(responses, diagnostics);
    published.collated = rules.day;
    published.repeated = drop_repeated(responses, diagnostics);
    published.received = std::int64_t(responses.size());
    published.late = count_late(responses, questionnaire.consultation(), diagnostics);
    published.threshold = rules.threshold;

    put_in_blind_order(responses);
    const Redactor redactor(responses, questionnaire.consultation().title.value + " " +
                                           questionnaire.consultation().body.written);
    Kinds kinds = kinds_of(responses, rules, diagnostics);
    const auto sizes = sizes_of(kinds);
    kinds.told = what_is_told(sizes, rules.threshold);
    for (std::size_t i = 0; i < sizes.size(); ++i)
        published.kinds.points.push_back(point(kinds.names[i], sizes[i], kinds.told[i]));

    for (std::size_t q = 0; q < questionnaire.size(); ++q) {
        const auto& choices = questionnaire.choices(q);
        const Answers answers = answers_to(q, responses);
        out.tallies.push_back(tally_of(questionnaire.question(q), choices, answers));
        QuestionResult result;
        result.question.value = questionnaire.question(q).id.value;
        result.answered = out.tallies.back().answered;
        result.counts = counts_of(questionnaire.question(q), choices, answers, kinds, rules.threshold);
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i] || answers[i]->text.empty()) continue;
            const std::size_t of = kinds.of[i];
            const bool told = kinds.told[of] && kinds.names.size() > 1 && kinds.names[of] != no_kind;
            result.texts.push_back({number(i, responses.size()), told ? kinds.names[of] : std::string(),
                                    redactor.redacted(answers[i]->text, responses[i])});
        }
        published.results.push_back(std::move(result));
    }
    return out;
}

} // namespace plansite
