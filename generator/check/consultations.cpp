#include "assess/consultation.h"
#include "base/text.h"
#include "check/rules.h"

#include <algorithm>
#include <fmt/format.h>

// What a consultation needs by law and good practice: enough said, time enough, an answer. (The four
// principles of Gunning, approved in Moseley 2014; the Cabinet Office's consultation principles of 2018.)

namespace plansite {

namespace {

template <class Function> void each_consultation(const CheckInputs& in, Function&& f) {
    for (const auto& consultation : in.site.consultations) {
        const auto& standing = in.assessments.of(in.graph.id_of(consultation)).consultation;
        if (standing && standing->state != ConsultationState::withdrawn) f(consultation, *standing);
    }
}

Span place_of(const Consultation& consultation) {
    return consultation.title.at ? consultation.title.at : consultation.at;
}

} // namespace

void consultation_lacks(const CheckInputs& in, Diagnostics& diagnostics) {
    each_consultation(in, [&](const Consultation& one, const ConsultationStanding&) {
        const std::pair<bool, const char*> needed[] = {
            {one.proposal.empty(), "what is proposed (`proposal`)"},
            {one.reasons.empty(), "why (`reasons`)"},
            {one.options.blank(), "which options were considered (`options`)"},
            {one.impact.blank(), "whom it affects (`impact`)"},
            {!one.closes.at, "until when people can respond (`closes`)"},
            {one.respond.empty(), "how to respond (`respond`)"},
            {!one.decides, "who decides (`decides`)"},
            {one.use_of_answers.empty(), "what happens with the answers (`use_of_answers`)"}};
        std::vector<std::string> missing;
        for (const auto& [lacks, what] : needed)
            if (lacks) missing.emplace_back(what);
        if (missing.empty()) return;
        diagnostics.report(
            kind("consultation-lacks"), fmt::format("the consultation does not say {}", join(missing, ", ")),
            place_of(one), "add what is known; a consultation that lacks it can be challenged");
    });
}

void consultation_short(const CheckInputs& in, Diagnostics& diagnostics) {
    each_consultation(in, [&](const Consultation& one, const ConsultationStanding& standing) {
        if (!standing.days || *standing.days >= 28) return;
        diagnostics.report(
            kind("consultation-short"),
            fmt::format("people have {} to respond", counted(std::size_t(*standing.days), "day", "days")),
            one.closes.at, "check the dates; less than four weeks is seldom enough");
    });
}

void consultation_in_holidays(const CheckInputs& in, Diagnostics& diagnostics) {
    each_consultation(in, [&](const Consultation& one, const ConsultationStanding& standing) {
        if (!standing.days || standing.holiday_days * 2 <= *standing.days) return;
        diagnostics.report(
            kind("consultation-in-holidays"),
            fmt::format("{} of its {} days are in holidays", standing.holiday_days, *standing.days),
            one.closes.at, "give more time, or say why it cannot wait");
    });
}

void outcome_late(const CheckInputs& in, Diagnostics& diagnostics) {
    each_consultation(in, [&](const Consultation& one, const ConsultationStanding& standing) {
        if (standing.state != ConsultationState::late) return;
        diagnostics.report(kind("outcome-late"),
                           fmt::format("the outcome was due on {}{}", long_date(*standing.outcome_due),
                                       standing.outcome_stated ? "" : ", twelve weeks after it closed"),
                           one.closes.at, "publish it as outcome.toml, or say in `outcome_by` when it comes");
    });
}

void closing_hour(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& one : in.site.consultations)
        if (!one.closes_at.empty() && !words_for_hour(one.closes_at.value))
            diagnostics.report(kind("closing-hour"), fmt::format("`{}` is no hour", one.closes_at.value),
                               one.closes_at.at, "write it as \"17:00\"");
}

void unknown_question(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& one : in.site.consultations) {
        std::vector<std::string_view> known;
        for (const auto& question : one.questions) known.push_back(question.id.value);
        const auto check = [&](const Text& question) {
            if (question.empty() || std::find(known.begin(), known.end(), question.value) != known.end())
                return;
            const auto near = nearest(question.value, known);
            diagnostics.report(
                kind("unknown-question"),
                fmt::format("the consultation asks no question `{}`", question.value), question.at,
                near ? fmt::format("did you mean `{}`?", *near) : "give the id of one of its questions");
        };
        if (one.outcome)
            for (const auto& point : one.outcome->points) check(point.question);
        if (one.responses)
            for (const auto& result : one.responses->results) check(result.question);
    }
}

} // namespace plansite
