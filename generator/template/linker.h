#pragma once

#include "template/link.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

// The linker's inside: names to slots in link.cpp, filters, tests and calls in link_expression.cpp.

namespace plansite {

// Gives every name of one template its place. Scopes stand in units, units in units; the innermost is the
// last.
class Linker {
public:
    Linker(ast::Template& to, Library& library, Diagnostics& diagnostics)
        : to_(to), library_(library), diagnostics_(diagnostics) {}

    LinkFacts run();

private:
    struct Scope {
        std::map<std::string_view, std::uint32_t> slots;
        ast::For* loop = nullptr; // whose body it is
    };
    struct Unit {
        ast::Unit* unit;
        ast::Macro* macro = nullptr;
        ast::Block* block = nullptr;
        std::vector<Scope> scopes = {};
    };

    // ---- scopes
    template <class Walk>
    std::span<ast::Inherited> in_scope(const std::vector<std::string_view>& names, ast::For* loop, Walk walk);
    static void collect(ast::Body body, std::vector<std::string_view>& names);
    static void collect(const ast::Target& target, std::vector<std::string_view>& names);
    static std::vector<std::string_view> stores_of(ast::Body body);
    bool at_top_level() const {
        return units_.size() == 1 && units_[0].block == nullptr && units_[0].scopes.size() == 1;
    }
    std::uint32_t new_slot() { return units_.back().unit->slots++; }
    void resolve(ast::Name& name);
    bool find_slot(std::string_view name, ast::Name& place);
    bool find_implied(Unit& unit, Scope& scope, bool outermost, std::string_view name, std::uint32_t& slot);
    void use(ast::Name& name, Span at, LinkFacts::Use kind);
    void assign(ast::Target& target);
    std::span<ast::Visible> visible();

    // ---- statements
    void walk(ast::Body body) {
        for (ast::Node& node : body) std::visit([&](auto& form) { link(form); }, node.form);
    }
    void link(ast::Text&) {}
    void link(ast::Emit& emit) { link(*emit.expression); }
    void link(ast::For& loop);
    void link(ast::If& choice);
    void link(ast::Set& set);
    void link(ast::SetBlock& set);
    void link(ast::With& with);
    void link(ast::Do& statement) { link(*statement.expression); }
    void link(ast::DefineMacro& definition);
    void link(ast::CallBlock& block);
    void link(ast::FilterBlock& block);
    void link(ast::Autoescape& block);
    void link(ast::PlaceBlock& place);
    void link(ast::Extends& extends);
    void link(ast::Include& include);
    void link(ast::Import& import);
    void link(ast::FromImport& import);
    void link(ast::LeaveLoop&) {}
    void link_macro(ast::Macro& macro);
    std::span<ast::Inherited> link_body(ast::Body body);
    const ast::Template* refer(LinkFacts::Relation relation, ast::Expression& what, ast::Hands hands,
                               bool must_exist);
    void report_missing(const ast::Expression& what);

    // ---- expressions
    void link(ast::Expression& expression);
    void link_call(ast::CallExpression& call, Span at);
    void link_optional(ast::Expression* expression) {
        if (expression != nullptr) link(*expression);
    }
    void guard(const ast::Expression* of, std::string_view by);
    const Callee* look_up(const Registry::Table& table, const DiagnosticKind& kind, std::string_view what,
                          std::string_view name, Span at);
    void note_call(const ast::CallExpression& call, Span at);

    bool strict() const { return library_.options.names == NameCheck::at_load; }

    ast::Template& to_;
    Library& library_;
    Diagnostics& diagnostics_;
    LinkFacts facts_;
    std::vector<Unit> units_;
    int conditional_ = 0; // how many `if`s are around
};

} // namespace plansite
