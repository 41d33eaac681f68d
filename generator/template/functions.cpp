#include "template/functions.h"

#include "template/operations.h"
#include "template/text_of.h"

#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::int64_t longest_range = 100000;

class FunctionObject final : public Object {
public:
    explicit FunctionObject(const Callee& callee) : callee_(&callee) {}
    std::string_view kind() const override { return "function"; }
    bool callable() const override { return true; }
    Value call(Call& call) override { return callee_->call(call.runtime, {}, call.given); }

private:
    const Callee* callee_;
};

// Attributes that a template can set, so that a loop can hand something out.
class Namespace final : public Object {
public:
    explicit Namespace(Map* attributes) : attributes_(attributes) {}
    std::string_view kind() const override { return "namespace"; }
    void print(std::string& out) const override {
        out += "<Namespace ";
        append_repr(out, Value::map(attributes_));
        out += '>';
    }
    Value attribute(std::string_view name, Arena&) override {
        const Value* found = attributes_->find(name);
        return found == nullptr ? Value() : *found;
    }
    bool set_attribute(std::string_view name, Value value, Arena& arena) override {
        attributes_->set(arena, name, value);
        return true;
    }

private:
    Map* attributes_;
};

class Cycler final : public Object {
public:
    explicit Cycler(Value values) : values_(values) {}
    std::string_view kind() const override { return "cycler"; }
    Value attribute(std::string_view name, Arena&) override {
        return name == "current" ? current() : Value();
    }
    Value call_attribute(std::string_view name, Call& call) override {
        if (name == "reset") {
            next_ = 0;
            return Value::none();
        }
        if (name != "next") return Object::call_attribute(name, call);
        const Value value = current();
        next_ = (next_ + 1) % values_.as_list().size;
        return value;
    }

private:
    Value current() const { return values_.as_list().items[next_]; }

    Value values_;
    std::uint32_t next_ = 0;
};

// Nothing when it is called first, its separator from then on.
class Joiner final : public Object {
public:
    explicit Joiner(Value separator) : separator_(separator) {}
    std::string_view kind() const override { return "joiner"; }
    bool callable() const override { return true; }
    Value call(Call&) override {
        if (used_) return separator_;
        used_ = true;
        return Value::string({});
    }

private:
    Value separator_;
    bool used_ = false;
};

// The items of a map, or pairs, and the named arguments over them.
Map* map_of(Call& call, Value from) {
    Map* map = call.arena().make<Map>();
    map->changeable = true;
    if (from.is(Type::map)) {
        for (const MapEntry& entry : from.as_map().entries()) map->set(call.arena(), entry.key, entry.value);
    } else if (!from.is_none()) {
        for (const Value pair : iterate(call.runtime, from)) {
            const auto parts = iterate(call.runtime, pair);
            if (parts.size() != 2) fail("a map is made from another map or from pairs");
            map->set(call.arena(), parts[0], parts[1]);
        }
    }
    for (const NamedValue& named : call.given.named) map->set(call.arena(), named.name, named.value);
    return map;
}

Value make_range(Call& call) {
    const bool only_stop = call[1].is_none();
    const std::int64_t start = only_stop ? 0 : integer_argument(call[0], "start");
    const std::int64_t stop = integer_argument(only_stop ? call[0] : call[1], "stop");
    const std::int64_t step = integer_argument(call[2], "step");
    if (step == 0) fail("the step of a range must not be 0");
    ListBuilder numbers(call.arena());
    for (std::int64_t at = start; step > 0 ? at < stop : at > stop;) {
        if (std::int64_t(numbers.size()) == longest_range)
            fail(fmt::format("a range may have {} numbers at most", longest_range));
        numbers.add(Value::integer(at));
        if (__builtin_add_overflow(at, step, &at)) break;
    }
    return numbers.value();
}

Value make_dict(Call& call) {
    return Value::map(map_of(call, call[0]));
}

Value make_namespace(Call& call) {
    return Value::object(call.arena().make<Namespace>(map_of(call, call[0])));
}

Value make_cycler(Call& call) {
    if (call.given.positional.empty()) fail("`cycler` needs something to cycle through");
    return Value::object(call.arena().make<Cycler>(list_of(call.arena(), call.given.positional)));
}

Value make_joiner(Call& call) {
    return Value::object(call.arena().make<Joiner>(call[0]));
}

constexpr FunctionRow rows[] = {
    {"range", "start, stop = none, step = 1",
     "The whole numbers from `start` up to but not including `stop`; with one argument, from 0 up to it.",
     make_range},
    {"dict", "from = none, **items", "A map with these items: `dict(a=1, b=2)`.", make_dict},
    {"namespace", "from = none, **attributes",
     "An object whose attributes can be set, also from within a loop: `{% set ns.found = true %}`.",
     make_namespace},
    {"cycler", "*values",
     "Gives its values in turn: `next()` is the next one, `current` the one that `next()` will give, "
     "`reset()` begins "
     "again.",
     make_cycler},
    {"joiner", "separator = ', '",
     "A function that gives nothing when first called and the separator ever after.", make_joiner},
};

} // namespace

std::span<const FunctionRow> function_table() {
    return rows;
}

Value function_value(const Callee& callee, Arena& arena) {
    return Value::object(arena.make<FunctionObject>(callee));
}

} // namespace plansite
