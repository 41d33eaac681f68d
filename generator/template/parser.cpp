#include "template/parser.h"

#include "base/text.h"
#include "template/parser_state.h"

#include <fmt/format.h>

// The tokens, the text between the tags and the table of tags.

namespace plansite {

using ast::Node;

const Parser::Tag Parser::tags[] = {
    {"for", &Parser::for_tag, EndMark::read},
    {"if", &Parser::if_tag, EndMark::read},
    {"set", &Parser::set_tag, EndMark::read},
    {"with", &Parser::with_tag, EndMark::read},
    {"macro", &Parser::macro_tag, EndMark::read},
    {"call", &Parser::call_tag, EndMark::read},
    {"filter", &Parser::filter_tag, EndMark::read},
    {"autoescape", &Parser::autoescape_tag, EndMark::read},
    {"block", &Parser::block_tag, EndMark::read},
    {"do", &Parser::do_tag, EndMark::left},
    {"print", &Parser::print_tag, EndMark::left},
    {"extends", &Parser::extends_tag, EndMark::left},
    {"include", &Parser::include_tag, EndMark::left},
    {"import", &Parser::import_tag, EndMark::left},
    {"from", &Parser::from_tag, EndMark::left},
    {"break", &Parser::break_tag, EndMark::left},
    {"continue", &Parser::continue_tag, EndMark::left},
};

void parse_template(ast::Template& to) {
    const Tokens tokens = tokens_of(*to.source, to.arena);
    Parser parser(to, tokens.list);
    try {
        to.body = parser.parse();
    } catch (const TemplateSyntaxError&) {
        if (!tokens.fault || !parser.at_end()) throw;
    }
    if (tokens.fault) throw *tokens.fault;
}

ast::Body Parser::parse() {
    return body_until({});
}

void Parser::expect_sign(std::string_view sign) {
    if (!skip_sign(sign)) fail_expected(fmt::format("`{}`", sign));
}

void Parser::expect_word(std::string_view word) {
    if (!skip_word(word)) fail_expected(fmt::format("`{}`", word));
}

const Token& Parser::expect(TokenKind kind, std::string_view what) {
    if (current().kind != kind) fail_expected(what);
    return advance();
}

void Parser::fail_expected(std::string_view what) const {
    const Token& token = current();
    if (token.kind == TokenKind::end) fail_at(token.at, fmt::format("expected {}, found the end", what));
    fail_at(token.at, fmt::format("expected {}, found `{}`", what, token.at.text()));
}

// At the last thing before the end of the template, where the missing tag could have stood.
void Parser::fail_unended(std::string_view end) const {
    const Span last = tokens_[next_ == 0 ? 0 : next_ - 1].at;
    const Span tag = open_tags_.back();
    fail_at({last.source, last.begin, last.begin},
            fmt::format("the `{}` of line {} has no end: `{{% {} %}}` is missing", tag.text(),
                        position_of(*tag.source, tag.begin).line, end));
}

// Up to a tag whose name is one of `end`, which is then current; or to the end of the template where `end` is
// empty.
ast::Body Parser::body_until(std::initializer_list<std::string_view> end) {
    const Nesting nesting(*this);
    std::vector<Node> nodes;
    for (;;) {
        const Token& token = current();
        switch (token.kind) {
        case TokenKind::text:
            nodes.push_back({token.at, ast::Text{token.text}});
            advance();
            break;
        case TokenKind::print_begin: {
            advance();
            ast::Expression* shown = tuple();
            if (current().kind != TokenKind::print_end) fail_expected("`}}`");
            advance();
            nodes.push_back({shown->at, ast::Emit{shown}});
            break;
        }
        case TokenKind::tag_begin:
            advance();
            if (at_any(end)) return keep(nodes);
            nodes.push_back(statement());
            break;
        default:
            if (end.size() == 0) return keep(nodes);
            fail_unended(*(end.end() - 1));
        }
    }
}

// What stands between a tag and its end; the rest of the tag has been read but for its end mark.
ast::Body Parser::tag_body(std::initializer_list<std::string_view> end) {
    skip_sign(":"); // allowed, as in Jinja2
    expect(TokenKind::tag_end, "`%}`");
    return body_until(end);
}

void Parser::end_tag(std::string_view name) {
    expect_word(name);
    expect(TokenKind::tag_end, "`%}`");
}

Node Parser::statement() {
    const Nesting nesting(*this);
    const Span at = current().at;
    const std::string_view name = expect(TokenKind::name, "the name of a tag").text;
    const auto* tag =
        std::find_if(std::begin(tags), std::end(tags), [&](const Tag& row) { return row.name == name; });
    if (tag == std::end(tags)) fail_unknown_tag(at);
    open_tags_.push_back(at);
    Node node = (this->*tag->parse)();
    if (tag->end == EndMark::left) expect(TokenKind::tag_end, "`%}`");
    open_tags_.pop_back();
    node.at = from(at);
    return node;
}

void Parser::fail_unknown_tag(Span at) const {
    const std::string_view name = at.text();
    if (name.starts_with("end") || name == "else" || name == "elif")
        fail_at(at, open_tags_.empty()
                        ? fmt::format("unexpected `{}`: no tag is open", name)
                        : fmt::format("unexpected `{}` within `{}`", name, open_tags_.back().text()));
    std::vector<std::string_view> names;
    for (const Tag& tag : tags) names.push_back(tag.name);
    const auto near = nearest(name, names);
    fail_at(at, fmt::format("there is no tag `{}`", name),
            near ? fmt::format("did you mean `{}`?", *near) : std::string());
}

// A name, or names with commas between them.
ast::Target Parser::target(Targets allowed, std::initializer_list<std::string_view> end) {
    const Span begin = current().at;
    const ast::Target first = target_member(allowed);
    if (allowed == Targets::name || !at_sign(",")) return first;
    std::vector<ast::Target> members{first};
    while (skip_sign(",")) {
        if (at_any(end) || at_sign("=") || current().kind == TokenKind::tag_end) break;
        members.push_back(target_member(Targets::names));
    }
    return several(begin, members);
}

ast::Target Parser::several(Span begin, const std::vector<ast::Target>& members) {
    return {.at = from(begin), .kind = ast::Target::Kind::several, .name = {}, .members = keep(members)};
}

ast::Target Parser::target_member(Targets allowed) {
    const Nesting nesting(*this);
    const Span begin = current().at;
    if (skip_sign("(") || skip_sign("[")) {
        const std::string_view close = begin.text() == "(" ? ")" : "]";
        std::vector<ast::Target> members;
        while (!at_sign(close)) {
            if (!members.empty()) expect_sign(",");
            if (!at_sign(close)) members.push_back(target_member(Targets::names));
        }
        expect_sign(close);
        if (members.empty()) fail_at(from(begin), "expected a name to assign to");
        return several(begin, members);
    }
    const Token& name = expect(TokenKind::name, "a name");
    for (const std::string_view constant : {"true", "false", "none", "True", "False", "None"})
        if (name.text == constant) fail_at(name.at, fmt::format("`{}` cannot be assigned to", constant));
    ast::Target to{.at = name.at, .name = name.text};
    if (allowed == Targets::names_or_attribute && skip_sign(".")) {
        to.kind = ast::Target::Kind::attribute;
        to.attribute = expect(TokenKind::name, "a name").text;
        to.at = from(name.at);
        to.holder = arena_.make<ast::Name>();
        to.holder->name = to.name;
        to.holder->hash = hash_of(to.name);
    }
    return to;
}

// The name of a macro, a macro's argument or an imported template.
ast::Target Parser::name_target(std::string_view what) {
    const ast::Target to = target_member(Targets::name);
    if (to.kind != ast::Target::Kind::local) fail_at(to.at, fmt::format("{} must be a name", what));
    return to;
}

} // namespace plansite
