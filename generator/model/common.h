#pragma once

#include "schema/field.h"
#include "schema/values.h"

#include <optional>
#include <string>
#include <vector>

// What a plan is made of. Plain structs, each with its field table; `site.h` owns them all. References stay
// as written: the graph says what they lead to. Nothing here reads a file or knows a page.

namespace plansite {

enum class Visibility : std::uint8_t { everyone, schools, internal };

inline constexpr Word<Visibility> visibility_words[] = {
    {Visibility::everyone, "public", "Published for everyone."},
    {Visibility::schools, "schools", "For the schools it is sent to; not published."},
    {Visibility::internal, "internal", "For the authors only; not published."}};
constexpr std::span<const Word<Visibility>> words_of(Visibility) {
    return visibility_words;
}

enum class Draft : bool { no, yes };

// What every thing of a plan has.
struct Common {
    Slug id;
    Text ref;
    std::vector<std::string> tags;
    Prose source;
    Prose note;
    Visibility visibility = Visibility::everyone;
    bool draft = false;
    std::optional<Date> published;
    std::optional<Date> changed;
    ByFinding<std::string> accepted;
    Span at;
};

inline constexpr auto common_fields = std::tuple{
    optional(
        "id", &Common::id,
        "The permanent name, which is also the address. Left out, it is made from `ref` or the file's name; "
        "of a plan, consultation or document it is the folder's name."),
    optional("ref", &Common::ref, "The number or letter as the plan prints it: \"7\", \"1.3A\", \"(iv)\"."),
    optional("tags", &Common::tags, "Words to group things by."),
    optional("source", &Common::source, "Where this was taken from."),
    optional("note", &Common::note, "A remark shown with it."),
    optional("visibility", &Common::visibility,
             "Who may see it: public, schools or internal. Only what is public is published."),
    optional("draft", &Common::draft,
             "True while it is not to be published; --drafts publishes it all the same."),
    optional("published", &Common::published, "The day it was first published."),
    optional("changed", &Common::changed, "The day it was last changed."),
    optional("accepted", &Common::accepted,
             "Findings of `check` about it that are to stand, by name, each with the reason.")};

// Somebody who has a part in a thing, and the part.
struct Lead {
    Text role;
    Party party;

    static constexpr std::string_view noun = "lead";
    static constexpr auto fields = std::tuple{
        optional("role", &Lead::role, "The part, as the plan names it: \"Lead developmental head\"."),
        required("party", &Lead::party, "A body, group or role of the directory, or a name.")};
};

// A labelled fact: "Wave" – "1".
struct Fact {
    Text label;
    Cell value;

    static constexpr std::string_view noun = "fact";
    static constexpr auto fields =
        std::tuple{required("label", &Fact::label, "What it is."),
                   required("value", &Fact::value, "What it is for this one: a text or a list.")};
};

} // namespace plansite
