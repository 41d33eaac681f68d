#include "base/marks.h"
#include "base/parallel.h"
#include "pages/alphabet.h"
#include "pages/views.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace plansite {

namespace {

// A date somewhere in the site: what it is of, and what it says.
struct Dated {
    ItemId item;
    std::string_view what; // "completion", "criterion", "closes" …
    const WrittenDate* date = nullptr;
};

void collect_dates(const Graph& graph, const Assessments& assessments, ItemId id, std::vector<Dated>& out) {
    const auto add = [&](std::string_view what, const WrittenDate& date) {
        if (date.latest || date.earliest) out.push_back({id, what, &date});
    };
    const Item& item = graph.at(id);
    const auto add_due = [&](std::string_view what) { // as it stands after revisions
        if (const WrittenDate* due = assessments.of(id).due) add(what, *due);
    };
    if (const auto* action = std::get_if<const Action*>(&item.entity)) {
        add("Begins", (*action)->starts);
        add_due("To be complete");
    } else if (item.kind == ItemKind::criterion) {
        add_due("To be met");
    } else if (item.kind == ItemKind::milestone) {
        add_due("Milestone");
    } else if (const auto* target = std::get_if<const Target*>(&item.entity)) {
        add("Next value", (*target)->next_update);
    } else if (const auto* consultation = std::get_if<const Consultation*>(&item.entity)) {
        add("Opens", (*consultation)->opens);
        add("Closes", (*consultation)->closes);
        add("Decision", (*consultation)->decision);
        for (const auto& entry : (*consultation)->timetable) add("Timetable", entry.when);
    }
}

} // namespace

// Every date of the site, in order: {item, what, date, day, month}.
Value Views::dates() const {
    const ValueContext here{in_.arena, in_.graph, in_.routes, in_.prose, {}};
    std::vector<Dated> dated;
    for (std::size_t i = 1; i < in_.graph.items().size(); ++i)
        collect_dates(in_.graph, in_.assessments, ItemId(i), dated);
    const auto order = [](const Dated& one) {
        return one.date->latest ? *one.date->latest : *one.date->earliest;
    };
    std::stable_sort(dated.begin(), dated.end(),
                     [&](const Dated& a, const Dated& b) { return order(a) < order(b); });
    ListBuilder list(in_.arena);
    for (const auto& one : dated) {
        MapBuilder entry(in_.arena);
        entry.set("item", of(one.item))
            .set("what", Value::string(one.what))
            .set("date", value_of(*one.date, here));
        entry.set("day", value_of(order(one), here))
            .set("month", string_in(in_.arena, iso(order(one)).substr(0, 7)));
        list.add(entry.value());
    }
    return list.value();
}

// {letter, things} for each letter that something begins with.
Value Views::letters() const {
    ListBuilder list(in_.arena);
    for (const auto& letter : alphabet(in_.graph)) {
        ListBuilder things(in_.arena);
        for (const ItemId id : letter.items) things.add(of(id));
        MapBuilder entry(in_.arena);
        entry.set("letter", string_in(in_.arena, letter.name)).set("things", things.value());
        list.add(entry.value());
    }
    return list.value();
}

void Views::fill_site(MapBuilder& map) const {
    const ValueContext here{in_.arena, in_.graph, in_.routes, in_.prose, {}};
    set_fields(map, in_.site.config, here);
    ListBuilder plans(in_.arena), consultations(in_.arena), documents(in_.arena), guide(in_.arena),
        bodies(in_.arena), terms(in_.arena), outside(in_.arena);
    map.set("front", Value::none()); // the words of the front page
    for (std::size_t i = 1; i < in_.graph.items().size(); ++i) {
        const Item& item = in_.graph.items()[i];
        const Value value = of(ItemId(i));
        if (item.kind == ItemKind::plan) plans.add(value);
        if (item.kind == ItemKind::consultation) consultations.add(value);
        if (item.kind == ItemKind::document) documents.add(value);
        if (item.kind == ItemKind::article && !item.home && item.name != "index") guide.add(value);
        if (item.kind == ItemKind::article && !item.home && item.name == "index") map.set("front", value);
        if (item.kind == ItemKind::body) bodies.add(value);
        if (item.kind == ItemKind::term) terms.add(value);
        if (item.kind == ItemKind::outside_plan) outside.add(value);
    }
    map.set("plans", plans.value())
        .set("consultations", consultations.value())
        .set("documents", documents.value());
    map.set("guide", guide.value()).set("bodies", bodies.value()).set("terms", terms.value());
    map.set("outside_plans", outside.value());
    map.set("dates", once(lasting_->dates, [](const Views& views) { return views.dates(); }));
    map.set("alphabet", once(lasting_->letters, [](const Views& views) { return views.letters(); }));
    map.set("as_of", value_of(in_.assessments.as_of, here));
    map.set("version", Value::string(PLANSITE_VERSION));
}

// The text of a page that is being made.
struct Views::PageText {
    ItemId id;
    const Text& text;
    const std::string& file;
    Numbering numbering = Numbering::none;
    std::string html{};
    std::vector<Heading> headings{};
    std::vector<WrittenLink> links{};
};

std::vector<Views::PageText> Views::page_texts() const {
    std::vector<PageText> out;
    for (std::size_t i = 1; i < in_.graph.items().size(); ++i) {
        const Entity& entity = in_.graph.items()[i].entity;
        if (const auto* article = std::get_if<const Article*>(&entity))
            out.push_back({ItemId(i), (*article)->body, (*article)->file,
                           (*article)->numbering == "as-written" ? Numbering::as_written : Numbering::none});
        if (const auto* document = std::get_if<const Document*>(&entity))
            out.push_back({ItemId(i), (*document)->body, (*document)->file});
    }
    return out;
}

std::vector<WrittenLink> Views::render_bodies(const TemplateSet& templates, Diagnostics& diagnostics,
                                              unsigned jobs) {
    const auto embed = [&](ItemId id) -> std::optional<std::string> {
        const std::string name = fmt::format("embed/{}.html", word_for(in_.graph.at(id).kind));
        if (!templates.has(name)) return std::nullopt;
        Arena scratch;
        MapBuilder context(scratch);
        context.set("item", of(id)).set("site", of(in_.graph.site()));
        std::string out;
        if (!templates.render(name, context.value(), scratch, out, diagnostics)) return std::nullopt;
        return out;
    };
    auto all = page_texts();
    parallel_for(all.size(), jobs, [&](std::size_t i) {
        PageText& body = all[i];
        MarkdownOptions options;
        options.top_heading = 1; // `##` is the second level; the first is the page's title
        options.numbering = body.numbering;
        body.html =
            in_.prose.render_body(body.text, body.file, in_.graph.scope(body.id), options, embed, body.links);
        body.headings = outline_of({body.text.value, body.text.at}, options, diagnostics).headings;
    });
    std::vector<WrittenLink> links;
    for (const PageText& body : all) {
        attach(body.id, "html", Value::safe(in_.arena.copy(body.html)));
        ListBuilder contents(in_.arena);
        for (const auto& heading : body.headings) {
            MapBuilder entry(in_.arena);
            entry.set("level", Value::integer(heading.level)).set("text", string_in(in_.arena, heading.text));
            contents.add(entry.set("anchor", string_in(in_.arena, heading.anchor)).value());
        }
        attach(body.id, "contents", contents.value());
        links.insert(links.end(), body.links.begin(), body.links.end());
    }
    return links;
}

} // namespace plansite
