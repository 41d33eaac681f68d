#include "pages/prose.h"

#include "base/address.h"
#include "base/marks.h"
#include "base/text.h"

#include <fmt/format.h>

namespace plansite {

namespace {

// What the plan calls a thing of this kind.
std::string_view label_for(const Graph& graph, const Item& item) {
    const Plan* plan =
        item.home && graph.at(item.home).kind == ItemKind::plan ? &graph.get<Plan>(item.home) : nullptr;
    static const Labels standard;
    const Labels& labels = plan ? plan->labels : standard;
    switch (item.kind) {
    case ItemKind::priority: return labels.priority.one.value;
    case ItemKind::objective: return labels.objective.one.value;
    case ItemKind::activity: return labels.activity.one.value;
    case ItemKind::action: return labels.action.one.value;
    case ItemKind::criterion: return labels.criterion.one.value;
    case ItemKind::target: return labels.target.one.value;
    case ItemKind::question: return "Question";
    case ItemKind::paragraph: return "Paragraph";
    case ItemKind::package: return "Package";
    case ItemKind::feedback: return "Feedback";
    case ItemKind::table: return "Table";
    default: return {};
    }
}

// "content/plans/x/" + "../y/report.pdf" → "content/plans/y/report.pdf"; empty where it leaves content/.
std::string path_beside(std::string_view file, std::string_view path) {
    std::vector<std::string_view> parts = split(file, '/');
    parts.pop_back();
    for (const auto part : split(path, '/')) {
        if (part == "..") {
            if (parts.size() <= 1) return {};
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string out;
    for (const auto part : parts) out.append(out.empty() ? "" : "/").append(part);
    return out;
}

// The Markdown file that a page of text is made from; empty for everything else.
std::string_view file_of(const Item& item) {
    if (const auto* article = std::get_if<const Article*>(&item.entity)) return (*article)->file;
    if (const auto* document = std::get_if<const Document*>(&item.entity)) return (*document)->file;
    return {};
}

Glossary glossary_of(const Directory& directory) {
    Glossary out;
    for (const auto& term : directory.terms) out.emplace(term.term.value, term.meaning.value);
    return out;
}

} // namespace

ProseRenderer::ProseRenderer(const Site& site, const Graph& graph, const Routes& routes, const Assets& assets,
                             Diagnostics& diagnostics)
    : graph_(graph), routes_(routes), assets_(assets), diagnostics_(diagnostics) {
    const Glossary common = glossary_of(site.directory);
    const auto add = [&](ItemId home, const Directory& directory) {
        Glossary own = glossary_of(directory);
        own.insert(common.begin(), common.end());
        for (const auto& off : site.config.abbreviations_off) own.erase(off.value);
        glossaries_.emplace(home.index(), std::move(own));
        hosts_.emplace(home.index(), host(home));
    };
    add(graph.site(), site.directory);
    for (const auto& plan : site.plans) add(graph.id_of(plan), plan.directory);
    for (const auto& consultation : site.consultations)
        add(graph.id_of(consultation), consultation.directory);
    for (const auto& document : site.documents) add(graph.id_of(document), document.directory);
    for (std::size_t i = 0; i < graph.items().size(); ++i)
        if (const auto file = file_of(graph.items()[i]); !file.empty())
            pages_of_files_.emplace(file, ItemId(i));
}

std::string ProseRenderer::number_of(ItemId id) const {
    const Item& item = graph_.at(id);
    switch (item.kind) {
    case ItemKind::action:
        return graph_.at(item.parent).common->ref.empty() ? item.common->id.value : item.name;
    case ItemKind::criterion:
    case ItemKind::feedback:
    case ItemKind::table: return {};
    default: return item.common ? item.common->ref.value : item.name;
    }
}

std::string ProseRenderer::words_for_link(ItemId id) const {
    const Item& item = graph_.at(id);
    const auto label = label_for(graph_, item);
    if (item.kind == ItemKind::paragraph) return fmt::format("paragraph {}", item.paragraph->number);
    if (label.empty()) return item.title;
    const std::string ref = number_of(id);
    if (ref.empty()) return item.title;
    return item.title.empty() ? fmt::format("{} {}", label, ref)
                              : fmt::format("{} {}, {}", label, ref, item.title);
}

LinkTarget ProseRenderer::link_to(ItemId id) const {
    LinkTarget target{address_mark + routes_.of(id).whole(), words_for_link(id), {}};
    if (graph_.at(id).kind == ItemKind::outside_plan)
        target.note = graph_.get<OutsidePlan>(id).url.empty() ? "not published here" : "published elsewhere";
    return target;
}

const Glossary& ProseRenderer::glossary(ItemId home) const {
    const auto found = glossaries_.find(home ? home.index() : 0);
    return found == glossaries_.end() ? glossaries_.at(0) : found->second;
}

MarkdownHost ProseRenderer::host(ItemId home) const {
    const ItemId scope = home == graph_.site() ? ItemId() : home;
    MarkdownHost host;
    host.resolve = [this, scope](std::string_view reference, Span) -> std::optional<LinkTarget> {
        const ItemId id = graph_.find(reference, scope); // what is dangling, the graph has reported
        return id ? std::optional(link_to(id)) : std::nullopt;
    };
    host.paragraph = [this, scope](std::string_view number) -> std::optional<LinkTarget> {
        const ItemId id = graph_.find_paragraph(number, scope);
        return id ? std::optional(link_to(id)) : std::nullopt;
    };
    host.resolve_path = [this](std::string_view path, Span at) -> std::optional<LinkTarget> {
        diagnostics_.report(kind("broken-link"),
                            fmt::format("`{}` is a path, which works in Markdown files only", path), at,
                            "use a reference such as `<activity:1.3>`, or put the text into a Markdown file");
        return std::nullopt;
    };
    const Glossary& words = glossary(home);
    if (!words.empty())
        host.is_abbreviation = [&words](std::string_view word) { return words.contains(word); };
    return host;
}

std::string ProseRenderer::render(const Text& text, ItemId home, const MarkdownOptions& options) const {
    const auto found = hosts_.find(home ? home.index() : 0);
    const MarkdownHost& known = found == hosts_.end() ? hosts_.at(0) : found->second;
    return render_markdown({text.value, text.at}, options, known, diagnostics_);
}

void ProseRenderer::keep(std::vector<Kept> rendered) {
    std::size_t count = 0;
    for (const auto& part : rendered) count += part.size();
    kept_.reserve(count);
    for (auto& part : rendered)
        for (auto& [text, html] : part) kept_.emplace(text, std::move(html));
}

const std::string* ProseRenderer::kept(const Text& text) const {
    const auto found = kept_.find(&text);
    return found == kept_.end() ? nullptr : &found->second;
}

std::string ProseRenderer::render_body(const Text& text, const std::string& file, ItemId home,
                                       const MarkdownOptions& options, const Embed& embed,
                                       std::vector<WrittenLink>& links) const {
    const auto found = hosts_.find(home ? home.index() : 0);
    MarkdownHost own = found == hosts_.end() ? hosts_.at(0) : found->second;
    const ItemId scope = home == graph_.site() ? ItemId() : home;
    own.embed = [&](std::string_view reference, Span) -> std::optional<std::string> {
        const ItemId id = graph_.find(reference, scope);
        return id ? embed(id) : std::nullopt;
    };
    own.resolve_path = [&](std::string_view path, Span at) -> std::optional<LinkTarget> {
        const auto hash = path.find('#');
        const std::string target = hash == 0 ? file : path_beside(file, decoded_path(path.substr(0, hash)));
        const std::string anchor(hash == path.npos ? std::string_view() : path.substr(hash));
        if (const auto page = pages_of_files_.find(target); page != pages_of_files_.end()) {
            const std::string address = routes_.of(page->second).path + anchor;
            if (!anchor.empty()) links.push_back({address, at});
            return LinkTarget{address_mark + address, graph_.at(page->second).title, {}};
        }
        if (assets_.has(target)) {
            const std::string address = encoded_path(target.substr(sizeof("content/") - 1));
            links.push_back({address, at});
            return LinkTarget{address_mark + address, target, {}};
        }
        std::vector<std::string_view> known;
        for (const auto& [name, page] : pages_of_files_) known.push_back(name);
        const auto near = nearest(target, known);
        diagnostics_.report(kind("broken-link"), fmt::format("there is no file `{}` beside this text", path),
                            at,
                            near ? fmt::format("did you mean `{}`?", relative_address(file, *near))
                                 : "check the path, or use a reference such as `<activity:1.3>`");
        return std::nullopt;
    };
    return render_markdown({text.value, text.at}, options, own, diagnostics_);
}

} // namespace plansite
