#pragma once

#include "model/activity.h"

namespace plansite {

enum class Direction : std::uint8_t { up, down, keep };

inline constexpr Word<Direction> direction_words[] = {{Direction::up, "up", "More is better."},
                                                      {Direction::down, "down", "Less is better."},
                                                      {Direction::keep, "keep", "Best within a range."}};
constexpr std::span<const Word<Direction>> words_of(Direction) {
    return direction_words;
}

enum class Method : std::uint8_t { trajectory, tolerance, travel, milestone, yes_no, range, growth };

inline constexpr Word<Method> method_words[] = {
    {Method::trajectory, "trajectory",
     "Compared with the line to the target, or with the values planned for each year."},
    {Method::tolerance, "tolerance", "Red, amber or green by the gap to the planned value."},
    {Method::travel, "travel", "Better or worse than the time before."},
    {Method::milestone, "milestone", "By the milestones reached."},
    {Method::yes_no, "yes-no", "Done or not."},
    {Method::range, "range", "Within a range or not."},
    {Method::growth, "growth", "By compound growth a year, as Open SDG computes it."}};
constexpr std::span<const Word<Method>> words_of(Method) {
    return method_words;
}

// How the targets of a plan are assessed, and when silence counts.
struct Assessing {
    Method method = Method::trajectory;
    std::optional<Tolerance> tolerance;
    std::optional<std::int64_t> stale_after_days;
    Prose notice;

    static constexpr std::string_view noun = "assessment";
    static constexpr auto fields = std::tuple{
        optional("method", &Assessing::method,
                 "The method of targets that name none; trajectory where it is left out."),
        optional("tolerance", &Assessing::tolerance, "The tolerance of targets that name none."),
        optional("stale_after_days", &Assessing::stale_after_days,
                 "After how many days without a report an unfinished thing counts as stale; never where it "
                 "is left out."),
        optional("notice", &Assessing::notice, "A remark wherever progress is shown, in Markdown.")};
};

// Something counted over the years, and the values promised.
struct Target : Common {
    Text title;
    Text group;
    Text unit;
    Direction direction = Direction::up;
    Prose basis;
    Text baseline;
    Series actual;
    Series planned;
    Notes notes;
    std::vector<WrittenDate> breaks;
    std::optional<Tolerance> tolerance;
    std::optional<double> change;
    std::optional<double> limit;
    std::optional<double> lowest;
    std::optional<double> highest;
    std::optional<Method> method;
    std::vector<Milestone> milestones;
    WrittenDate next_update;
    std::vector<Party> owners;
    std::vector<Reference> supports;
    std::vector<Reference> see;

    static constexpr std::string_view noun = "target";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{
            required("title", &Target::title, "What is counted, in a line."),
            optional("group", &Target::group, "The heading it stands under."),
            optional("unit", &Target::unit, "What the values are: \"%\", \"schools\"."),
            optional("direction", &Target::direction, "up, down or keep: which way is better."),
            optional("basis", &Target::basis, "How it is judged, in Markdown."),
            optional("baseline", &Target::baseline, "The year it is judged from."),
            optional("actual", &Target::actual,
                     "The values measured, by year; \"\" where the plan's cell is blank."),
            optional("planned", &Target::planned, "The values promised, by year."),
            optional("notes", &Target::notes, "Remarks by year."),
            optional("breaks", &Target::breaks,
                     "Years from which on values cannot be compared with earlier ones."),
            optional(
                "tolerance", &Target::tolerance,
                "How far from the planned value still counts as on track: in the unit, or \"10 %\" of it."),
            optional(
                "change", &Target::change,
                "The smallest change that counts as one, for the method travel; any where it is left out."),
            optional("limit", &Target::limit,
                     "The value that cannot be passed (100 for a percentage), for the method growth without "
                     "a target."),
            optional("lowest", &Target::lowest, "The lower end of the range to keep within."),
            optional("highest", &Target::highest, "The upper end of the range to keep within."),
            optional("method", &Target::method, "How progress is assessed."),
            optional("milestone", &Target::milestones, "A dated event on the way, for the method milestone."),
            optional("next_update", &Target::next_update, "When the next value is due."),
            optional("owner", &Target::owners, "Who answers for it."),
            optional("supports", &Target::supports, "What it contributes to, as references."),
            optional("see", &Target::see, "What else to look at, as references.")});
};

// targets.toml
struct Targets {
    Prose introduction;
    std::vector<Target> targets;

    static constexpr std::string_view noun = "list of targets";
    static constexpr auto fields = std::tuple{
        optional("introduction", &Targets::introduction, "What a reader should know first, in Markdown."),
        optional("target", &Targets::targets, "A target.")};
};

} // namespace plansite
