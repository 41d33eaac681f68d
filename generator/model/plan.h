#pragma once

#include "model/directory.h"
#include "model/document.h"
#include "model/priority.h"
#include "model/target.h"
#include "model/update.h"

namespace plansite {

enum class Stage : std::uint8_t {
    draft,
    in_consultation,
    adopted,
    in_force,
    superseded,
    withdrawn,
    archived
};

inline constexpr Word<Stage> stage_words[] = {
    {Stage::draft, "draft", "Being written."},
    {Stage::in_consultation, "in-consultation", "Comments are invited."},
    {Stage::adopted, "adopted", "Agreed, and not yet begun."},
    {Stage::in_force, "in-force", "Being carried out."},
    {Stage::superseded, "superseded", "A later plan stands in its place."},
    {Stage::withdrawn, "withdrawn", "Taken back."},
    {Stage::archived, "archived", "Over, and kept for the record."}};
constexpr std::span<const Word<Stage>> words_of(Stage) {
    return stage_words;
}

// What this plan calls things, one and several.
struct Naming {
    Text one;
    Text several;

    static constexpr std::string_view noun = "label";
    static constexpr auto fields =
        std::tuple{required("one", &Naming::one, "The word for one: \"Strand\"."),
                   required("several", &Naming::several, "The word for several: \"Strands\".")};
};

struct Labels {
    Naming priority{{"Priority"}, {"Priorities"}};
    Naming objective{{"Objective"}, {"Objectives"}};
    Naming activity{{"Activity"}, {"Activities"}};
    Naming action{{"Action"}, {"Actions"}};
    Naming criterion{{"Success criterion"}, {"Success criteria"}};
    Naming target{{"Target"}, {"Targets"}};
    Naming level{{"Level"}, {"Levels"}};

    static constexpr std::string_view noun = "table of labels";
    static constexpr auto fields =
        std::tuple{optional("priority", &Labels::priority, "What a priority is called."),
                   optional("objective", &Labels::objective, "What an objective is called."),
                   optional("activity", &Labels::activity, "What an activity is called."),
                   optional("action", &Labels::action, "What an action is called."),
                   optional("criterion", &Labels::criterion, "What a success criterion is called."),
                   optional("target", &Labels::target, "What a target is called."),
                   optional("level", &Labels::level, "What a level of the scale is called.")};
};

// A column of the plan's action tables: which field, under which heading.
struct Column {
    std::string field;
    Text label;
    bool merge = false;
    Span at;

    static constexpr std::string_view noun = "column";
    static constexpr auto fields = std::tuple{
        required("field", &Column::field,
                 "\"activity\", a field of an action (\"criteria\", \"task\", \"responsible\" …) or "
                 "\"own.NAME\"; several joined with + share a cell."),
        required("label", &Column::label, "The heading the plan gives it."),
        optional("merge", &Column::merge, "True to print equal cells of neighbouring rows as one.")};
};

struct Level {
    Slug id;
    Text name;
    Prose definition;

    static constexpr std::string_view noun = "level";
    static constexpr auto fields =
        std::tuple{required("id", &Level::id, "What actions write: \"cooperation\"."),
                   required("name", &Level::name, "Its name."),
                   optional("definition", &Level::definition, "What it means, in Markdown.")};
};

// An ordered scale of the plan's own, lowest level first.
struct Scale : Common {
    Text title;
    Prose introduction;
    std::vector<Level> levels;

    static constexpr std::string_view noun = "scale";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("title", &Scale::title, "Its name."),
                   optional("introduction", &Scale::introduction, "What it is for, in Markdown."),
                   required("level", &Scale::levels, "A level, lowest first.")});
};

// A line of the plan's own overview of its activities, kept as printed so that it can be compared with the
// tables.
struct OverviewLine {
    Text ref;
    Text title;
    Text priority;
    std::vector<Text> parts;
    Span at;

    static constexpr std::string_view noun = "line of the overview";
    static constexpr auto fields = std::tuple{
        optional("ref", &OverviewLine::ref, "The number the overview prints."),
        required("title", &OverviewLine::title, "The title the overview prints."),
        optional("priority", &OverviewLine::priority, "The ref or id of the priority it stands under."),
        optional("parts", &OverviewLine::parts, "The points under it.")};
};

// plan.toml, with what the other files of its folder hold.
struct Plan : Common {
    Text title;
    Text code;
    std::vector<std::string> aliases;
    Prose summary;
    std::vector<Party> bodies;
    WrittenDate period;
    std::optional<YearKind> year;
    Stage stage = Stage::in_force;
    Text edition;
    std::optional<Date> as_of;
    Prose notice;
    Assessing assessment;
    Labels labels;
    std::vector<Scale> scales;
    std::vector<Column> columns;
    std::vector<Criterion> criteria;
    std::vector<OverviewLine> overview;
    std::vector<Reference> related;
    std::vector<Reference> documents;
    std::vector<Fact> facts;

    // from the other files of the folder
    std::vector<std::string_view> unread; // kinds of things that may be in files that could not be read
    Directory directory;
    std::vector<Article> articles;
    std::vector<Priority> priorities;
    Targets targets;
    std::vector<Update> updates;

    static constexpr std::string_view noun = "plan";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &Plan::title, "Its title."),
            optional("code", &Plan::code, "The letters by which others cite it: \"TLL\"."),
            optional("aliases", &Plan::aliases, "Other names that plans write for it."),
            optional("summary", &Plan::summary, "What it is, in a few sentences of Markdown."),
            optional("bodies", &Plan::bodies, "Whose plan it is."),
            optional("period", &Plan::period,
                     "The time it covers, as it says: \"2008-09\", \"September 2008 – August 2009\"."),
            optional("year", &Plan::year, "What \"2008-09\" means in it: academic, financial or calendar."),
            optional("stage", &Plan::stage, "Where it stands in its life."),
            optional("edition", &Plan::edition, "Which edition this is, in its own words."),
            optional(
                "as_of", &Plan::as_of,
                "The day by which it is judged; its last day where it has ended, otherwise the site's day."),
            optional("notice", &Plan::notice, "A remark at the top of each of its pages, in Markdown."),
            optional("assessment", &Plan::assessment, "How its progress is assessed."),
            optional("labels", &Plan::labels, "What it calls priorities, activities and the rest."),
            optional("scale", &Plan::scales, "An ordered scale of its own."),
            optional("columns", &Plan::columns, "The columns of its action tables, in order."),
            optional("criterion", &Plan::criteria, "A criterion that several activities share."),
            optional("overview", &Plan::overview, "A line of its own overview of activities, as printed."),
            optional("related", &Plan::related, "Plans it is related to, as references."),
            optional("documents", &Plan::documents, "Documents that belong to it, as references."),
            optional("fact", &Plan::facts, "A key fact.")});
};

} // namespace plansite
