#include "circulate/letter.h"

#include "base/text.h"
#include "circulate/plain_text.h"
#include "graph/words.h"
#include "pages/values.h"

#include <utility>

namespace plansite {

namespace {

constexpr std::string_view name = "letter.txt";
constexpr std::string_view subject_begin = "Subject:";
constexpr std::size_t line_width = 72;

TemplateSet load_letter(const Source& source, Diagnostics& diagnostics) {
    TemplateOptions options;
    options.offered[std::string(name)] = {"recipient", "reference",   "consultation", "site",
                                          "day",       "attachments", "url"};
    return TemplateSet::load({{std::string(name), &source}}, std::move(options), diagnostics);
}

// "Friday 3 December 2010", or as it was written where that names no day.
std::string day_in_words(const WrittenDate& date) {
    const bool one_day = date.latest && date.earliest == date.latest;
    return one_day ? weekday_name(*date.latest) + " " + long_date(*date.latest) : date.as_written;
}

Value consultation_value(const Consultation& consultation, Arena& arena) {
    const auto words = [&](const Prose& prose) { return string_in(arena, plain_words(prose)); };
    const auto date = [&](const WrittenDate& written) { return string_in(arena, day_in_words(written)); };
    MapBuilder map(arena);
    map.set("id", Value::string(consultation.id.value)).set("title", Value::string(consultation.title.value));
    map.set("phase", Value::string(consultation.phase.value)).set("summary", words(consultation.summary));
    map.set("proposal", words(consultation.proposal)).set("body", Value::string(consultation.body.written));
    map.set("opens", date(consultation.opens)).set("closes", date(consultation.closes));
    map.set("closes_at", Value::string(consultation.closes_at.value))
        .set("decision", date(consultation.decision));
    map.set("decides",
            Value::string(consultation.decides ? consultation.decides->written : std::string_view()));
    map.set("use_of_answers", words(consultation.use_of_answers));
    ListBuilder ways(arena), contacts(arena);
    for (const auto& way : consultation.respond) {
        MapBuilder one(arena);
        one.set("how", Value::string(way.how.value)).set("to", Value::string(way.to.value));
        ways.add(one.value());
    }
    for (const auto& contact : consultation.contacts) {
        MapBuilder one(arena);
        one.set("role", Value::string(contact.role.value)).set("email", Value::string(contact.email));
        contacts.add(one.value());
    }
    return map.set("respond", ways.value()).set("contact", contacts.value()).value();
}

Value recipient_value(const Recipient& recipient, Arena& arena) {
    MapBuilder map(arena);
    for (const auto& [column, text] : recipient.fields) map.set(column, Value::string(text));
    return map.set("name", Value::string(recipient.name))
        .set("email", Value::string(recipient.email))
        .value();
}

Value site_value(const SiteConfig& site, Arena& arena) {
    MapBuilder map(arena);
    map.set("title", Value::string(site.title.value)).set("publisher", Value::string(site.publisher.value));
    return map.set("contact", Value::string(site.contact)).value();
}

// Lines that are too long are wrapped, what they are indented by kept and items hanging; at most one empty
// line in a row.
std::string in_short_lines(std::string_view text) {
    std::string out;
    bool empty = true; // what came before, so that none is first
    for (const auto line : split(text, '\n')) {
        if (is_blank(line)) {
            empty = empty || (out += '\n', true);
            continue;
        }
        empty = false;
        std::string indent(line.substr(0, line.find_first_not_of(' ')));
        bool hangs = trimmed(line).starts_with("- ");
        for (const auto& part : wrapped(line, line_width - std::min(indent.size() + 2, line_width / 2))) {
            out.append(indent).append(part).append("\n");
            if (std::exchange(hangs, false)) indent += "  ";
        }
    }
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

} // namespace

LetterTemplate::LetterTemplate(const Source& source, const LetterFacts& facts, Diagnostics& diagnostics)
    : templates_(load_letter(source, diagnostics)), facts_(facts) {}

std::optional<Letter> LetterTemplate::merge(const Recipient& recipient, std::string_view reference,
                                            Diagnostics& diagnostics) const {
    Arena arena;
    ListBuilder attachments(arena);
    for (const auto& file : facts_.attachments) attachments.add(Value::string(file));
    MapBuilder context(arena);
    context.set("recipient", recipient_value(recipient, arena)).set("reference", Value::string(reference));
    context.set("consultation", consultation_value(facts_.consultation, arena));
    context.set("site", site_value(facts_.site, arena)).set("url", Value::string(facts_.url));
    context.set("day", string_in(arena, long_date(facts_.day))).set("attachments", attachments.value());
    std::string text;
    if (!templates_.render(name, context.value(), arena, text, diagnostics)) return {};

    Letter letter{"Consultation: " + facts_.consultation.title.value, {}};
    const std::string_view whole = text;
    const auto end = std::min(whole.find('\n'), whole.size());
    const bool has_subject = whole.starts_with(subject_begin);
    if (has_subject) letter.subject = trimmed(whole.substr(subject_begin.size(), end - subject_begin.size()));
    letter.text = in_short_lines(has_subject ? whole.substr(end) : whole);
    return letter;
}

} // namespace plansite
