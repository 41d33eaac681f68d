#include "exports/plan_json.h"

#include "exports/json_value.h"

namespace plansite {

namespace {

Json steps_as_json(const std::vector<Step>& steps) {
    Json out = Json::array();
    for (const auto& step : steps) out.push_back({{"label", step.label}, {"text", step.text}});
    return out;
}

Json steps_schema() {
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties", {{"label", {{"type", "string"}}}, {"text", {{"type", "string"}}}}},
              {"additionalProperties", false}}}};
}

Json judgement_as_json(const Judgement& judgement) {
    return {{"method", word_of(judgement.method).name},
            {"outcome", word_of(judgement.outcome).name},
            {"because", judgement.because},
            {"period", judgement.period},
            {"numbers", steps_as_json(judgement.numbers)},
            {"steps", steps_as_json(judgement.steps)}};
}

Json judgement_schema() {
    return {{"type", "object"},
            {"properties",
             {{"method", Exported<Method>::schema()},
              {"outcome", Exported<Outcome>::schema()},
              {"because", {{"type", "string"}}},
              {"period", {{"type", "string"}}},
              {"numbers", steps_schema()},
              {"steps", steps_schema()}}},
            {"required", {"method", "outcome", "because"}},
            {"additionalProperties", false}};
}

Json standing_as_json(const Assessment& state, const ExportInputs& in) {
    Json out{{"status", word_of(state.status).name}};
    if (state.reported) out["reported"] = iso(*state.reported);
    if (state.rated.report) out["rating"] = word_of(*state.rated.report->rating).name;
    if (state.done) out["done"] = iso(*state.done);
    if (state.due) out["due"] = Exported<WrittenDate>::of(*state.due, in);
    if (state.days_late) out["days_late"] = *state.days_late;
    Json flags = Json::array();
    for (const auto& word : flag_words)
        if (has_flag(state, word.value)) flags.push_back(word.name);
    out["flags"] = std::move(flags);
    if (state.reached) out["milestone"] = word_of(*state.reached).name;
    if (state.judgement) out["judgement"] = judgement_as_json(*state.judgement);
    return out;
}

Json standing_schema() {
    return {{"type", "object"},
            {"description", "How it stands, as of the day of the file."},
            {"properties",
             {{"status", Exported<Status>::schema()},
              {"reported", Exported<Date>::schema()},
              {"rating", Exported<Rating>::schema()},
              {"done", Exported<Date>::schema()},
              {"due", Exported<WrittenDate>::schema()},
              {"days_late", {{"type", "integer"}}},
              {"flags", {{"type", "array"}, {"items", Exported<Flag>::schema()}}},
              {"milestone", Exported<Reached>::schema()},
              {"judgement", judgement_schema()}}},
            {"required", {"status", "flags"}},
            {"additionalProperties", false}};
}

// The properties of the whole file beside those of the plan itself and its updates.
template <class Function> void each_part(Function&& f) {
    f("articles", &Plan::articles);
    f("priorities", &Plan::priorities);
    f("targets", &Plan::targets);
}

// Those that count: a file as of a day says what was known then.
Json updates_as_json(const Plan& plan, ItemId id, const ExportInputs& in) {
    Json out = Json::array();
    for (const auto& update : plan.updates)
        if (in.assessments.counts(update, id)) out.push_back(Exported<Update>::of(update, in));
    return out;
}

} // namespace

void add_computed(const Common& thing, const ExportInputs& in, Json& out) {
    const ItemId id = in.graph.id_of(thing);
    if (!id) return;
    out["url"] = in.base_url + in.address(id);
    if (is_leaf(in.graph.at(id).kind)) out["standing"] = standing_as_json(in.assessments.of(id), in);
}

void add_computed_schema(Json& properties) {
    properties["url"] = {{"type", "string"}, {"description", "Where it is published."}};
    properties["standing"] = {{"$ref", "#/$defs/standing"}};
}

std::string plan_as_json(const ExportInputs& in, ItemId plan) {
    const Plan& entity = in.graph.get<Plan>(plan);
    Json out = Exported<Plan>::of(entity, in);
    each_part([&](const char* key, auto member) {
        using Part = std::remove_cvref_t<decltype(entity.*member)>;
        Json part = Exported<Part>::of(entity.*member, in);
        if (!part.is_null()) out[key] = std::move(part);
    });
    Json updates = updates_as_json(entity, plan, in);
    if (!updates.empty()) out["updates"] = std::move(updates);
    Json file{{"format", "plansite plan 1"},
              {"as_of", iso(in.assessments.as_of)},
              {"judged_on", iso(in.assessments.judged(plan))},
              {"plan", std::move(out)}};
    return file.dump(1) + "\n";
}

std::string plan_json_schema() {
    Json plan = Exported<Plan>::schema();
    each_part([&](const char* key, auto member) {
        using Part = std::remove_cvref_t<decltype(std::declval<Plan&>().*member)>;
        plan["properties"][key] = Exported<Part>::schema();
    });
    plan["properties"]["updates"] = Exported<std::vector<Update>>::schema();
    const Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "A plan as plansite publishes it"},
                      {"type", "object"},
                      {"properties",
                       {{"format", {{"const", "plansite plan 1"}}},
                        {"as_of", Exported<Date>::schema()},
                        {"judged_on", Exported<Date>::schema()},
                        {"plan", std::move(plan)}}},
                      {"required", {"format", "as_of", "judged_on", "plan"}},
                      {"additionalProperties", false},
                      {"$defs", {{"standing", standing_schema()}}}};
    return schema.dump(1) + "\n";
}

} // namespace plansite
