#include "pages/consultation_views.h"

#include "pages/pictures.h"

#include <algorithm>

namespace plansite {

void ConsultationViews::consultation(ItemId id, MapBuilder& map) const {
    const Consultation& consultation = in_.graph.get<Consultation>(id);
    const ConsultationStanding& standing = *in_.assessments.of(id).consultation;
    const ValueContext here = context(id);
    map.set("state", standing.state ? word_value(word_of(*standing.state), in_.arena) : Value::none());
    map.set("first_day", value_of(standing.first, here)).set("last_day", value_of(standing.last, here));
    map.set("closing", string_in(in_.arena, standing.closing));
    map.set("days", standing.days ? Value::integer(*standing.days) : Value::none());
    map.set("holiday_days", Value::integer(standing.holiday_days));
    map.set("outcome_due", value_of(standing.outcome_due, here));
    map.set("outcome_stated", Value::boolean(standing.outcome_stated));
    map.set("outcome",
            consultation.outcome ? views_.of(in_.graph.id_of(*consultation.outcome)) : Value::none());
    map.set("responses", consultation.responses ? value_of(*consultation.responses, here) : Value::none());
}

void ConsultationViews::question(ItemId id, MapBuilder& map) const {
    map.set("result", Value::none());
    const Item& item = in_.graph.at(id);
    const auto& responses = in_.graph.get<Consultation>(item.home).responses;
    if (!responses) return;
    const auto found =
        std::find_if(responses->results.begin(), responses->results.end(),
                     [&](const QuestionResult& one) { return one.question.value == item.name; });
    if (found == responses->results.end()) return;
    const Value result = value_of(*found, context(item.home));
    result.as_map().set(in_.arena, "chart", Pictures(in_).answers(id, *found));
    map.set("result", result);
}

} // namespace plansite
