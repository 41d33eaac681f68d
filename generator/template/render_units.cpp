#include "template/operations.h"
#include "template/render_objects.h"
#include "template/renderer.h"
#include "template/text_of.h"

#include <algorithm>
#include <fmt/format.h>

// Templates, blocks and macros: everything with a frame of its own.

namespace plansite {

namespace {

// Ordinary sites nest a dozen levels. The stack is measured too, for a level may hold many nested tags.
constexpr int most_levels = 200;
constexpr std::ptrdiff_t most_stack = std::ptrdiff_t(1) << 19;

} // namespace

Renderer::Level::Level(Renderer& renderer, Span at) : renderer_(renderer) {
    const std::ptrdiff_t stack = renderer.stack_begin_ - static_cast<const char*>(__builtin_frame_address(0));
    if (renderer.levels_ >= most_levels || stack > most_stack || stack < -most_stack) {
        RenderError error{"templates, macros or loops call each other without end"};
        if (at) error.labels.push_back({at, {}});
        throw error;
    }
    ++renderer.levels_;
}

BlockLink* Root::find(std::string_view name) const {
    for (BlockLink* link = blocks; link != nullptr; link = link->next)
        if (link->block->name == name) return link;
    return nullptr;
}

void Root::add(Arena& arena, const ast::Template& from) {
    for (const ast::Block* block : from.blocks) {
        BlockLink* link = find(block->name);
        if (link == nullptr) {
            blocks = arena.make<BlockLink>(block, nullptr, blocks);
        } else {
            while (link->above != nullptr) link = link->above;
            link->above = arena.make<BlockLink>(block, nullptr, nullptr);
        }
    }
}

Frame* Renderer::new_frame(const ast::Unit& unit, const Frame* outer, const Context* context, Root* root) {
    return runtime_.arena.make<Frame>(runtime_.arena.make_array<Value>(unit.slots), outer, context, root);
}

Root* Renderer::new_root(const Context* outer) {
    Map* exported = runtime_.arena.make<Map>();
    return runtime_.arena.make<Root>(runtime_.arena.make<Context>(exported, outer), exported);
}

void Renderer::render_page(const ast::Template& page, Value context) {
    const Context* offered =
        context.is(Type::map) ? runtime_.arena.make<Context>(&context.as_map(), nullptr) : nullptr;
    run(page, *new_root(offered));
}

// ---- templates

// The template, then what it extends, and what that extends.
void Renderer::run(const ast::Template& what, Root& root) {
    std::vector<const ast::Template*> chain;
    for (const ast::Template* next = &what; next != nullptr; next = root.parent) {
        located(root.extends_at, [&] {
            if (std::find(chain.begin(), chain.end(), next) != chain.end())
                fail(fmt::format("`{}` extends itself", next->name));
            if (next->broken) fail(fmt::format("the template `{}` has faults", next->name));
        });
        chain.push_back(next);
        root.parent = nullptr;
        root.add(runtime_.arena, *next);
        const Temporarily<Frame*> frame(frame_, new_frame(next->unit, nullptr, root.context, &root));
        const Temporarily<Escape> escape(runtime_.escape, next->escape);
        const Temporarily<bool> shown(extending_, false);
        enter(next->unit.scope);
        if (next->self_slot != ast::Macro::none)
            frame_->slots[next->self_slot] =
                Value::object(runtime_.arena.make<SelfObject>(*this, &root, root.context));
        render(next->body);
    }
}

// The template that an expression names, or the first that exists of a list of names; null where there is
// none.
const ast::Template* Renderer::find_template(const ast::Expression& what, const ast::Template* constant) {
    if (constant != nullptr) return constant;
    const Value name = evaluate(what);
    return located(what.at, [&]() -> const ast::Template* {
        if (name.is_undefined()) fail_undefined(name);
        if (name.is_string()) return library_.find(name.as_string());
        for (const Value candidate : iterate(runtime_, name))
            if (const auto* found = library_.find(text_of(runtime_, candidate))) return found;
        return nullptr;
    });
}

Flow Renderer::render(const ast::Extends& extends, const ast::Node& at) {
    located(at.at, [&] {
        if (frame_->root->parent != nullptr) fail("the template extends a second template");
        const ast::Template* parent = find_template(*extends.what, extends.constant);
        if (parent == nullptr) fail("there is no template " + short_form(evaluate(*extends.what)));
        frame_->root->parent = parent;
        frame_->root->extends_at = at.at;
        extending_ = true;
    });
    return Flow::on;
}

// What an included or imported template is to see of the names here.
const Context* Renderer::handed_context(ast::Hands hands, std::span<ast::Visible> visible) {
    if (hands == ast::Hands::nothing) return nullptr;
    Map* names = nullptr;
    for (const ast::Visible& local : visible) {
        const Value value = value_of(local.name);
        if (value.is_undefined()) continue;
        if (names == nullptr) names = runtime_.arena.make<Map>();
        names->set(runtime_.arena, local.name.name, value);
    }
    return names == nullptr ? frame_->context : runtime_.arena.make<Context>(names, frame_->context);
}

Flow Renderer::render(const ast::Include& include, const ast::Node& at) {
    if (extending_) return Flow::on;
    const ast::Template* what = find_template(*include.what, include.constant);
    if (what == nullptr) {
        if (include.ignore_missing) return Flow::on;
        located(at.at, [&] { fail("there is no template " + short_form(evaluate(*include.what))); });
    }
    labelled(at.at, "included here", [&] {
        const Level level(*this, at.at);
        run(*what, *new_root(handed_context(include.hands, include.visible)));
    });
    return Flow::on;
}

Renderer::Module Renderer::import(const ast::Expression& what, const ast::Template* constant,
                                  ast::Hands hands, std::span<ast::Visible> visible, Span at) {
    const ast::Template* found = find_template(what, constant);
    if (found == nullptr) located(at, [&] { fail("there is no template " + short_form(evaluate(what))); });
    return labelled(at, "imported here", [&] {
        const Level level(*this, at);
        Root* root = new_root(handed_context(hands, visible));
        const Value text = captured([&] { run(*found, *root); });
        return Module{root->exported, text.as_string()};
    });
}

Flow Renderer::render(const ast::Import& import_tag, const ast::Node& at) {
    const Module module =
        import(*import_tag.what, import_tag.constant, import_tag.hands, import_tag.visible, at.at);
    assign(import_tag.target, Value::object(runtime_.arena.make<ModuleObject>(module.exported, module.text)));
    return Flow::on;
}

Flow Renderer::render(const ast::FromImport& import_tag, const ast::Node& at) {
    const Module module =
        import(*import_tag.what, import_tag.constant, import_tag.hands, import_tag.visible, at.at);
    for (const auto& imported : import_tag.names) {
        const Value* value = module.exported->find(imported.name);
        assign(imported.target, value != nullptr ? *value : Value::undefined(imported.name, Missing::name));
    }
    return Flow::on;
}

// ---- blocks

Flow Renderer::render(const ast::PlaceBlock& place, const ast::Node& at) {
    if (extending_) return Flow::on;
    Root& root = *frame_->root;
    const BlockLink* link = root.find(place.block->name);
    if (place.block->required && link->above == nullptr)
        located(at.at,
                [&] { fail(fmt::format("the required block `{}` is not filled", place.block->name)); });
    const Context* context =
        place.block->scoped ? handed_context(ast::Hands::context, place.visible) : root.context;
    const Level level(*this, at.at);
    run_block(*link, root, context);
    return Flow::on;
}

void Renderer::run_block(const BlockLink& link, Root& root, const Context* context) {
    const ast::Block& block = *link.block;
    const Temporarily<Frame*> frame(frame_, new_frame(block.unit, nullptr, context, &root));
    const Temporarily<Escape> escape(runtime_.escape, block.owner->escape);
    const Temporarily<bool> shown(extending_, false);
    enter(block.unit.scope);
    if (block.super_slot != ast::Macro::none)
        frame_->slots[block.super_slot] =
            Value::object(runtime_.arena.make<BlockObject>(*this, link.above, block.name, &root, context));
    if (block.self_slot != ast::Macro::none)
        frame_->slots[block.self_slot] =
            Value::object(runtime_.arena.make<SelfObject>(*this, &root, root.context));
    render(block.body);
}

Value Renderer::call_block(const BlockLink& link, Root& root, const Context* context) {
    const Level level(*this);
    return captured([&] { run_block(link, root, context); });
}

// ---- macros

Value Renderer::call_macro(const ast::Macro& macro, const Frame* defined_in, Escape mode, Given given) {
    const Level level(*this);
    const Temporarily<Frame*> frame(frame_,
                                    new_frame(macro.unit, defined_in, defined_in->context, defined_in->root));
    const Temporarily<Escape> escape(runtime_.escape, mode);
    bind(macro, given);
    enter(macro.unit.scope);
    return captured([&] { render(macro.body); });
}

// Puts the arguments into the slots of the new frame. Defaults see the arguments before them.
void Renderer::bind(const ast::Macro& macro, Given given) {
    const std::size_t count = macro.parameters.size();
    const std::size_t direct = std::min(given.positional.size(), count);
    std::vector<bool> bound(count, false);
    Map* left_over = macro.named_slot != ast::Macro::none ? runtime_.arena.make<Map>() : nullptr;
    for (std::size_t i = 0; i < direct; ++i) {
        frame_->slots[macro.parameters[i].name.slot] = given.positional[i];
        bound[i] = true;
    }
    if (macro.rest_slot != ast::Macro::none) {
        frame_->slots[macro.rest_slot] =
            list_of(runtime_.arena, given.positional.subspan(direct), ListKind::tuple);
    } else if (given.positional.size() > count) {
        fail(fmt::format("`{}` takes {} arguments, not {}", macro.name, count, given.positional.size()));
    }
    if (macro.caller_slot != ast::Macro::none)
        frame_->slots[macro.caller_slot] = Value::undefined("caller", Missing::attribute);
    for (const NamedValue& named : given.named) bind_named(macro, named, bound, left_over);
    if (left_over != nullptr) frame_->slots[macro.named_slot] = Value::map(left_over);
    for (std::size_t i = 0; i < count; ++i) {
        if (bound[i]) continue;
        const ast::Parameter& parameter = macro.parameters[i];
        frame_->slots[parameter.name.slot] = parameter.standard != nullptr
                                                 ? evaluate(*parameter.standard)
                                                 : Value::undefined(parameter.name.name, Missing::attribute);
    }
}

void Renderer::bind_named(const ast::Macro& macro, const NamedValue& named, std::vector<bool>& bound,
                          Map*& left_over) {
    for (std::size_t i = 0; i < macro.parameters.size(); ++i) {
        if (macro.parameters[i].name.name != named.name) continue;
        if (bound[i]) fail(fmt::format("`{}` is given `{}` twice", macro.name, named.name));
        frame_->slots[macro.parameters[i].name.slot] = named.value;
        bound[i] = true;
        return;
    }
    if (named.name == "caller" && macro.caller_slot != ast::Macro::none) {
        frame_->slots[macro.caller_slot] = named.value;
    } else if (left_over != nullptr) {
        left_over->set(runtime_.arena, named.name, named.value);
    } else {
        fail(fmt::format("`{}` takes no argument `{}`", macro.name, named.name));
    }
}

} // namespace plansite
