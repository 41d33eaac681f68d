#include "archive/random_plan.h"

#include <fmt/format.h>
#include <sstream>

namespace plansite {

namespace {

constexpr const char* words[] = {
    "schools",      "colleges",  "teachers",    "pupils",      "governors",    "the",         "the",
    "the",          "and",       "and",         "of",          "of",           "to",          "for",
    "in",           "with",      "a",           "training",    "support",      "develop",     "review",
    "agree",        "publish",   "pilot",       "curriculum",  "protocol",     "partnership", "network",
    "funding",      "budget",    "report",      "evaluation",  "programme",    "framework",   "guidance",
    "materials",    "transport", "admissions",  "attendance",  "behaviour",    "inclusion",   "literacy",
    "numeracy",     "diploma",   "employers",   "careers",     "music",        "outdoor",     "website",
    "data",         "targets",   "standards",   "quality",     "leadership",   "induction",   "mentors",
    "headteachers", "headship",  "workforce",   "remodelling", "consultation", "strategy",    "policy",
    "service",      "health",    "families",    "community",   "libraries",    "languages",   "science",
    "technology",   "special",   "needs",       "statements",  "assessment",   "moderation",  "inspection",
    "recruitment",  "retention", "secondments", "bursaries",   "conference",   "newsletter",  "survey",
    "interviews",   "visits",    "exchange",    "benchmark",   "procurement",  "contracts",   "maintenance",
    "playgrounds",  "kitchens",  "meals",       "cycling",     "crossings",    "parents",     "carers"};
constexpr const char* openings[] = {"Further develop the", "Audit how far the", "Review and evaluate",
                                    "Agree and publish",   "Put in place",      "Work with partners on"};
constexpr const char* bodies[] = {"Strategic Group",
                                  "Workforce Development Group",
                                  "LA 13-19 lead",
                                  "Schools and colleges",
                                  "Headteachers' forum",
                                  "Advisory Service",
                                  "Connexions",
                                  "Governor Support",
                                  "Estyn",
                                  "Regional music service"};
constexpr const char* generic_texts[] = {"Report to the board", "As above", "Review and evaluate"};
constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
constexpr const char* levels[] = {"networking", "coordination", "cooperation", "collaboration"};

std::string letters(std::size_t index) {
    std::string out;
    for (++index; index > 0; index = (index - 1) / 26) out.insert(out.begin(), char('a' + (index - 1) % 26));
    return out;
}

// The list of the file in which a kind stands, and the word of ids made by place.
const char* list_of(PlanItemKind kind) {
    switch (kind) {
    case PlanItemKind::priority: return "priorities";
    case PlanItemKind::page: return "articles";
    default: return word_of(kind).name.data();
    }
}

void give_ids(const std::vector<std::unique_ptr<RandomThing>>& parts,
              std::map<std::string, std::string>& ids) {
    std::map<PlanItemKind, std::size_t> places;
    for (const auto& part : parts) {
        const std::size_t place = places[part->kind]++;
        switch (part->id_rule) {
        case IdRule::letters: part->id = letters(place); break;
        case IdRule::numbered: part->id = fmt::format("{}-{}", word_of(part->kind).name, place + 1); break;
        case IdRule::from_ref: part->id = part->ref; break;
        case IdRule::fixed: break;
        }
        ids[part->who] = part->id;
        give_ids(part->parts, ids);
    }
}

Json written(const RandomThing& thing, const std::map<std::string, std::string>& ids) {
    Json out{{"id", thing.id}};
    if (!thing.ref.empty()) out["ref"] = thing.ref;
    out["visibility"] = "public";
    for (const auto& [field, value] : thing.fields.items()) out[field] = value;
    for (const auto& who : thing.criteria) out["criteria"].push_back(ids.at(who));
    for (const auto& part : thing.parts) out[list_of(part->kind)].push_back(written(*part, ids));
    out["url"] = "https://plans.example/" + thing.who;
    return out;
}

} // namespace

std::string PlanMaker::sentence() {
    std::string out = below(2) == 0 ? openings[below(std::size(openings))] : "Every";
    for (std::size_t left = 7 + below(9); left > 0; --left)
        out += fmt::format(" {}", words[below(std::size(words))]);
    return out;
}

std::string PlanMaker::reworded(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in(text);
    for (std::string word; in >> word;) all.push_back(word);
    for (std::size_t left = 1 + all.size() / 6; left > 0; --left) {
        const std::size_t at = below(all.size());
        const auto place = all.begin() + std::ptrdiff_t(at);
        if (below(3) == 0 && all.size() > 4)
            all.erase(place);
        else if (below(2) == 0)
            all.insert(place, fmt::format("new{}", below(50)));
        else
            *place = fmt::format("other{}", below(50));
    }
    std::string out;
    for (const auto& word : all) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string PlanMaker::body() {
    return bodies[below(std::size(bodies))];
}

Json PlanMaker::date(int month) {
    const int year = 2009 + month / 12;
    const unsigned number = unsigned(month % 12) + 1;
    const Date first = *make_date(year, number, 1);
    const Date last = (month % 12 == 11 ? *make_date(year + 1, 1, 1) : *make_date(year, number + 1, 1)) -
                      std::chrono::days(1);
    return {{"written", fmt::format("{} {}", months[number - 1], year)},
            {"earliest", iso(first)},
            {"latest", iso(last)}};
}

std::unique_ptr<RandomThing> PlanMaker::thing(PlanItemKind kind, IdRule rule) {
    auto out = std::make_unique<RandomThing>();
    out->kind = kind;
    out->id_rule = rule;
    out->who = fmt::format("plans/p/{}.html", ++made_);
    out->id = fmt::format("own-name-{}x", made_);
    const bool named = kind == PlanItemKind::priority || kind == PlanItemKind::activity ||
                       kind == PlanItemKind::target || kind == PlanItemKind::page;
    out->generic = kind == PlanItemKind::action && below(12) == 0;
    const std::string text = out->generic ? generic_texts[below(std::size(generic_texts))] : sentence();
    if (kind == PlanItemKind::action) {
        out->fields["task"] = Json::array({text});
        out->fields["responsible"] = Json::array({body()});
        out->fields["completion"] = date(int(below(24)) + 6);
        out->fields["cost"] = Json::array({fmt::format("£{},000", 1 + below(90))});
        out->fields["level"] = Json::array({levels[below(std::size(levels))]});
        out->fields["standing"] = {{"status", "not-reported"}, {"due", out->fields["completion"]}};
    } else {
        out->fields[named ? "title" : "text"] = text;
    }
    if (kind == PlanItemKind::milestone || kind == PlanItemKind::criterion) {
        out->fields["due"] = date(int(below(24)) + 6);
        out->fields["standing"] = {{"status", "not-reported"}};
    }
    if (kind == PlanItemKind::target) {
        out->fields["owner"] = Json::array({body()});
        out->fields["planned"] = {{"2008-09", 10 + below(40)}, {"2009-10", 50 + below(40)}};
        out->fields["actual"] = {{"2007-08", 10 + below(40)}, {"2008-09", "blank"}};
    }
    return out;
}

RandomPlan PlanMaker::make() {
    RandomPlan plan;
    const auto add = [&](auto& parts, PlanItemKind kind, IdRule rule) {
        parts.push_back(thing(kind, rule));
        return parts.back().get();
    };
    for (int p = 1; p <= 5; ++p) {
        RandomThing* priority = add(plan.parts, PlanItemKind::priority, IdRule::from_ref);
        priority->ref = std::to_string(p);
        for (int a = 1; a <= 6; ++a) {
            RandomThing* activity = add(priority->parts, PlanItemKind::activity, IdRule::from_ref);
            activity->ref = fmt::format("{}.{}", p, a);
            for (int c = 0; c < 3; ++c)
                add(activity->parts, PlanItemKind::criterion, c == 2 ? IdRule::fixed : IdRule::numbered);
            const std::string criterion = activity->parts[below(2)]->who;
            for (int n = 0; n < 8; ++n) {
                RandomThing* action = add(activity->parts, PlanItemKind::action, IdRule::letters);
                if (n % 3 == 0) action->criteria.push_back(criterion);
                if (n % 5 == 0) add(action->parts, PlanItemKind::milestone, IdRule::numbered);
            }
        }
    }
    for (int t = 1; t <= 25; ++t)
        add(plan.parts, PlanItemKind::target, t % 2 == 0 ? IdRule::from_ref : IdRule::fixed)->ref =
            fmt::format("T{}", t);
    for (int n = 0; n < 5; ++n) add(plan.parts, PlanItemKind::page, IdRule::fixed);
    return plan;
}

Json file_of(const RandomPlan& plan) {
    std::map<std::string, std::string> ids;
    give_ids(plan.parts, ids);
    Json scale{{"id", "continuum"}, {"title", "Continuum"}};
    for (const char* level : levels) scale["level"].push_back({{"id", level}, {"name", level}});
    Json out{{"id", "p"}, {"title", "A plan"}, {"url", "https://plans.example/plans/p/index.html"}};
    out["scale"] = Json::array({scale});
    for (const auto& part : plan.parts)
        (part->kind == PlanItemKind::target ? out["targets"]["target"] : out[list_of(part->kind)])
            .push_back(written(*part, ids));
    return {{"format", "plansite plan 1"}, {"as_of", "2009-03-01"}, {"plan", std::move(out)}};
}

} // namespace plansite
