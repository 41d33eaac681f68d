#pragma once

#include "model/common.h"

namespace plansite {

enum class Status : std::uint8_t {
    not_reported,
    not_started,
    in_progress,
    complete,
    partly_met,
    not_met,
    deferred,
    stopped
};

inline constexpr Word<Status> status_words[] = {
    {Status::not_reported, "not-reported", "Nobody has said anything yet."},
    {Status::not_started, "not-started", "Reported as not begun."},
    {Status::in_progress, "in-progress", "Begun and not finished."},
    {Status::complete, "complete", "Done, reached or met."},
    {Status::partly_met, "partly-met", "Some of what was promised has been reached."},
    {Status::not_met, "not-met", "Over, and not reached."},
    {Status::deferred, "deferred", "Put off to a later time."},
    {Status::stopped, "stopped", "Given up, or merged into something else."}};
constexpr std::span<const Word<Status>> words_of(Status) {
    return status_words;
}

// A sign by which success will be known. Defined in an activity, or once on the plan for many activities.
struct Criterion : Common {
    Prose text;
    WrittenDate due;
    std::string count;

    static constexpr std::string_view noun = "criterion";
    static constexpr auto fields = std::tuple_cat(
        common_fields, std::tuple{required("text", &Criterion::text, "What will be true, in Markdown."),
                                  optional("due", &Criterion::due, "By when, as the plan writes it."),
                                  optional("count", &Criterion::count,
                                           "How many of how many, where it can be counted: \"33 of 80\".")});
};

// Something dated on the way.
struct Milestone : Common {
    WrittenDate due;
    Prose text;
    double weight = 1;
    bool critical = false;

    static constexpr std::string_view noun = "milestone";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{optional("due", &Milestone::due, "When, as the plan writes it."),
                   required("text", &Milestone::text, "What, in Markdown."),
                   optional("weight", &Milestone::weight,
                            "How much it counts among the milestones of a target; 1 where it is left out."),
                   optional("critical", &Milestone::critical,
                            "True where all fails with it: its target is red as soon as it is overdue.")});
};

// One row of a plan's table: what will be done, by whom, by when.
struct Action : Common {
    Cell task;
    Cell why;
    Cell how;
    Cell delivery;
    std::vector<Party> responsible;
    std::vector<Party> contributors;
    Cell timescale;
    std::vector<Milestone> milestones;
    WrittenDate starts;
    WrittenDate completion;
    Cell resources;
    Cell cost;
    std::vector<Amount> amounts;
    std::vector<Text> level;
    std::vector<Text> criteria;
    Cell monitoring;
    Cell evaluation;
    Cell targets;
    std::vector<Reference> supports;
    std::vector<Reference> see;
    Record own;
    std::optional<double> weight;
    bool continues = false;

    static constexpr std::string_view noun = "action";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("task", &Action::task, "What will be done: a text or a list, in Markdown."),
            optional("why", &Action::why, "Why."),
            optional("how", &Action::how, "How."),
            optional("delivery", &Action::delivery, "Who does what, where the plan says both in one cell."),
            optional("responsible", &Action::responsible,
                     "Who answers for it: names, aliases or initials of the directory. \"\" or \"?\" where "
                     "the plan has that."),
            optional("contributors", &Action::contributors, "Who helps."),
            optional("timescale", &Action::timescale,
                     "The time as the plan puts it, where it is more than a date."),
            optional("milestone", &Action::milestones, "A dated event on the way."),
            optional("starts", &Action::starts, "When it begins, as the plan writes it."),
            optional("completion", &Action::completion, "When it will be done, as the plan writes it."),
            optional("resources", &Action::resources, "What it takes: people, time, in kind."),
            optional("cost", &Action::cost, "The cost as the plan puts it."),
            optional("amounts", &Action::amounts, "The amounts of money in it, to be added up."),
            optional("level", &Action::level, "Its level or levels on the plan's scale, by id."),
            optional("criteria", &Action::criteria,
                     "The criteria it serves: ids, or a sentence for one that no other action serves."),
            optional("monitoring", &Action::monitoring, "Who checks while it runs, where and how often."),
            optional("evaluation", &Action::evaluation, "How its effect is judged, when, and who is told."),
            optional("targets", &Action::targets,
                     "The cell on targets and cross-references as the plan prints it; references in it are "
                     "links."),
            optional("supports", &Action::supports,
                     "The targets, objectives and plans it contributes to, as references."),
            optional("see", &Action::see, "What else to look at, as references."),
            optional("own", &Action::own, "Cells of columns that only this plan has."),
            optional("weight", &Action::weight,
                     "How much it counts when shares are worked out; where no action of a plan has one, all "
                     "count the same."),
            optional("continues", &Action::continues,
                     "True where it stands in the same printed row as the action above it: cells that are "
                     "left out are shared with that one.")});
};

// A named piece of work: a group of actions.
struct Activity : Common {
    Text title;
    Cell why;
    Cell how;
    Prose introduction;
    Text parent;
    std::vector<Lead> leads;
    std::vector<Reference> supports;
    std::vector<Reference> see;
    std::vector<Criterion> criteria;
    std::vector<Action> actions;

    static constexpr std::string_view noun = "activity";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("title", &Activity::title, "Its name, in a line."),
                   optional("why", &Activity::why, "Why it is done."),
                   optional("how", &Activity::how, "How."),
                   optional("introduction", &Activity::introduction,
                            "What a reader should know first, in Markdown."),
                   optional("parent", &Activity::parent, "The ref or id of the activity it is a part of."),
                   optional("lead", &Activity::leads, "Who leads it."),
                   optional("supports", &Activity::supports,
                            "The targets, objectives and plans it contributes to, as references."),
                   optional("see", &Activity::see, "What else to look at, as references."),
                   optional("criterion", &Activity::criteria, "A success criterion that actions serve."),
                   optional("action", &Activity::actions, "An action: a row of the table.")});
};

} // namespace plansite
