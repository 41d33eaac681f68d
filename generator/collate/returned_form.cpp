#include "collate/returned_form.h"

#include "base/text.h"
#include "collate/incoming.h"
#include "collate/json_text.h"
#include "schema/read.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::string_view format_name = "plansite response ";
constexpr std::string_view format_version = "1";

using Words = Located<std::string>;

// What the form says, as templates/parts/form.html and its script name it.
struct ReturnedAnswer {
    Words choice, amount, text;
    std::vector<Words> choices;

    static constexpr std::string_view noun = "answer";
    static constexpr auto fields =
        std::tuple{optional("choice", &ReturnedAnswer::choice, "The one that was chosen."),
                   optional("choices", &ReturnedAnswer::choices, "Those that were chosen."),
                   optional("amount", &ReturnedAnswer::amount, "An amount of money, in figures."),
                   optional("text", &ReturnedAnswer::text, "What was written.")};
};

struct ReturnedAnswers {
    std::vector<std::pair<Words, ReturnedAnswer>> items; // by the id of the question
};

struct Respondent {
    Words name, organisation, kind;

    static constexpr std::string_view noun = "respondent";
    static constexpr auto fields =
        std::tuple{optional("name", &Respondent::name, "The name."),
                   optional("organisation", &Respondent::organisation, "The school or body."),
                   optional("kind", &Respondent::kind, "Which kind of respondent it is.")};
};

struct ReturnedForm {
    Words format, consultation, reference, saved;
    Respondent respondent;
    ReturnedAnswers answers;

    static constexpr std::string_view noun = "response";
    static constexpr auto fields =
        std::tuple{required("format", &ReturnedForm::format, "\"plansite response 1\"."),
                   required("consultation", &ReturnedForm::consultation, "The id of the consultation."),
                   optional("reference", &ReturnedForm::reference, "From the covering letter."),
                   optional("respondent", &ReturnedForm::respondent, "Who answers."),
                   required("answers", &ReturnedForm::answers, "The answers by the id of their question."),
                   optional("saved", &ReturnedForm::saved, "When it was saved, in UTC.")};
};

} // namespace

template <> struct Reading<Words> {
    static constexpr std::string_view words = "a text";
    static bool read(const DataNode& node, Words& out, Diagnostics&) {
        const auto* text = node.as_string();
        if (text) out = {*text, node.at};
        return text != nullptr;
    }
};

template <> struct Reading<ReturnedAnswers> {
    static constexpr std::string_view words = "a table of answers";
    static bool read(const DataNode& node, ReturnedAnswers& out, Diagnostics& diagnostics) {
        const auto* entries = node.as_table();
        if (!entries) return false;
        for (const auto& [key, value] : *entries) {
            auto& answer = out.items.emplace_back(key, ReturnedAnswer()).second;
            if (!Reading<ReturnedAnswer>::read(value, answer, diagnostics))
                report_wrong_type(key.value, "an answer, such as {\"text\": \"…\"}", value, diagnostics);
        }
        return true;
    }
};

namespace {

// Whether this is a response to this consultation at all; anything else said of it would mislead.
bool is_ours(const DataNode& node, const Questionnaire& questionnaire, Diagnostics& diagnostics) {
    const auto text_of = [&](std::string_view key) {
        const DataNode* value = node.find(key);
        return value ? value->as_string() : nullptr;
    };
    const auto* format = text_of("format");
    if (!format || !format->starts_with(format_name)) {
        diagnostics.report(kind("not-a-response"), "this is JSON, but not a response saved by a form",
                           node.at, "take the file that \"Save to a file\" made, or send the answers as CSV");
        return false;
    }
    if (format->substr(format_name.size()) != format_version) {
        diagnostics.report(kind("not-a-response"),
                           fmt::format("`{}` is a form of another version", shortened(*format)),
                           node.find("format")->at, "collate it with the plansite that made the form");
        return false;
    }
    const auto* consultation = text_of("consultation");
    const auto& id = questionnaire.consultation().id.value;
    if (consultation && *consultation == id) return true;
    const DataNode* at = node.find("consultation");
    diagnostics.report(kind("other-consultation"),
                       fmt::format("this answers `{}`", consultation ? shortened(*consultation) : "nothing"),
                       at ? at->at : node.at,
                       fmt::format("this is the collation of `{}`; sort the files by consultation", id));
    return false;
}

GivenAnswer given_answer(std::size_t question, const ReturnedAnswer& returned,
                         const Questionnaire& questionnaire, Diagnostics& diagnostics) {
    GivenAnswer given{question};
    const bool several = questionnaire.question(question).answer == Answer::several_of;
    if (!several && !returned.choices.empty()) {
        diagnostics.report(
            kind("answer-does-not-fit"),
            fmt::format("`{}` takes no list of choices", questionnaire.question(question).id.value),
            returned.choices.front().at, "ask for the file again; its form is another one");
        return given;
    }
    if (!returned.choice.value.empty())
        questionnaire.add_choice(given, returned.choice.value, returned.choice.at, diagnostics);
    for (const auto& choice : returned.choices)
        if (!choice.value.empty()) questionnaire.add_choice(given, choice.value, choice.at, diagnostics);
    if (!returned.amount.value.empty())
        questionnaire.add_amount(given, returned.amount.value, returned.amount.at, diagnostics);
    given.text = returned.text.value;
    return given;
}

std::vector<GivenAnswer> given_answers(const ReturnedAnswers& returned, const Questionnaire& questionnaire,
                                       Diagnostics& diagnostics) {
    std::vector<GivenAnswer> answers;
    std::vector<bool> answered(questionnaire.size());
    for (const auto& [id, answer] : returned.items) {
        const auto question = questionnaire.find(id.value);
        if (!question) {
            diagnostics.report(kind("unknown-question"), fmt::format("there is no question `{}`", id.value),
                               id.at, questionnaire.suggestion(id.value));
            continue;
        }
        if (answered[*question])
            diagnostics.report(kind("answer-does-not-fit"), fmt::format("`{}` is answered twice", id.value),
                               id.at, "keep the answer that is meant");
        answered[*question] = true;
        GivenAnswer given = given_answer(*question, answer, questionnaire, diagnostics);
        if (!given.empty()) answers.push_back(std::move(given));
    }
    std::stable_sort(answers.begin(), answers.end(),
                     [](const GivenAnswer& a, const GivenAnswer& b) { return a.question < b.question; });
    return answers;
}

} // namespace

std::optional<Response> read_form(const Source& source, std::string_view bytes,
                                  const Questionnaire& questionnaire, Diagnostics& diagnostics) {
    const std::size_t errors = diagnostics.errors();
    const auto node = parse_json(source, bytes, diagnostics);
    if (!node || !is_ours(*node, questionnaire, diagnostics)) return std::nullopt;
    ReturnedForm form;
    Reading<ReturnedForm>::read(*node, form, diagnostics);

    Response response;
    response.at = {&source, 0, 1};
    response.reference = form.reference;
    response.name = form.respondent.name.value;
    response.organisation = form.respondent.organisation.value;
    response.kind = form.respondent.kind;
    response.saved = read_saved(form.saved.value, form.saved.at, diagnostics);
    response.answers = given_answers(form.answers, questionnaire, diagnostics);
    if (diagnostics.errors() > errors) return std::nullopt;
    return response;
}

} // namespace plansite
