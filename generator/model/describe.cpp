#include "model/describe.h"

#include "model/site.h"
#include "schema/describe.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

namespace plansite {

namespace {

// One kind of file: its name, where such files lie, and what is made from its struct's field table.
struct FileFormat {
    std::string_view name;
    std::string_view where;
    Json (*schema)();
    void (*reference)(std::string& out, const std::string& path);
    KeyRows (*keys)();
};

template <Described T> constexpr FileFormat format(std::string_view name, std::string_view where) {
    return {name, where, schema_of<T>, append_reference<T>, [] { return keys_of(T{}); }};
}

const FileFormat formats[] = {
    format<SiteConfig>("site", "site.toml"),
    format<Directory>("directory",
                      "content/directory.toml, and directory.toml of a plan, consultation or document"),
    format<Plan>("plan", "content/plans/NAME/plan.toml"),
    format<Priority>("priority", "content/plans/NAME/priorities/*.toml"),
    format<Targets>("targets", "content/plans/NAME/targets.toml"),
    format<Update>("update", "content/plans/NAME/updates/DATE.toml"),
    format<Consultation>("consultation", "content/consultations/NAME/consultation.toml"),
    format<ConsultationOutcome>("outcome", "content/consultations/NAME/outcome.toml"),
    format<Responses>("responses", "content/consultations/NAME/responses.toml"),
    format<Tables>("tables", "content/consultations/NAME/tables.toml"),
    format<Document>("document", "content/documents/NAME/index.md (front matter)"),
    format<Article>("article", "other Markdown files (front matter)"),
};

constexpr std::string_view draft = "https://json-schema.org/draft/2020-12/schema";

const FileFormat& format_named(std::string_view name) {
    const auto* found = std::find_if(std::begin(formats), std::end(formats),
                                     [&](const auto& one) { return one.name == name; });
    if (found == std::end(formats)) throw std::logic_error("no kind of file is called " + std::string(name));
    return *found;
}

} // namespace

std::string schema_as_json() {
    Json document{{"$schema", draft}, {"title", "The files of a plansite site"}};
    for (const auto& one : formats) {
        Json schema = one.schema();
        schema["title"] = one.where;
        document["$defs"][std::string(one.name)] = std::move(schema);
    }
    return document.dump(2) + "\n";
}

std::string schema_as_markdown() {
    std::string out;
    for (const auto& one : formats) {
        out += "## " + std::string(one.name) + "\n\n`" + std::string(one.where) + "`\n\n";
        one.reference(out, "");
        out += "\n";
    }
    return out;
}

std::span<const std::string_view> file_kind_names() {
    static const auto names = [] {
        std::array<std::string_view, std::size(formats)> out;
        std::transform(std::begin(formats), std::end(formats), out.begin(),
                       [](const auto& one) { return one.name; });
        return out;
    }();
    return names;
}

std::string file_schema_as_json(std::string_view name) {
    const FileFormat& found = format_named(name);
    Json schema = found.schema();
    schema["$schema"] = draft;
    schema["title"] = found.where;
    return schema.dump(2) + "\n";
}

KeyRows file_keys(std::string_view name) {
    return format_named(name).keys();
}

} // namespace plansite
