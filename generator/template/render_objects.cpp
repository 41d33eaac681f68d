#include "template/render_objects.h"

#include "template/operations.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

Value MacroObject::attribute(std::string_view name, Arena& arena) {
    if (name == "name") return Value::string(macro_->name);
    if (name == "caller") return Value::boolean(macro_->caller_slot != ast::Macro::none);
    if (name == "catch_varargs") return Value::boolean(macro_->rest_slot != ast::Macro::none);
    if (name == "catch_kwargs") return Value::boolean(macro_->named_slot != ast::Macro::none);
    if (name == "arguments") {
        ListBuilder names(arena, ListKind::tuple);
        for (const ast::Parameter& parameter : macro_->parameters)
            names.add(Value::string(parameter.name.name));
        return names.value();
    }
    return {};
}

Value BlockObject::call(Call&) {
    if (link_ == nullptr) fail(fmt::format("no parent has a block `{}`", name_));
    return renderer_->call_block(*link_, *root_, context_);
}

Value BlockObject::attribute(std::string_view name, Arena& arena) {
    if (name != "super" || link_ == nullptr) return {};
    return Value::object(arena.make<BlockObject>(*renderer_, link_->above, name_, root_, context_));
}

Value SelfObject::attribute(std::string_view name, Arena& arena) {
    const BlockLink* link = root_->find(name);
    if (link == nullptr) return {};
    return Value::object(arena.make<BlockObject>(*renderer_, link, name, root_, context_));
}

Value ModuleObject::attribute(std::string_view name, Arena&) {
    const Value* found = name.starts_with('_') ? nullptr : exported_->find(name);
    return found == nullptr ? Value() : *found;
}

Rounds::Rounds(Runtime& runtime, Value over) : arena_(&runtime.arena) {
    if (over.is(Type::object) && over.as_object().iterable()) {
        source_ = &over.as_object();
        taken_ = arena_->make<List>();
    } else {
        items_ = iterate(runtime, over);
    }
}

bool Rounds::take_up_to(std::size_t round) {
    for (Value next; taken_->size <= round;) {
        if (!source_->next(next, *arena_)) return false;
        taken_->add(*arena_, next);
        items_ = taken_->values();
    }
    return true;
}

std::size_t Rounds::count() {
    while (source_ != nullptr && reaches(items_.size())) {
    }
    return items_.size();
}

Value LoopObject::call(Call& call) {
    if (!loop_->recursive) fail("the loop cannot be called: it is not `recursive`");
    if (call.given.positional.size() != 1 || !call.given.named.empty()) fail("`loop` takes one argument");
    return renderer_->call_loop(*loop_, frame_, call.given.positional[0], depth_ + 1);
}

Value LoopObject::attribute(std::string_view name, Arena&) {
    const auto number = [](std::size_t n) { return Value::integer(std::int64_t(n)); };
    if (name == "index") return number(round_ + 1);
    if (name == "index0") return number(round_);
    if (name == "first") return Value::boolean(round_ == 0);
    if (name == "depth") return Value::integer(depth_ + 1);
    if (name == "depth0") return Value::integer(depth_);
    if (rounds_ == nullptr) return {};
    if (name == "last") return Value::boolean(!rounds_->reaches(round_ + 1));
    if (name == "length") return number(rounds_->count());
    if (name == "revindex") return number(rounds_->count() - round_);
    if (name == "revindex0") return number(rounds_->count() - round_ - 1);
    if (name == "previtem")
        return round_ > 0 ? rounds_->at(round_ - 1) : Value::undefined("previtem", Missing::attribute);
    if (name == "nextitem")
        return rounds_->reaches(round_ + 1) ? rounds_->at(round_ + 1)
                                            : Value::undefined("nextitem", Missing::attribute);
    return {};
}

Value LoopObject::call_attribute(std::string_view name, Call& call) {
    const auto values = call.given.positional;
    if (name == "changed") return Value::boolean(changed(values, call.arena()));
    if (name != "cycle") return Object::call_attribute(name, call);
    if (values.empty()) fail("`cycle` needs something to cycle through");
    return values[round_ % values.size()];
}

bool LoopObject::changed(std::span<const Value> values, Arena& arena) {
    const auto seen = last_seen_ == nullptr ? std::span<const Value>() : last_seen_->values();
    if (last_seen_ != nullptr && std::equal(values.begin(), values.end(), seen.begin(), seen.end(), equal))
        return false;
    last_seen_ = &list_of(arena, values).as_list();
    return true;
}

} // namespace plansite
