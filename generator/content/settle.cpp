#include "content/settle.h"

#include "base/ascii.h"
#include "base/parallel.h"
#include "base/text.h"
#include "schema/walk.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

// ---- what is not published ----

bool is_published(const Common& thing, Draft drafts) {
    return thing.visibility == Visibility::everyone && (!thing.draft || drafts == Draft::yes);
}

template <class T> void drop_unpublished(T& object, Draft drafts) {
    if constexpr (Described<T>) {
        each_field<T>([&](const auto& field) { drop_unpublished(object.*field.member, drafts); });
    } else if constexpr (requires {
                             object.begin()->visibility;
                             object.erase(object.begin(), object.end());
                         }) {
        std::erase_if(object, [&](const Common& one) { return !is_published(one, drafts); });
        for (auto& one : object) drop_unpublished(one, drafts);
    }
}

// An outcome and the responses are not known before their day, so that a build as of an earlier one shows
// what was known then.
void drop_later(Consultation& consultation, Draft drafts, Date as_of) {
    const Date day = std::min(as_of, consultation.as_of.value_or(as_of));
    if (auto& outcome = consultation.outcome) {
        drop_unpublished(*outcome, drafts);
        if (!is_published(*outcome, drafts) || outcome->published.value_or(day) > day) outcome.reset();
    }
    if (consultation.responses && consultation.responses->collated.value_or(day) > day)
        consultation.responses.reset();
}

// ---- criteria and shared cells ----

bool is_sentence(std::string_view text) {
    return text.find(' ') != text.npos;
}

void make_criteria_of_sentences(Activity& activity) {
    std::size_t made = 0;
    for (auto& action : activity.actions)
        for (auto& written : action.criteria) {
            if (!is_sentence(written.value)) continue;
            Criterion criterion;
            criterion.at = written.at;
            criterion.id = {fmt::format("criterion-{}", ++made), written.at};
            static_cast<Text&>(criterion.text) = written;
            written.value = criterion.id.value;
            written.others.clear();
            activity.criteria.push_back(std::move(criterion));
        }
}

// Whether an author has left a field of an action out.
template <class T> bool left_out(const T& value) {
    if constexpr (requires { value.empty(); })
        return value.empty();
    else if constexpr (requires { value.at; })
        return !value.at;
    else
        return false;
}

void share_cells(Activity& activity) {
    for (std::size_t i = 1; i < activity.actions.size(); ++i) {
        Action& action = activity.actions[i];
        if (!action.continues) continue;
        const Action& above = activity.actions[i - 1];
        each_field<Action>([&](const auto& field) {
            for (const std::string_view own : {"id", "ref", "level", "note", "amounts", "milestone"})
                if (field.key == own) return;
            auto& value = action.*field.member;
            if (left_out(value)) value = above.*field.member;
        });
    }
}

// ---- ids ----

void give_id(Common& thing, const std::string& otherwise) {
    if (!thing.id.empty()) return;
    thing.id.value = id_from_ref(thing.ref.value);
    if (thing.id.empty()) thing.id.value = otherwise;
    if (!thing.id.at) thing.id.at = thing.ref.at ? thing.ref.at : thing.at;
}

template <class T> void give_ids(std::vector<T>& things, std::string_view word) {
    for (std::size_t i = 0; i < things.size(); ++i) give_id(things[i], fmt::format("{}-{}", word, i + 1));
}

void give_ids(Activity& activity) {
    give_ids(activity.criteria, "criterion");
    for (std::size_t i = 0; i < activity.actions.size(); ++i) {
        give_id(activity.actions[i], letters_of(i));
        give_ids(activity.actions[i].milestones, "milestone");
    }
}

void give_ids(Plan& plan) {
    give_ids(plan.scales, "scale");
    give_ids(plan.criteria, "criterion");
    give_ids(plan.targets.targets, "target");
    for (auto& target : plan.targets.targets) give_ids(target.milestones, "milestone");
    give_ids(plan.priorities, "priority");
    for (auto& priority : plan.priorities) {
        for (auto& objective : priority.objectives)
            give_id(objective,
                    fmt::format("{}-{}", priority.id.value, &objective - priority.objectives.data() + 1));
        for (auto& activity : priority.activities) {
            give_id(activity,
                    fmt::format("{}-{}", priority.id.value, &activity - priority.activities.data() + 1));
            give_ids(activity);
        }
    }
}

void give_ids(Directory& directory) {
    for (auto& body : directory.bodies) give_id(body, id_from_ref(lower_ascii(body.name.value)));
    for (auto& term : directory.terms) give_id(term, id_from_ref(lower_ascii(term.term.value)));
    for (auto& plan : directory.plans) give_id(plan, id_from_ref(lower_ascii(plan.title.value)));
}

// ---- dates ----

template <class T> void settle_dates(T& object, const DateRules& rules) {
    walk<WrittenDate>(object, [&](WrittenDate& date) {
        if (!date.at) return;
        static_cast<FuzzyDate&>(date) = read_fuzzy_date(date.as_written, rules);
    });
    walk<Series>(object, [&](Series& series) {
        for (auto& point : series.points) point.when = read_fuzzy_date(point.period.value, rules);
    });
}

// Some plans head their columns with questions ("What?"). The columns keep them; in sentences and links the
// plain word stands.
void replace_questions(Labels& labels) {
    static const Labels plain;
    each_field<Labels>([&](const auto& field) {
        Naming& naming = labels.*field.member;
        if (naming.one.value.find('?') != std::string::npos) naming = plain.*field.member;
    });
}

void settle_plan(Plan& plan, const SiteConfig& config) {
    replace_questions(plan.labels);
    for (auto& priority : plan.priorities)
        for (auto& activity : priority.activities) {
            make_criteria_of_sentences(activity);
            share_cells(activity);
        }
    give_ids(plan);
    give_ids(plan.directory);
    const DateRules rules{plan.year.value_or(config.year), std::nullopt};
    settle_dates(plan, rules);
    for (auto& priority : plan.priorities) settle_dates(priority, rules);
    settle_dates(plan.targets, rules);
    for (auto& update : plan.updates) settle_dates(update, rules);
}

void settle_consultation(Consultation& consultation, const SiteConfig& config) {
    give_ids(consultation.questions, "question");
    give_ids(consultation.feedback, "feedback");
    give_ids(consultation.packages, "package");
    give_ids(consultation.tables, "table");
    give_ids(consultation.directory);
    if (consultation.outcome) give_id(*consultation.outcome, "outcome");
    DateRules rules{config.year, std::nullopt};
    if (consultation.date_year) rules.default_year = int(*consultation.date_year);
    settle_dates(consultation, rules);
}

} // namespace

std::string id_from_ref(std::string_view ref) {
    std::string id;
    for (const char c : ref) {
        const bool allowed = is_letter_or_digit(c) || c == '.';
        if (allowed)
            id += c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
    return id;
}

std::string letters_of(std::size_t index) {
    std::string out;
    for (++index; index > 0; index = (index - 1) / 26) out.insert(out.begin(), char('a' + (index - 1) % 26));
    return out;
}

void settle(Site& site, Draft drafts, Date as_of, unsigned jobs) {
    drop_unpublished(site.plans, drafts);
    for (auto& plan : site.plans) {
        drop_unpublished(plan.directory, drafts);
        drop_unpublished(plan.articles, drafts);
        drop_unpublished(plan.priorities, drafts);
        drop_unpublished(plan.targets, drafts);
    }
    drop_unpublished(site.consultations, drafts);
    for (auto& consultation : site.consultations) {
        drop_unpublished(consultation.directory, drafts);
        drop_unpublished(consultation.articles, drafts);
        drop_unpublished(consultation.tables, drafts);
        drop_later(consultation, drafts, as_of);
    }
    drop_unpublished(site.documents, drafts);
    for (auto& document : site.documents) drop_unpublished(document.directory, drafts);
    drop_unpublished(site.guide, drafts);
    drop_unpublished(site.directory, drafts);
    if (!is_published(site.home, drafts)) site.home = {};
    std::erase_if(site.config.links,
                  [](const SiteLink& link) { return link.to.empty(); }); // refused when they were read

    give_ids(site.directory);
    parallel_for(site.plans.size(), jobs, [&](std::size_t i) { settle_plan(site.plans[i], site.config); });
    for (auto& consultation : site.consultations) settle_consultation(consultation, site.config);
    for (auto& document : site.documents) {
        give_ids(document.objectives, "objective");
        give_ids(document.tables, "table");
        give_ids(document.directory);
        settle_dates(document, {site.config.year, std::nullopt});
    }
}

} // namespace plansite
