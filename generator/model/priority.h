#pragma once

#include "model/activity.h"

namespace plansite {

// A result wanted within the plan's period.
struct Objective : Common {
    Prose text;
    Text title;
    Text parent;
    std::vector<Prose> points;

    static constexpr std::string_view noun = "objective";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{optional("text", &Objective::text, "What is wanted, in Markdown."),
                   optional("title", &Objective::title, "A heading, where the plan has one."),
                   optional("parent", &Objective::parent, "The ref or id of the objective it is a part of."),
                   optional("points", &Objective::points, "The points under it, in Markdown.")});
};

// priorities/NAME.toml: a broad result and the activities that lead to it. What a plan calls it is in the
// plan's labels.
struct Priority : Common {
    Text title;
    Prose aim;
    Prose introduction;
    std::vector<Objective> objectives;
    std::vector<Lead> leads;
    Cell resource;
    Cell support;
    std::vector<Reference> related;
    Cell finance;
    std::vector<Fact> facts;
    std::vector<Activity> activities;

    static constexpr std::string_view noun = "priority";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &Priority::title, "Its name, in a line."),
            optional("aim", &Priority::aim, "Its purpose, in a sentence or two of Markdown."),
            optional("introduction", &Priority::introduction,
                     "What a reader should know first, in Markdown."),
            optional("objective", &Priority::objectives, "An objective."),
            optional("lead", &Priority::leads, "Who leads it, and in which part."),
            optional("resource", &Priority::resource, "What it is resourced from."),
            optional("support", &Priority::support, "Support from other agencies."),
            optional("related", &Priority::related, "Plans and priorities it is related to, as references."),
            optional("finance", &Priority::finance,
                     "Where the money comes from; an empty text is an empty bullet of the plan."),
            optional("fact", &Priority::facts, "Further facts in its heading."),
            optional("activity", &Priority::activities, "An activity.")});
};

} // namespace plansite
