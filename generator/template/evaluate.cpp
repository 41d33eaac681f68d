#include "template/ast_children.h"
#include "template/operations.h"
#include "template/render_objects.h"
#include "template/renderer.h"
#include "template/text_of.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

Value Renderer::evaluate(const ast::Expression& expression) {
    // Names are most of what templates evaluate, and cannot fail.
    if (const auto* name = std::get_if<ast::Name>(&expression.form)) return value_of(*name);
    try {
        return std::visit([&](const auto& form) { return evaluate(form); }, expression.form);
    } catch (RenderError& error) {
        locate(error, expression);
        throw;
    }
}

// A fault that has no place yet happened in this expression.
void Renderer::locate(RenderError& error, const ast::Expression& expression) {
    if (!error.labels.empty()) return;
    error.labels.push_back({expression.at, {}});
    std::vector<std::string_view> named;
    std::string held;
    describe_names(expression, named, held);
    if (error.help.empty() && !held.empty()) error.help = "here " + held;
}

// What the names in an expression hold, in short.
void Renderer::describe_names(const ast::Expression& expression, std::vector<std::string_view>& named,
                              std::string& out) {
    if (const auto* name = std::get_if<ast::Name>(&expression.form)) {
        if (std::find(named.begin(), named.end(), name->name) != named.end()) return;
        named.push_back(name->name);
        out += fmt::format("{}`{}` is {}", out.empty() ? "" : ", ", name->name, short_form(value_of(*name)));
        return;
    }
    ast::each_child(expression, [&](const ast::Expression& child) { describe_names(child, named, out); });
}

Value Renderer::value_in_context(const ast::Name& name) {
    for (const Context* context = frame_->context; context != nullptr; context = context->outer)
        if (const Value* found = context->names->find(name.name, name.hash)) return *found;
    return name.global != nullptr ? *name.global : Value::undefined(name.name, Missing::name);
}

Value Renderer::evaluate(const ast::ListDisplay& display) {
    ListBuilder items(runtime_.arena, display.kind);
    for (const ast::Expression* item : display.items) items.add(evaluate(*item));
    items.value().as_list().changeable = display.kind == ListKind::list;
    return items.value();
}

Value Renderer::evaluate(const ast::MapDisplay& display) {
    Map* map = runtime_.arena.make<Map>();
    map->changeable = true;
    for (const auto& pair : display.pairs) {
        const Value key = evaluate(*pair.key);
        if (key.is(Type::map) || (key.is(Type::list) && key.as_list().kind == ListKind::list))
            fail(std::string(type_name(key)) + " cannot be the key of a map");
        map->set(runtime_.arena, key, evaluate(*pair.value));
    }
    return Value::map(map);
}

Value Renderer::evaluate(const ast::Attribute& form) {
    return attribute(runtime_, evaluate(*form.of), form.name, form.hash);
}

Value Renderer::evaluate(const ast::Item& form) {
    const Value of = evaluate(*form.of);
    return item(runtime_, of, evaluate(*form.key));
}

Value Renderer::evaluate(const ast::Slice& form) {
    const Value of = evaluate(*form.of);
    const auto bound = [&](const ast::Expression* expression) {
        return expression == nullptr ? Value::none() : evaluate(*expression);
    };
    const Value start = bound(form.start), stop = bound(form.stop), step = bound(form.step);
    return slice(runtime_, of, start, stop, step);
}

Value Renderer::evaluate(const ast::Unary& unary) {
    const Value of = evaluate(*unary.of);
    if (unary.sign == ast::Sign::logical_not) return Value::boolean(!truth(runtime_, of));
    if (unary.sign == ast::Sign::minus) return negated(of);
    if (!of.is_number()) fail("`+` does not work on " + std::string(type_name(of)));
    return of.is(Type::boolean) ? Value::integer(of.as_integer()) : of;
}

Value Renderer::evaluate(const ast::Binary& binary) {
    const Value left = evaluate(*binary.left);
    return arithmetic(runtime_, binary.operation, left, evaluate(*binary.right));
}

Value Renderer::evaluate(const ast::Logical& logical) {
    const Value left = evaluate(*logical.left);
    const bool decided = truth(runtime_, left) == (logical.connective == ast::Connective::logical_or);
    return decided ? left : evaluate(*logical.right);
}

Value Renderer::evaluate(const ast::Compare& form) {
    Value left = evaluate(*form.first);
    for (const auto& step : form.steps) {
        const Value right = evaluate(*step.with);
        if (!compare(runtime_, step.comparison, left, right)) return Value::boolean(false);
        left = right;
    }
    return Value::boolean(true);
}

Value Renderer::evaluate(const ast::Concatenate& concatenate) {
    std::vector<Value> parts;
    parts.reserve(concatenate.parts.size());
    for (const ast::Expression* part : concatenate.parts) parts.push_back(evaluate(*part));
    return concatenated(runtime_, parts);
}

Value Renderer::evaluate(const ast::Condition& condition) {
    if (truth(runtime_, evaluate(*condition.test))) return evaluate(*condition.then);
    if (condition.otherwise == nullptr) return Value::undefined({}, Missing::nothing);
    return evaluate(*condition.otherwise);
}

Value Renderer::evaluate(const ast::Filter& filter) {
    const Value of = filter.of == nullptr ? captured_ : evaluate(*filter.of);
    const Callee& callee = filter.callee != nullptr ? *filter.callee : library_.registry.filter(filter.name);
    return callee.call(runtime_, of, evaluate(filter.arguments, {}));
}

Value Renderer::evaluate(const ast::Test& test) {
    const Value of = evaluate(*test.of);
    const Callee& callee = test.callee != nullptr ? *test.callee : library_.registry.test(test.name);
    return callee.call(runtime_, of, evaluate(test.arguments, {}));
}

// ---- calls

Value Renderer::evaluate(const ast::CallExpression& form) {
    return call(form, {});
}

Value Renderer::call(const ast::CallExpression& form, Value body) {
    const auto* name = std::get_if<ast::Name>(&form.callee->form);
    const Span at = form.callee->at;
    const std::string_view label =
        name != nullptr && name->name == "super" ? "`super()` called here" : "called here";
    if (const auto* dotted = std::get_if<ast::Attribute>(&form.callee->form)) {
        const Value subject = evaluate(*dotted->of);
        const Given given = evaluate(form.arguments, body);
        return labelled(at, label, [&] { return call_method(subject, dotted->name, given); });
    }
    const Value callee = evaluate(*form.callee);
    const Given given = evaluate(form.arguments, body);
    return labelled(at, label, [&] { return call_value(runtime_, callee, given); });
}

// `subject.name(…)`: what a map holds under the name where that can be called, else a method of the subject.
Value Renderer::call_method(Value subject, std::string_view name, Given given) {
    if (subject.is_undefined()) fail_undefined(subject);
    if (subject.is(Type::object)) {
        Call call{.runtime = runtime_, .given = given};
        return subject.as_object().call_attribute(name, call);
    }
    if (subject.is(Type::map)) {
        const Value* held = subject.as_map().find(name);
        if (held != nullptr && held->is(Type::object) && held->as_object().callable())
            return call_value(runtime_, *held, given);
    }
    const Callee* method = library_.registry.method(subject.type(), name);
    if (method == nullptr) fail(fmt::format("{} has no method `{}`", type_name(subject), name));
    return method->call(runtime_, subject, given);
}

// The values of arguments, with what `*` and `**` stand for; `body` is what a call block hands on as
// `caller`.
Given Renderer::evaluate(const ast::Arguments& arguments, Value body) {
    const bool plain = arguments.named.empty() && arguments.rest == nullptr &&
                       arguments.named_rest == nullptr && body.is_undefined();
    const std::size_t count = arguments.positional.size();
    if (plain && count == 0) return {};
    Value* positional = runtime_.arena.make_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) positional[i] = evaluate(*arguments.positional[i]);
    if (plain) return {.positional = {positional, count}};
    std::vector<Value> values(positional, positional + count);
    std::vector<NamedValue> named;
    for (const auto& argument : arguments.named) named.push_back({argument.name, evaluate(*argument.value)});
    if (arguments.rest != nullptr)
        for (const Value value : iterate(runtime_, evaluate(*arguments.rest))) values.push_back(value);
    if (arguments.named_rest != nullptr) {
        const Value rest = evaluate(*arguments.named_rest);
        if (!rest.is(Type::map)) fail("`**` needs a map, not " + std::string(type_name(rest)));
        for (const MapEntry& entry : rest.as_map().entries())
            named.push_back({text_view(runtime_, entry.key), entry.value});
    }
    if (!body.is_undefined()) named.push_back({"caller", body});
    NamedValue* kept = runtime_.arena.make_array<NamedValue>(named.size());
    std::copy(named.begin(), named.end(), kept);
    return {.positional = list_of(runtime_.arena, values).as_list().values(), .named = {kept, named.size()}};
}

} // namespace plansite
