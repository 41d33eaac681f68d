#pragma once

#include "model/activity.h"

namespace plansite {

// What was said about one thing on one day.
struct Report {
    Reference about;
    std::optional<Status> status;
    std::optional<double> value;
    std::string period;
    Prose comment;
    Prose corrective_action;
    WrittenDate revised_date;
    std::optional<double> revised_value;
    Prose reason;
    Span at;

    static constexpr std::string_view noun = "report";
    static constexpr auto fields = std::tuple{
        required("about", &Report::about,
                 "What it is about, as a reference: \"action:1.1.a\", \"target:2\"."),
        optional("status", &Report::status, "Where it stands."),
        optional("value", &Report::value, "The value measured."),
        optional("period", &Report::period, "The year or period of the value."),
        optional("comment", &Report::comment, "In words, in Markdown."),
        optional("corrective_action", &Report::corrective_action, "What is done where it is behind."),
        optional("revised_date", &Report::revised_date, "The new date, where it has moved."),
        optional("revised_value", &Report::revised_value, "The new value promised, where it has changed."),
        optional("reason", &Report::reason, "Why the date or the value was revised.")};
};

// updates/DATE.toml: what was reported on one day. Never edited afterwards.
struct Update {
    std::optional<Date> date;
    Text author;
    Prose summary;
    std::vector<Report> reports;
    Span at;

    static constexpr std::string_view noun = "update";
    static constexpr auto fields =
        std::tuple{optional("date", &Update::date, "The day; the file's name says it where it is left out."),
                   optional("author", &Update::author, "The role of who reports."),
                   optional("summary", &Update::summary, "The whole in a few words of Markdown."),
                   optional("report", &Update::reports, "What is said about one thing.")};
};

} // namespace plansite
