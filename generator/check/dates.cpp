#include "base/text.h"
#include "check/rules.h"
#include "check/texts.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace plansite {

namespace {

// Every date of an item's own, and of what is reported on a plan.
template <class Function> void each_date(const Graph& graph, Function&& f) {
    each_value<WrittenDate>(graph, [&](const Item& item, const WrittenDate& date) {
        if (date.at) f(item, date);
    });
    for (const auto& item : graph.items())
        if (const auto* plan = std::get_if<const Plan*>(&item.entity))
            for (const auto& update : (*plan)->updates)
                walk<WrittenDate>(update, [&](const WrittenDate& date) {
                    if (date.at) f(item, date);
                });
}

// A plan "2008 – 2011" that names years only means no less than those years of the calendar, whatever year it
// counts in.
Date first_day_of(const WrittenDate& period) {
    const std::chrono::year_month_day first(*period.earliest);
    return period.precision == Precision::year ? Date(first.year() / 1 / 1) : *period.earliest;
}

Date last_day_of(const WrittenDate& period) {
    const std::chrono::year_month_day last(*period.latest);
    return period.precision == Precision::year ? Date(last.year() / 12 / 31) : *period.latest;
}

// Whether nothing but the year is missing in a date that is not understood.
bool lacks_year(const WrittenDate& date) {
    constexpr int any_leap_year = 2008;
    if (date.understood) return false;
    const FuzzyDate with_year = read_fuzzy_date(date.as_written, {YearKind::academic, any_leap_year});
    return with_year.understood && with_year.year_assumed;
}

// Two years in one text without a word or sign between their dates that says how they belong together.
bool run_together(const WrittenDate& date) {
    if (!date.understood || !date.earliest || !date.latest) return false;
    std::size_t years = 0;
    for (const auto word : split(date.as_written, ' ')) {
        const bool digits = word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
        years += digits;
        if (!digits &&
            lower_ascii(word).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") != word.npos)
            return false;
        for (const std::string_view joins :
             {"to", "and", "or", "until", "till", "then", "from", "by", "before"})
            if (lower_ascii(word) == joins) return false;
    }
    return years > 1;
}

// Whether a date outside its plan's period is reported as that.
bool is_outside(const WrittenDate& date, const WrittenDate& period) {
    if (!date.latest || !period.earliest || !period.latest) return false;
    return *date.latest > last_day_of(period) || *date.latest < first_day_of(period);
}

const Plan* plan_of(const Graph& graph, const Item& item) {
    return item.home && graph.at(item.home).kind == ItemKind::plan ? &graph.get<Plan>(item.home) : nullptr;
}

// The actions that serve a criterion.
std::vector<const Action*> serving(const Graph& graph, ItemId criterion) {
    std::vector<const Action*> out;
    for (const auto edge : graph.to(criterion))
        if (graph.edges()[edge].relation == Relation::serves)
            out.push_back(&graph.get<Action>(graph.edges()[edge].from));
    return out;
}

} // namespace

void date_not_understood(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item&, const WrittenDate& date) {
        if (date.understood || lacks_year(date)) return;
        diagnostics.report(kind("date-not-understood"),
                           fmt::format("`{}` is shown as written but has no days", date.as_written), date.at,
                           "see the guide's page on dates for what is understood");
    });
}

void dates_run_together(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item&, const WrittenDate& date) {
        if (!run_together(date)) return;
        diagnostics.report(kind("dates-run-together"),
                           fmt::format("`{}` is two dates in one cell; the last, {}, is what counts",
                                       date.as_written, long_date(*date.latest)),
                           date.at, "write the one that is meant, or what stands between them");
    });
}

// Two dates in one cell are reported as that: which of them counts is to be settled first.
void date_outside_period(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item& item, const WrittenDate& date) {
        const Plan* plan = plan_of(in.graph, item);
        if (!plan || !is_outside(date, plan->period) || run_together(date)) return;
        const WrittenDate& period = plan->period;
        diagnostics.report(
            kind("date-outside-period"),
            fmt::format("`{}` is {} the plan's period", date.as_written,
                        *date.latest > last_day_of(period) ? "after" : "before"),
            std::vector<Label>{{date.at, ""},
                               {period.at, fmt::format("the plan covers {}", period.as_written)}},
            "check the date; where it is right, say so under `accepted`");
    });
}

void weekday_mismatch(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item&, const WrittenDate& date) {
        if (!date.wrong_weekday || !date.latest) return;
        diagnostics.report(kind("weekday-mismatch"),
                           fmt::format("{} was a {}, not a {}", long_date(*date.latest),
                                       weekday_name(*date.latest), *date.wrong_weekday),
                           date.at, "check the day, the month and the year");
    });
}

// A date that a file gives twice for one thing, as a closing day and in the timetable, is one finding.
void missing_year(const CheckInputs& in, Diagnostics& diagnostics) {
    struct Finding {
        std::string message, help;
        std::vector<Label> labels;
    };
    std::map<std::tuple<const Source*, const Item*, std::string>, Finding> found;
    each_date(in.graph, [&](const Item& item, const WrittenDate& date) {
        if (!date.year_assumed && !lacks_year(date)) return;
        Finding& finding = found[{date.at.source, &item, date.as_written}];
        finding.message =
            fmt::format("`{}` of {} does not say the year", date.as_written, item.title);
        finding.help = date.latest ? fmt::format("it is taken as {}; write the year into the text",
                                                 long_date(*date.latest))
                                   : "write the year; without it the date has no days";
        finding.labels.push_back({date.at, finding.labels.empty() ? "" : "and here"});
    });
    for (auto& [where, finding] : found)
        diagnostics.report(kind("missing-year"), std::move(finding.message), std::move(finding.labels),
                           std::move(finding.help));
}

// A criterion that several actions serve may wait for the last of them.
void criterion_after_completion(const CheckInputs& in, Diagnostics& diagnostics) {
    for (std::size_t i = 1; i < in.graph.items().size(); ++i) {
        if (in.graph.items()[i].kind != ItemKind::criterion) continue;
        const WrittenDate& due = in.graph.get<Criterion>(ItemId(i)).due;
        const WrittenDate* last = nullptr;
        bool all_dated = due.latest.has_value();
        for (const Action* action : serving(in.graph, ItemId(i))) {
            all_dated = all_dated && action->completion.latest;
            if (all_dated && (!last || *action->completion.latest > *last->latest))
                last = &action->completion;
        }
        if (!all_dated || !last || *due.latest <= *last->latest) continue;
        diagnostics.report(
            kind("criterion-after-completion"),
            fmt::format("the criterion is due `{}`, after the completion `{}` of what serves it",
                        due.as_written, last->as_written),
            std::vector<Label>{{due.at, "the criterion"}, {last->at, "the last action that serves it"}},
            "one of the two dates may be wrong, or the criterion needs another action");
    }
}

// A date outside the period is reported as that, and not a second time here.
void criterion_before_completion(const CheckInputs& in, Diagnostics& diagnostics) {
    constexpr std::chrono::days half_a_year{180};
    for (std::size_t i = 1; i < in.graph.items().size(); ++i) {
        const Item& item = in.graph.items()[i];
        if (item.kind != ItemKind::criterion) continue;
        const WrittenDate& due = in.graph.get<Criterion>(ItemId(i)).due;
        const Plan* plan = plan_of(in.graph, item);
        if (!due.latest || !plan || is_outside(due, plan->period)) continue;
        const WrittenDate* first = nullptr;
        bool all_dated = true;
        for (const Action* action : serving(in.graph, ItemId(i))) {
            all_dated = all_dated && action->completion.latest;
            if (all_dated && (!first || *action->completion.latest < *first->latest))
                first = &action->completion;
        }
        if (!all_dated || !first || *first->latest - *due.latest < half_a_year) continue;
        diagnostics.report(
            kind("criterion-before-completion"),
            fmt::format("the criterion is due `{}`, long before the completion `{}` of what serves it",
                        due.as_written, first->as_written),
            std::vector<Label>{{due.at, "the criterion"}, {first->at, "the first action that serves it"}},
            "check both dates, above all their years");
    }
}

void dates_out_of_order(const CheckInputs& in, Diagnostics& diagnostics) {
    each_action(in.site, [&](const Plan&, const Activity&, const Action& action) {
        const WrittenDate& end = action.completion;
        if (!end.latest) return;
        const auto report = [&](const WrittenDate& date, const char* what, const char* label) {
            diagnostics.report(
                kind("dates-out-of-order"),
                fmt::format("{} `{}`, after the completion `{}`", what, date.as_written, end.as_written),
                std::vector<Label>{{date.at, label}, {end.at, "the completion"}},
                "one of the two dates is a slip");
        };
        if (action.starts.earliest && *action.starts.earliest > *end.latest)
            report(action.starts, "the action begins", "the beginning");
        for (const auto& milestone : action.milestones)
            if (milestone.due.earliest && *milestone.due.earliest > *end.latest)
                report(milestone.due, "the milestone is due", "the milestone");
    });
}

void missing_date(const CheckInputs& in, Diagnostics& diagnostics) {
    const auto is_dated = [](const Action& action) {
        const auto known = [](const WrittenDate& date) { return date.at && date.unknown == Unknown::no; };
        return known(action.completion) || known(action.starts) || action.timescale.unknown == Unknown::no ||
               !action.milestones.empty();
    };
    each_action(in.site, [&](const Plan& plan, const Activity& activity, const Action& action) {
        if (!prints(plan, {"completion", "starts", "timescale", "milestone"}) || is_dated(action) ||
            action.continues)
            return;
        diagnostics.report(
            kind("missing-date"),
            fmt::format("action {} of {} has no date", action.id.value, brief(activity.title.value)),
            action.completion.at ? action.completion.at : action.task.at,
            "add `completion`, in the plan's words: \"end March 2009\"");
    });
}

} // namespace plansite
