#pragma once

#include "template/library.h"
#include "template/render.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The renderer's inside. One Renderer renders one page; what it makes lives in the page's arena, so that
// macros can outlive the frames they were made in.

namespace plansite {

// What names mean that are no local ones: what a template set at its top level, then what it was given.
struct Context {
    const Map* names;
    const Context* outer;
};

// The blocks of one name, from the youngest template to the oldest.
struct BlockLink {
    const ast::Block* block;
    BlockLink* above;
    BlockLink* next; // of another name
};

// One template being rendered, with all that it extends.
struct Root {
    const Context* context;
    Map* exported;
    BlockLink* blocks = nullptr;
    const ast::Template* parent = nullptr; // set by `extends`, rendered when the child is through
    Span extends_at = {};

    BlockLink* find(std::string_view name) const;
    void add(Arena& arena, const ast::Template& from);
};

// A running unit.
struct Frame {
    Value* slots;
    const Frame* outer;
    const Context* context;
    Root* root;
};

enum class Flow : std::uint8_t { on, leave_loop, next_round };

// Sets something for as long as it lives.
template <class T> class Temporarily {
public:
    Temporarily(T& place, T value) : place_(place), before_(std::exchange(place, std::move(value))) {}
    Temporarily(const Temporarily&) = delete;
    Temporarily& operator=(const Temporarily&) = delete;
    ~Temporarily() { place_ = std::move(before_); }

private:
    T& place_;
    T before_;
};

class LoopObject;

class Renderer {
public:
    Renderer(const Library& library, Arena& arena, std::string& out)
        : library_(library),
          runtime_{arena, library.registry, library.options.undefined, Escape::off},
          out_(out),
          stack_begin_(static_cast<const char*>(__builtin_frame_address(0))) {}

    void render_page(const ast::Template& page, Value context);

    // What objects call back.
    Value call_macro(const ast::Macro& macro, const Frame* defined_in, Escape escape, Given given);
    Value call_block(const BlockLink& block, Root& root, const Context* context);
    Value call_loop(const ast::For& loop, const Frame& frame, Value over, int depth);
    Runtime& runtime() { return runtime_; }

private:
    // ---- statements
    Flow render(ast::Body body);
    Flow render(const ast::Text&, const ast::Node&) { return Flow::on; } // done by render(Body)
    Flow render(const ast::Emit& emit, const ast::Node&);
    Flow render(const ast::For& loop, const ast::Node&);
    Flow render(const ast::If& choice, const ast::Node&);
    Flow render(const ast::Set& set, const ast::Node&);
    Flow render(const ast::SetBlock& set, const ast::Node&);
    Flow render(const ast::With& with, const ast::Node&);
    Flow render(const ast::Do& statement, const ast::Node&);
    Flow render(const ast::DefineMacro& definition, const ast::Node&);
    Flow render(const ast::CallBlock& block, const ast::Node& at);
    Flow render(const ast::FilterBlock& block, const ast::Node&);
    Flow render(const ast::Autoescape& block, const ast::Node&);
    Flow render(const ast::PlaceBlock& place, const ast::Node&);
    Flow render(const ast::Extends& extends, const ast::Node& at);
    Flow render(const ast::Include& include, const ast::Node& at);
    Flow render(const ast::Import& import, const ast::Node& at);
    Flow render(const ast::FromImport& import, const ast::Node& at);
    Flow render(const ast::LeaveLoop& leave, const ast::Node&);

    void run_loop(const ast::For& loop, Value over, int depth);
    Value chosen(const ast::For& loop, Value over);
    template <class Body> Value captured(Body body);
    void assign(const ast::Target& target, Value value) {
        if (target.kind == ast::Target::Kind::local) {
            frame_->slots[target.slot] = value;
        } else {
            assign_beyond(target, value);
        }
    }
    void assign_beyond(const ast::Target& target, Value value);
    void enter(const ast::Scope& scope) {
        for (const ast::Inherited& inherited : scope.inherited)
            frame_->slots[inherited.slot] = value_of(inherited.from);
    }

    // ---- templates, blocks and macros
    void run(const ast::Template& what, Root& root);
    void run_block(const BlockLink& block, Root& root, const Context* context);
    const ast::Template* find_template(const ast::Expression& what, const ast::Template* constant);
    const Context* handed_context(ast::Hands hands, std::span<ast::Visible> visible);
    struct Module {
        Map* exported;
        std::string_view text;
    };
    Module import(const ast::Expression& what, const ast::Template* constant, ast::Hands hands,
                  std::span<ast::Visible> visible, Span at);
    Frame* new_frame(const ast::Unit& unit, const Frame* outer, const Context* context, Root* root);
    Root* new_root(const Context* outer);
    void bind(const ast::Macro& macro, Given given);
    void bind_named(const ast::Macro& macro, const NamedValue& named, std::vector<bool>& bound,
                    Map*& left_over);

    // ---- expressions
    Value evaluate(const ast::Expression& expression);
    Value evaluate(const ast::Literal& literal) { return literal.value; }
    Value evaluate(const ast::Name& name) { return value_of(name); }
    Value evaluate(const ast::ListDisplay& display);
    Value evaluate(const ast::MapDisplay& display);
    Value evaluate(const ast::Attribute& attribute);
    Value evaluate(const ast::Item& item);
    Value evaluate(const ast::Slice& slice);
    Value evaluate(const ast::Unary& unary);
    Value evaluate(const ast::Binary& binary);
    Value evaluate(const ast::Logical& logical);
    Value evaluate(const ast::Compare& compare);
    Value evaluate(const ast::Concatenate& concatenate);
    Value evaluate(const ast::Condition& condition);
    Value evaluate(const ast::Filter& filter);
    Value evaluate(const ast::Test& test);
    Value evaluate(const ast::CallExpression& call);
    Value value_of(const ast::Name& name) {
        if (name.place == ast::Place::context) return value_in_context(name);
        const Frame* frame = frame_;
        for (std::uint16_t out = name.outward; out > 0; --out) frame = frame->outer;
        const Value value = frame->slots[name.slot];
        if (!value.is_undefined() || value.missing() != Missing::unset) return value;
        return Value::undefined(name.name, Missing::name);
    }
    Value value_in_context(const ast::Name& name);
    Value call(const ast::CallExpression& call, Value body);
    Value call_method(Value subject, std::string_view name, Given given);
    Given evaluate(const ast::Arguments& arguments, Value body);

    // ---- faults
    void locate(RenderError& error, const ast::Expression& expression);
    void describe_names(const ast::Expression& expression, std::vector<std::string_view>& named,
                        std::string& out);
    template <class Action> auto located(Span at, Action action);
    template <class Action> auto labelled(Span at, std::string_view text, Action action);

    // One more template, macro, block or loop within the running one. Refused, with a place where one is
    // given, before the stack can run out.
    class Level {
    public:
        explicit Level(Renderer& renderer, Span at = {});
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        ~Level() { --renderer_.levels_; }

    private:
        Renderer& renderer_;
    };

    const Library& library_;
    Runtime runtime_;
    std::string& out_;
    Frame* frame_ = nullptr;
    Value captured_;         // what the filters of a block are applied to
    bool extending_ = false; // after `extends` a child's own text is not shown
    int levels_ = 0;
    const char* stack_begin_;
};

template <class Action> auto Renderer::located(Span at, Action action) {
    try {
        return action();
    } catch (RenderError& error) {
        if (error.labels.empty()) error.labels.push_back({at, {}});
        throw;
    }
}

// Runs something that leads to other code; faults in there say where they came through.
template <class Action> auto Renderer::labelled(Span at, std::string_view text, Action action) {
    constexpr std::size_t most_labels = 8;
    try {
        return action();
    } catch (RenderError& error) {
        if (!error.labels.empty() && error.labels.size() < most_labels)
            error.labels.push_back({at, std::string(text)});
        throw;
    }
}

// The text that `body` writes, taken back from the output: safe where HTML is being written.
template <class Body> Value Renderer::captured(Body body) {
    const Temporarily<bool> shown(extending_, false);
    const std::size_t begin = out_.size();
    body();
    const std::string_view text = runtime_.arena.copy(std::string_view(out_).substr(begin));
    out_.resize(begin);
    return runtime_.escape == Escape::html ? Value::safe(text) : Value::string(text);
}

} // namespace plansite
