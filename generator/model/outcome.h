#pragma once

#include "model/common.h"

namespace plansite {

// How many gave an answer.
struct AnswerCount {
    Text answer;
    std::optional<std::int64_t> count;
    Series kinds;

    static constexpr std::string_view noun = "count of an answer";
    static constexpr auto fields =
        std::tuple{required("answer", &AnswerCount::answer, "The answer, as the question's options have it."),
                   optional("count", &AnswerCount::count,
                            "How many gave it; left out where they are too few to be told."),
                   optional("kinds", &AnswerCount::kinds,
                            "The same by kind of respondent; \"*\" where they are too few.")};
};

// What somebody wrote, without a name. Plain text: it is never read as Markdown.
struct AnswerText {
    std::string reference;
    std::string kind;
    std::string text;

    static constexpr std::string_view noun = "answer in words";
    static constexpr auto fields =
        std::tuple{optional("reference", &AnswerText::reference, "By which the answer can be found again."),
                   optional("kind", &AnswerText::kind, "The kind of respondent, where they are enough."),
                   required("text", &AnswerText::text, "What was written.")};
};

// What was answered to one question.
struct QuestionResult {
    Text question;
    std::int64_t answered = 0;
    std::vector<AnswerCount> counts;
    std::vector<AnswerText> texts;

    static constexpr std::string_view noun = "result of a question";
    static constexpr auto fields =
        std::tuple{required("question", &QuestionResult::question, "The question's id."),
                   required("answered", &QuestionResult::answered, "How many answered it."),
                   optional("count", &QuestionResult::counts, "How many gave an answer."),
                   optional("text", &QuestionResult::texts, "An answer in words.")};
};

// responses.toml: what came back, added up. Written by `plansite collate`; holds nothing that says who
// somebody is.
struct Responses {
    std::optional<Date> collated;
    std::int64_t received = 0;
    std::int64_t late = 0;
    std::int64_t repeated = 0;
    std::int64_t threshold = 0;
    Prose note;
    Series kinds;
    std::vector<QuestionResult> results;
    Span at;

    static constexpr std::string_view noun = "file of responses";
    static constexpr auto fields =
        std::tuple{required("collated", &Responses::collated, "The day they were added up."),
                   required("received", &Responses::received, "How many responses count."),
                   optional("late", &Responses::late, "How many of them came after the closing day."),
                   optional("repeated", &Responses::repeated,
                            "How many were left out because a later one of the same reference came."),
                   optional("threshold", &Responses::threshold, "Groups smaller than this are not told."),
                   optional("note", &Responses::note, "A remark shown with the results, in Markdown."),
                   optional("kinds", &Responses::kinds, "How many responses by kind of respondent."),
                   optional("result", &Responses::results, "What was answered to one question.")};
};

// One point of "we asked, you said, we did".
struct OutcomePoint {
    Text question;
    Prose asked;
    Prose said;
    Prose did;
    std::vector<Reference> changed;

    static constexpr std::string_view noun = "point of the outcome";
    static constexpr auto fields =
        std::tuple{optional("question", &OutcomePoint::question, "The id of the question it answers."),
                   optional("asked", &OutcomePoint::asked,
                            "What was asked, in short; the question's own text where it is left out."),
                   required("said", &OutcomePoint::said, "What people said, in Markdown."),
                   required("did", &OutcomePoint::did, "What is done about it, in Markdown."),
                   optional("changed", &OutcomePoint::changed,
                            "What it changed, as references: paragraphs, actions, plans.")};
};

// outcome.toml: what came of a consultation. Published from its day on.
struct ConsultationOutcome : Common {
    Text title;
    Prose summary;
    Prose decision;
    std::vector<OutcomePoint> points;

    static constexpr std::string_view noun = "outcome";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            optional("title", &ConsultationOutcome::title, "Its title; \"Outcome\" where it is left out."),
            required("summary", &ConsultationOutcome::summary,
                     "What came of it, in a few sentences of Markdown."),
            optional("decision", &ConsultationOutcome::decision, "Who decided what and when, in Markdown."),
            optional("said", &ConsultationOutcome::points,
                     "A point: what was asked, what was said, what is done.")});
};

} // namespace plansite
