#include "base/text.h"
#include "template/linker.h"

#include <fmt/format.h>

namespace plansite {

namespace {

template <class T> std::span<T> kept(Arena& arena, const std::vector<T>& items) {
    T* copy = arena.make_array<T>(items.size());
    std::copy(items.begin(), items.end(), copy);
    return {copy, items.size()};
}

} // namespace

LinkFacts Linker::run() {
    units_.push_back({.unit = &to_.unit});
    const auto names = stores_of(to_.body);
    for (const std::string_view name : names) ++facts_.exported[name];
    to_.unit.scope.inherited = in_scope(names, nullptr, [&] { walk(to_.body); });
    return std::move(facts_);
}

// ---- scopes

// Walks something in a scope that sets these names; what the new slots begin with.
template <class Walk>
std::span<ast::Inherited> Linker::in_scope(const std::vector<std::string_view>& names, ast::For* loop,
                                           Walk walk) {
    std::vector<ast::Inherited> inherited;
    Scope scope;
    scope.loop = loop;
    for (const std::string_view name : names) {
        if (scope.slots.contains(name)) continue;
        ast::Name outside{.name = name, .hash = hash_of(name)};
        resolve(outside);
        const std::uint32_t slot = new_slot();
        scope.slots[name] = slot;
        inherited.push_back({slot, outside});
    }
    units_.back().scopes.push_back(std::move(scope));
    walk();
    units_.back().scopes.pop_back();
    return kept(to_.arena, inherited);
}

std::span<ast::Inherited> Linker::link_body(ast::Body body) {
    return in_scope(stores_of(body), nullptr, [&] { walk(body); });
}

void Linker::collect(const ast::Target& target, std::vector<std::string_view>& names) {
    if (target.kind == ast::Target::Kind::local) names.push_back(target.name);
    for (const ast::Target& member : target.members) collect(member, names);
}

// The names that statements set in the scope they stand in, as opposed to one of their own.
void Linker::collect(ast::Body body, std::vector<std::string_view>& names) {
    for (const ast::Node& node : body) {
        if (const auto* set = std::get_if<ast::Set>(&node.form)) collect(set->target, names);
        if (const auto* set = std::get_if<ast::SetBlock>(&node.form)) collect(set->target, names);
        if (const auto* macro = std::get_if<ast::DefineMacro>(&node.form)) collect(macro->target, names);
        if (const auto* import = std::get_if<ast::Import>(&node.form)) collect(import->target, names);
        if (const auto* import = std::get_if<ast::FromImport>(&node.form))
            for (const auto& imported : import->names) collect(imported.target, names);
        if (const auto* choice = std::get_if<ast::If>(&node.form))
            for (const auto& branch : choice->branches) collect(branch.body, names);
    }
}

std::vector<std::string_view> Linker::stores_of(ast::Body body) {
    std::vector<std::string_view> names;
    collect(body, names);
    return names;
}

// The names that exist without being set: `loop` in a loop, `caller` and others in a macro, `super` in a
// block, `self` in a block or template. They get a slot where they are used.
bool Linker::find_implied(Unit& unit, Scope& scope, bool outermost, std::string_view name,
                          std::uint32_t& slot) {
    std::uint32_t* implied = nullptr;
    if (scope.loop != nullptr && name == "loop") {
        scope.loop->uses_loop = true;
        implied = &scope.loop->loop_slot;
    } else if (outermost && unit.macro != nullptr) {
        if (name == "caller") implied = &unit.macro->caller_slot;
        if (name == "varargs") implied = &unit.macro->rest_slot;
        if (name == "kwargs") implied = &unit.macro->named_slot;
    } else if (outermost && unit.block != nullptr) {
        if (name == "super") implied = &unit.block->super_slot;
        if (name == "self") implied = &unit.block->self_slot;
    } else if (outermost && name == "self") {
        implied = &to_.self_slot;
    }
    if (implied == nullptr) return false;
    slot = *implied = unit.unit->slots++;
    scope.slots[name] = slot;
    return true;
}

bool Linker::find_slot(std::string_view name, ast::Name& place) {
    for (std::size_t outward = 0; outward < units_.size(); ++outward) {
        Unit& unit = units_[units_.size() - 1 - outward];
        for (std::size_t depth = unit.scopes.size(); depth > 0; --depth) {
            Scope& scope = unit.scopes[depth - 1];
            const auto found = scope.slots.find(name);
            std::uint32_t slot = 0;
            if (found != scope.slots.end()) {
                slot = found->second;
            } else if (!find_implied(unit, scope, depth == 1, name, slot)) {
                continue;
            }
            place.place = ast::Place::slot;
            place.outward = std::uint16_t(outward);
            place.slot = slot;
            return true;
        }
    }
    return false;
}

void Linker::resolve(ast::Name& name) {
    if (find_slot(name.name, name)) return;
    const auto global = library_.globals.find(name.name);
    if (global != library_.globals.end()) name.global = &global->second;
}

void Linker::use(ast::Name& name, Span at, LinkFacts::Use kind) {
    resolve(name);
    if (name.place == ast::Place::context && name.global == nullptr)
        facts_.free_names.push_back({name.name, at, kind});
}

void Linker::assign(ast::Target& target) {
    for (ast::Target& member : target.members) assign(member);
    if (target.kind == ast::Target::Kind::several) return;
    if (target.kind == ast::Target::Kind::attribute) {
        use(*target.holder, target.at, LinkFacts::Use::value);
        return;
    }
    ast::Name name{.name = target.name};
    find_slot(target.name, name); // its scope has declared it
    target.slot = name.slot;
    if (at_top_level()) target.kind = ast::Target::Kind::exported;
}

// All local names but those of the template's top level, which the context has too.
std::span<ast::Visible> Linker::visible() {
    std::vector<std::string_view> names;
    for (const Unit& unit : units_)
        for (const Scope& scope : unit.scopes) {
            const bool top_level = unit.unit == &to_.unit && &scope == &unit.scopes.front();
            if (scope.loop != nullptr) names.push_back("loop");
            for (const auto& [name, slot] : scope.slots)
                if (!top_level && name != "super" && name != "self") names.push_back(name);
        }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<ast::Visible> result;
    for (const std::string_view name : names) {
        ast::Name place{.name = name, .hash = hash_of(name)};
        if (find_slot(name, place)) result.push_back({place});
    }
    return kept(to_.arena, result);
}

// ---- statements

void Linker::link(ast::For& loop) {
    link(*loop.over);
    loop.first_slot = units_.back().unit->slots;
    std::vector<std::string_view> names = stores_of(loop.body);
    std::vector<std::string_view> targets;
    collect(loop.target, targets);
    // The targets get slots that inherit nothing: each round sets them.
    const auto link_parts = [&] {
        Scope& scope = units_.back().scopes.back();
        for (const std::string_view name : targets)
            if (!scope.slots.contains(name)) scope.slots[name] = new_slot();
        assign(loop.target);
        link_optional(loop.test);
    };
    in_scope({}, nullptr, [&] {
        link_parts();
        std::erase_if(names, [&](std::string_view name) {
            return std::find(targets.begin(), targets.end(), name) != targets.end();
        });
        loop.scope.inherited = in_scope(names, &loop, [&] { walk(loop.body); });
    });
    loop.else_scope.inherited = link_body(loop.otherwise);
    if (loop.recursive && !loop.uses_loop) {
        loop.uses_loop = true;
        loop.loop_slot = new_slot();
    }
    loop.end_slot = units_.back().unit->slots;
}

void Linker::link(ast::If& choice) {
    ++conditional_;
    for (auto& branch : choice.branches) {
        link_optional(branch.test);
        walk(branch.body);
    }
    --conditional_;
}

void Linker::link(ast::Set& set) {
    link(*set.value);
    assign(set.target);
}

void Linker::link(ast::SetBlock& set) {
    link_optional(set.filter);
    set.scope.inherited = link_body(set.body);
    assign(set.target);
}

void Linker::link(ast::With& with) {
    std::vector<std::string_view> names = stores_of(with.body);
    for (auto& binding : with.bindings) {
        link(*binding.value);
        collect(binding.target, names);
    }
    with.scope.inherited = in_scope(names, nullptr, [&] {
        for (auto& binding : with.bindings) assign(binding.target);
        walk(with.body);
    });
}

void Linker::link(ast::DefineMacro& definition) {
    assign(definition.target);
    if (definition.target.kind == ast::Target::Kind::exported)
        facts_.macros[definition.macro->name] = definition.macro;
    link_macro(*definition.macro);
}

void Linker::link_macro(ast::Macro& macro) {
    units_.push_back({.unit = &macro.unit, .macro = &macro});
    std::vector<std::string_view> names;
    for (const ast::Parameter& parameter : macro.parameters) names.push_back(parameter.name.name);
    std::vector<std::string_view> stores = stores_of(macro.body);
    // Parameters inherit nothing; what the body sets begins with what it is outside.
    std::erase_if(stores, [&](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
    macro.unit.scope.inherited = in_scope(stores, nullptr, [&] {
        for (const std::string_view name : names) units_.back().scopes.back().slots[name] = new_slot();
        for (ast::Parameter& parameter : macro.parameters) {
            assign(parameter.name);
            link_optional(parameter.standard);
            if (parameter.name.name == "caller") macro.caller_slot = parameter.name.slot;
        }
        walk(macro.body);
    });
    units_.pop_back();
}

void Linker::link(ast::CallBlock& block) {
    link(*block.call);
    auto& call = std::get<ast::CallExpression>(block.call->form);
    if (!facts_.macro_calls.empty() && facts_.macro_calls.back().arguments == &call.arguments)
        facts_.macro_calls.back().with_body = true;
    link_macro(*block.body);
}

void Linker::link(ast::FilterBlock& block) {
    link(*block.filter);
    block.scope.inherited = link_body(block.body);
}

void Linker::link(ast::Autoescape& block) {
    link(*block.on);
    block.scope.inherited = link_body(block.body);
}

// A block is a unit of its own: it sees the context, not the names around it, unless it is `scoped`.
void Linker::link(ast::PlaceBlock& place) {
    if (place.block->scoped) place.visible = visible();
    if (units_.front().block == nullptr) facts_.outer_blocks.push_back(place.block);
    std::vector<Unit> outer = std::exchange(units_, {});
    ast::Block& block = *place.block;
    units_.push_back({.unit = &block.unit, .block = &block});
    const std::size_t names_before = facts_.free_names.size();
    block.unit.scope.inherited = link_body(block.body);
    if (block.scoped) {
        std::vector<LinkFacts::FreeName>& names = facts_.free_names;
        const auto handed_on = [&](const LinkFacts::FreeName& free) {
            return std::any_of(place.visible.begin(), place.visible.end(),
                               [&](const ast::Visible& v) { return v.name.name == free.name; });
        };
        names.erase(std::remove_if(names.begin() + std::ptrdiff_t(names_before), names.end(), handed_on),
                    names.end());
    }
    units_ = std::move(outer);
}

void Linker::link(ast::Extends& extends) {
    if (!at_top_level()) {
        diagnostics_.report(kind("template-syntax"), "`extends` must stand at the top level of its template",
                            extends.what->at);
        to_.broken = true;
    }
    link(*extends.what);
    extends.constant = refer(LinkFacts::Relation::extends, *extends.what, ast::Hands::context, true);
    if (!std::holds_alternative<ast::Literal>(extends.what->form)) facts_.computed_parent = true;
}

void Linker::link(ast::Include& include) {
    link(*include.what);
    if (include.hands == ast::Hands::context) include.visible = visible();
    const auto* list = std::get_if<ast::ListDisplay>(&include.what->form);
    if (list == nullptr) {
        include.constant =
            refer(LinkFacts::Relation::include, *include.what, include.hands, !include.ignore_missing);
        return;
    }
    bool any = list->items.empty(), computed = false;
    for (ast::Expression* item : list->items) {
        computed = computed || !std::holds_alternative<ast::Literal>(item->form);
        any = refer(LinkFacts::Relation::include, *item, include.hands, false) != nullptr || any;
    }
    if (!any && !computed && !include.ignore_missing && strict()) report_missing(*list->items.front());
}

void Linker::link(ast::Import& import) {
    link(*import.what);
    if (import.hands == ast::Hands::context) import.visible = visible();
    import.constant = refer(LinkFacts::Relation::import, *import.what, import.hands, true);
    assign(import.target);
    if (import.target.kind == ast::Target::Kind::exported && import.constant != nullptr)
        facts_.imported[import.target.name] = {import.constant, {}};
}

void Linker::link(ast::FromImport& import) {
    link(*import.what);
    if (import.hands == ast::Hands::context) import.visible = visible();
    import.constant = refer(LinkFacts::Relation::import, *import.what, import.hands, true);
    for (auto& imported : import.names) {
        assign(imported.target);
        if (import.constant == nullptr) continue;
        facts_.imports.push_back({import.constant, imported.name, imported.at});
        if (imported.target.kind == ast::Target::Kind::exported)
            facts_.imported[imported.target.name] = {import.constant, imported.name};
    }
}

// Notes which template an expression names, where it is written out.
const ast::Template* Linker::refer(LinkFacts::Relation relation, ast::Expression& what, ast::Hands hands,
                                   bool must_exist) {
    const auto* literal = std::get_if<ast::Literal>(&what.form);
    if (literal == nullptr || !literal->value.is_string()) return nullptr;
    const ast::Template* found = library_.find(literal->value.as_string());
    if (found == nullptr) {
        if (must_exist && strict()) report_missing(what);
        return nullptr;
    }
    LinkFacts::Reference reference{relation, found, what.at, hands, {}};
    if (hands == ast::Hands::context)
        for (const ast::Visible& name : visible()) reference.visible.push_back(name.name.name);
    facts_.references.push_back(std::move(reference));
    return found;
}

void Linker::report_missing(const ast::Expression& what) {
    std::vector<std::string_view> names;
    for (const auto& [name, other] : library_.templates) names.push_back(name);
    const std::string_view wanted = std::get<ast::Literal>(what.form).value.as_string();
    const auto near = nearest(wanted, names);
    diagnostics_.report(kind("missing-template"), fmt::format("there is no template `{}`", wanted), what.at,
                        near ? fmt::format("did you mean `{}`?", *near)
                             : std::string("put it into templates/ of the site or of its theme"));
    to_.broken = true;
}

LinkFacts link_template(ast::Template& to, Library& library, Diagnostics& diagnostics) {
    return Linker(to, library, diagnostics).run();
}

void link(Library& library, Diagnostics& diagnostics) {
    AllFacts facts;
    for (auto& [name, linked] : library.templates)
        if (!linked.broken) facts.emplace(&linked, link_template(linked, library, diagnostics));
    if (library.options.names == NameCheck::at_load) check_links(library, facts, diagnostics);
}

} // namespace plansite
