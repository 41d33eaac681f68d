#include "exports/plan_json.h"

#include "exports/json_value.h"

namespace plansite {

namespace {

void write_steps(const std::vector<Step>& steps, JsonWriter& out) {
    out.begin_list();
    for (const auto& step : steps) {
        out.begin_object();
        out.key("label").text(step.label);
        out.key("text").text(step.text);
        out.end_object();
    }
    out.end_list(Empty::kept);
}

Json steps_schema() {
    return {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"properties", {{"label", {{"type", "string"}}}, {"text", {{"type", "string"}}}}},
              {"additionalProperties", false}}}};
}

void write_judgement(const Judgement& judgement, JsonWriter& out) {
    out.begin_object();
    out.key("method").text(word_of(judgement.method).name);
    out.key("outcome").text(word_of(judgement.outcome).name);
    out.key("because").text(judgement.because);
    out.key("period").text(judgement.period);
    write_steps(judgement.numbers, out.key("numbers"));
    write_steps(judgement.steps, out.key("steps"));
    out.end_object();
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

void write_standing(const Assessment& state, const ExportInputs& in, JsonWriter& out) {
    out.begin_object();
    out.key("status").text(word_of(state.status).name);
    if (state.reported) out.key("reported").text(iso(*state.reported));
    if (state.rated.report) out.key("rating").text(word_of(*state.rated.report->rating).name);
    if (state.done) out.key("done").text(iso(*state.done));
    if (state.due) Exported<WrittenDate>::write(*state.due, in, out.key("due"));
    if (state.days_late) out.key("days_late").number(std::int64_t(*state.days_late));
    out.key("flags").begin_list();
    for (const auto& word : flag_words)
        if (has_flag(state, word.value)) out.text(word.name);
    out.end_list(Empty::kept);
    if (state.reached) out.key("milestone").text(word_of(*state.reached).name);
    if (state.judgement) write_judgement(*state.judgement, out.key("judgement"));
    out.end_object();
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
void write_updates(const Plan& plan, ItemId id, const ExportInputs& in, JsonWriter& out) {
    out.begin_list();
    for (const auto& update : plan.updates)
        if (in.assessments.counts(update, id)) Exported<Update>::write(update, in, out);
    out.end_list();
}

} // namespace

void write_computed(const Common& thing, const ExportInputs& in, JsonWriter& out) {
    const ItemId id = in.graph.id_of(thing);
    if (!id) return;
    out.key("url").text(in.base_url() + in.address(id));
    if (is_leaf(in.graph.at(id).kind)) write_standing(in.assessments.of(id), in, out.key("standing"));
}

void add_computed_schema(Json& properties) {
    properties["url"] = {{"type", "string"}, {"description", "Where it is published."}};
    properties["standing"] = {{"$ref", "#/$defs/standing"}};
}

std::string plan_as_json(const ExportInputs& in, ItemId plan) {
    const Plan& entity = in.graph.get<Plan>(plan);
    std::string file;
    JsonWriter out(file);
    out.begin_object();
    out.key("format").text("plansite plan 1");
    out.key("as_of").text(iso(in.assessments.as_of));
    out.key("judged_on").text(iso(in.assessments.judged(plan)));
    out.key("plan").begin_object();
    Exported<Plan>::write_fields(entity, in, out);
    each_part([&](const char* key, auto member) {
        using Part = std::remove_cvref_t<decltype(entity.*member)>;
        Exported<Part>::write(entity.*member, in, out.key(key));
    });
    write_updates(entity, plan, in, out.key("updates"));
    out.end_object();
    out.end_object();
    return file + "\n";
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
