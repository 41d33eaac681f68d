#pragma once

#include "base/arena.h"
#include "diagnostics/diagnostic.h"
#include "template/value.h"

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// How filters, tests and functions are written: one table row each. The row's `arguments` are both its
// documentation and its signature: "width = 80, killwords = false" gives names, order and defaults; an
// argument without a default must be given; `*rest` and `**named` take what is left over. The engine has
// checked and filled in everything before the row's function runs.

namespace plansite {

// What went wrong while rendering. Thrown without a place by whatever finds the fault; the renderer adds the
// failing expression as it passes, and the includes and calls that led there. Never leaves
// TemplateSet::render.
struct RenderError {
    std::string message;
    std::string help = {};
    std::vector<Label> labels = {};
};

// Throws a RenderError with this message.
[[noreturn]] void fail(std::string message);

enum class UndefinedMode : std::uint8_t {
    strict,  // printing, iterating or looking into something undefined is an error
    lenient, // it is empty, as in Jinja2 by default; looking into it is an error
};

enum class Escape : std::uint8_t { off, html };

class Registry;

// What is made when a template asks for it: an attribute of an object, or what stands under the empty name. The
// name lives as long as the rendering.
struct Asked {
    const Object* of = nullptr;
    std::string_view name{};
    std::uint32_t hash = 0; // of the name
    friend bool operator==(const Asked& a, const Asked& b) { return a.of == b.of && a.name == b.name; }
};

struct AskedHash {
    std::size_t operator()(const Asked& asked) const {
        return std::hash<const Object*>()(asked.of) * 31 + asked.hash;
    }
};

// What the operations on values need to know of the rendering they are part of.
struct Runtime {
    Arena& arena;
    const Registry& registry;
    UndefinedMode undefined = UndefinedMode::strict;
    Escape escape = Escape::html; // of the text being written just now
    std::unordered_map<Asked, Value, AskedHash> made = {};
};

struct NamedValue {
    std::string_view name;
    Value value;
};

// Arguments as the template gives them.
struct Given {
    std::span<const Value> positional = {};
    std::span<const NamedValue> named = {};
};

inline constexpr std::size_t most_parameters = 8;

// One call of a filter, test, function, macro or other object.
struct Call {
    Runtime& runtime;
    Value subject = {};                         // what a filter or test is applied to
    Given given = {};                           // for rows: what `*rest` and `**named` take
    std::array<Value, most_parameters> bound{}; // for rows: the arguments in the row's order
    const void* state = nullptr;                // the row's own

    Value operator[](std::size_t parameter) const { return bound[parameter]; }
    Arena& arena() const { return runtime.arena; }
    // A string value with a copy of the text.
    Value string(std::string_view text) const { return Value::string(arena().copy(text)); }
    Value safe(std::string_view html) const { return Value::safe(arena().copy(html)); }
    // A string that is safe where `like` is.
    Value string_like(Value like, std::string_view text) const {
        return like.is_safe() ? safe(text) : string(text);
    }
};

using RowFunction = Value (*)(Call& call);

struct Row {
    std::string_view name;
    std::string_view arguments;
    std::string_view sentence;
    RowFunction function = nullptr;
    const void* state = nullptr; // what the function needs besides the call; must outlive the TemplateSet
};
using FilterRow = Row;
using TestRow = Row;
using FunctionRow = Row;

// The built-in rows, in the order in which the reference shows them.
std::span<const FilterRow> filter_table();
std::span<const TestRow> test_table();
std::span<const FunctionRow> function_table();
// What can be called on strings, lists and maps with a dot: the useful part of Python's methods.
std::span<const Row> string_method_table();
std::span<const Row> list_method_table();
std::span<const Row> map_method_table();

// A row with its signature read.
struct Callee {
    struct Parameter {
        std::string_view name;
        Value standard;
        bool required = true;
    };
    Row row;
    std::vector<Parameter> parameters;
    bool takes_rest = false;
    bool takes_named = false;

    // The row's function with the given arguments. Throws RenderError where they do not fit the signature.
    Value call(Runtime& runtime, Value subject, Given given) const;
};

// Every filter, test and function by name, the built-in ones and the embedding program's. A later row
// replaces an earlier one of the same name.
class Registry {
public:
    struct Extra {
        std::vector<FilterRow> filters = {};
        std::vector<TestRow> tests = {};
        std::vector<FunctionRow> functions = {};
    };
    using Table = std::map<std::string_view, Callee, std::less<>>;

    explicit Registry(const Extra& extra);

    const Table& filters() const { return filters_; }
    const Table& tests() const { return tests_; }
    const Table& functions() const { return functions_; }
    // The method of a string, list or map; null where there is none.
    const Callee* method(Type type, std::string_view name) const;

    // The row of a name; throws RenderError with a suggestion where there is none.
    const Callee& filter(std::string_view name) const;
    const Callee& test(std::string_view name) const;

private:
    Table filters_, tests_, functions_, string_methods_, list_methods_, map_methods_;
};

// " (did you mean `x`?)" or nothing: for messages about a name that is not in the table.
std::string suggestion(std::string_view name, const Registry::Table& table);

} // namespace plansite
