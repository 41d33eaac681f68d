#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"

namespace plansite {

namespace {

Value yes_if(bool condition) {
    return Value::boolean(condition);
}

template <Comparison comparison> Value compares(Call& call) {
    return yes_if(compare(call.runtime, comparison, call.subject, call[0]));
}

template <Type type> Value has_type(Call& call) {
    return yes_if(call.subject.is(type));
}

template <bool wanted> Value is_boolean_value(Call& call) {
    return yes_if(call.subject.is(Type::boolean) && call.subject.as_boolean() == wanted);
}

Value is_defined(Call& call) {
    return yes_if(!call.subject.is_undefined());
}

Value remainder_of(Call& call, Value divisor) {
    return arithmetic(call.runtime, Arithmetic::remainder, call.subject, divisor);
}

Value is_odd(Call& call) {
    return yes_if(equal(remainder_of(call, Value::integer(2)), Value::integer(1)));
}

Value is_even(Call& call) {
    return yes_if(equal(remainder_of(call, Value::integer(2)), Value::integer(0)));
}

Value is_divisible(Call& call) {
    return yes_if(equal(remainder_of(call, call[0]), Value::integer(0)));
}

Value is_number(Call& call) {
    return yes_if(call.subject.is_number());
}

Value is_sequence(Call& call) {
    const Type type = call.subject.type();
    return yes_if(type == Type::list || type == Type::map || type == Type::string || type == Type::undefined);
}

Value is_iterable(Call& call) {
    const bool iterator = call.subject.is(Type::object) && call.subject.as_object().iterable();
    return yes_if(iterator || is_sequence(call).as_boolean());
}

Value is_callable(Call& call) {
    return yes_if(call.subject.is(Type::object) && call.subject.as_object().callable());
}

Value is_escaped(Call& call) {
    return yes_if(call.subject.is_safe());
}

Value is_lower(Call& call) {
    const std::string text = text_of(call.runtime, call.subject);
    return yes_if(text == lower_case(text) && text != upper_case(text));
}

Value is_upper(Call& call) {
    const std::string text = text_of(call.runtime, call.subject);
    return yes_if(text == upper_case(text) && text != lower_case(text));
}

// The same object in memory; of plain values, an equal one of the same type.
Value is_same(Call& call) {
    const Value left = call.subject, right = call[0];
    if (left.type() != right.type()) return yes_if(false);
    if (left.is(Type::list)) return yes_if(&left.as_list() == &right.as_list());
    if (left.is(Type::map)) return yes_if(&left.as_map() == &right.as_map());
    return yes_if(equal(left, right));
}

Value is_filter(Call& call) {
    return yes_if(call.runtime.registry.filters().contains(text_of(call.runtime, call.subject)));
}

Value is_test(Call& call) {
    return yes_if(call.runtime.registry.tests().contains(text_of(call.runtime, call.subject)));
}

Value is_undefined(Call& call) {
    return yes_if(call.subject.is_undefined());
}

constexpr TestRow rows[] = {
    {"defined", "", "The value is there: the name, attribute or item exists.", is_defined},
    {"undefined", "", "The value is not there.", is_undefined},
    {"none", "", "The value is none.", has_type<Type::none>},
    {"boolean", "", "The value is true or false.", has_type<Type::boolean>},
    {"true", "", "The value is true itself, not merely counted as true.", is_boolean_value<true>},
    {"false", "", "The value is false itself.", is_boolean_value<false>},
    {"integer", "", "The value is a whole number.", has_type<Type::integer>},
    {"float", "", "The value is a number with a fraction.", has_type<Type::real>},
    {"number", "", "The value is a number (true and false count as 1 and 0).", is_number},
    {"string", "", "The value is text.", [](Call& call) { return yes_if(call.subject.is_string()); }},
    {"mapping", "", "The value is a map.", has_type<Type::map>},
    {"sequence", "", "The value is a list, a map or text.", is_sequence},
    {"iterable", "", "A loop can go over the value.", is_iterable},
    {"callable", "", "The value can be called: a macro or function.", is_callable},
    {"odd", "", "The number is odd.", is_odd},
    {"even", "", "The number is even.", is_even},
    {"divisibleby", "number", "The number divides the value without remainder.", is_divisible},
    {"eq", "other", "The values are equal.", compares<Comparison::equal>},
    {"==", "other", "The same as `eq`.", compares<Comparison::equal>},
    {"equalto", "other", "The same as `eq`.", compares<Comparison::equal>},
    {"ne", "other", "The values are not equal.", compares<Comparison::unequal>},
    {"!=", "other", "The same as `ne`.", compares<Comparison::unequal>},
    {"lt", "other", "The value is less than the other.", compares<Comparison::less>},
    {"<", "other", "The same as `lt`.", compares<Comparison::less>},
    {"lessthan", "other", "The same as `lt`.", compares<Comparison::less>},
    {"le", "other", "The value is less than the other or equal to it.", compares<Comparison::less_equal>},
    {"<=", "other", "The same as `le`.", compares<Comparison::less_equal>},
    {"gt", "other", "The value is greater than the other.", compares<Comparison::greater>},
    {">", "other", "The same as `gt`.", compares<Comparison::greater>},
    {"greaterthan", "other", "The same as `gt`.", compares<Comparison::greater>},
    {"ge", "other", "The value is greater than the other or equal to it.",
     compares<Comparison::greater_equal>},
    {">=", "other", "The same as `ge`.", compares<Comparison::greater_equal>},
    {"in", "container", "The value is in the list, map or text.", compares<Comparison::in>},
    {"sameas", "other", "Both are the very same list, map or value.", is_same},
    {"lower", "", "The text has letters and they are all in lower case.", is_lower},
    {"upper", "", "The text has letters and they are all in upper case.", is_upper},
    {"escaped", "", "The text is HTML that will not be escaped.", is_escaped},
    {"filter", "", "There is a filter of this name.", is_filter},
    {"test", "", "There is a test of this name.", is_test},
};

} // namespace

std::span<const TestRow> test_table() {
    return rows;
}

} // namespace plansite
