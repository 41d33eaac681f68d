#pragma once

#include "model/accessibility.h"
#include "model/common.h"

#include <algorithm>

namespace plansite {

inline constexpr Word<YearKind> year_kind_words[] = {
    {YearKind::academic, "academic", "September to August."},
    {YearKind::financial, "financial", "April to March."},
    {YearKind::calendar, "calendar", "January of the first year to December of the last."}};
constexpr std::span<const Word<YearKind>> words_of(YearKind) {
    return year_kind_words;
}

// A kind of files to take away. The JSON of each plan is always there: editions are compared by it.
enum class Export : std::uint8_t { csv, calendar, feed, archive };

inline constexpr Word<Export> export_words[] = {
    {Export::csv, "csv", "Every table, with a data package that describes them."},
    {Export::calendar, "calendar", "The dates of each plan and consultation, and of all of them."},
    {Export::feed, "feed", "What is reported on each plan, and on all of them."},
    {Export::archive, "archive", "All of it in one file."}};
constexpr std::span<const Word<Export>> words_of(Export) {
    return export_words;
}

// How much a finding of `check` counts.
enum class Weight : std::uint8_t { error, warning, note, off };

inline constexpr Word<Weight> weight_words[] = {
    {Weight::error, "error", "Nothing is published until it is mended or accepted."},
    {Weight::warning, "warning", "It is reported."},
    {Weight::note, "note", "It is reported, and does not count with `check --strict`."},
    {Weight::off, "off", "It is not reported."}};
constexpr std::span<const Word<Weight>> words_of(Weight) {
    return weight_words;
}

// [check] in site.toml
struct CheckSettings {
    ByFinding<Weight> severity;
    std::int64_t most_due = 10;

    static constexpr std::string_view noun = "table of settings of `check`";
    static constexpr auto fields = std::tuple{
        optional(
            "severity", &CheckSettings::severity,
            "How much findings count, by name: error, warning, note or off. What is an error stays one."),
        optional(
            "most_due", &CheckSettings::most_due,
            "How many actions of one owner may be due in one month before it is reported; 10 where it is "
            "left out.")};
};

// For whom a page is.
enum class Audience : std::uint8_t { everybody, authors };

inline constexpr Word<Audience> audience_words[] = {
    {Audience::everybody, "public", "It is published."},
    {Audience::authors, "internal", "It is there with --drafts only."}};
constexpr std::span<const Word<Audience>> words_of(Audience) {
    return audience_words;
}

// A link in the site's header or footer.
struct SiteLink {
    Text label;
    WebLink to;
    Span at;

    static constexpr std::string_view noun = "link";
    static constexpr auto fields = std::tuple{
        required("label", &SiteLink::label, "The words of the link."),
        required("to", &SiteLink::to, "A page of this site (\"plans/index.html\") or an address.")};
};

// site.toml
struct SiteConfig {
    Text title;
    Text description;
    std::string base_url;
    std::string language = "en-GB";
    Text publisher;
    Slug theme{"civic", {}};
    std::optional<Date> as_of;
    YearKind year = YearKind::academic;
    std::int64_t due_soon_days = 14;
    std::int64_t small_groups = 5;
    Prose notice;
    Prose footer;
    std::string licence;
    std::string contact;
    std::vector<SiteLink> links;
    std::vector<Text> abbreviations_off;
    std::optional<std::vector<Export>> exports;
    Audience completeness = Audience::everybody;
    std::optional<AccessibilityStatement> accessibility;
    CheckSettings check;
    Span at;

    // Whether files of this kind are made.
    bool has(Export kind) const {
        return !exports || std::find(exports->begin(), exports->end(), kind) != exports->end();
    }

    static constexpr std::string_view noun = "site";
    static constexpr auto fields = std::tuple{
        required("title", &SiteConfig::title, "The site's name."),
        optional("description", &SiteConfig::description, "One sentence on what is published here."),
        optional("base_url", &SiteConfig::base_url,
                 "The address it is published at, for the sitemap: \"https://plans.example.org/\"."),
        optional("language", &SiteConfig::language,
                 "The language of the texts, as a BCP 47 tag; en-GB where it is left out."),
        optional("publisher", &SiteConfig::publisher, "Who publishes it."),
        optional("theme", &SiteConfig::theme,
                 "The folder in themes/ to use; \"civic\" where it is left out."),
        optional("as_of", &SiteConfig::as_of,
                 "The day by which lateness is judged; the day of the build where it is left out."),
        optional("year", &SiteConfig::year,
                 "What \"2008-09\" means where a plan does not say: academic, financial or calendar."),
        optional("due_soon_days", &SiteConfig::due_soon_days,
                 "How many days before its date a thing counts as due soon; 14 where it is left out."),
        optional("small_groups", &SiteConfig::small_groups,
                 "How many respondents a group needs before it is counted apart; 5 where it is left out."),
        optional("notice", &SiteConfig::notice, "A remark at the top of every page, in Markdown."),
        optional("footer", &SiteConfig::footer, "The words at the foot of every page, in Markdown."),
        optional("licence", &SiteConfig::licence, "The licence under which the texts may be used."),
        optional("contact", &SiteConfig::contact, "The e-mail address for questions about the site."),
        optional("links", &SiteConfig::links, "Further links in the header."),
        optional("plain_abbreviations", &SiteConfig::abbreviations_off,
                 "Abbreviations of the glossary that are never expanded."),
        optional("completeness", &SiteConfig::completeness,
                 "For whom the pages are that say what is not known of each plan: public, or internal, which "
                 "makes them with --drafts only; public where it is left out."),
        optional("exports", &SiteConfig::exports,
                 "Which files there are to take away beside the JSON of each plan: csv, calendar, feed, "
                 "archive; all of them where it is left out."),
        optional("accessibility", &SiteConfig::accessibility, "The site's accessibility statement."),
        optional("check", &SiteConfig::check, "What `check` reports, and how much it counts.")};
};

} // namespace plansite
