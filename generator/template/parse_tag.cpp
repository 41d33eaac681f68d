#include "base/text.h"
#include "template/parser_state.h"

#include <fmt/format.h>
#include <utility>

namespace plansite {

using ast::Node;

namespace {

// A required block holds nothing but white space: the child has to fill it.
bool is_empty(ast::Body body) {
    return std::all_of(body.begin(), body.end(), [](const Node& node) {
        const auto* text = std::get_if<ast::Text>(&node.form);
        return text != nullptr && is_blank(text->text);
    });
}

} // namespace

Node Parser::for_tag() {
    ast::For loop{};
    loop.target = target(Targets::names, {"in"});
    if (loop.target.name == "loop") fail_at(loop.target.at, "`loop` is the loop itself: choose another name");
    expect_word("in");
    loop.over = tuple(Conditions::excluded, {"recursive", "if"});
    if (skip_word("if")) loop.test = expression();
    loop.recursive = skip_word("recursive");
    ++loops_;
    loop.body = tag_body({"else", "endfor"});
    --loops_;
    if (skip_word("else")) loop.otherwise = tag_body({"endfor"});
    end_tag("endfor");
    return {{}, loop};
}

Node Parser::if_tag() {
    std::vector<ast::If::Branch> branches;
    do {
        ast::Expression* test = tuple(Conditions::excluded);
        branches.push_back({test, tag_body({"elif", "else", "endif"})});
    } while (skip_word("elif"));
    if (skip_word("else")) branches.push_back({nullptr, tag_body({"endif"})});
    end_tag("endif");
    return {{}, ast::If{keep(branches)}};
}

ast::Expression* Parser::block_filters() {
    ast::Expression* chain = filter(nullptr);
    while (skip_sign("|")) chain = filter(chain);
    return chain;
}

Node Parser::set_tag() {
    const ast::Target to = target(Targets::names_or_attribute);
    if (skip_sign("=")) {
        ast::Expression* value = tuple();
        expect(TokenKind::tag_end, "`%}`");
        return {{}, ast::Set{to, value}};
    }
    ast::Expression* filters = skip_sign("|") ? block_filters() : nullptr;
    if (current().kind != TokenKind::tag_end) fail_expected("`=` or `%}`");
    const ast::Body body = tag_body({"endset"});
    end_tag("endset");
    return {{}, ast::SetBlock{to, filters, body, {}}};
}

Node Parser::with_tag() {
    std::vector<ast::With::Binding> bindings;
    while (current().kind != TokenKind::tag_end) {
        if (!bindings.empty()) expect_sign(",");
        const ast::Target to = target(Targets::names);
        expect_sign("=");
        bindings.push_back({to, expression()});
    }
    const ast::Body body = tag_body({"endwith"});
    end_tag("endwith");
    return {{}, ast::With{keep(bindings), body, {}}};
}

std::span<ast::Parameter> Parser::parameters() {
    std::vector<ast::Parameter> list;
    expect_sign("(");
    while (!at_sign(")")) {
        if (!list.empty()) expect_sign(",");
        if (at_sign(")")) break;
        const ast::Target name = name_target("a macro's argument");
        ast::Expression* standard = skip_sign("=") ? expression() : nullptr;
        if (standard == nullptr && !list.empty() && list.back().standard != nullptr)
            fail_at(name.at, "an argument without a default cannot follow one that has a default");
        for (const ast::Parameter& other : list)
            if (other.name.name == name.name)
                fail_at(name.at, fmt::format("`{}` is declared twice", name.name));
        list.push_back({name, standard});
    }
    expect_sign(")");
    return keep(list);
}

Node Parser::macro_tag() {
    auto* macro = arena_.make<ast::Macro>();
    const ast::Target to = name_target("what a macro is called");
    macro->name = to.name;
    macro->at = to.at;
    macro->parameters = parameters();
    const int outer_loops = std::exchange(loops_, 0);
    macro->body = tag_body({"endmacro"});
    loops_ = outer_loops;
    end_tag("endmacro");
    return {{}, ast::DefineMacro{macro, to}};
}

Node Parser::call_tag() {
    auto* body = arena_.make<ast::Macro>();
    body->name = "caller";
    body->at = current().at;
    if (at_sign("(")) body->parameters = parameters();
    ast::Expression* call = expression();
    if (!std::holds_alternative<ast::CallExpression>(call->form))
        fail_at(call->at, "expected a call of a macro");
    const int outer_loops = std::exchange(loops_, 0);
    body->body = tag_body({"endcall"});
    loops_ = outer_loops;
    end_tag("endcall");
    return {{}, ast::CallBlock{call, body}};
}

Node Parser::filter_tag() {
    ast::Expression* filters = block_filters();
    const ast::Body body = tag_body({"endfilter"});
    end_tag("endfilter");
    return {{}, ast::FilterBlock{filters, body, {}}};
}

Node Parser::autoescape_tag() {
    ast::Expression* on = expression();
    const ast::Body body = tag_body({"endautoescape"});
    end_tag("endautoescape");
    return {{}, ast::Autoescape{on, body, {}}};
}

Node Parser::block_tag() {
    auto* block = arena_.make<ast::Block>();
    const Token& name = expect(TokenKind::name, "the name of a block");
    block->name = name.text;
    block->at = name.at;
    block->owner = &to_;
    block->scoped = skip_word("scoped");
    block->required = skip_word("required");
    if (at_sign("-")) fail_at(current().at, "a block's name cannot hold `-`", "use `_`");
    for (const ast::Block* other : to_.blocks)
        if (other->name == block->name)
            fail_at(name.at, fmt::format("the block `{}` is there twice", name.text));
    to_.blocks.push_back(block);
    const int outer_loops = std::exchange(loops_, 0);
    block->body = tag_body({"endblock"});
    loops_ = outer_loops;
    if (block->required && !is_empty(block->body))
        fail_at(name.at, "a required block can hold only white space and comments");
    expect_word("endblock");
    skip_word(block->name);
    expect(TokenKind::tag_end, "`%}`");
    return {{}, ast::PlaceBlock{block, {}}};
}

bool Parser::at_context() const {
    return (at_word("with") || at_word("without")) && is_word(ahead(), "context");
}

ast::Hands Parser::hands(ast::Hands standard) {
    if (!at_context()) return standard;
    const auto result = advance().text == "with" ? ast::Hands::context : ast::Hands::nothing;
    advance();
    return result;
}

Node Parser::include_tag() {
    ast::Include include{};
    include.what = expression();
    if (at_word("ignore") && is_word(ahead(), "missing")) {
        include.ignore_missing = true;
        advance();
        advance();
    }
    include.hands = hands(ast::Hands::context);
    return {{}, include};
}

Node Parser::import_tag() {
    ast::Import import{};
    import.what = expression();
    expect_word("as");
    import.target = name_target("what a template is imported as");
    import.hands = hands(ast::Hands::nothing);
    return {{}, import};
}

Node Parser::from_tag() {
    ast::FromImport import{};
    import.what = expression();
    expect_word("import");
    std::vector<ast::FromImport::Imported> names;
    while (current().kind != TokenKind::tag_end && !at_context()) {
        if (!names.empty()) expect_sign(",");
        if (current().kind == TokenKind::tag_end || at_context()) break;
        ast::Target to = name_target("what is imported");
        const std::string_view name = to.name;
        const Span at = to.at;
        if (name.starts_with('_')) fail_at(at, "names that begin with `_` are private to their template");
        if (skip_word("as")) to = name_target("what it is imported as");
        names.push_back({name, at, to});
    }
    if (names.empty()) fail_expected("a name");
    import.hands = hands(ast::Hands::nothing);
    import.names = keep(names);
    return {{}, import};
}

Node Parser::do_tag() {
    return {{}, ast::Do{tuple()}};
}

Node Parser::print_tag() {
    const Span at = current().at;
    std::vector<ast::Expression*> parts{expression()};
    while (skip_sign(",")) parts.push_back(expression());
    return {{}, ast::Emit{make(from(at), ast::Concatenate{keep(parts)})}};
}

Node Parser::extends_tag() {
    return {{}, ast::Extends{expression()}};
}

Node Parser::break_tag() {
    return leave_tag(ast::Leave::loop);
}

Node Parser::continue_tag() {
    return leave_tag(ast::Leave::round);
}

Node Parser::leave_tag(ast::Leave what) {
    const Span tag = open_tags_.back();
    if (loops_ == 0) fail_at(tag, fmt::format("`{}` outside a loop", tag.text()));
    return {{}, ast::LeaveLoop{what}};
}

} // namespace plansite
