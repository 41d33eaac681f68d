#include "check/check.h"

#include "base/parallel.h"
#include "check/rules.h"

namespace plansite {

namespace {

constexpr Rule table[] = {
    {"date-not-understood", date_not_understood},
    {"date-outside-period", date_outside_period},
    {"dates-run-together", dates_run_together},
    {"dates-out-of-order", dates_out_of_order},
    {"weekday-mismatch", weekday_mismatch},
    {"missing-year", missing_year},
    {"missing-date", missing_date},
    {"criterion-after-completion", criterion_after_completion},
    {"criterion-before-completion", criterion_before_completion},
    {"overview-mismatch", overview_mismatch},
    {"number-gap", number_gap},
    {"unserved-criterion", unserved_criterion},
    {"action-without-criterion", action_without_criterion},
    {"missing-level", missing_level},
    {"objective-without-activity", objective_without_activity},
    {"question-not-in-paper", question_not_in_paper},
    {"question-not-collected", question_not_collected},
    {"missing-responsible", missing_responsible},
    {"missing-lead", missing_lead},
    {"owner-never-reported", owner_never_reported},
    {"too-much-due", too_much_due},
    {"target-without-values", target_without_values},
    {"target-without-baseline", target_without_baseline},
    {"as-above", as_above},
    {"empty-bullet", empty_bullet},
    {"left-open", left_open},
    {"running-header", running_header},
    {"duplicate-text", duplicate_text},
    {"declared-total", declared_total},
    {"unexplained-abbreviation", unexplained_abbreviation},
    {"unresolved-mention", unresolved_mention},
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
                 Diagnostics& diagnostics, unsigned jobs) {
    parallel_for(rules().size(), jobs, [&](std::size_t i) {
        rules()[i].run({site, graph, assessments}, diagnostics);
    });
}

} // namespace plansite
