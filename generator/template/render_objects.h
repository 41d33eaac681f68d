#pragma once

#include "template/renderer.h"

// The objects that rendering makes.

namespace plansite {

class MacroObject final : public Object {
public:
    MacroObject(Renderer& renderer, const ast::Macro& macro, const Frame* frame, Escape escape)
        : renderer_(&renderer), macro_(&macro), frame_(frame), escape_(escape) {}
    std::string_view kind() const override { return "macro"; }
    bool callable() const override { return true; }
    Value call(Call& call) override { return renderer_->call_macro(*macro_, frame_, escape_, call.given); }
    Value attribute(std::string_view name, Arena& arena) override;

private:
    Renderer* renderer_;
    const ast::Macro* macro_;
    const Frame* frame_;
    Escape escape_;
};

// `super` and what `self` has: a block that can be called.
class BlockObject final : public Object {
public:
    BlockObject(Renderer& renderer, const BlockLink* link, std::string_view name, Root* root,
                const Context* context)
        : renderer_(&renderer), link_(link), name_(name), root_(root), context_(context) {}
    std::string_view kind() const override { return "block"; }
    bool callable() const override { return true; }
    Value call(Call& call) override;
    Value attribute(std::string_view name, Arena& arena) override;

private:
    Renderer* renderer_;
    const BlockLink* link_; // null: there is no such block above
    std::string_view name_;
    Root* root_;
    const Context* context_;
};

// `self`: the blocks of the template by name.
class SelfObject final : public Object {
public:
    SelfObject(Renderer& renderer, Root* root, const Context* context)
        : renderer_(&renderer), root_(root), context_(context) {}
    std::string_view kind() const override { return "template"; }
    Value attribute(std::string_view name, Arena& arena) override;

private:
    Renderer* renderer_;
    Root* root_;
    const Context* context_;
};

// An imported template: what it set at its top level.
class ModuleObject final : public Object {
public:
    ModuleObject(const Map* exported, std::string_view text) : exported_(exported), text_(text) {}
    std::string_view kind() const override { return "imported template"; }
    void print(std::string& out) const override { out += text_; }
    Value attribute(std::string_view name, Arena& arena) override;

private:
    const Map* exported_;
    std::string_view text_;
};

// What a loop goes over: a list, or an iterator that is asked for a value only when one is needed.
class Rounds {
public:
    Rounds(Runtime& runtime, Value over);
    // True where there is a round of this number.
    bool reaches(std::size_t round) {
        return round < items_.size() || (source_ != nullptr && take_up_to(round));
    }
    Value at(std::size_t round) const { return items_[round]; }
    std::size_t count();

private:
    bool take_up_to(std::size_t round);

    Arena* arena_;
    std::span<const Value> items_;
    Object* source_ = nullptr;
    List* taken_ = nullptr;
};

class LoopObject final : public Object {
public:
    LoopObject(Renderer& renderer, const ast::For& loop, Frame& frame, Rounds& rounds, int depth)
        : renderer_(&renderer), loop_(&loop), frame_(frame), rounds_(&rounds), depth_(depth) {}
    std::string_view kind() const override { return "loop"; }
    bool callable() const override { return true; }
    Value call(Call& call) override;
    Value attribute(std::string_view name, Arena& arena) override;
    Value call_attribute(std::string_view name, Call& call) override;
    void go_to(std::size_t round) { round_ = round; }
    // After its end the loop's values are gone, whoever still holds the loop.
    void end() { rounds_ = nullptr; }

private:
    bool changed(std::span<const Value> values, Arena& arena);

    Renderer* renderer_;
    const ast::For* loop_;
    Frame frame_;
    Rounds* rounds_;
    int depth_;
    std::size_t round_ = 0;
    List* last_seen_ = nullptr;
};

} // namespace plansite
