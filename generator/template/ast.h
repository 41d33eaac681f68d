#pragma once

#include "base/arena.h"
#include "diagnostics/source.h"
#include "template/call.h"
#include "template/operations.h"
#include "template/value.h"

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

// The tree of a template. The parser makes it; the linker fills in the fields marked "linked"; from then on
// it is constant and shared by all threads. Nodes live in the template's arena and have no destructors.
//
// Names. Code that runs by itself is a Unit: a template's own text, a block, a macro, the body of a call. A
// running unit has a frame with one slot for each local name; a name is a slot of its own unit or of one
// around it
// (`outward` counts them), or it is looked up in the context: what the page offers and what the templates set
// at their top level. A scope (loop body, `with`, …) gives the names it sets slots of their own, which begin
// with the value that the name has outside: Inherited.

namespace plansite::ast {

struct Block;
struct Expression;
struct Macro;
struct Node;
struct Template;
using Body = std::span<Node>;

// ---- expressions

struct Literal {
    Value value;
};

enum class Place : std::uint8_t { context, slot };

struct Name {
    std::string_view name;
    Place place = Place::context;  // linked
    std::uint16_t outward = 0;     // linked: how many units further out the slot is
    std::uint32_t slot = 0;        // linked
    std::uint32_t hash = 0;        // linked
    const Value* global = nullptr; // linked: what it is where the context has no such name
};

struct ListDisplay {
    std::span<Expression*> items;
    ListKind kind = ListKind::list;
};

struct MapDisplay {
    struct Pair {
        Expression* key;
        Expression* value;
    };
    std::span<Pair> pairs;
};

struct Attribute {
    Expression* of;
    std::string_view name;
    std::uint32_t hash;
};

struct Item {
    Expression* of;
    Expression* key;
};

struct Slice {
    Expression* of;
    Expression* start; // these may be null
    Expression* stop;
    Expression* step;
};

enum class Sign : std::uint8_t { minus, plus, logical_not };

struct Unary {
    Sign sign;
    Expression* of;
};

struct Binary {
    Arithmetic operation;
    Expression* left;
    Expression* right;
};

enum class Connective : std::uint8_t { logical_and, logical_or };

struct Logical {
    Connective connective;
    Expression* left;
    Expression* right;
};

struct Compare {
    struct Step {
        Comparison comparison;
        Expression* with;
    };
    Expression* first;
    std::span<Step> steps;
};

struct Concatenate {
    std::span<Expression*> parts;
};

struct Condition {
    Expression* test;
    Expression* then;
    Expression* otherwise; // may be null
};

struct Arguments {
    struct Named {
        std::string_view name;
        Expression* value;
    };
    std::span<Expression*> positional;
    std::span<Named> named;
    Expression* rest = nullptr;       // *rest
    Expression* named_rest = nullptr; // **named
};

struct Filter {
    Expression* of; // null: what a filter block or a filtered `set` captured
    std::string_view name;
    Span name_at;
    Arguments arguments;
    const Callee* callee = nullptr; // linked
};

struct Test {
    Expression* of;
    std::string_view name;
    Span name_at;
    Arguments arguments;
    const Callee* callee = nullptr; // linked
};

struct CallExpression {
    Expression* callee;
    Arguments arguments;
};

struct Expression {
    Span at;
    std::variant<Literal, Name, ListDisplay, MapDisplay, Attribute, Item, Slice, Unary, Binary, Logical,
                 Compare, Concatenate, Condition, Filter, Test, CallExpression>
        form;
};

// ---- statements

// What `set`, `for` and `with` assign to.
struct Target {
    enum class Kind : std::uint8_t {
        local,     // a name; what the linker finds to be set at the template's top level becomes `exported`,
        exported,  // for its blocks and importers to see
        attribute, // of a namespace
        several,   // targets that take a value apart
    };
    Span at;
    Kind kind = Kind::local;
    std::string_view name;  // or the namespace's
    std::uint32_t slot = 0; // linked
    std::string_view attribute = {};
    Name* holder = nullptr; // the namespace
    std::span<Target> members = {};
};

// A slot's first value on entering a scope.
struct Inherited {
    std::uint32_t slot;
    Name from;
};

struct Scope {
    std::span<Inherited> inherited; // linked
};

// A local name that an include or an import with context hands on.
struct Visible {
    Name name;
};

struct Text {
    std::string_view text;
};

struct Emit {
    Expression* expression;
};

struct For {
    Target target;
    Expression* over;
    Expression* test; // may be null
    Body body;
    Body otherwise;
    bool recursive = false;
    Scope scope;                  // linked: of the body
    Scope else_scope;             // linked
    bool uses_loop = false;       // linked
    std::uint32_t loop_slot = 0;  // linked
    std::uint32_t first_slot = 0; // linked: the slots of everything inside, which a recursive call saves
    std::uint32_t end_slot = 0;
};

struct If {
    struct Branch {
        Expression* test; // null: else
        Body body;
    };
    std::span<Branch> branches;
};

struct Set {
    Target target;
    Expression* value;
};

struct SetBlock {
    Target target;
    Expression* filter; // may be null
    Body body;
    Scope scope; // linked
};

struct With {
    struct Binding {
        Target target;
        Expression* value;
    };
    std::span<Binding> bindings;
    Body body;
    Scope scope; // linked
};

struct Do {
    Expression* expression;
};

struct Parameter {
    Target name;
    Expression* standard; // may be null
};

// Code with a frame of its own.
struct Unit {
    std::uint32_t slots = 0; // linked: how many
    Scope scope;             // linked
};

struct Macro {
    std::string_view name;
    Span at;
    std::span<Parameter> parameters;
    Body body;
    Unit unit;
    // linked: the slots of the names that a macro has without declaring them, or none
    static constexpr std::uint32_t none = ~std::uint32_t(0);
    std::uint32_t caller_slot = none;
    std::uint32_t rest_slot = none;
    std::uint32_t named_slot = none;
};

struct DefineMacro {
    Macro* macro;
    Target target;
};

struct CallBlock {
    Expression* call; // a CallExpression
    Macro* body;
};

struct FilterBlock {
    Expression* filter;
    Body body;
    Scope scope; // linked
};

struct Autoescape {
    Expression* on;
    Body body;
    Scope scope; // linked
};

struct Block {
    std::string_view name;
    Span at;
    Body body;
    bool scoped = false;
    bool required = false;
    const Template* owner = nullptr;
    Unit unit;
    std::uint32_t super_slot = Macro::none; // linked
    std::uint32_t self_slot = Macro::none;  // linked
};

struct PlaceBlock {
    Block* block;
    std::span<Visible> visible; // linked: for scoped blocks
};

struct Extends {
    Expression* what;
    const Template* constant = nullptr; // linked: where the name is written out and the template exists
};

enum class Hands : std::uint8_t { nothing, context };

struct Include {
    Expression* what; // a name, or a list of names of which the first that exists is taken
    bool ignore_missing = false;
    Hands hands = Hands::context;
    std::span<Visible> visible;         // linked
    const Template* constant = nullptr; // linked
};

struct Import {
    Expression* what;
    Target target;
    Hands hands = Hands::nothing;
    std::span<Visible> visible;         // linked
    const Template* constant = nullptr; // linked
};

struct FromImport {
    struct Imported {
        std::string_view name;
        Span at;
        Target target;
    };
    Expression* what;
    std::span<Imported> names;
    Hands hands = Hands::nothing;
    std::span<Visible> visible;         // linked
    const Template* constant = nullptr; // linked
};

enum class Leave : std::uint8_t { loop, round };

struct LeaveLoop {
    Leave what; // break or continue
};

struct Node {
    Span at;
    std::variant<Text, Emit, For, If, Set, SetBlock, With, Do, DefineMacro, CallBlock, FilterBlock,
                 Autoescape, PlaceBlock, Extends, Include, Import, FromImport, LeaveLoop>
        form;
};

struct Template {
    std::string_view name;
    const Source* source = nullptr;
    Escape escape = Escape::off;
    Arena arena;
    Body body;
    Unit unit;
    std::uint32_t self_slot = Macro::none; // linked
    std::vector<Block*> blocks;
    bool broken = false; // a fault was reported
};

} // namespace plansite::ast
