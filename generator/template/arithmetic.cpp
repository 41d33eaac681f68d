#include "base/html.h"
#include "template/format.h"
#include "template/operations.h"
#include "template/text_of.h"

#include <cmath>

// The arithmetic of operations.h.

namespace plansite {

namespace {

constexpr std::size_t largest_result = std::size_t(1) << 24;

std::string_view sign_of(Arithmetic operation) {
    switch (operation) {
    case Arithmetic::add: return "+";
    case Arithmetic::subtract: return "-";
    case Arithmetic::multiply: return "*";
    case Arithmetic::divide: return "/";
    case Arithmetic::floor_divide: return "//";
    case Arithmetic::remainder: return "%";
    case Arithmetic::power: return "**";
    }
    return {};
}

[[noreturn]] void fail_operands(Arithmetic operation, Value left, Value right) {
    fail("`" + std::string(sign_of(operation)) + "` does not work on " + std::string(type_name(left)) +
         " and " + std::string(type_name(right)));
}

Value real_power(double base, double exponent) {
    if (base == 0 && exponent < 0) fail("0 cannot be raised to a negative power");
    return Value::real(std::pow(base, exponent));
}

Value integer_power(std::int64_t base, std::int64_t exponent) {
    if (exponent < 0) return real_power(double(base), double(exponent));
    std::int64_t result = 1;
    while (exponent > 0) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result))
            fail("the number is too large");
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) fail("the number is too large");
    }
    return Value::integer(result);
}

Value on_integers(Arithmetic operation, std::int64_t left, std::int64_t right) {
    std::int64_t result = 0;
    bool overflow = false;
    switch (operation) {
    case Arithmetic::add: overflow = __builtin_add_overflow(left, right, &result); break;
    case Arithmetic::subtract: overflow = __builtin_sub_overflow(left, right, &result); break;
    case Arithmetic::multiply: overflow = __builtin_mul_overflow(left, right, &result); break;
    case Arithmetic::power: return integer_power(left, right);
    case Arithmetic::divide:
    case Arithmetic::floor_divide:
    case Arithmetic::remainder:
        if (right == 0) fail("division by zero");
        if (operation == Arithmetic::divide) return Value::real(double(left) / double(right));
        if (right == -1) { // the one quotient that can overflow
            overflow = operation == Arithmetic::floor_divide && __builtin_sub_overflow(0, left, &result);
            break;
        }
        result = operation == Arithmetic::remainder ? left % right : left / right;
        // Python rounds down and gives the remainder the divisor's sign.
        if (left % right != 0 && (left < 0) != (right < 0))
            result += operation == Arithmetic::remainder ? right : -1;
        break;
    }
    if (overflow) fail("the number is too large");
    return Value::integer(result);
}

Value on_reals(Arithmetic operation, double left, double right) {
    switch (operation) {
    case Arithmetic::add: return Value::real(left + right);
    case Arithmetic::subtract: return Value::real(left - right);
    case Arithmetic::multiply: return Value::real(left * right);
    case Arithmetic::power: return real_power(left, right);
    case Arithmetic::divide:
    case Arithmetic::floor_divide:
    case Arithmetic::remainder: break;
    }
    if (right == 0) fail("division by zero");
    if (operation == Arithmetic::divide) return Value::real(left / right);
    double remainder = std::fmod(left, right);
    if (remainder != 0 && (remainder < 0) != (right < 0)) remainder += right;
    if (operation == Arithmetic::remainder) return Value::real(remainder);
    return Value::real(std::round((left - remainder) / right));
}

// Text after text; where one of the two is safe, the other is escaped.
Value added_texts(Arena& arena, Value left, Value right) {
    const bool safe = left.is_safe() || right.is_safe();
    std::string out;
    for (Value part : {left, right}) {
        if (safe && !part.is_safe()) {
            append_escaped(out, part.as_string());
        } else {
            out += part.as_string();
        }
    }
    if (out.size() > largest_result) fail("the text is too large");
    return safe ? Value::safe(arena.copy(out)) : Value::string(arena.copy(out));
}

Value added_lists(Arena& arena, const List& left, const List& right) {
    ListBuilder sum(arena, left.kind);
    for (const List* list : {&left, &right})
        for (Value item : list->values()) sum.add(item);
    return sum.value();
}

Value repeated(Arena& arena, Value value, std::int64_t times) {
    const std::size_t size = value.is_string() ? value.as_string().size() : value.as_list().size;
    const auto count = times < 0 ? 0 : std::size_t(times);
    if (size != 0 && count > largest_result / size) fail("the result is too large");
    if (value.is(Type::list)) {
        ListBuilder result(arena, value.as_list().kind);
        for (std::size_t i = 0; i < count; ++i)
            for (Value item : value.as_list().values()) result.add(item);
        return result.value();
    }
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += value.as_string();
    return value.is_safe() ? Value::safe(arena.copy(out)) : Value::string(arena.copy(out));
}

bool repeatable(Value value) {
    return value.is_string() || value.is(Type::list);
}

} // namespace

Value arithmetic(Runtime& runtime, Arithmetic operation, Value left, Value right) {
    if (left.is_number() && right.is_number()) {
        if (left.is_integral() && right.is_integral())
            return on_integers(operation, left.as_integer(), right.as_integer());
        return on_reals(operation, left.as_real(), right.as_real());
    }
    if (operation == Arithmetic::remainder && left.is_string()) return printf_formatted(runtime, left, right);
    for (Value operand : {left, right})
        if (operand.is_undefined()) fail_undefined(operand);
    if (operation == Arithmetic::add) {
        if (left.is_string() && right.is_string()) return added_texts(runtime.arena, left, right);
        if (left.is(Type::list) && right.is(Type::list) && left.as_list().kind == right.as_list().kind)
            return added_lists(runtime.arena, left.as_list(), right.as_list());
    }
    if (operation == Arithmetic::multiply) {
        if (repeatable(left) && right.is_integral()) return repeated(runtime.arena, left, right.as_integer());
        if (repeatable(right) && left.is_integral()) return repeated(runtime.arena, right, left.as_integer());
    }
    fail_operands(operation, left, right);
}

Value negated(Value value) {
    if (value.is_undefined()) fail_undefined(value);
    if (value.is(Type::real)) return Value::real(-value.as_real());
    if (!value.is_integral()) fail("`-` does not work on " + std::string(type_name(value)));
    std::int64_t result = 0;
    if (__builtin_sub_overflow(0, value.as_integer(), &result)) fail("the number is too large");
    return Value::integer(result);
}

} // namespace plansite
