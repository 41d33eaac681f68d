#include "collate/questionnaire.h"

#include "base/money.h"
#include "base/text.h"
#include "collate/incoming.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// The ranges in which amounts are told.
struct Band {
    std::int64_t below; // pence
    std::string_view name;
};
constexpr Band bands[] = {{1, "nothing"},
                          {100'00, "under £100"},
                          {1'000'00, "£100 to under £1,000"},
                          {10'000'00, "£1,000 to under £10,000"},
                          {100'000'00, "£10,000 to under £100,000"},
                          {INT64_MAX, "£100,000 and more"}};

std::string folded(std::string_view text) {
    return address_key(trimmed(text));
}

bool same_words(std::string_view one, std::string_view other) {
    return folded(one) == folded(other);
}

// The word under which a form sends the answer to such a question.
std::string_view key_of(Answer answer) {
    switch (answer) {
    case Answer::text: return "text";
    case Answer::several_of: return "choices";
    case Answer::amount: return "amount";
    case Answer::yes_no:
    case Answer::scale:
    case Answer::one_of: return "choice";
    }
    return {};
}

void report_misfit(const Question& question, std::string message, Span at, Diagnostics& diagnostics) {
    diagnostics.report(
        kind("answer-does-not-fit"), std::move(message), at,
        fmt::format("question `{}` is answered by `{}`", question.id.value, key_of(question.answer)));
}

} // namespace

std::vector<std::string> choices_of(const Question& question) {
    std::vector<std::string> out;
    switch (question.answer) {
    case Answer::text: break;
    case Answer::yes_no: return {"yes", "no", "not sure"};
    case Answer::amount:
        for (const auto& band : bands) out.emplace_back(band.name);
        break;
    case Answer::scale:
    case Answer::one_of:
    case Answer::several_of:
        for (const auto& option : question.options) out.push_back(option.value);
        break;
    }
    return out;
}

Questionnaire::Questionnaire(const Consultation& consultation) : consultation_(consultation) {
    for (const auto& question : consultation.questions) {
        const auto& choices = choices_.emplace_back(choices_of(question));
        auto& spellings = spellings_.emplace_back();
        for (std::size_t i = 0; i < choices.size(); ++i) spellings.push_back({folded(choices[i]), i});
        if (question.options.size() == choices.size())
            for (std::size_t i = 0; i < choices.size(); ++i)
                for (const auto& version : question.options[i].others)
                    spellings.push_back({folded(version.value), i});
        std::stable_sort(spellings.begin(), spellings.end(),
                         [](const Spelling& a, const Spelling& b) { return a.key.size() > b.key.size(); });
    }
}

std::optional<std::size_t> Questionnaire::find(std::string_view name) const {
    const auto& all = consultation_.questions;
    auto found = std::find_if(all.begin(), all.end(),
                              [&](const Question& one) { return same_words(one.id.value, name); });
    if (found == all.end())
        found = std::find_if(all.begin(), all.end(), [&](const Question& one) {
            return !one.ref.empty() && same_words(one.ref.value, name);
        });
    if (found == all.end()) return std::nullopt;
    return std::size_t(found - all.begin());
}

std::string Questionnaire::suggestion(std::string_view name) const {
    std::vector<std::string_view> ids;
    std::vector<std::string> quoted;
    for (const auto& question : consultation_.questions) {
        ids.push_back(question.id.value);
        quoted.push_back("`" + question.id.value + "`");
    }
    if (const auto near = nearest(name, ids)) return fmt::format("did you mean `{}`?", *near);
    return "the questions are " + join(quoted, ", ");
}

void Questionnaire::add(GivenAnswer& answer, std::size_t choice, Span at, Diagnostics& diagnostics) const {
    const Question& asked = question(answer.question);
    auto& given = answer.choices;
    const auto place = std::lower_bound(given.begin(), given.end(), choice);
    if (place != given.end() && *place == choice) return;
    if (!given.empty() && asked.answer != Answer::several_of)
        return report_misfit(asked, fmt::format("`{}` takes one answer, not several", asked.id.value), at,
                             diagnostics);
    given.insert(place, choice);
}

bool Questionnaire::has_choices(const GivenAnswer& answer, Span at, Diagnostics& diagnostics) const {
    const Question& asked = question(answer.question);
    if (!choices_[answer.question].empty() && asked.answer != Answer::amount) return true;
    report_misfit(asked, fmt::format("`{}` takes no choice", asked.id.value), at, diagnostics);
    return false;
}

void Questionnaire::report_unknown(std::size_t index, std::string_view word, Span at,
                                   Diagnostics& diagnostics) const {
    std::vector<std::string> possible;
    for (const auto& one : choices_[index]) possible.push_back("`" + one + "`");
    diagnostics.report(kind("unknown-value"),
                       fmt::format("`{}` is no answer to `{}`", shortened(word), question(index).id.value),
                       at, "the answers are " + join(possible, ", "));
}

void Questionnaire::add_choice(GivenAnswer& answer, std::string_view word, Span at,
                               Diagnostics& diagnostics) const {
    if (!has_choices(answer, at, diagnostics)) return;
    const auto& spellings = spellings_[answer.question];
    const auto found = std::find_if(spellings.begin(), spellings.end(),
                                    [key = folded(word)](const Spelling& one) { return one.key == key; });
    if (found == spellings.end()) return report_unknown(answer.question, word, at, diagnostics);
    add(answer, found->choice, at, diagnostics);
}

void Questionnaire::add_choices(GivenAnswer& answer, std::string_view list, Span at,
                                Diagnostics& diagnostics) const {
    if (!has_choices(answer, at, diagnostics)) return;
    const std::string key = folded(list);
    constexpr std::string_view separators = ";|,\n \t";
    const auto ends_a_piece = [&](std::size_t end) {
        return end == key.size() || separators.substr(0, 4).find(key[end]) != separators.npos;
    };
    const auto& spellings = spellings_[answer.question];
    for (std::size_t next = 0; (next = key.find_first_not_of(separators, next)) != key.npos;) {
        const auto rest = std::string_view(key).substr(next);
        const auto found = std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& one) {
            return rest.starts_with(one.key) && ends_a_piece(next + one.key.size());
        });
        if (found == spellings.end()) return report_unknown(answer.question, rest, at, diagnostics);
        add(answer, found->choice, at, diagnostics);
        next += found->key.size();
    }
}

void Questionnaire::add_amount(GivenAnswer& answer, std::string_view amount, Span at,
                               Diagnostics& diagnostics) const {
    const Question& asked = question(answer.question);
    if (asked.answer != Answer::amount)
        return report_misfit(asked, fmt::format("`{}` takes no amount", asked.id.value), at, diagnostics);
    auto money = read_money(amount);
    if (!money) money = read_money("£" + std::string(trimmed(amount)));
    if (!money || money->pence < 0)
        return report_misfit(asked, fmt::format("`{}` is not an amount", shortened(amount)), at, diagnostics);
    const auto band = std::find_if(std::begin(bands), std::end(bands),
                                   [&](const Band& one) { return money->pence < one.below; });
    answer.choices = {std::size_t(band - std::begin(bands))};
}

} // namespace plansite
