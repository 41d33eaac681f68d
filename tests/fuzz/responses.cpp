#include "base/text.h"
#include "collate/collate.h"
#include "collate/incoming.h"
#include "collate/responses_file.h"
#include "collate/returned_form.h"
#include "collate/survey.h"
#include "content/settle.h"
#include "fuzz/targets.h"
#include "schema/read.h"
#include "schema/toml.h"

namespace plansite {

namespace {

constexpr std::string_view consultation_toml = R"(
title = "What do you say?"
opens = "1 November 2010"
closes = "3 December 2010"
respondents = ["Primary school", "Other"]
[[question]]
id = "q"
text = "Why?"
[[question]]
id = "role"
ref = "1"
text = "Is it?"
answer = "yes-no"
[[question]]
id = "work"
text = "Which?"
answer = "several-of"
options = ["Training; all", "Training", "Networks"]
[[question]]
id = "cost"
text = "How much?"
answer = "amount"
)";

const Consultation& consultation() {
    static const Site site = [] {
        Sources sources;
        Diagnostics diagnostics;
        const Source& source = sources.add("consultation.toml", std::string(consultation_toml));
        const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics);
        Site made;
        Consultation read;
        read.id.value = "c";
        Reading<Consultation>::read(*node, read, diagnostics);
        promise(diagnostics.errors() == 0, "the consultation of this target is good");
        made.consultations.push_back(std::move(read));
        settle(made, Draft::no, *parse_iso_date("2010-11-20"));
        return made;
    }();
    return site.consultations.front();
}

} // namespace

// What came back of a consultation: a form where it begins with a brace, otherwise a survey. Read, added up,
// and written as what is published of it, which must be good TOML.
void try_responses(std::string_view bytes) {
    static const Questionnaire questionnaire(consultation());
    Sources sources;
    const Source& source = sources.add("returned", harmless_to_show(bytes));
    promise(source.text.size() == bytes.size() && is_readable(source.text), "any bytes can be shown");
    if (first_invalid_utf8(bytes)) return;
    Diagnostics diagnostics;
    std::vector<Response> responses;
    if (bytes.starts_with('{')) {
        if (auto form = read_form(source, bytes, questionnaire, diagnostics))
            responses.push_back(std::move(*form));
        else
            promise(diagnostics.errors() > 0, "what is refused is reported");
    } else {
        std::size_t refused = 0;
        responses = read_survey(source, bytes, {}, questionnaire, refused, diagnostics);
    }
    const CollateRules rules{*parse_iso_date("2010-12-10"), 2, consultation().respondents};
    const Collation collation = collate(questionnaire, std::move(responses), rules, diagnostics);
    const std::string text = print_responses(collation.published);
    promise(is_readable(text), "what is published can be read");
    Diagnostics of_toml;
    const Source& published = sources.add("responses.toml", text);
    const auto node = parse_toml(published, 0, std::uint32_t(text.size()), of_toml);
    promise(node.has_value(), "what is published is TOML");
    Responses again;
    Reading<Responses>::read(*node, again, of_toml);
    promise(of_toml.errors() == 0 && print_responses(again) == text,
            "what is published says what was counted");
}

} // namespace plansite
