#include "base/text.h"
#include "check/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

// What is reported, against what can be reported.

namespace plansite {

namespace {

// A report, where it stands and what it is about.
struct Told {
    const Plan& plan;
    const Update& update;
    const Report& report;
    ItemId about; // none where the reference leads nowhere, which is reported elsewhere
    ItemKind kind;
};

template <class Function> void each_report(const CheckInputs& in, Function&& f) {
    for (const auto& plan : in.site.plans)
        for (const auto& update : plan.updates)
            for (const auto& report : update.reports)
                if (const ItemId about = in.graph.find(report.about.written, in.graph.id_of(plan)))
                    f(Told{plan, update, report, about, in.graph.at(about).kind});
}

bool is_possible(Status status, ItemKind kind) {
    switch (status) {
    case Status::not_reported: return false;
    case Status::not_met: return kind == ItemKind::criterion || kind == ItemKind::milestone;
    case Status::partly_met: return kind == ItemKind::criterion;
    default: return true;
    }
}

// The series that a target has without anything reported, for its years.
std::vector<SeriesRow> years_of(const Target& target) {
    return series_of(target, {}, Date::max());
}

// A period as its target writes it: one year may be written in several ways.
std::string year_of(const Target& target, const WrittenDate& period) {
    const auto rows = years_of(target);
    const SeriesRow* row = find_period(rows, period);
    return row ? std::string(row->period) : period.as_written;
}

std::string names_of(const std::vector<SeriesRow>& rows) {
    std::vector<std::string> out;
    for (const auto& row : rows) out.push_back(fmt::format("`{}`", row.period));
    return join(out, ", ");
}

} // namespace

void report_does_not_fit(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        const Report& report = told.report;
        const auto complain = [&](Span at, std::string message, std::string help) {
            diagnostics.report(kind("report-does-not-fit"), std::move(message), at ? at : report.at,
                               std::move(help));
        };
        const std::string_view word = word_for(told.kind);
        if (!is_leaf(told.kind))
            return complain(report.about.at, fmt::format("nothing can be reported on {}", with_article(word)),
                            "report on its actions, criteria, milestones or targets");
        if (in.graph.at(told.about).home != in.graph.id_of(told.plan))
            return complain(report.about.at, fmt::format("this {} is of another plan", word),
                            "report on it in an update of that plan");
        const bool target = told.kind == ItemKind::target;
        if (target && report.status)
            complain(report.about.at, "the status of a target is computed",
                     "give a `value` and its `period`, or a `rating` where you judge otherwise");
        if (target && report.revised_date.at)
            complain(report.revised_date.at, "a target has no date to revise",
                     "give `revised_value` and the `period` it is for");
        if (!target && (report.value || report.revised_value))
            complain((report.value ? report.value : report.revised_value)->at,
                     fmt::format("{} has no value", with_article(word)),
                     "give a `status`, and put the figure into the `comment`");
        if (target && (report.value || report.revised_value) && !report.period.at)
            complain(report.about.at, "this value has no year", "add `period`, as the target writes it");
        if (report.done && report.status != Status::complete)
            complain(report.about.at, "`done` goes with the status complete",
                     "add `status = \"complete\"`, or take `done` out");
        if (report.done && *report.done > *told.update.date)
            complain(report.about.at, "this was done after the day of the update",
                     "check both days; what is still to come cannot be reported as done");
    });
}

void status_not_possible(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        if (!told.report.status || told.kind == ItemKind::target || !is_leaf(told.kind)) return;
        if (is_possible(*told.report.status, told.kind)) return;
        std::vector<std::string> possible;
        for (const auto& word : status_words)
            if (is_possible(word.value, told.kind)) possible.push_back(fmt::format("`{}`", word.name));
        diagnostics.report(kind("status-not-possible"),
                           fmt::format("{} cannot be `{}`", with_article(word_for(told.kind)),
                                       word_of(*told.report.status).name),
                           told.report.at, "choose one of " + join(possible, ", "));
    });
}

void period_outside_series(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        if (told.kind != ItemKind::target || !told.report.period.at) return;
        const auto rows = years_of(in.graph.get<Target>(told.about));
        if (find_period(rows, told.report.period)) return;
        diagnostics.report(kind("period-outside-series"),
                           fmt::format("`{}` is not a year of this target", told.report.period.as_written),
                           told.report.period.at, "its years are " + names_of(rows));
    });
    for (const auto& plan : in.site.plans)
        for (const auto& target : plan.targets.targets) {
            const auto rows = years_of(target);
            const auto complain = [&](std::string_view what, std::string_view period, Span at) {
                diagnostics.report(kind("period-outside-series"),
                                   fmt::format("{} `{}` is not a year of this target", what, period), at,
                                   "its years are " + names_of(rows));
            };
            const auto named = [&](const SeriesRow& row) { return row.period == target.baseline.value; };
            if (!target.baseline.empty() && !rows.empty() && std::none_of(rows.begin(), rows.end(), named))
                complain("the baseline", target.baseline.value, target.baseline.at);
            for (const auto& from : target.breaks)
                if (!find_period(rows, from)) complain("the break", from.as_written, from.at);
        }
}

void wrong_unit(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        if (told.kind != ItemKind::target) return;
        const Target& target = in.graph.get<Target>(told.about);
        const Method method = target.method.value_or(told.plan.assessment.method);
        for (const auto* quantity : {&told.report.value, &told.report.revised_value}) {
            if (!*quantity) continue;
            const Quantity& one = **quantity;
            if (one.truth && method != Method::yes_no)
                diagnostics.report(kind("wrong-unit"), "this target takes a number, not yes or no", one.at,
                                   target.unit.empty() ? "write the number"
                                                       : "write the number of " + target.unit.value);
            else if (!one.truth && method == Method::yes_no && one.value != 0 && one.value != 1)
                diagnostics.report(kind("wrong-unit"), "this target takes yes or no, not a number", one.at,
                                   "write true or false");
            else if (!one.unit.empty() && one.unit != target.unit.value)
                diagnostics.report(
                    kind("wrong-unit"),
                    fmt::format("this value is in `{}`, and its target {}", one.unit,
                                target.unit.empty() ? "has no unit" : "in `" + target.unit.value + "`"),
                    one.at, "convert it, or leave the unit out where it is the target's");
        }
    });
}

void contradictory_reports(const CheckInputs& in, Diagnostics& diagnostics) {
    // what was said first, by plan, day, thing, and what is said of it
    std::map<std::tuple<const Plan*, Date, ItemId, std::string>, std::pair<std::string, const Report*>> said;
    each_report(in, [&](const Told& told) {
        const auto say = [&](std::string what, std::string value) {
            const auto [first, is_new] =
                said.try_emplace({&told.plan, *told.update.date, told.about, what}, value, &told.report);
            if (is_new || first->second.first == value) return;
            diagnostics.report(
                kind("contradictory-reports"),
                fmt::format("the {} of `{}` is reported as {} and as {} on one day", what,
                            told.report.about.written, first->second.first, value),
                {{told.report.at, "reported again here"}, {first->second.second->at, "first reported here"}},
                "keep the right one");
        };
        const Report& report = told.report;
        const std::string period = told.kind == ItemKind::target
                                       ? year_of(in.graph.get<Target>(told.about), report.period)
                                       : report.period.as_written;
        if (report.status) say("status", fmt::format("`{}`", word_of(*report.status).name));
        if (report.rating) say("rating", fmt::format("`{}`", word_of(*report.rating).name));
        if (report.done) say("day of completion", iso(*report.done));
        if (report.value) say("value for " + period, std::string(report.value->at.text()));
        if (report.revised_value)
            say("planned value for " + period, std::string(report.revised_value->at.text()));
        if (report.revised_date.at) say("revised date", fmt::format("`{}`", report.revised_date.as_written));
    });
}

void update_after_day(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans) {
        const Date day = in.assessments.last_report_day(in.graph.id_of(plan));
        for (const auto& update : plan.updates)
            if (*update.date > day)
                diagnostics.report(kind("update-after-day"),
                                   fmt::format("{} of {} not counted: the day is {}",
                                               counted(update.reports.size(), "report", "reports"),
                                               iso(*update.date), iso(day)),
                                   update.at, "nothing needs doing where an earlier day was meant");
    }
}

void update_before_plan(const CheckInputs& in, Diagnostics& diagnostics) {
    for (const auto& plan : in.site.plans)
        for (const auto& update : plan.updates)
            if (plan.period.earliest && *update.date < *plan.period.earliest)
                diagnostics.report(kind("update-before-plan"),
                                   fmt::format("this update is of {}, and the plan begins on {}",
                                               iso(*update.date), iso(*plan.period.earliest)),
                                   update.at, "check the day in the file's name or under `date`");
}

void rating_without_comment(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        if (told.report.rating && told.report.comment.empty())
            diagnostics.report(kind("rating-without-comment"),
                               fmt::format("`{}` is rated {} without a comment", told.report.about.written,
                                           word_of(*told.report.rating).name),
                               told.report.at, "add `comment`");
    });
}

void red_without_action(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        const bool red = told.report.rating == Rating::red || told.report.status == Status::not_met;
        if (red && told.report.corrective_action.empty())
            diagnostics.report(kind("red-without-action"),
                               fmt::format("`{}` is {}, and nothing is done about it",
                                           told.report.about.written,
                                           told.report.rating == Rating::red ? "rated red" : "not met"),
                               told.report.at, "add `corrective_action`");
    });
}

void revision_without_reason(const CheckInputs& in, Diagnostics& diagnostics) {
    each_report(in, [&](const Told& told) {
        const Report& report = told.report;
        if ((report.revised_date.at || report.revised_value) && report.reason.empty())
            diagnostics.report(kind("revision-without-reason"),
                               fmt::format("the {} of `{}` is revised without a reason",
                                           report.revised_date.at ? "date" : "planned value",
                                           report.about.written),
                               report.at, "add `reason`");
    });
}

} // namespace plansite
