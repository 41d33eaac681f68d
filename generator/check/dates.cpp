#include "check/rules.h"
#include "schema/walk.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// Every date of an item's own, and of what is reported on a plan.
template <class Function> void each_date(const Graph& graph, Function&& f) {
    const auto report_dates = [&](const Item& item, const Plan& plan) {
        for (const auto& update : plan.updates)
            walk<WrittenDate>(update, [&](const WrittenDate& date) {
                if (date.at) f(item, date);
            });
    };
    for (std::size_t i = 1; i < graph.items().size(); ++i) {
        const Item& item = graph.items()[i];
        std::visit(
            [&](const auto& entity) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                    each_field<std::remove_cvref_t<decltype(*entity)>>([&](const auto& field) {
                        walk<WrittenDate, Common>((*entity).*field.member, [&](const WrittenDate& date) {
                            if (date.at) f(item, date);
                        });
                    });
            },
            item.entity);
        if (const auto* plan = std::get_if<const Plan*>(&item.entity)) report_dates(item, **plan);
    }
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

} // namespace

void date_not_understood(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item&, const WrittenDate& date) {
        if (date.understood) return;
        diagnostics.report(kind("date-not-understood"),
                           fmt::format("`{}` is shown as written but has no days", date.as_written), date.at,
                           "see the guide's page on dates for what is understood");
    });
}

void date_outside_period(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item& item, const WrittenDate& date) {
        if (!item.home || in.graph.at(item.home).kind != ItemKind::plan) return;
        const WrittenDate& period = in.graph.get<Plan>(item.home).period;
        if (!date.latest || !period.earliest || !period.latest) return;
        const bool after = *date.latest > last_day_of(period);
        const bool before = *date.latest < first_day_of(period);
        if (!after && !before) return;
        diagnostics.report(
            kind("date-outside-period"),
            fmt::format("`{}` is {} the plan's period", date.as_written, after ? "after" : "before"),
            std::vector<Label>{{date.at, ""},
                               {period.at, fmt::format("the plan covers {}", period.as_written)}},
            "check the date; a date outside the period may be right, and is then a finding of the plan");
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

void missing_year(const CheckInputs& in, Diagnostics& diagnostics) {
    each_date(in.graph, [&](const Item& item, const WrittenDate& date) {
        if (!date.year_assumed) return;
        diagnostics.report(kind("missing-year"),
                           fmt::format("`{}` of {} does not say the year", date.as_written, item.title),
                           date.at,
                           date.latest ? fmt::format("it is taken as {}; write the year into the text",
                                                     long_date(*date.latest))
                                       : "write the year");
    });
}

// A criterion that several actions serve may wait for the last of them.
void criterion_after_completion(const CheckInputs& in, Diagnostics& diagnostics) {
    for (std::size_t i = 1; i < in.graph.items().size(); ++i) {
        if (in.graph.items()[i].kind != ItemKind::criterion) continue;
        const WrittenDate& due = in.graph.get<Criterion>(ItemId(i)).due;
        const WrittenDate* last = nullptr;
        bool all_dated = due.latest.has_value();
        for (const auto edge : in.graph.to(ItemId(i))) {
            if (in.graph.edges()[edge].relation != Relation::serves) continue;
            const WrittenDate& completion = in.graph.get<Action>(in.graph.edges()[edge].from).completion;
            all_dated = all_dated && completion.latest;
            if (all_dated && (!last || *completion.latest > *last->latest)) last = &completion;
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

} // namespace plansite
