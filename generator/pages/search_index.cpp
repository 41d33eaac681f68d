#include "pages/search_index.h"

#include "base/html.h"
#include "base/json_writer.h"
#include "base/marks.h"
#include "base/parallel.h"
#include "base/script_json.h"
#include "base/text.h"
#include "graph/words.h"
#include "schema/walk.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

void add_words(std::string& text, std::string_view words) {
    if (words.empty()) return;
    if (!text.empty()) text += ' ';
    text += words;
}

// The beginning of a text, whole words only.
std::string cut(std::string text) {
    if (text.size() <= longest_search_text) return text;
    const auto space = text.rfind(' ', longest_search_text);
    text.resize(space == text.npos ? 0 : space);
    return text + " …";
}

// A text as it stands on a page, without tags and marks.
std::string words_of_html(std::string_view html) {
    std::string out = text_of_html(html);
    std::erase_if(out, [](char c) { return c == abbreviation_begin || c == abbreviation_end; });
    return out;
}

// The other names by which a thing is known.
std::string names_of(const Item& item) {
    std::string out;
    const auto all = [&](const std::vector<std::string>& names) {
        for (const auto& name : names) add_words(out, name);
    };
    if (const auto* plan = std::get_if<const Plan*>(&item.entity)) {
        add_words(out, (*plan)->code.value);
        all((*plan)->aliases);
    } else if (const auto* body = std::get_if<const Body*>(&item.entity)) {
        all((*body)->initials);
        all((*body)->aliases);
    } else if (const auto* outside = std::get_if<const OutsidePlan*>(&item.entity)) {
        add_words(out, (*outside)->code.value);
        all((*outside)->aliases);
    } else if (const auto* term = std::get_if<const Term*>(&item.entity)) {
        add_words(out, (*term)->meaning.value);
    } else if (const auto* article = std::get_if<const Article*>(&item.entity)) {
        add_words(out, (*article)->summary.value);
    } else if (const auto* document = std::get_if<const Document*>(&item.entity)) {
        add_words(out, (*document)->kind.value);
        add_words(out, (*document)->summary.value);
    }
    return out;
}

// Everything that an author wrote of a thing in running words, where it was taken from aside.
std::string words_of_entity(const Item& item) {
    std::string out = names_of(item);
    std::visit(
        [&](const auto& entity) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(entity)>, std::monostate>)
                walk<Prose, Common>(*entity, [&](const Prose& prose) {
                    if (&prose != &entity->source) add_words(out, plain_words(prose));
                });
        },
        item.entity);
    if (item.paragraph) add_words(out, item.paragraph->text);
    return out;
}

std::string kind_in_words(const Item& item) {
    if (const auto* body = std::get_if<const Body*>(&item.entity))
        return words_of_name(word_of((*body)->kind).name);
    if (item.kind == ItemKind::article) return "Page";
    return words_of_name(word_for(item.kind));
}

class RecordCollector {
public:
    RecordCollector(const ViewInputs& inputs, const Views& views) : in_(inputs), views_(views) {}

    // Of the items from `first` to before `last`.
    std::vector<SearchRecord> run(std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) add(ItemId(i));
        return std::move(records_);
    }

private:
    void add(ItemId id) {
        const Item& item = in_.graph.at(id);
        SearchRecord record;
        record.kind = kind_in_words(item);
        record.title = in_.prose.words_for_link(id);
        if (const auto* term = std::get_if<const Term*>(&item.entity)) record.title = (*term)->term.value;
        if (item.paragraph) record.title = fmt::format("Paragraph {}", item.paragraph->number);
        record.text = words_of_entity(item);
        record.plan = item.home ? in_.graph.at(item.home).title : std::string();
        record.address = in_.routes.of(id).whole();
        add_leads(id, record);
        add_standing(id, record);
        if (item.kind == ItemKind::article || item.kind == ItemKind::document)
            add_sections(id, std::move(record));
        else
            push(std::move(record));
    }

    void push(SearchRecord record) {
        record.text = cut(std::move(record.text));
        records_.push_back(std::move(record));
    }

    // Who leads a thing; where nobody is named, who leads what it is a part of. The parts they have in it are
    // words to find it by.
    void add_leads(ItemId id, SearchRecord& record) const {
        const auto& graph = in_.graph;
        for (ItemId up = id; up && up != graph.at(id).home && record.leads.empty(); up = graph.at(up).parent)
            for (const auto index : graph.from(up)) {
                const Edge& edge = graph.edges()[index];
                const bool leads = edge.relation == Relation::leads ||
                                   edge.relation == Relation::responsible || edge.relation == Relation::owns;
                const std::string& name = graph.at(edge.to).title;
                if (!leads || graph.at(edge.to).kind != ItemKind::body) continue;
                if (up == id) add_words(record.text, edge.role);
                if (std::find(record.leads.begin(), record.leads.end(), name) == record.leads.end())
                    record.leads.push_back(name);
            }
    }

    void add_standing(ItemId id, SearchRecord& record) const {
        const Item& item = in_.graph.at(id);
        const Assessment& now = in_.assessments.of(id);
        std::optional<Date> due;
        if (now.due) due = now.due->latest ? now.due->latest : now.due->earliest;
        if (now.consultation) due = now.consultation->last;
        if (now.consultation && now.consultation->state)
            record.status = words_of_name(word_of(*now.consultation->state).name);
        else if (const auto* plan = std::get_if<const Plan*>(&item.entity))
            record.status = words_of_name(word_of((*plan)->stage).name);
        else if (now.judgement)
            record.status = words_of_name(word_of(now.judgement->outcome).name);
        else if (is_leaf(item.kind))
            record.status = words_of_name(word_of(now.status).name);
        for (const Flag flag : {Flag::overdue, Flag::due_soon})
            if (is_leaf(item.kind) && has_flag(now, flag))
                record.when.push_back(words_of_name(word_of(flag).name));
        if (!due) return;
        record.due = long_date(*due);
        record.when.push_back(iso(*due).substr(0, 4));
    }

    // A text is a record for what stands before its first heading, and one for each section. Numbered papers
    // have their paragraphs instead, which are things of their own.
    void add_sections(ItemId id, SearchRecord record) {
        const auto* article = std::get_if<const Article*>(&in_.graph.at(id).entity);
        if (article && (*article)->numbering == "as-written") return push(std::move(record));
        const std::string_view html = views_.field(id, "html").as_string();
        std::vector<SearchRecord> sections{record};
        std::size_t from = 0;
        for (const Value entry : views_.field(id, "contents").as_list().values()) {
            const auto anchor = entry.as_map().find("anchor")->as_string();
            const auto at = html.find(fmt::format(" id=\"{}\"", anchor), from);
            const auto begin = at == html.npos ? at : html.rfind('<', at);
            const auto end = at == html.npos ? at : html.find("</h", at);
            if (end == html.npos) continue;
            add_words(sections.back().text, words_of_html(html.substr(from, begin - from)));
            from = html.find('>', end) + 1;
            SearchRecord section;
            section.kind = "Section";
            section.title =
                fmt::format("{}: {}", in_.graph.at(id).title, entry.as_map().find("text")->as_string());
            section.plan = record.plan;
            section.address = fmt::format("{}#{}", in_.routes.of(id).path, anchor);
            sections.push_back(std::move(section));
        }
        add_words(sections.back().text, words_of_html(html.substr(from)));
        for (auto& section : sections) push(std::move(section));
    }

    const ViewInputs& in_;
    const Views& views_;
    std::vector<SearchRecord> records_;
};

std::string file_name(std::size_t number) {
    return number == 1 ? std::string("search-index.js") : fmt::format("search-index-{}.js", number);
}

} // namespace

std::string json_of(const SearchRecord& record) {
    std::string json;
    JsonWriter out(json, JsonShape::compact);
    const auto text = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) out.key(key).text(value);
    };
    const auto list = [&](std::string_view key, const std::vector<std::string>& values) {
        out.key(key).begin_list();
        for (const auto& value : values) out.text(value);
        out.end_list();
    };
    out.begin_object();
    text("kind", record.kind);
    text("title", record.title);
    text("text", record.text);
    text("plan", record.plan);
    list("lead", record.leads);
    text("status", record.status);
    text("due", record.due);
    list("when", record.when);
    text("address", record.address);
    out.end_object();
    return script_safe(json);
}

std::vector<std::string> search_records(const ViewInputs& inputs, const Views& views, unsigned jobs) {
    constexpr std::size_t stretch = 256; // items
    const std::size_t count = inputs.graph.items().size();
    std::vector<std::vector<std::string>> parts((count + stretch - 1) / stretch);
    parallel_for(parts.size(), jobs, [&](std::size_t i) {
        const std::size_t first = std::max<std::size_t>(i * stretch, 1); // 0 is the site
        for (const auto& record :
             RecordCollector(inputs, views).run(first, std::min((i + 1) * stretch, count)))
            parts[i].push_back(json_of(record));
    });
    std::vector<std::string> records;
    for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(records));
    return records;
}

std::vector<OutputFile> search_files(const std::vector<std::string>& records, std::size_t largest) {
    std::vector<std::string> parts(1);
    for (const auto& json : records) {
        if (!parts.back().empty() && parts.back().size() + json.size() + 2 > largest) parts.emplace_back();
        if (!parts.back().empty()) parts.back() += ",\n";
        parts.back() += json;
    }
    std::vector<OutputFile> files;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string next = i + 1 < parts.size() ? file_name(i + 2) : "";
        files.push_back(
            {"assets/" + file_name(i + 1),
             fmt::format("plansite_search({{\"next\":\"{}\",\"records\":[\n{}\n]}});\n", next, parts[i])});
    }
    return files;
}

} // namespace plansite
