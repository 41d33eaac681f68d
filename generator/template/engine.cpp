#include "template/engine.h"

#include "base/text.h"
#include "template/functions.h"
#include "template/lexer.h"
#include "template/link.h"
#include "template/parser.h"
#include "template/render.h"

#include <fmt/format.h>

namespace plansite {

Library::Library(TemplateOptions with) : options(std::move(with)), registry(options.rows) {
    for (const auto& [name, callee] : registry.functions()) globals[name] = function_value(callee, arena);
    for (const auto& [name, value] : options.globals) globals[name] = value;
}

const ast::Template* Library::find(std::string_view name) const {
    const auto found = templates.find(name);
    return found == templates.end() ? nullptr : &found->second;
}

struct TemplateSet::Parts {
    explicit Parts(TemplateOptions options) : library(std::move(options)) {}
    Library library;
};

TemplateSet::TemplateSet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

TemplateSet TemplateSet::load(const Texts& texts, TemplateOptions options, Diagnostics& diagnostics) {
    auto parts = std::make_unique<Parts>(std::move(options));
    auto& templates = parts->library.templates;
    for (const auto& [name, source] : texts) {
        const auto at = templates.try_emplace(name).first;
        ast::Template& to = at->second;
        to.name = at->first;
        to.source = source;
        to.escape = name.ends_with(".html") ? Escape::html : Escape::off;
        try {
            parse_template(to);
        } catch (const TemplateSyntaxError& error) {
            diagnostics.report(kind("template-syntax"), error.message, error.at, error.help);
            to.broken = true;
        }
    }
    link(parts->library, diagnostics);
    return TemplateSet(std::move(parts));
}

bool TemplateSet::has(std::string_view name) const {
    return parts_->library.find(name) != nullptr;
}

bool TemplateSet::render(std::string_view name, Value context, Arena& scratch, std::string& out,
                         Diagnostics& diagnostics) const {
    const ast::Template* page = parts_->library.find(name);
    if (page == nullptr) {
        std::vector<std::string_view> names;
        for (const auto& [known, other] : parts_->library.templates) names.push_back(known);
        const auto near = nearest(name, names);
        diagnostics.report(kind("missing-template"), fmt::format("there is no template `{}`", name),
                           std::vector<Label>{},
                           near ? fmt::format("did you mean `{}`?", *near) : std::string());
        return false;
    }
    if (page->broken) return false; // which has been reported
    const std::size_t before = out.size();
    try {
        render_template(parts_->library, *page, context, scratch, out);
        return true;
    } catch (RenderError& error) {
        out.resize(before);
        if (error.labels.empty()) error.labels.push_back({{page->source, 0, 0}, {}});
        diagnostics.report(kind("template-runtime"), std::move(error.message), std::move(error.labels),
                           std::move(error.help));
        return false;
    }
}

} // namespace plansite
