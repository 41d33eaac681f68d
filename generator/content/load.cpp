#include "content/load.h"

#include "base/address.h"
#include "base/parallel.h"
#include "content/files.h"
#include "content/front_matter.h"
#include "content/settle.h"
#include "markdown/links.h"
#include "schema/read.h"
#include "schema/toml.h"
#include "schema/walk.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <variant>

namespace plansite {

namespace {

// What one file holds, once read. Files are read in parallel, each into its own part, and then put together.
using Part = std::variant<std::monostate, SiteConfig, Directory, Plan, Priority, Targets, Update,
                          Consultation, Tables, ConsultationOutcome, Responses, Document, Article>;

// Addresses in data become links, so they may be no more than links in a text may.
template <class T> void refuse_links(T& object, Diagnostics& diagnostics) {
    walk<WebLink>(object, [&](WebLink& link) {
        const AddressKind what = kind_of_address(link.value);
        if (link.empty() || (what != AddressKind::refused && what != AddressKind::reference)) return;
        diagnostics.report(kind("dangerous-link"), fmt::format("a link may not lead to `{}`", link.value),
                           link.at,
                           "write an address that begins with https:, http:, mailto: or tel:, or a path");
        link.value.clear();
    });
}

template <class T> Part read_toml(const Source& source, Diagnostics& diagnostics) {
    T out;
    const auto node = parse_toml(source, 0, std::uint32_t(source.text.size()), diagnostics);
    if (!node) return {};
    Reading<T>::read(*node, out, diagnostics);
    refuse_links(out, diagnostics);
    return out;
}

// The name of a file or folder becomes part of an address. Letters of every script are good; what addresses
// give a meaning to is not.
void check_name(std::string_view name, Span at, Diagnostics& diagnostics) {
    if (name.find_first_of(" \"'<>#?%&\\:*|") == name.npos) return;
    diagnostics.report(kind("invalid-id"), fmt::format("`{}` cannot be part of an address", name), at,
                       "rename the file or folder: use letters, digits, dots and hyphens");
}

template <class T> Part read_markdown(const SiteFile& file, const Source& source, Diagnostics& diagnostics) {
    const auto markdown = read_markdown_file(source, diagnostics);
    if (!markdown) return {};
    T out;
    Reading<T>::read(markdown->front, out, diagnostics);
    refuse_links(out, diagnostics);
    out.file = file.path;
    out.body.value = std::string(markdown->body.text());
    out.body.at = markdown->body;
    if (!out.id.empty()) return out;
    out.id = {file.kind == FileKind::document ? file.owner : file.stem, markdown->front.at};
    check_name(out.id.value, out.id.at, diagnostics);
    return out;
}

Part read_part(const SiteFile& file, const Source& source, Diagnostics& diagnostics) {
    switch (file.kind) {
    case FileKind::site: return read_toml<SiteConfig>(source, diagnostics);
    case FileKind::directory:
    case FileKind::plan_directory:
    case FileKind::consultation_directory:
    case FileKind::document_directory: return read_toml<Directory>(source, diagnostics);
    case FileKind::plan: return read_toml<Plan>(source, diagnostics);
    case FileKind::priority: return read_toml<Priority>(source, diagnostics);
    case FileKind::targets: return read_toml<Targets>(source, diagnostics);
    case FileKind::update: return read_toml<Update>(source, diagnostics);
    case FileKind::consultation: return read_toml<Consultation>(source, diagnostics);
    case FileKind::tables: return read_toml<Tables>(source, diagnostics);
    case FileKind::outcome: return read_toml<ConsultationOutcome>(source, diagnostics);
    case FileKind::responses: return read_toml<Responses>(source, diagnostics);
    case FileKind::document: return read_markdown<Document>(file, source, diagnostics);
    case FileKind::home:
    case FileKind::plan_article:
    case FileKind::consultation_article:
    case FileKind::guide: return read_markdown<Article>(file, source, diagnostics);
    case FileKind::asset:
    case FileKind::ignored:
    case FileKind::stray: return {};
    }
    return {};
}

// What a file of this kind may hold, in the words of references ("party": the names of bodies).
std::vector<std::string_view> things_in(FileKind kind) {
    switch (kind) {
    case FileKind::directory:
    case FileKind::plan_directory:
    case FileKind::consultation_directory:
    case FileKind::document_directory: return {"party", "body", "term", "plan"};
    case FileKind::plan: return {"scale", "criterion"};
    case FileKind::priority: return {"priority", "objective", "activity", "action", "criterion", "milestone"};
    case FileKind::targets: return {"target"};
    case FileKind::consultation: return {"question", "feedback", "package"};
    case FileKind::tables: return {"table"};
    case FileKind::document: return {"objective", "table"};
    case FileKind::plan_article:
    case FileKind::consultation_article: return {"page", "paragraph"};
    default: return {};
    }
}

// Keeps in mind what a file that could not be read may have held.
void note_unread(const SiteFile& file, const Part& part, std::vector<std::string_view>& unread) {
    if (!std::holds_alternative<std::monostate>(part)) return;
    const auto things = things_in(file.kind);
    unread.insert(unread.end(), things.begin(), things.end());
}

bool is_text(FileKind kind) {
    return kind != FileKind::asset && kind != FileKind::ignored && kind != FileKind::stray;
}

void by_order(std::vector<Article>& articles) {
    std::stable_sort(articles.begin(), articles.end(),
                     [](const Article& a, const Article& b) { return a.order < b.order; });
}

// Puts the parts together. Plans, consultations and documents are made by their main file; a folder without
// one is reported by the first of its other files.
class Assembly {
public:
    Assembly(LoadedSite& loaded, Diagnostics& diagnostics) : loaded_(loaded), diagnostics_(diagnostics) {}

    void add_main(const SiteFile& file, Part& part) {
        if (file.kind == FileKind::site) take(part, loaded_.site.config);
        if (file.kind == FileKind::home) take(part, loaded_.site.home);
        if (file.kind == FileKind::directory) take(part, loaded_.site.directory);
        if (file.kind == FileKind::directory) note_unread(file, part, loaded_.site.unread);
        if (file.kind == FileKind::plan) add_owner(file, part, loaded_.site.plans);
        if (file.kind == FileKind::consultation) add_owner(file, part, loaded_.site.consultations);
        if (file.kind == FileKind::document) add_owner(file, part, loaded_.site.documents);
        if (file.kind == FileKind::guide) append(part, loaded_.site.guide);
        if (file.kind == FileKind::asset) loaded_.assets.push_back({file.path});
    }

    void add_belonging(const SiteFile& file, Part& part, const Source* source) {
        switch (file.kind) {
        case FileKind::plan_directory:
            with(file, part, source, loaded_.site.plans, [&](Plan& plan) { take(part, plan.directory); });
            break;
        case FileKind::plan_article:
            with(file, part, source, loaded_.site.plans, [&](Plan& plan) { append(part, plan.articles); });
            break;
        case FileKind::priority:
            with(file, part, source, loaded_.site.plans, [&](Plan& plan) { add_priority(file, part, plan); });
            break;
        case FileKind::targets:
            with(file, part, source, loaded_.site.plans, [&](Plan& plan) { take(part, plan.targets); });
            break;
        case FileKind::update:
            with(file, part, source, loaded_.site.plans, [&](Plan& plan) { add_update(file, part, plan); });
            break;
        case FileKind::consultation_directory:
            with(file, part, source, loaded_.site.consultations,
                 [&](Consultation& one) { take(part, one.directory); });
            break;
        case FileKind::consultation_article:
            with(file, part, source, loaded_.site.consultations,
                 [&](Consultation& one) { append(part, one.articles); });
            break;
        case FileKind::tables:
            with(file, part, source, loaded_.site.consultations, [&](Consultation& one) {
                if (auto* tables = std::get_if<Tables>(&part)) one.tables = std::move(tables->tables);
            });
            break;
        case FileKind::outcome:
            with(file, part, source, loaded_.site.consultations, [&](Consultation& one) {
                if (auto* outcome = std::get_if<ConsultationOutcome>(&part))
                    one.outcome = std::move(*outcome);
            });
            break;
        case FileKind::responses:
            with(file, part, source, loaded_.site.consultations, [&](Consultation& one) {
                if (auto* responses = std::get_if<Responses>(&part)) one.responses = std::move(*responses);
            });
            break;
        case FileKind::document_directory:
            with(file, part, source, loaded_.site.documents,
                 [&](Document& one) { take(part, one.directory); });
            break;
        default: break;
        }
    }

private:
    template <class T> static void take(Part& part, T& into) {
        if (auto* value = std::get_if<T>(&part)) into = std::move(*value);
    }

    template <class T> static void append(Part& part, std::vector<T>& into) {
        if (auto* value = std::get_if<T>(&part)) into.push_back(std::move(*value));
    }

    template <class T> void add_owner(const SiteFile& file, Part& part, std::vector<T>& owners) {
        auto* value = std::get_if<T>(&part);
        owners.push_back(value ? std::move(*value) : T{});
        note_unread(file, part, owners.back().unread);
        Slug& id = owners.back().id;
        if (!id.empty() && id.value != file.owner)
            diagnostics_.report(kind("differing-id"),
                                fmt::format("`{}` is not the id of this {}: its folder is called `{}`",
                                            id.value, T::noun, file.owner),
                                id.at, "rename the folder, or take the `id` out");
        id = {file.owner, id.at ? id.at : owners.back().at};
        if (id.at) check_name(id.value, id.at, diagnostics_);
    }

    void add_priority(const SiteFile& file, Part& part, Plan& plan) {
        auto* priority = std::get_if<Priority>(&part);
        if (!priority) return;
        if (priority->id.empty() && priority->ref.empty()) {
            priority->id = {file.stem, priority->at};
            check_name(file.stem, priority->at, diagnostics_);
        }
        plan.priorities.push_back(std::move(*priority));
    }

    void add_update(const SiteFile& file, Part& part, Plan& plan) {
        auto* update = std::get_if<Update>(&part);
        if (!update) return;
        update->name = file.stem;
        if (!update->date) update->date = parse_iso_date(file.stem);
        if (!update->date)
            diagnostics_.report(kind("missing-key"), "this update has no date", update->at,
                                "name the file after the day (updates/2009-02-27.toml) or add `date`");
        else
            plan.updates.push_back(std::move(*update));
    }

    template <class T, class Function>
    void with(const SiteFile& file, const Part& part, const Source* source, std::vector<T>& owners,
              Function&& f) {
        const auto owner = std::find_if(owners.begin(), owners.end(),
                                        [&](const T& one) { return one.id.value == file.owner; });
        if (owner != owners.end()) {
            note_unread(file, part, owner->unread);
            return f(*owner);
        }
        if (!source) return;
        diagnostics_.report(kind("stray-file"),
                            fmt::format("`{}` has no {} file to belong to", file.path, T::noun),
                            Span{source, 0, 0}, "add the missing file to the folder, or move this one");
    }

    LoadedSite& loaded_;
    Diagnostics& diagnostics_;
};

} // namespace

LoadedSite load_site(const std::string& root, const LoadOptions& options, Sources& sources,
                     Diagnostics& diagnostics) {
    const auto files = list_site(root, sources, diagnostics);
    std::vector<Part> parts(files.size());
    std::vector<const Source*> texts(files.size());
    parallel_for(files.size(), options.jobs, [&](std::size_t i) {
        if (!is_text(files[i].kind)) return;
        texts[i] = read_text(root, files[i].path, sources, diagnostics);
        if (texts[i]) parts[i] = read_part(files[i], *texts[i], diagnostics);
    });

    LoadedSite loaded;
    Assembly assembly(loaded, diagnostics);
    for (std::size_t i = 0; i < files.size(); ++i) assembly.add_main(files[i], parts[i]);
    for (std::size_t i = 0; i < files.size(); ++i) assembly.add_belonging(files[i], parts[i], texts[i]);

    by_order(loaded.site.guide);
    for (auto& plan : loaded.site.plans) {
        by_order(plan.articles);
        std::stable_sort(plan.updates.begin(), plan.updates.end(),
                         [](const Update& a, const Update& b) { return *a.date < *b.date; });
    }
    for (auto& consultation : loaded.site.consultations) by_order(consultation.articles);
    loaded.as_of = options.as_of.value_or(loaded.site.config.as_of.value_or(options.today));
    std::string& base_url = loaded.site.config.base_url;
    base_url = with_slash(options.base_url.empty() ? base_url : options.base_url);
    if (options.drafts == Draft::yes) loaded.site.config.completeness = Audience::everybody;
    settle(loaded.site, options.drafts, loaded.as_of, options.jobs);
    return loaded;
}

} // namespace plansite
