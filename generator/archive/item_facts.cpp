#include "archive/item_facts.h"

#include "archive/fact_words.h"
#include "base/number.h"
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace plansite {

namespace {

struct FieldRule {
    std::string_view field;
    FactClass about;
};

// Fields that are not in the table are `other`.
constexpr FieldRule field_rules[] = {
    {"title", FactClass::text},
    {"name", FactClass::text},
    {"text", FactClass::text},
    {"task", FactClass::text},
    {"aim", FactClass::text},
    {"summary", FactClass::text},
    {"introduction", FactClass::text},
    {"body", FactClass::text},
    {"why", FactClass::text},
    {"how", FactClass::text},
    {"delivery", FactClass::text},
    {"definition", FactClass::text},
    {"points", FactClass::text},
    {"monitoring", FactClass::text},
    {"evaluation", FactClass::text},
    {"targets", FactClass::text},
    {"basis", FactClass::text},
    {"note", FactClass::text},
    {"notes", FactClass::text},
    {"notice", FactClass::text},
    {"source", FactClass::text},
    {"own", FactClass::text},
    {"due", FactClass::date},
    {"completion", FactClass::date},
    {"starts", FactClass::date},
    {"timescale", FactClass::date},
    {"period", FactClass::date},
    {"next_update", FactClass::date},
    {"responsible", FactClass::owner},
    {"contributors", FactClass::owner},
    {"lead", FactClass::owner},
    {"owner", FactClass::owner},
    {"bodies", FactClass::owner},
    {"cost", FactClass::cost},
    {"amounts", FactClass::cost},
    {"resources", FactClass::cost},
    {"resource", FactClass::cost},
    {"finance", FactClass::cost},
    {"actual", FactClass::value},
    {"planned", FactClass::value},
    {"baseline", FactClass::value},
    {"count", FactClass::value},
    {"lowest", FactClass::value},
    {"highest", FactClass::value},
    {"stage", FactClass::status},
    {"standing.status", FactClass::status},
    {"standing.done", FactClass::status},
    {"standing.rating", FactClass::status},
    {"standing.due", FactClass::date},
    {"standing.milestone", FactClass::status},
    {"standing.judgement", FactClass::status},
    {"level", FactClass::level},
    {"parent", FactClass::place},
};

// What is no fact of its own: names, what is known in another way, what only says how the plan is shown or
// when its file was touched, and the log, whose results are in `standing`.
constexpr std::string_view no_facts[] = {"id",        "ref",       "url",     "visibility", "draft",
                                         "published", "changed",   "as_of",   "order",      "numbering",
                                         "columns",   "continues", "updates", "edition"};

// What of `standing` is a fact; the rest follows from it and the day.
constexpr std::string_view standing_facts[] = {"status", "rating", "done", "due", "milestone"};

FactClass class_of(std::string_view field) {
    for (const auto& rule : field_rules)
        if (rule.field == field) return rule.about;
    return FactClass::other;
}

std::optional<Date> day_of(const Json& date, std::string_view which) {
    const Json* day = member(date, which);
    return day ? parse_iso_date(one_line(day)) : std::nullopt;
}

// A value of a series or a measure: a number, or a word for not knowing it. Blank is as if it were not there.
void set_value(const Json& value, ItemFact& fact) {
    fact.words = words_of_value(value);
    if (value.is_number()) fact.number = value.get<double>();
    if (fact.words == "blank") fact.words.clear();
}

// What says nothing is left out, but for periods: what is reported later needs to know them.
void append(ItemFact fact, std::vector<ItemFact>& out) {
    constexpr std::size_t most = 1000; // of an item: no plan comes near
    if (out.size() >= most) return;
    const bool period = fact.about == FactClass::value && !fact.part.empty();
    if (!fact.words.empty() || period) out.push_back(std::move(fact));
}

// Pence of all the amounts; nothing where one of them is not known.
std::optional<double> sum_of(const Json& amounts) {
    double sum = 0;
    for (const auto& amount : amounts) {
        const Json* pence = member(amount, "pence");
        if (!pence || !pence->is_number()) return std::nullopt;
        sum += pence->get<double>();
    }
    return sum;
}

// "Lead consultant: A. Body", as many lines as there are leads.
std::string words_of_leads(const Json& leads) {
    std::vector<std::string> lines;
    for (const auto& lead : leads) {
        const Json *role = member(lead, "role"), *party = member(lead, "party");
        std::string line = role ? words_of_value(*role) + ": " : std::string();
        if (party) line += words_of_value(*party);
        lines.push_back(lead.is_object() ? std::move(line) : words_of_value(lead));
    }
    return join(lines, "\n");
}

void append_standing(PlanItemKind kind, const Json& standing, std::vector<ItemFact>& out) {
    for (const auto field : standing_facts)
        if (const Json* value = member(standing, field))
            append_facts(kind, fmt::format("standing.{}", field), *value, out);
    if (const Json* judgement = member(standing, "judgement"))
        if (const Json* outcome = member(*judgement, "outcome"))
            append_facts(kind, "standing.judgement", *outcome, out);
}

bool names_items(PlanItemKind kind, std::string_view field) {
    constexpr std::string_view fields[] = {"criteria", "supports", "see", "related", "parent", "documents"};
    if (field == "level") return kind == PlanItemKind::action;
    return std::find(std::begin(fields), std::end(fields), field) != std::end(fields);
}

std::vector<std::string> lines_of(const Json& value) {
    std::vector<std::string> lines;
    const std::string words = words_of_value(value);
    for (const auto line : split(words, '\n'))
        if (!line.empty()) lines.emplace_back(line);
    return lines;
}

// An object whose keys are periods, languages or names of its own parts.
bool has_parts(const Json& value) {
    return value.is_object() && !value.contains("written") && !value.contains("items");
}

// A list of labelled facts: each is a part under its label.
bool is_labelled(std::string_view field, const Json& value) {
    return field == "fact" && value.is_array();
}

} // namespace

void append_facts(PlanItemKind kind, std::string_view field, const Json& value, std::vector<ItemFact>& out) {
    if (std::find(std::begin(no_facts), std::end(no_facts), field) != std::end(no_facts)) return;
    if (field == "standing") return append_standing(kind, value, out);
    if (kind == PlanItemKind::plan && field == "targets") { // a file of its own; its list is of items
        if (const Json* text = member(value, "introduction"))
            append({FactClass::text, "targets.introduction", {}, words_of_value(*text)}, out);
        return;
    }
    const FactClass about = class_of(field);
    if (is_labelled(field, value)) {
        for (const auto& one : value)
            if (const Json* label = member(one, "label"), *says = member(one, "value"); label && says)
                append({about, std::string(field), words_of_value(*label), words_of_value(*says)}, out);
        return;
    }
    if (has_parts(value)) {
        for (const auto& [part, one] : value.items()) {
            ItemFact fact{about, std::string(field), words_of_markdown(part)};
            set_value(one, fact);
            append(std::move(fact), out);
        }
        return;
    }
    ItemFact fact{about, std::string(field)};
    if (about == FactClass::value)
        set_value(value, fact);
    else
        fact.words = field == "lead" && value.is_array() ? words_of_leads(value) : words_of_value(value);
    fact.earliest = day_of(value, "earliest");
    fact.latest = day_of(value, "latest");
    if (field == "amounts" && value.is_array()) fact.number = sum_of(value);
    if (names_items(kind, field)) fact.refers = lines_of(value);
    append(std::move(fact), out);
}

} // namespace plansite
