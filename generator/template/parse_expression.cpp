#include "template/parser_state.h"

#include <fmt/format.h>

namespace plansite {

using ast::Expression;

Expression* Parser::expression(Conditions conditions) {
    const Nesting nesting(*this);
    return conditions == Conditions::allowed ? condition() : logical_or();
}

Expression* Parser::condition() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* then = logical_or();
    while (skip_word("if")) {
        nesting.deeper();
        Expression* test = logical_or();
        Expression* otherwise = skip_word("else") ? condition() : nullptr;
        then = make(from(begin), ast::Condition{test, then, otherwise});
    }
    return then;
}

Expression* Parser::logical_or() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* left = logical_and();
    while (skip_word("or")) {
        nesting.deeper();
        Expression* right = logical_and();
        left = make(from(begin), ast::Logical{ast::Connective::logical_or, left, right});
    }
    return left;
}

Expression* Parser::logical_and() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* left = logical_not();
    while (skip_word("and")) {
        nesting.deeper();
        Expression* right = logical_not();
        left = make(from(begin), ast::Logical{ast::Connective::logical_and, left, right});
    }
    return left;
}

Expression* Parser::logical_not() {
    if (!at_word("not")) return comparison();
    const Nesting nesting(*this);
    const Span begin = advance().at;
    Expression* of = logical_not();
    return make(from(begin), ast::Unary{ast::Sign::logical_not, of});
}

Expression* Parser::comparison() {
    static constexpr std::pair<std::string_view, Comparison> signs[] = {
        {"==", Comparison::equal},      {"!=", Comparison::unequal}, {"<", Comparison::less},
        {"<=", Comparison::less_equal}, {">", Comparison::greater},  {">=", Comparison::greater_equal}};
    const Span begin = current().at;
    Expression* first = sum();
    std::vector<ast::Compare::Step> steps;
    for (;;) {
        const auto* sign = std::find_if(std::begin(signs), std::end(signs),
                                        [&](const auto& row) { return at_sign(row.first); });
        if (sign != std::end(signs)) {
            advance();
            steps.push_back({sign->second, sum()});
        } else if (skip_word("in")) {
            steps.push_back({Comparison::in, sum()});
        } else if (at_word("not") && is_word(ahead(), "in")) {
            advance();
            advance();
            steps.push_back({Comparison::not_in, sum()});
        } else {
            break;
        }
    }
    if (steps.empty()) return first;
    return make(from(begin), ast::Compare{first, keep(steps)});
}

Expression* Parser::sum() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* left = concatenation();
    while (at_sign("+") || at_sign("-")) {
        nesting.deeper();
        const auto operation = advance().text == "+" ? Arithmetic::add : Arithmetic::subtract;
        Expression* right = concatenation();
        left = make(from(begin), ast::Binary{operation, left, right});
    }
    return left;
}

Expression* Parser::concatenation() {
    const Span begin = current().at;
    std::vector<Expression*> parts{product()};
    while (skip_sign("~")) parts.push_back(product());
    if (parts.size() == 1) return parts.front();
    return make(from(begin), ast::Concatenate{keep(parts)});
}

Expression* Parser::product() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* left = power();
    while (at_sign("*") || at_sign("/") || at_sign("//") || at_sign("%")) {
        nesting.deeper();
        const std::string_view sign = advance().text;
        const auto operation = sign == "*"    ? Arithmetic::multiply
                               : sign == "/"  ? Arithmetic::divide
                               : sign == "//" ? Arithmetic::floor_divide
                                              : Arithmetic::remainder;
        Expression* right = power();
        left = make(from(begin), ast::Binary{operation, left, right});
    }
    return left;
}

Expression* Parser::power() {
    const Span begin = current().at;
    Nesting nesting(*this, Nesting::From::the_first_link);
    Expression* left = unary();
    while (skip_sign("**")) {
        nesting.deeper();
        Expression* right = unary();
        left = make(from(begin), ast::Binary{Arithmetic::power, left, right});
    }
    return left;
}

Expression* Parser::unary(Postfix postfix) {
    const Span begin = current().at;
    Expression* of = nullptr;
    if (at_sign("-") || at_sign("+")) {
        const Nesting nesting(*this);
        const auto sign = advance().text == "-" ? ast::Sign::minus : ast::Sign::plus;
        Expression* operand = unary(Postfix::plain);
        of = make(from(begin), ast::Unary{sign, operand});
    } else {
        of = primary();
    }
    of = with_postfix(of);
    return postfix == Postfix::with_filters ? with_filters(of) : of;
}

Expression* Parser::primary() {
    const Token& token = current();
    switch (token.kind) {
    case TokenKind::name: return name_or_constant();
    case TokenKind::integer: advance(); return make(token.at, ast::Literal{Value::integer(token.integer)});
    case TokenKind::real: advance(); return make(token.at, ast::Literal{Value::real(token.real)});
    case TokenKind::string: {
        std::string text(advance().text);
        if (current().kind != TokenKind::string)
            return make(token.at, ast::Literal{Value::string(token.text)});
        while (current().kind == TokenKind::string) text += advance().text; // "one" "text"
        return make(from(token.at), ast::Literal{Value::string(arena_.copy(text))});
    }
    case TokenKind::sign:
        if (token.text == "(") return parenthesised();
        if (token.text == "[") return list_display();
        if (token.text == "{") return map_display();
        break;
    default: break;
    }
    fail_expected("an expression");
}

Expression* Parser::name_or_constant() {
    const Token& token = advance();
    const std::string_view word = token.text;
    if (word == "true" || word == "True") return make(token.at, ast::Literal{Value::boolean(true)});
    if (word == "false" || word == "False") return make(token.at, ast::Literal{Value::boolean(false)});
    if (word == "none" || word == "None") return make(token.at, ast::Literal{Value::none()});
    return make(token.at, ast::Name{.name = word, .hash = hash_of(word)});
}

Expression* Parser::parenthesised() {
    const Nesting nesting(*this);
    const Span begin = advance().at;
    if (skip_sign(")")) return make(from(begin), ast::ListDisplay{{}, ListKind::tuple});
    Expression* inside = tuple();
    expect_sign(")");
    if (auto* display = std::get_if<ast::ListDisplay>(&inside->form);
        display && display->kind == ListKind::tuple)
        inside->at = from(begin);
    return inside;
}

Expression* Parser::list_display() {
    const Nesting nesting(*this);
    const Span begin = advance().at;
    std::vector<Expression*> items;
    while (!at_sign("]")) {
        if (!items.empty()) expect_sign(",");
        if (at_sign("]")) break;
        items.push_back(expression());
    }
    expect_sign("]");
    return make(from(begin), ast::ListDisplay{keep(items), ListKind::list});
}

Expression* Parser::map_display() {
    const Nesting nesting(*this);
    const Span begin = advance().at;
    std::vector<ast::MapDisplay::Pair> pairs;
    while (!at_sign("}")) {
        if (!pairs.empty()) expect_sign(",");
        if (at_sign("}")) break;
        Expression* key = expression();
        expect_sign(":");
        pairs.push_back({key, expression()});
    }
    expect_sign("}");
    return make(from(begin), ast::MapDisplay{keep(pairs)});
}

Expression* Parser::tuple(Conditions conditions, std::initializer_list<std::string_view> end) {
    const Span begin = current().at;
    std::vector<Expression*> items{expression(conditions)};
    bool is_tuple = false;
    while (skip_sign(",")) {
        is_tuple = true;
        const TokenKind kind = current().kind;
        if (kind == TokenKind::print_end || kind == TokenKind::tag_end || at_sign(")") || at_any(end)) break;
        items.push_back(expression(conditions));
    }
    if (!is_tuple) return items.front();
    return make(from(begin), ast::ListDisplay{keep(items), ListKind::tuple});
}

Expression* Parser::with_postfix(Expression* of) {
    for (Nesting nesting(*this, Nesting::From::the_first_link);; nesting.deeper()) {
        if (at_sign(".")) {
            of = dotted(of);
        } else if (at_sign("[")) {
            of = subscript(of);
        } else if (at_sign("(")) {
            const ast::Arguments given = arguments();
            of = make(from(of->at), ast::CallExpression{of, given});
        } else {
            return of;
        }
    }
}

// Filters and tests, and calls of what they give.
Expression* Parser::with_filters(Expression* of) {
    for (Nesting nesting(*this, Nesting::From::the_first_link);; nesting.deeper()) {
        if (skip_sign("|")) {
            of = filter(of);
        } else if (at_word("is")) {
            of = test(of);
        } else if (at_sign("(")) {
            const ast::Arguments given = arguments();
            of = make(from(of->at), ast::CallExpression{of, given});
        } else {
            return of;
        }
    }
}

Expression* Parser::dotted(Expression* of) {
    advance();
    const Token& token = advance();
    if (token.kind == TokenKind::name)
        return make(from(of->at), ast::Attribute{of, token.text, hash_of(token.text)});
    if (token.kind != TokenKind::integer) fail_at(token.at, "expected a name or a number after `.`");
    Expression* key = make(token.at, ast::Literal{Value::integer(token.integer)});
    return make(from(of->at), ast::Item{of, key});
}

Expression* Parser::subscript(Expression* of) {
    const Nesting nesting(*this);
    advance();
    std::vector<Expression*> parts(3, nullptr); // of a slice
    std::size_t part = 0;
    bool is_slice = false;
    while (!at_sign("]")) {
        if (skip_sign(":")) {
            is_slice = true;
            if (++part > 2) fail_expected("`]`");
        } else if (parts[part] == nullptr) {
            parts[part] = is_slice ? expression() : tuple();
        } else {
            fail_expected("`]`");
        }
    }
    if (!is_slice && parts[0] == nullptr) fail_expected("a subscript");
    expect_sign("]");
    if (!is_slice) return make(from(of->at), ast::Item{of, parts[0]});
    return make(from(of->at), ast::Slice{of, parts[0], parts[1], parts[2]});
}

std::string_view Parser::dotted_name(Span& at) {
    at = expect(TokenKind::name, "a name").at;
    while (at_sign(".")) {
        advance();
        expect(TokenKind::name, "a name");
        at = from(at);
    }
    return at.text();
}

// A filter whose `|` has been read; `of` is null where a block is filtered.
Expression* Parser::filter(Expression* of) {
    ast::Filter filter{.of = of, .name = {}, .name_at = {}, .arguments = {}};
    filter.name = dotted_name(filter.name_at);
    if (at_sign("(")) filter.arguments = arguments();
    return make(from(of == nullptr ? filter.name_at : of->at), filter);
}

Expression* Parser::test(Expression* of) {
    advance();
    const bool negated = skip_word("not");
    ast::Test test{.of = of, .name = {}, .name_at = {}, .arguments = {}};
    test.name = dotted_name(test.name_at);
    const TokenKind kind = current().kind;
    const bool begins_value = kind == TokenKind::name || kind == TokenKind::string ||
                              kind == TokenKind::integer || kind == TokenKind::real || at_sign("[") ||
                              at_sign("{");
    // Binary operators written as words follow a test; they are not its argument.
    if (at_sign("(")) {
        test.arguments = arguments();
    } else if (begins_value && !at_any({"else", "or", "and", "if", "in", "not"})) {
        if (at_word("is")) fail_at(current().at, "tests cannot be chained with `is`", "use `and`");
        Expression* argument = with_postfix(primary());
        test.arguments.positional = keep(std::vector<Expression*>{argument});
    }
    Expression* result = make(from(of->at), test);
    return negated ? make(result->at, ast::Unary{ast::Sign::logical_not, result}) : result;
}

ast::Arguments Parser::arguments() {
    const Nesting nesting(*this);
    advance();
    ast::Arguments given;
    std::vector<Expression*> positional;
    std::vector<ast::Arguments::Named> named;
    bool first = true;
    while (!at_sign(")")) {
        if (!first) expect_sign(",");
        if (!first && at_sign(")")) break;
        first = false;
        const Span at = current().at;
        const bool is_named = current().kind == TokenKind::name && is_sign(ahead(), "=");
        if (skip_sign("*")) {
            if (given.rest != nullptr || given.named_rest != nullptr)
                fail_at(at, "`*` must come once, before `**`");
            given.rest = expression();
        } else if (skip_sign("**")) {
            if (given.named_rest != nullptr) fail_at(at, "`**` must come once");
            given.named_rest = expression();
        } else if (is_named) {
            if (given.named_rest != nullptr) fail_at(at, "named arguments must come before `**`");
            const std::string_view name = advance().text;
            advance();
            named.push_back({name, expression()});
        } else {
            if (!named.empty() || given.rest != nullptr || given.named_rest != nullptr)
                fail_at(at, "arguments without a name must come first");
            positional.push_back(expression());
        }
    }
    expect_sign(")");
    given.positional = keep(positional);
    given.named = keep(named);
    return given;
}

} // namespace plansite
