#pragma once

#include "template/ast.h"

#include <type_traits>

namespace plansite::ast {

template <class Visit> void each_argument(const Arguments& arguments, Visit visit) {
    for (Expression* argument : arguments.positional) visit(*argument);
    for (const auto& argument : arguments.named) visit(*argument.value);
    if (arguments.rest != nullptr) visit(*arguments.rest);
    if (arguments.named_rest != nullptr) visit(*arguments.named_rest);
}

// Calls `visit` with each expression that stands directly in this one, in the order of the text.
template <class Visit> void each_child(const Expression& expression, Visit visit) {
    const auto if_any = [&](Expression* child) {
        if (child != nullptr) visit(*child);
    };
    std::visit(
        [&](const auto& form) {
            using Form = std::decay_t<decltype(form)>;
            if constexpr (std::is_same_v<Form, ListDisplay>) {
                for (Expression* item : form.items) visit(*item);
            } else if constexpr (std::is_same_v<Form, MapDisplay>) {
                for (const auto& pair : form.pairs) {
                    visit(*pair.key);
                    visit(*pair.value);
                }
            } else if constexpr (std::is_same_v<Form, Attribute> || std::is_same_v<Form, Unary>) {
                visit(*form.of);
            } else if constexpr (std::is_same_v<Form, Item>) {
                visit(*form.of);
                visit(*form.key);
            } else if constexpr (std::is_same_v<Form, Slice>) {
                for (Expression* part : {form.of, form.start, form.stop, form.step}) if_any(part);
            } else if constexpr (std::is_same_v<Form, Binary> || std::is_same_v<Form, Logical>) {
                visit(*form.left);
                visit(*form.right);
            } else if constexpr (std::is_same_v<Form, Compare>) {
                visit(*form.first);
                for (const auto& step : form.steps) visit(*step.with);
            } else if constexpr (std::is_same_v<Form, Concatenate>) {
                for (Expression* part : form.parts) visit(*part);
            } else if constexpr (std::is_same_v<Form, Condition>) {
                for (Expression* part : {form.then, form.test, form.otherwise}) if_any(part);
            } else if constexpr (std::is_same_v<Form, Filter> || std::is_same_v<Form, Test>) {
                if_any(form.of);
                each_argument(form.arguments, visit);
            } else if constexpr (std::is_same_v<Form, CallExpression>) {
                visit(*form.callee);
                each_argument(form.arguments, visit);
            }
        },
        expression.form);
}

} // namespace plansite::ast
