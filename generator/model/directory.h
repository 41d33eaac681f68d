#pragma once

#include "model/common.h"

namespace plansite {

enum class BodyKind : std::uint8_t { organisation, partnership, group, team, role, audience };

inline constexpr Word<BodyKind> body_kind_words[] = {
    {BodyKind::organisation, "organisation", "A council, college, company or national body."},
    {BodyKind::partnership, "partnership", "Several organisations under one name."},
    {BodyKind::group, "group", "A committee, board or working group."},
    {BodyKind::team, "team", "Officers who work together."},
    {BodyKind::role, "role", "One person's post."},
    {BodyKind::audience, "audience", "Those a plan is for: all schools, headteachers."}};
constexpr std::span<const Word<BodyKind>> words_of(BodyKind) {
    return body_kind_words;
}

// A body, group or role: whoever a plan names.
struct Body : Common {
    Text name;
    std::vector<std::string> aliases;
    std::vector<std::string> initials;
    BodyKind kind = BodyKind::organisation;
    std::optional<Party> parent;
    Prose description;
    std::string contact;
    WebLink url;

    static constexpr std::string_view noun = "body";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("name", &Body::name, "The full name."),
                   optional("aliases", &Body::aliases, "Other names that the plans write."),
                   optional("initials", &Body::initials, "Initials that the plans write: [\"LA\"]."),
                   optional("kind", &Body::kind, "organisation, partnership, group, team, role or audience."),
                   optional("parent", &Body::parent, "The body it belongs to."),
                   optional("description", &Body::description, "What it is, in Markdown."),
                   optional("contact", &Body::contact, "A public e-mail address."),
                   optional("url", &Body::url, "Its own website.")});
};

// A term or abbreviation of the glossary.
struct Term : Common {
    Text term;
    Text meaning;
    Prose definition;

    static constexpr std::string_view noun = "term";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("term", &Term::term, "The abbreviation or term as written: \"NEET\"."),
                   required("meaning", &Term::meaning, "What it stands for, in full."),
                   optional("definition", &Term::definition, "A sentence on what it is, in Markdown.")});
};

// A plan that this site does not publish but that its plans refer to.
struct OutsidePlan : Common {
    Text title;
    Text code;
    std::vector<std::string> aliases;
    WebLink url;

    static constexpr std::string_view noun = "plan published elsewhere";
    static constexpr auto fields = std::tuple_cat(
        common_fields,
        std::tuple{required("title", &OutsidePlan::title, "Its title."),
                   optional("code", &OutsidePlan::code, "The letters by which others cite it: \"TLL\"."),
                   optional("aliases", &OutsidePlan::aliases, "Other names that the plans write."),
                   optional("url", &OutsidePlan::url, "Where it is published; left out where it is not.")});
};

enum class HolidayKind : std::uint8_t { school, bank };

inline constexpr Word<HolidayKind> holiday_kind_words[] = {
    {HolidayKind::school, "school", "Schools are closed."}, {HolidayKind::bank, "bank", "A bank holiday."}};
constexpr std::span<const Word<HolidayKind>> words_of(HolidayKind) {
    return holiday_kind_words;
}

// Days on which those who are consulted are away.
struct Holiday {
    Text name;
    HolidayKind kind = HolidayKind::school;
    Date first;
    std::optional<Date> last;

    static constexpr std::string_view noun = "holiday";
    static constexpr auto fields =
        std::tuple{required("name", &Holiday::name, "What it is called: \"Christmas 2010\"."),
                   optional("kind", &Holiday::kind, "school or bank; school where it is left out."),
                   required("first", &Holiday::first, "Its first day."),
                   optional("last", &Holiday::last, "Its last day, where it has several.")};
};

// content/directory.toml
struct Directory {
    std::vector<Body> bodies;
    std::vector<Term> terms;
    std::vector<OutsidePlan> plans;
    std::vector<Holiday> holidays;

    static constexpr std::string_view noun = "directory";
    static constexpr auto fields = std::tuple{
        optional("body", &Directory::bodies, "A body, group or role."),
        optional("term", &Directory::terms, "A term or abbreviation."),
        optional("plan", &Directory::plans, "A plan that is not published here but referred to."),
        optional("holiday", &Directory::holidays, "Holidays, for the time that consultations give.")};
};

} // namespace plansite
