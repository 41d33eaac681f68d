#pragma once

#include "model/document.h"
#include "model/outcome.h"

namespace plansite {

enum class Answer : std::uint8_t { text, yes_no, scale, one_of, several_of, amount };

inline constexpr Word<Answer> answer_words[] = {
    {Answer::text, "text", "In words."},
    {Answer::yes_no, "yes-no", "Yes or no, and why."},
    {Answer::scale, "scale", "One step of the options, which are in order."},
    {Answer::one_of, "one-of", "One of the options."},
    {Answer::several_of, "several-of", "Any of the options."},
    {Answer::amount, "amount", "An amount of money."}};
constexpr std::span<const Word<Answer>> words_of(Answer) {
    return answer_words;
}

struct Question : Common {
    Prose text;
    Text section;
    Answer answer = Answer::text;
    std::vector<Text> options;

    static constexpr std::string_view noun = "question";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("text", &Question::text, "The question, in Markdown."),
                   optional("section", &Question::section, "The section of the paper it stands in."),
                   optional("answer", &Question::answer, "How it is answered."),
                   optional("options", &Question::options, "What there is to choose from.")});
};

// What was said in an earlier phase about a section.
struct Feedback : Common {
    Text phase;
    Text section;
    std::vector<Prose> points;

    static constexpr std::string_view noun = "feedback";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("phase", &Feedback::phase, "The phase it came from: \"Research phase\"."),
                   optional("section", &Feedback::section, "The section of the paper it stands in."),
                   required("points", &Feedback::points, "What was said, in Markdown.")});
};

struct TimetableEntry {
    WrittenDate when;
    Prose what;

    static constexpr std::string_view noun = "entry of the timetable";
    static constexpr auto fields =
        std::tuple{required("when", &TimetableEntry::when, "When, as the paper writes it."),
                   required("what", &TimetableEntry::what, "What happens, in Markdown.")};
};

struct Respond {
    Text how;
    WebLink to;

    static constexpr std::string_view noun = "way to respond";
    static constexpr auto fields = std::tuple{required("how", &Respond::how, "In words: \"By e-mail\"."),
                                              optional("to", &Respond::to, "The address.")};
};

// One line of a package: a service, what it costs outside it, and what inside.
struct PackageLine {
    Prose service;
    Text outside;
    Text inside;
    bool included = false;
    Text note;
    Span at;

    static constexpr std::string_view noun = "line of a package";
    static constexpr auto fields = std::tuple{
        required("service", &PackageLine::service, "What is offered, in Markdown."),
        optional("outside", &PackageLine::outside, "What it costs without the package, as written."),
        optional("inside", &PackageLine::inside, "What it costs within it, as written."),
        optional("included", &PackageLine::included, "True where the package includes it (a tick)."),
        optional("note", &PackageLine::note, "A remark.")};
};

// An offer with prices: lines, fees as declared, and discounts.
struct Package : Common {
    Text title;
    Prose introduction;
    std::vector<Prose> entitlement;
    std::vector<PackageLine> lines;
    Text fees_outside;
    Text fees_inside;
    Text fees_note;
    std::vector<PackageLine> discounts;

    static constexpr std::string_view noun = "package";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("title", &Package::title, "Its name."),
                   optional("introduction", &Package::introduction, "Words before it, in Markdown."),
                   optional("entitlement", &Package::entitlement, "What everybody gets."),
                   optional("line", &Package::lines, "A service and its price."),
                   optional("fees_outside", &Package::fees_outside,
                            "The declared total without the package, checked against the lines."),
                   optional("fees_inside", &Package::fees_inside, "The price of the package."),
                   optional("fees_note", &Package::fees_note, "A remark on the fees."),
                   optional("discount", &Package::discounts, "A discounted provision.")});
};

// consultation.toml, with the Markdown and tables of its folder.
struct Consultation : Common {
    Text title;
    Text phase;
    Prose summary;
    Party body;
    std::vector<Reference> plans;
    WrittenDate opens;
    WrittenDate closes;
    Text closes_at;
    std::optional<std::int64_t> date_year;
    std::optional<Date> as_of;
    std::vector<Party> audience;
    std::vector<Text> respondents;
    Prose proposal;
    Prose reasons;
    std::optional<Party> decides;
    WrittenDate decision;
    Cell options;
    Cell impact;
    Prose use_of_answers;
    WrittenDate outcome_by;
    std::optional<Date> withdrawn;
    Prose withdrawn_because;
    std::vector<Respond> respond;
    std::vector<TimetableEntry> timetable;
    std::vector<Question> questions;
    std::vector<Feedback> feedback;
    std::vector<Package> packages;
    std::vector<Contact> contacts;
    Prose notice;

    // from the other files of the folder
    std::vector<std::string_view> unread; // kinds of things that may be in files that could not be read
    Directory directory;
    std::vector<Article> articles; // paper, appendices, in order
    std::vector<DataTable> tables;
    std::optional<ConsultationOutcome> outcome; // where there is one by the day of the build
    std::optional<Responses> responses;

    static constexpr std::string_view noun = "consultation";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &Consultation::title, "Its title."),
            optional("phase", &Consultation::phase, "Which phase this is: \"Consultation phase\"."),
            optional("summary", &Consultation::summary, "What it is about, in a few sentences of Markdown."),
            optional("body", &Consultation::body, "Who consults."),
            optional("plans", &Consultation::plans, "The plans it belongs to, as references."),
            optional("opens", &Consultation::opens, "The first day, as written."),
            optional("closes", &Consultation::closes, "The last day, as written: \"Friday 3 December\"."),
            optional("closes_at", &Consultation::closes_at,
                     "The hour on that day, \"17:00\"; the end of the day where it is left out."),
            optional("year", &Consultation::date_year, "The year of dates that do not say one."),
            optional("as_of", &Consultation::as_of,
                     "The day by which it is judged; the site's day where it is left out."),
            optional("audience", &Consultation::audience, "Who is asked."),
            optional("respondents", &Consultation::respondents,
                     "The kinds of respondents, from which the response form lets people choose: \"Primary "
                     "school\"."),
            optional("proposal", &Consultation::proposal, "What is proposed, in Markdown."),
            optional("reasons", &Consultation::reasons, "Why, in Markdown."),
            optional("decides", &Consultation::decides, "Who decides."),
            optional("decision", &Consultation::decision, "When it is decided, as written."),
            optional("options", &Consultation::options, "The options that were considered."),
            optional("impact", &Consultation::impact, "The impact assessment, or where it is."),
            optional("use_of_answers", &Consultation::use_of_answers, "How the answers will be used."),
            optional("outcome_by", &Consultation::outcome_by,
                     "By when the outcome is published, as written; twelve weeks after the closing day where "
                     "it is left out."),
            optional("withdrawn", &Consultation::withdrawn, "The day on which it was withdrawn."),
            optional("withdrawn_because", &Consultation::withdrawn_because,
                     "Why it was withdrawn, in Markdown."),
            optional("respond", &Consultation::respond, "A way to respond."),
            optional("timetable", &Consultation::timetable, "What happens when."),
            optional("question", &Consultation::questions, "A question."),
            optional("feedback", &Consultation::feedback, "Feedback of an earlier phase on a section."),
            optional("package", &Consultation::packages, "A package with prices."),
            optional("contact", &Consultation::contacts, "Whom to ask, by role."),
            optional("notice", &Consultation::notice,
                     "A remark at the top of each of its pages, in Markdown.")});
};

} // namespace plansite
