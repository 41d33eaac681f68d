#include "pages/consultation_views.h"

#include "pages/pictures.h"

#include <algorithm>

namespace plansite {

void ConsultationViews::add_fields(ItemKind kind, ItemFields& fields) {
    if (kind == ItemKind::consultation) add_standing(fields);
    if (kind == ItemKind::question)
        fields.set("result", [](const Views& views, ItemId id) {
            return ConsultationViews(views.inputs(), views).result(id);
        });
}

void ConsultationViews::add_standing(ItemFields& fields) {
    // What is made of where a consultation stands.
    const auto set = [&](std::string_view name, auto make) {
        fields.set(name, [make](const Views& views, ItemId id) {
            const ConsultationViews here(views.inputs(), views);
            return make(*views.inputs().assessments.of(id).consultation, here.context(id));
        });
    };
    using S = const ConsultationStanding&;
    using C = const ValueContext&;
    set("state", [](S standing, C here) {
        return standing.state ? word_value(word_of(*standing.state), here.arena) : Value::none();
    });
    set("first_day", [](S standing, C here) { return value_of(standing.first, here); });
    set("last_day", [](S standing, C here) { return value_of(standing.last, here); });
    set("closing", [](S standing, C here) { return string_in(here.arena, standing.closing); });
    set("days", [](S standing, C) { return standing.days ? Value::integer(*standing.days) : Value::none(); });
    set("holiday_days", [](S standing, C) { return Value::integer(standing.holiday_days); });
    set("outcome_due", [](S standing, C here) { return value_of(standing.outcome_due, here); });
    set("outcome_stated", [](S standing, C) { return Value::boolean(standing.outcome_stated); });
    fields.set("outcome", [](const Views& views, ItemId id) {
        const auto& outcome = views.inputs().graph.get<Consultation>(id).outcome;
        return outcome ? views.of(views.inputs().graph.id_of(*outcome)) : Value::none();
    });
    fields.set("responses", [](const Views& views, ItemId id) {
        const ConsultationViews here(views.inputs(), views);
        const auto& responses = views.inputs().graph.get<Consultation>(id).responses;
        return responses ? value_of(*responses, here.context(id)) : Value::none();
    });
}

// What was answered to a question, or none.
Value ConsultationViews::result(ItemId id) const {
    const Item& item = in_.graph.at(id);
    const auto& responses = in_.graph.get<Consultation>(item.home).responses;
    if (!responses) return Value::none();
    const auto found =
        std::find_if(responses->results.begin(), responses->results.end(),
                     [&](const QuestionResult& one) { return one.question.value == item.name; });
    if (found == responses->results.end()) return Value::none();
    const Value result = value_of(*found, context(item.home));
    result.as_map().set(in_.arena, "chart", Pictures(in_).answers(id, *found));
    return result;
}

} // namespace plansite
