#include "check/check.h"

#include "check/rules.h"

namespace plansite {

namespace {

constexpr Rule table[] = {
    {"date-not-understood", date_not_understood},
    {"date-outside-period", date_outside_period},
    {"weekday-mismatch", weekday_mismatch},
    {"missing-year", missing_year},
    {"overview-mismatch", overview_mismatch},
    {"number-gap", number_gap},
    {"declared-total", declared_total},
    {"criterion-after-completion", criterion_after_completion},
    {"unserved-criterion", unserved_criterion},
    {"missing-responsible", missing_responsible},
    {"target-without-values", target_without_values},
    {"as-above", as_above},
    {"empty-bullet", empty_bullet},
    {"duplicate-text", duplicate_text},
    {"question-not-in-paper", question_not_in_paper},
    {"consultation-lacks", consultation_lacks},
    {"consultation-short", consultation_short},
    {"consultation-in-holidays", consultation_in_holidays},
    {"outcome-late", outcome_late},
    {"closing-hour", closing_hour},
    {"unknown-question", unknown_question},
    {"report-does-not-fit", report_does_not_fit},
    {"status-not-possible", status_not_possible},
    {"period-outside-series", period_outside_series},
    {"wrong-unit", wrong_unit},
    {"contradictory-reports", contradictory_reports},
    {"update-after-day", update_after_day},
    {"update-before-plan", update_before_plan},
    {"rating-without-comment", rating_without_comment},
    {"red-without-action", red_without_action},
    {"revision-without-reason", revision_without_reason},
};

} // namespace

std::span<const Rule> rules() {
    return table;
}

void check_plans(const Site& site, const Graph& graph, const Assessments& assessments,
                 Diagnostics& diagnostics) {
    for (const auto& rule : rules()) rule.run({site, graph, assessments}, diagnostics);
}

} // namespace plansite
