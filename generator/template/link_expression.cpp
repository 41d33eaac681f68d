#include "base/text.h"
#include "template/ast_children.h"
#include "template/linker.h"

#include <fmt/format.h>

namespace plansite {

void Linker::link(ast::Expression& expression) {
    const auto link_child = [&](ast::Expression& child) { link(child); };
    if (auto* name = std::get_if<ast::Name>(&expression.form)) {
        use(*name, expression.at, LinkFacts::Use::value);
    } else if (std::holds_alternative<ast::Condition>(expression.form)) {
        ++conditional_;
        ast::each_child(expression, link_child);
        --conditional_;
    } else if (auto* call = std::get_if<ast::CallExpression>(&expression.form)) {
        link_call(*call, expression.at);
    } else {
        ast::each_child(expression, link_child);
    }
    if (auto* filter = std::get_if<ast::Filter>(&expression.form)) {
        guard(filter->of, filter->name);
        filter->callee = look_up(library_.registry.filters(), kind("unknown-filter"), "filter", filter->name,
                                 filter->name_at);
    }
    if (auto* test = std::get_if<ast::Test>(&expression.form)) {
        guard(test->of, test->name);
        test->callee =
            look_up(library_.registry.tests(), kind("unknown-test"), "test", test->name, test->name_at);
    }
}

void Linker::link_call(ast::CallExpression& call, Span at) {
    if (auto* name = std::get_if<ast::Name>(&call.callee->form)) {
        use(*name, call.callee->at, LinkFacts::Use::call);
    } else {
        link(*call.callee);
    }
    ast::each_argument(call.arguments, [&](ast::Expression& argument) { link(argument); });
    note_call(call, at);
}

// A name that the template asks about may be missing.
void Linker::guard(const ast::Expression* of, std::string_view by) {
    if (of == nullptr || (by != "defined" && by != "undefined" && by != "default" && by != "d")) return;
    if (const auto* name = std::get_if<ast::Name>(&of->form)) facts_.guarded.insert(name->name);
}

// The row of a filter or test. Unless all names are checked at load, an unknown one within an `if` is left to
// fail when it is reached.
const Callee* Linker::look_up(const Registry::Table& table, const DiagnosticKind& kind, std::string_view what,
                              std::string_view name, Span at) {
    const auto found = table.find(name);
    if (found != table.end()) return &found->second;
    if (!strict() && conditional_ > 0) return nullptr;
    std::vector<std::string_view> names;
    for (const auto& [known, callee] : table) names.push_back(known);
    const auto near = nearest(name, names);
    diagnostics_.report(kind, fmt::format("there is no {} `{}`", what, name), at,
                        near ? fmt::format("did you mean `{}`?", *near) : std::string());
    to_.broken = true;
    return nullptr;
}

// Calls of names of the template's top level may turn out to be calls of macros.
void Linker::note_call(const ast::CallExpression& call, Span at) {
    const ast::Expression* callee = call.callee;
    std::string_view attribute;
    if (const auto* dotted = std::get_if<ast::Attribute>(&callee->form)) {
        attribute = dotted->name;
        callee = dotted->of;
    }
    const auto* name = std::get_if<ast::Name>(&callee->form);
    if (name == nullptr) return;
    // A local name is not what the top level calls so; in a block, that is in the context.
    if (name->place == ast::Place::slot) {
        const auto& top_level = units_.front().scopes.front().slots;
        const auto found = top_level.find(name->name);
        const bool outermost = std::size_t(name->outward) + 1 == units_.size();
        if (units_.front().block != nullptr || !outermost || found == top_level.end() ||
            found->second != name->slot)
            return;
    }
    facts_.macro_calls.push_back({&call.arguments, at, name->name, attribute, false});
}

} // namespace plansite
