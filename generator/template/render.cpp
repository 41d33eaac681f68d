#include "template/render.h"

#include "template/operations.h"
#include "template/render_objects.h"
#include "template/renderer.h"
#include "template/text_of.h"

#include <fmt/format.h>

namespace plansite {

void render_template(const Library& library, const ast::Template& page, Value context, Arena& scratch,
                     std::string& out) {
    Renderer(library, scratch, out).render_page(page, context);
}

Flow Renderer::render(ast::Body body) {
    for (const ast::Node& node : body) {
        if (const auto* text = std::get_if<ast::Text>(&node.form)) { // half of all nodes
            if (!extending_) out_ += text->text;
            continue;
        }
        const Flow flow = std::visit([&](const auto& form) { return render(form, node); }, node.form);
        if (flow != Flow::on) return flow;
    }
    return Flow::on;
}

Flow Renderer::render(const ast::Emit& emit, const ast::Node&) {
    if (extending_) return Flow::on;
    const Value value = evaluate(*emit.expression);
    try {
        append_printed(out_, runtime_, value);
    } catch (RenderError& error) {
        locate(error, *emit.expression);
        throw;
    }
    return Flow::on;
}

// ---- loops

Flow Renderer::render(const ast::For& loop, const ast::Node&) {
    const Value over = evaluate(*loop.over);
    located(loop.over->at, [&] { run_loop(loop, over, 0); });
    return Flow::on;
}

// The values for which the loop's `if` holds.
Value Renderer::chosen(const ast::For& loop, Value over) {
    ListBuilder items(runtime_.arena);
    for (const Value value : iterate(runtime_, over)) {
        assign(loop.target, value);
        const Value test = evaluate(*loop.test);
        if (located(loop.test->at, [&] { return truth(runtime_, test); })) items.add(value);
    }
    return items.value();
}

void Renderer::run_loop(const ast::For& loop, Value over, int depth) {
    if (loop.test != nullptr) over = chosen(loop, over);
    Rounds rounds(runtime_, over);
    LoopObject* object = nullptr;
    if (loop.uses_loop) {
        object = runtime_.arena.make<LoopObject>(*this, loop, *frame_, rounds, depth);
        frame_->slots[loop.loop_slot] = Value::object(object);
    }
    std::size_t round = 0;
    for (; rounds.reaches(round); ++round) {
        if (object != nullptr) object->go_to(round);
        assign(loop.target, rounds.at(round));
        enter(loop.scope);
        if (render(loop.body) == Flow::leave_loop) break;
    }
    if (object != nullptr) object->end();
    if (round == 0 && !rounds.reaches(0)) {
        enter(loop.else_scope);
        render(loop.otherwise);
    }
}

// A recursive call of a loop runs in the same slots, so what they hold is put back afterwards.
Value Renderer::call_loop(const ast::For& loop, const Frame& frame, Value over, int depth) {
    const Level level(*this, loop.over->at);
    const Temporarily<Frame*> here(frame_, runtime_.arena.make<Frame>(frame));
    Value* first = frame.slots + loop.first_slot;
    const std::vector<Value> saved(first, frame.slots + loop.end_slot);
    const Value text = captured([&] { run_loop(loop, over, depth); });
    std::copy(saved.begin(), saved.end(), first);
    return text;
}

Flow Renderer::render(const ast::LeaveLoop& leave, const ast::Node&) {
    return leave.what == ast::Leave::loop ? Flow::leave_loop : Flow::next_round;
}

// ---- choices and values

Flow Renderer::render(const ast::If& choice, const ast::Node&) {
    for (const auto& branch : choice.branches) {
        if (branch.test != nullptr) {
            const Value test = evaluate(*branch.test);
            if (!located(branch.test->at, [&] { return truth(runtime_, test); })) continue;
        }
        return render(branch.body);
    }
    return Flow::on;
}

void Renderer::assign_beyond(const ast::Target& target, Value value) {
    switch (target.kind) {
    case ast::Target::Kind::local:
    case ast::Target::Kind::exported:
        frame_->slots[target.slot] = value;
        frame_->root->exported->set(runtime_.arena, target.name, value);
        return;
    case ast::Target::Kind::attribute: {
        const Value holder = value_of(*target.holder);
        located(target.at, [&] {
            if (!holder.is(Type::object) ||
                !holder.as_object().set_attribute(target.attribute, value, runtime_.arena))
                fail(fmt::format("only a namespace has attributes that can be set, not {}",
                                 type_name(holder)));
        });
        return;
    }
    case ast::Target::Kind::several: break;
    }
    const auto parts = located(target.at, [&] {
        const auto items = iterate(runtime_, value);
        if (items.size() != target.members.size())
            fail(fmt::format("{} values cannot be given to {} names", items.size(), target.members.size()));
        return items;
    });
    for (std::size_t i = 0; i < parts.size(); ++i) assign(target.members[i], parts[i]);
}

Flow Renderer::render(const ast::Set& set, const ast::Node&) {
    assign(set.target, evaluate(*set.value));
    return Flow::on;
}

Flow Renderer::render(const ast::SetBlock& set, const ast::Node&) {
    Flow flow = Flow::on;
    Value value = captured([&] {
        enter(set.scope);
        flow = render(set.body);
    });
    if (set.filter != nullptr) {
        const Temporarily<Value> block(captured_, value);
        value = evaluate(*set.filter);
    }
    assign(set.target, value);
    return flow;
}

Flow Renderer::render(const ast::With& with, const ast::Node&) {
    std::vector<Value> values;
    for (const auto& binding : with.bindings) values.push_back(evaluate(*binding.value));
    enter(with.scope);
    for (std::size_t i = 0; i < values.size(); ++i) assign(with.bindings[i].target, values[i]);
    return render(with.body);
}

Flow Renderer::render(const ast::Do& statement, const ast::Node&) {
    evaluate(*statement.expression);
    return Flow::on;
}

Flow Renderer::render(const ast::DefineMacro& definition, const ast::Node&) {
    auto* macro = runtime_.arena.make<MacroObject>(*this, *definition.macro, frame_, runtime_.escape);
    assign(definition.target, Value::object(macro));
    return Flow::on;
}

Flow Renderer::render(const ast::CallBlock& block, const ast::Node& at) {
    if (extending_) return Flow::on;
    auto* body = runtime_.arena.make<MacroObject>(*this, *block.body, frame_, runtime_.escape);
    const Value result = labelled(at.at, "called here", [&] {
        return located(block.call->at, [&] {
            return call(std::get<ast::CallExpression>(block.call->form), Value::object(body));
        });
    });
    located(block.call->at, [&] { append_printed(out_, runtime_, result); });
    return Flow::on;
}

Flow Renderer::render(const ast::FilterBlock& block, const ast::Node&) {
    if (extending_) return Flow::on;
    Flow flow = Flow::on;
    const Value text = captured([&] {
        enter(block.scope);
        flow = render(block.body);
    });
    const Temporarily<Value> filtered(captured_, text);
    const Value value = evaluate(*block.filter);
    located(block.filter->at, [&] { append_printed(out_, runtime_, value); });
    return flow;
}

Flow Renderer::render(const ast::Autoescape& block, const ast::Node&) {
    const Value on = evaluate(*block.on);
    const bool escape = located(block.on->at, [&] { return truth(runtime_, on); });
    const Temporarily<Escape> mode(runtime_.escape, escape ? Escape::html : Escape::off);
    enter(block.scope);
    return render(block.body);
}

} // namespace plansite
