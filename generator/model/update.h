#pragma once

#include "model/activity.h"

namespace plansite {

// Somebody's own judgement. It stands beside what is computed, never in its place.
enum class Rating : std::uint8_t { green, amber, red };

inline constexpr Word<Rating> rating_words[] = {
    {Rating::green, "green", "No issues or risks."},
    {Rating::amber, "amber", "Issues or risks that can be dealt with."},
    {Rating::red, "red", "Serious issues or risks."}};
constexpr std::span<const Word<Rating>> words_of(Rating) {
    return rating_words;
}

// What was said about one thing on one day.
struct Report {
    Reference about;
    std::optional<Status> status;
    std::optional<Date> done;
    std::optional<Rating> rating;
    std::optional<Quantity> value;
    WrittenDate period;
    Prose comment;
    Prose corrective_action;
    WrittenDate revised_date;
    std::optional<Quantity> revised_value;
    Prose reason;
    ByFinding<std::string> accepted;
    Span at;

    static constexpr std::string_view noun = "report";
    static constexpr auto fields = std::tuple{
        required("about", &Report::about,
                 "What it is about, as a reference: \"action:1.1.a\", \"target:2\"."),
        optional("status", &Report::status, "Where it stands."),
        optional("done", &Report::done,
                 "The day it was done or reached, where that is not the day of the update."),
        optional("rating", &Report::rating,
                 "Somebody's own judgement: green, amber or red. It needs a comment, and red a corrective "
                 "action."),
        optional("value", &Report::value, "The value measured, of a target."),
        optional("period", &Report::period, "The year of the value, as the target writes it."),
        optional("comment", &Report::comment, "In words, in Markdown."),
        optional("corrective_action", &Report::corrective_action, "What is done where it is behind."),
        optional("revised_date", &Report::revised_date, "The new date, where it has moved."),
        optional("revised_value", &Report::revised_value, "The new value promised, where it has changed."),
        optional("reason", &Report::reason, "Why the date or the value was revised."),
        optional("accepted", &Report::accepted,
                 "Findings of `check` about it that are to stand, by name, each with the reason.")};
};

// updates/DATE.toml: what was reported on one day. Never edited afterwards.
struct Update {
    std::optional<Date> date;
    Text author;
    Prose summary;
    std::vector<Report> reports;
    ByFinding<std::string> accepted;
    std::string name; // of its file, without the ending; also its anchor
    Span at;

    static constexpr std::string_view noun = "update";
    static constexpr auto fields = std::tuple{
        optional("date", &Update::date, "The day; the file's name says it where it is left out."),
        optional("author", &Update::author, "The role of who reports."),
        optional("summary", &Update::summary, "The whole in a few words of Markdown."),
        optional("report", &Update::reports, "What is said about one thing."),
        optional("accepted", &Update::accepted,
                 "Findings of `check` about it that are to stand, by name, each with the reason.")};
};

} // namespace plansite
