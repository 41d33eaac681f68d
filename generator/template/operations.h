#pragma once

#include "template/call.h"
#include "template/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What can be done with any values, with Python's meaning. Everything here throws RenderError (without a
// place) where the values do not allow it; in strict mode undefined values are refused.

namespace plansite {

enum class Arithmetic : std::uint8_t { add, subtract, multiply, divide, floor_divide, remainder, power };
enum class Comparison : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal, in, not_in };

// Throws what strict mode (or looking into it) has to say of an undefined value.
[[noreturn]] void fail_undefined(Value value);
// Refuses an undefined value in strict mode; otherwise does nothing.
void require_defined(const Runtime& runtime, Value value);

// A word for messages: "a string", "a list", …
std::string_view type_name(Value value);

// Python's truth: false for none, zero, empty text, list and map. In strict mode an undefined *name* is an
// error and an undefined attribute is false, so that optional fields can be asked for.
bool truth(const Runtime& runtime, Value value);

// Equality with Python's rules (1 == 1.0 == true); never throws.
bool equal(Value left, Value right);

// Less than zero, zero or more where left is before, equal to or after right. Throws where they have no
// order.
int order(Value left, Value right);

Value arithmetic(Runtime& runtime, Arithmetic operation, Value left, Value right);
bool compare(const Runtime& runtime, Comparison comparison, Value left, Value right);
Value negated(Value value);
// What `~` does: both as text; where one is safe and HTML is being written, the other is escaped.
Value concatenated(Runtime& runtime, std::span<const Value> parts);

// `value.name` with the name's hash, `value[key]` and `value[start:stop:step]`; undefined where there is
// none.
Value attribute(Runtime& runtime, Value value, std::string_view name, std::uint32_t hash);
Value item(Runtime& runtime, Value value, Value key);
Value slice(Runtime& runtime, Value value, Value start, Value stop, Value step);

// What a map holds as templates see it: a deferred value is made, the first time.
Value held(Runtime& runtime, Value value);

// The value at a path as `sort(attribute="a.b.0")` takes it.
Value at_path(Runtime& runtime, Value value, Value path);

// The values of a list, the keys of a map, the characters of a string, what an iterator has left; nothing of
// an undefined value. Throws where the value cannot be iterated.
std::span<const Value> iterate(Runtime& runtime, Value value);

// The number of items or characters; nothing where the value has none.
std::optional<std::size_t> length_of(Value value);

// The whole number of an argument; throws, naming the argument, where it is none.
std::int64_t integer_argument(Value value, std::string_view name);

// Calls a macro, function or other callable value.
Value call_value(Runtime& runtime, Value callee, Given given);

// The UTF-8 sequence that begins at `at`, at least one byte.
std::string_view character_at(std::string_view text, std::size_t at);

// A list value with these items.
Value list_of(Arena& arena, std::span<const Value> items, ListKind kind = ListKind::list);

} // namespace plansite
