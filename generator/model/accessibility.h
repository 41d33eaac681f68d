#pragma once

#include "model/common.h"

// The accessibility statement that a public body owes its readers, as far as it is data. What the page says
// around it follows the model that the United Kingdom publishes: "Sample accessibility statement (for a
// fully, partially or non compliant website)", GOV.UK, for the Public Sector Bodies (Websites and Mobile
// Applications) (No. 2) Accessibility Regulations 2018.

namespace plansite {

enum class Compliance : std::uint8_t { full, partial, none };

inline constexpr Word<Compliance> compliance_words[] = {
    {Compliance::full, "full", "fully compliant"},
    {Compliance::partial, "partial", "partially compliant"},
    {Compliance::none, "none", "not compliant"}};
constexpr std::span<const Word<Compliance>> words_of(Compliance) {
    return compliance_words;
}

// Whom readers can turn to where an answer does not help them.
enum class Enforcer : std::uint8_t { great_britain, northern_ireland };

inline constexpr Word<Enforcer> enforcer_words[] = {
    {Enforcer::great_britain, "great-britain",
     "The Equality and Human Rights Commission, by way of the Equality Advisory and Support Service."},
    {Enforcer::northern_ireland, "northern-ireland", "The Equality Commission for Northern Ireland."}};
constexpr std::span<const Word<Enforcer>> words_of(Enforcer) {
    return enforcer_words;
}

// [accessibility] in site.toml
struct AccessibilityStatement {
    Compliance compliance = Compliance::none;
    std::string standard = "Web Content Accessibility Guidelines version 2.2, level AA";
    Text scope;
    Prose problems;
    Prose not_compliant;
    Prose burden;
    Prose out_of_scope;
    Prose improvements;
    std::string contact;
    std::string phone;
    std::int64_t reply_days = 10;
    Enforcer enforcer = Enforcer::great_britain;
    Date prepared;
    std::optional<Date> reviewed;
    std::optional<Date> tested;
    Prose testing;
    Span at;

    static constexpr std::string_view noun = "accessibility statement";
    static constexpr auto fields = std::tuple{
        required("compliance", &AccessibilityStatement::compliance,
                 "How far the site meets the standard: full, partial or none."),
        required("prepared", &AccessibilityStatement::prepared, "The day the statement was prepared."),
        optional("reviewed", &AccessibilityStatement::reviewed, "The day it was last reviewed."),
        optional("tested", &AccessibilityStatement::tested, "The day the site was last tested."),
        optional("testing", &AccessibilityStatement::testing, "Who tested what, and how, in Markdown."),
        optional("standard", &AccessibilityStatement::standard,
                 "What is met; the Web Content Accessibility Guidelines version 2.2, level AA, where it is "
                 "left out."),
        optional("scope", &AccessibilityStatement::scope,
                 "What the statement is for; this site by its title where it is left out."),
        optional("problems", &AccessibilityStatement::problems,
                 "What readers may find hard, in plain words, in Markdown."),
        optional("not_compliant", &AccessibilityStatement::not_compliant,
                 "What does not meet the standard, by which criterion, and when it will, in Markdown."),
        optional("burden", &AccessibilityStatement::burden,
                 "What it would be a disproportionate burden to put right, in Markdown."),
        optional("out_of_scope", &AccessibilityStatement::out_of_scope,
                 "What the regulations do not ask for, in Markdown."),
        optional("improvements", &AccessibilityStatement::improvements,
                 "What is being done to improve it, in Markdown."),
        optional("contact", &AccessibilityStatement::contact,
                 "The e-mail address for problems; the site's where it is left out."),
        optional("phone", &AccessibilityStatement::phone, "A telephone number for the same."),
        optional("reply_days", &AccessibilityStatement::reply_days,
                 "Within how many days readers get an answer; 10 where it is left out."),
        optional("enforcer", &AccessibilityStatement::enforcer,
                 "Where the site is published: great-britain or northern-ireland; great-britain where it is "
                 "left out.")};
};

} // namespace plansite
