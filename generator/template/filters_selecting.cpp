#include "template/filters.h"
#include "template/letters.h"
#include "template/operations.h"
#include "template/text_of.h"

#include <algorithm>

// Filters that apply other filters and tests, and those that choose between values.

namespace plansite {

namespace {

Value with_default(Call& call) {
    const bool missing =
        call.subject.is_undefined() || (truth(call.runtime, call[1]) && !truth(call.runtime, call.subject));
    return missing ? call[0] : call.subject;
}

Value attribute_of(Call& call) {
    const std::string_view name = text_view(call.runtime, call[0]);
    return attribute(call.runtime, call.subject, call.arena().copy(name), hash_of(name));
}

// What `map` and the like go over: as in Jinja2, none, zero and false are taken for nothing at all.
std::span<const Value> items_of(Call& call) {
    const bool nothing = !call.subject.is_undefined() && !truth(call.runtime, call.subject);
    return nothing ? std::span<const Value>() : iterate(call.runtime, call.subject);
}

const Value* named_argument(Call& call, std::string_view name) {
    const auto named = call.given.named;
    const auto found =
        std::find_if(named.begin(), named.end(), [&](const NamedValue& value) { return value.name == name; });
    return found == named.end() ? nullptr : &found->value;
}

// `map(attribute='a.b')` or `map('filter', arguments…)`.
Value map_over(Call& call) {
    ListBuilder result(call.arena());
    const Given given = call.given;
    const Value* path = named_argument(call, "attribute");
    if (given.positional.empty() && path == nullptr) fail("`map` needs the name of a filter, or `attribute`");
    const Value* standard = named_argument(call, "default");
    if (given.positional.empty() && given.named.size() > (standard != nullptr ? 2U : 1U))
        fail("`map` takes `attribute` and `default` only");
    for (const Value value : items_of(call)) {
        if (given.positional.empty()) {
            const Value found = at_path(call.runtime, value, *path);
            result.add(found.is_undefined() && standard != nullptr ? *standard : found);
        } else {
            const Callee& filter = call.runtime.registry.filter(text_view(call.runtime, given.positional[0]));
            result.add(filter.call(call.runtime, value, {given.positional.subspan(1), given.named}));
        }
    }
    return result.value();
}

enum class Of : std::uint8_t { item, attribute };

// The items for which a test (or their truth) has the wanted outcome.
template <Of of, bool wanted> Value choose(Call& call) {
    std::span<const Value> arguments = call.given.positional;
    Value path;
    if (of == Of::attribute) {
        if (arguments.empty()) fail("the name of an attribute is missing");
        path = arguments.front();
        arguments = arguments.subspan(1);
    }
    const Callee* test = nullptr;
    if (!arguments.empty()) {
        test = &call.runtime.registry.test(text_view(call.runtime, arguments.front()));
        arguments = arguments.subspan(1);
    }
    ListBuilder result(call.arena());
    for (const Value value : items_of(call)) {
        Value tested = of == Of::attribute ? at_path(call.runtime, value, path) : value;
        if (test != nullptr) tested = test->call(call.runtime, tested, {arguments, call.given.named});
        if (truth(call.runtime, tested) == wanted) result.add(value);
    }
    return result.value();
}

constexpr FilterRow rows[] = {
    {"default", "default_value = '', boolean = false",
     "The value, or the default where it is undefined; with `boolean` also where it is empty, zero or none.",
     with_default},
    {"d", "default_value = '', boolean = false", "The same as `default`.", with_default},
    {"attr", "name", "The attribute of this name.", attribute_of},
    {"map", "*arguments, **named",
     "What a filter makes of each item, `map('upper')`, or an attribute of each, `map(attribute='title')`.",
     map_over},
    {"select", "*test, **named",
     "The items that pass a test, `select('odd')`; without one, those that count as true.",
     choose<Of::item, true>},
    {"reject", "*test, **named", "The items that do not pass a test.", choose<Of::item, false>},
    {"selectattr", "*attribute_and_test, **named",
     "The items whose attribute passes a test: `selectattr('status', 'eq', 'open')`.",
     choose<Of::attribute, true>},
    {"rejectattr", "*attribute_and_test, **named", "The items whose attribute does not pass a test.",
     choose<Of::attribute, false>},
};

} // namespace

std::span<const FilterRow> selecting_filters() {
    return rows;
}

} // namespace plansite
