#include "pages/linked_data.h"

#include "base/address.h"
#include "base/script_json.h"
#include "graph/words.h"

#include <algorithm>

namespace plansite {

namespace {

// What schema.org calls such a thing; a plan and its parts are works, as it has no word for them.
std::string_view type_of(const Item& item) {
    switch (item.kind) {
    case ItemKind::target: return "Dataset";
    case ItemKind::article: return "Article";
    case ItemKind::document:
    case ItemKind::outcome: return "Report";
    case ItemKind::body:
        return std::get<const Body*>(item.entity)->kind == BodyKind::role ? "Role" : "Organization";
    default: return "CreativeWork";
    }
}

// "2008-09-01/2011-08-31", as ISO 8601 writes a time; "..": open at that end.
std::string interval(const FuzzyDate& date) {
    if (!date.earliest && !date.latest) return {};
    return (date.earliest ? iso(*date.earliest) : "..") + "/" + (date.latest ? iso(*date.latest) : "..");
}

// Sets a key of schema.org and the same of the Dublin Core, unless there is nothing to say.
void say(Json& out, const char* key, const char* dublin_core, const std::string& value) {
    if (value.empty()) return;
    out[key] = value;
    out[dublin_core] = value;
}

class Speaker {
public:
    Speaker(const SpeakingPage& page, const Site& site, const Graph& graph, const Routes& routes)
        : page_(page), site_(site), graph_(graph), routes_(routes), base_url_(site.config.base_url) {}

    Json document() const {
        Json out{{"@context", {{"@vocab", "https://schema.org/"}, {"dcterms", "http://purl.org/dc/terms/"}}}};
        const auto add = [&](const Json& more) { out.update(more); };
        if (page_.path == "index.html") {
            add(website());
            if (!base_url_.empty()) out["potentialAction"] = search_action();
            return out;
        }
        add({{"@type", "WebPage"}, {"url", address(page_.path)}, {"inLanguage", site_.config.language}});
        say(out, "name", "dcterms:title", page_.title);
        say(out, "license", "dcterms:license", site_.config.licence);
        out["isPartOf"] = website();
        out["breadcrumb"] = breadcrumb();
        if (routes_.of(page_.item).path == page_.path && page_.item != graph_.site())
            out["mainEntity"] = thing(page_.item);
        return out;
    }

private:
    std::string address(const std::string& path) const {
        return base_url_.empty() ? relative_address(page_.path, path) : base_url_ + path;
    }

    Json website() const {
        Json out{{"@type", "WebSite"}, {"url", address("index.html")}};
        say(out, "name", "dcterms:title", site_.config.title.value);
        if (!site_.config.description.empty()) out["description"] = site_.config.description.value;
        if (!site_.config.publisher.empty())
            out["publisher"] = {{"@type", "Organization"}, {"name", site_.config.publisher.value}};
        return out;
    }

    Json search_action() const {
        return {{"@type", "SearchAction"},
                {"target", base_url_ + "search.html?q={words}"},
                {"query-input", "required name=words"}};
    }

    // The things that the page's is a part of, and it.
    Json breadcrumb() const {
        std::vector<ItemId> way;
        for (ItemId up = page_.item; up && up != graph_.site(); up = graph_.at(up).parent)
            if (routes_.has_page(up)) way.push_back(up);
        Json steps = Json::array({{{"@type", "ListItem"},
                                   {"position", 1},
                                   {"name", site_.config.title.value},
                                   {"item", address("index.html")}}});
        for (auto up = way.rbegin(); up != way.rend(); ++up)
            steps.push_back({{"@type", "ListItem"},
                             {"position", steps.size() + 1},
                             {"name", graph_.at(*up).title},
                             {"item", address(routes_.of(*up).path)}});
        return {{"@type", "BreadcrumbList"}, {"itemListElement", std::move(steps)}};
    }

    Json thing(ItemId id) const {
        const Item& item = graph_.at(id);
        Json out{{"@type", type_of(item)}, {"url", address(routes_.of(id).whole())}};
        say(out, "name", "dcterms:title", item.title);
        if (item.common) {
            say(out, "identifier", "dcterms:identifier", item.common->ref.value);
            if (item.common->published)
                say(out, "datePublished", "dcterms:issued", iso(*item.common->published));
            if (item.common->changed)
                say(out, "dateModified", "dcterms:modified", iso(*item.common->changed));
        }
        if (item.parent && item.parent != graph_.site() && item.kind != ItemKind::body) {
            const std::string whole = address(routes_.of(item.parent).whole());
            out["isPartOf"] = {{"@id", whole}};
            out["dcterms:isPartOf"] = {{"@id", whole}};
        }
        add_own(item, out);
        add_people(id, out);
        return out;
    }

    // What only some kinds of things have.
    void add_own(const Item& item, Json& out) const {
        if (const auto* plan = std::get_if<const Plan*>(&item.entity)) {
            say(out, "abstract", "dcterms:abstract", plain_words((*plan)->summary));
            say(out, "temporalCoverage", "dcterms:temporal", interval((*plan)->period));
            say(out, "alternateName", "dcterms:alternative", (*plan)->code.value);
            out["creativeWorkStatus"] = word_of((*plan)->stage).name;
        } else if (const auto* consultation = std::get_if<const Consultation*>(&item.entity)) {
            say(out, "abstract", "dcterms:abstract", plain_words((*consultation)->summary));
            FuzzyDate open;
            open.earliest = (*consultation)->opens.earliest;
            open.latest = (*consultation)->closes.latest;
            say(out, "temporalCoverage", "dcterms:available", interval(open));
        } else if (const auto* document = std::get_if<const Document*>(&item.entity)) {
            say(out, "abstract", "dcterms:abstract", (*document)->summary.value);
            if ((*document)->date.earliest && (*document)->date.earliest == (*document)->date.latest)
                say(out, "dateCreated", "dcterms:created", iso(*(*document)->date.earliest));
        } else if (const auto* article = std::get_if<const Article*>(&item.entity)) {
            say(out, "abstract", "dcterms:abstract", (*article)->summary.value);
        } else if (const auto* body = std::get_if<const Body*>(&item.entity)) {
            if (!(*body)->initials.empty()) out["alternateName"] = (*body)->initials;
        }
    }

    // Whose it is, and who has a part in it.
    void add_people(ItemId id, Json& out) const {
        const auto list = [&](const char* key, const char* dublin_core,
                              std::initializer_list<Relation> which) {
            Json people = Json::array();
            for (const auto index : graph_.from(id)) {
                const Edge& edge = graph_.edges()[index];
                if (std::find(which.begin(), which.end(), edge.relation) == which.end()) continue;
                const Item& body = graph_.at(edge.to);
                if (body.kind != ItemKind::body) continue;
                people.push_back({{"@type", type_of(body)},
                                  {"name", body.title},
                                  {"url", address(routes_.of(edge.to).path)}});
            }
            if (people.empty()) return;
            out[key] = people;
            out[dublin_core] = std::move(people);
        };
        list("publisher", "dcterms:publisher", {Relation::publishes});
        list("contributor", "dcterms:contributor",
             {Relation::leads, Relation::responsible, Relation::owns, Relation::contributes});
    }

    const SpeakingPage& page_;
    const Site& site_;
    const Graph& graph_;
    const Routes& routes_;
    const std::string& base_url_;
};

} // namespace

std::string linked_data(const SpeakingPage& page, const Site& site, const Graph& graph,
                        const Routes& routes) {
    return script_json(Speaker(page, site, graph, routes).document());
}

} // namespace plansite
