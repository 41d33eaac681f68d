#include "base/text.h"
#include "template/link.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

using Names = std::set<std::string_view>;

// The nearest name; where none is near, and there are words to introduce them, all of them.
std::string did_you_mean(std::string_view word, const Names& names, std::string_view all = {}) {
    const auto near = nearest(word, std::vector<std::string_view>(names.begin(), names.end()));
    if (near) return fmt::format("did you mean `{}`?", *near);
    return all.empty() || names.empty() ? std::string()
                                        : fmt::format("{} `{}`", all, fmt::join(names, "`, `"));
}

class LinkChecker {
public:
    LinkChecker(Library& library, const AllFacts& facts, Diagnostics& diagnostics)
        : library_(library), facts_(facts), diagnostics_(diagnostics) {}

    void run();

private:
    using Chain = std::vector<const ast::Template*>; // a template and its parents

    bool chain_of(const ast::Template* from, Chain& chain);
    void check_blocks(const Chain& chain);
    void check_names(const ast::Template* page, const Names& available);
    void check_template_names(const ast::Template* in, const Names& available);
    void check_imports(const LinkFacts& facts);
    void check_macro_calls(const LinkFacts& facts);
    const ast::Macro* macro_of(const LinkFacts& facts, const LinkFacts::MacroCall& call) const;
    void check_arguments(const ast::Macro& macro, const LinkFacts::MacroCall& call);
    const ast::Template* parent_of(const ast::Template* child) const;

    // Reports once, however many pages lead to the fault.
    void report(const DiagnosticKind& kind, std::string message, std::vector<Label> labels,
                std::string help) {
        const Span at = labels.front().at;
        for (auto& [name, linked] : library_.templates)
            if (linked.source == at.source) linked.broken = true;
        if (reported_.insert({at.source, at.begin}).second)
            diagnostics_.report(kind, std::move(message), std::move(labels), std::move(help));
    }

    Library& library_;
    const AllFacts& facts_;
    Diagnostics& diagnostics_;
    std::set<std::pair<const Source*, std::uint32_t>> reported_;
    std::set<std::pair<const ast::Template*, Names>> checked_;
};

void LinkChecker::run() {
    for (const auto& [linked, facts] : facts_) {
        Chain chain;
        if (chain_of(linked, chain)) check_blocks(chain);
        check_imports(facts);
        check_macro_calls(facts);
    }
    for (const auto& [page, names] : library_.options.offered)
        if (const ast::Template* linked = library_.find(page))
            check_names(linked, Names(names.begin(), names.end()));
}

const ast::Template* LinkChecker::parent_of(const ast::Template* child) const {
    const auto found = facts_.find(child);
    if (found == facts_.end()) return nullptr;
    for (const auto& reference : found->second.references)
        if (reference.relation == LinkFacts::Relation::extends) return reference.to;
    return nullptr;
}

// The template and what it extends; false where that is not all known.
bool LinkChecker::chain_of(const ast::Template* from, Chain& chain) {
    for (const ast::Template* at = from; at != nullptr; at = parent_of(at)) {
        if (std::find(chain.begin(), chain.end(), at) != chain.end()) {
            for (const auto& reference : facts_.at(from).references)
                if (reference.relation == LinkFacts::Relation::extends)
                    report(kind("template-syntax"), "the template extends itself", {{reference.at, {}}}, {});
            return false;
        }
        chain.push_back(at);
        const auto facts = facts_.find(at);
        if (facts == facts_.end() || facts->second.computed_parent) return false;
    }
    return true;
}

// The blocks of a child have to be blocks of a parent too: no other would be shown.
void LinkChecker::check_blocks(const Chain& chain) {
    if (chain.size() < 2) return;
    Names known;
    for (std::size_t i = 1; i < chain.size(); ++i)
        for (const ast::Block* block : chain[i]->blocks) known.insert(block->name);
    for (const ast::Block* block : facts_.at(chain.front()).outer_blocks)
        if (!known.contains(block->name))
            report(kind("unknown-block"),
                   fmt::format("no template that `{}` extends has a block `{}`", chain.front()->name,
                               block->name),
                   {{block->at, {}}}, did_you_mean(block->name, known, "its blocks are"));
}

// The names of everything that a page's template leads to.
void LinkChecker::check_names(const ast::Template* page, const Names& available) {
    if (!checked_.insert({page, available}).second) return;
    Chain chain;
    chain_of(page, chain);
    Names names = available;
    for (const ast::Template* part : chain)
        if (const auto facts = facts_.find(part); facts != facts_.end())
            for (const auto& [name, times] : facts->second.exported) names.insert(name);
    for (const ast::Template* part : chain) check_template_names(part, names);
}

void LinkChecker::check_template_names(const ast::Template* in, const Names& available) {
    const auto found = facts_.find(in);
    if (found == facts_.end()) return;
    const LinkFacts& facts = found->second;
    Names known = available;
    for (const auto& [name, global] : library_.globals) known.insert(name);
    for (const auto& free : facts.free_names) {
        if (available.contains(free.name) || facts.guarded.contains(free.name)) continue;
        const bool called = free.use == LinkFacts::Use::call;
        report(called ? kind("unknown-function") : kind("unknown-name"),
               called ? fmt::format("there is no function or macro `{}`", free.name)
                      : fmt::format("there is no `{}` here", free.name),
               {{free.at, {}}}, did_you_mean(free.name, known));
    }
    for (const auto& reference : facts.references) {
        if (reference.relation == LinkFacts::Relation::extends) continue;
        Names handed_on;
        if (reference.hands == ast::Hands::context) {
            handed_on = available;
            handed_on.insert(reference.visible.begin(), reference.visible.end());
        }
        check_names(reference.to, handed_on);
    }
}

// `from … import name`: the other template has to set the name at its top level.
void LinkChecker::check_imports(const LinkFacts& facts) {
    for (const auto& import : facts.imports) {
        const auto from = facts_.find(import.from);
        if (from == facts_.end() || from->second.exported.contains(import.name)) continue;
        Names names;
        for (const auto& [name, times] : from->second.exported) names.insert(name);
        report(kind("unknown-function"),
               fmt::format("`{}` has no macro or value `{}`", import.from->name, import.name),
               {{import.at, {}}}, did_you_mean(import.name, names));
    }
}

// The macro that a call means, or null where that is not certain before rendering.
const ast::Macro* LinkChecker::macro_of(const LinkFacts& facts, const LinkFacts::MacroCall& call) const {
    const auto only_macro = [](const LinkFacts& of, std::string_view name) -> const ast::Macro* {
        const auto macro = of.macros.find(name);
        const auto set = of.exported.find(name);
        return macro == of.macros.end() || set == of.exported.end() || set->second != 1 ? nullptr
                                                                                        : macro->second;
    };
    if (call.attribute.empty())
        if (const ast::Macro* own = only_macro(facts, call.name)) return own;
    const auto imported = facts.imported.find(call.name);
    if (imported == facts.imported.end() || facts.exported.at(call.name) != 1) return nullptr;
    const auto from = facts_.find(imported->second.from);
    const bool whole = imported->second.macro.empty();
    if (from == facts_.end() || whole == call.attribute.empty()) return nullptr;
    return only_macro(from->second, whole ? call.attribute : imported->second.macro);
}

void LinkChecker::check_macro_calls(const LinkFacts& facts) {
    for (const auto& call : facts.macro_calls) {
        if (const ast::Macro* macro = macro_of(facts, call)) {
            check_arguments(*macro, call);
            continue;
        }
        const auto imported = facts.imported.find(call.name);
        if (call.attribute.empty() || imported == facts.imported.end() || !imported->second.macro.empty())
            continue;
        const auto from = facts_.find(imported->second.from);
        if (from == facts_.end() || from->second.exported.contains(call.attribute)) continue;
        Names names;
        for (const auto& [name, times] : from->second.exported) names.insert(name);
        report(kind("unknown-function"),
               fmt::format("`{}` has no macro `{}`", imported->second.from->name, call.attribute),
               {{call.at, {}}}, did_you_mean(call.attribute, names));
    }
}

void LinkChecker::check_arguments(const ast::Macro& macro, const LinkFacts::MacroCall& call) {
    const auto takes = [&] {
        std::vector<std::string> names;
        for (const ast::Parameter& parameter : macro.parameters) names.emplace_back(parameter.name.name);
        return names.empty() ? std::string("it takes none") : "it takes " + join(names, ", ");
    };
    const auto refuse = [&](std::string message, std::string help) {
        report(kind("macro-arguments"), std::move(message),
               {{call.at, {}}, {macro.at, "`" + std::string(macro.name) + "` is defined here: " + takes()}},
               std::move(help));
    };
    Names names;
    for (const ast::Parameter& parameter : macro.parameters) names.insert(parameter.name.name);
    const std::size_t given = call.arguments->positional.size();
    if (given > macro.parameters.size() && macro.rest_slot == ast::Macro::none)
        return refuse(fmt::format("`{}` takes {}, not {}", macro.name,
                                  counted(names.size(), "argument", "arguments"), given),
                      {});
    for (const auto& named : call.arguments->named) {
        const bool caller = named.name == "caller" && macro.caller_slot != ast::Macro::none;
        if (!caller && !names.contains(named.name) && macro.named_slot == ast::Macro::none)
            return refuse(fmt::format("`{}` takes no argument `{}`", macro.name, named.name),
                          did_you_mean(named.name, names));
        for (std::size_t i = 0; i < std::min(given, macro.parameters.size()); ++i)
            if (macro.parameters[i].name.name == named.name)
                return refuse(fmt::format("`{}` is given `{}` twice", macro.name, named.name), {});
    }
    if (call.with_body && macro.caller_slot == ast::Macro::none && macro.named_slot == ast::Macro::none)
        refuse(fmt::format("`{}` does not use `caller()`, so it cannot be given a body", macro.name), {});
}

} // namespace

void check_links(Library& library, const AllFacts& facts, Diagnostics& diagnostics) {
    LinkChecker(library, facts, diagnostics).run();
}

} // namespace plansite
