#pragma once

#include "template/ast.h"
#include "template/lexer.h"
#include "template/parser.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// The parser's inside: a recursive descent over the tokens, one function for each level of precedence
// (parse_expression.cpp) and for each tag (parse_tag.cpp).

namespace plansite {

class Parser {
public:
    Parser(ast::Template& to, const std::vector<Token>& tokens)
        : to_(to), arena_(to.arena), tokens_(tokens) {}

    // The whole template.
    ast::Body parse();
    bool at_end() const { return current().kind == TokenKind::end; }

private:
    // ---- expressions
    enum class Conditions : std::uint8_t { allowed, excluded }; // `x if y`, which `for … if` must not take
    ast::Expression* expression(Conditions conditions = Conditions::allowed);
    ast::Expression* condition();
    ast::Expression* logical_or();
    ast::Expression* logical_and();
    ast::Expression* logical_not();
    ast::Expression* comparison();
    ast::Expression* sum();
    ast::Expression* concatenation();
    ast::Expression* product();
    ast::Expression* power();
    enum class Postfix : std::uint8_t { with_filters, plain };
    ast::Expression* unary(Postfix postfix = Postfix::with_filters);
    ast::Expression* primary();
    ast::Expression* name_or_constant();
    ast::Expression* list_display();
    ast::Expression* map_display();
    ast::Expression* parenthesised();
    ast::Expression* with_postfix(ast::Expression* of);
    ast::Expression* with_filters(ast::Expression* of);
    ast::Expression* subscript(ast::Expression* of);
    ast::Expression* dotted(ast::Expression* of);
    ast::Expression* test(ast::Expression* of);
    ast::Expression* filter(ast::Expression* of);
    ast::Expression* block_filters();
    ast::Arguments arguments();
    std::string_view dotted_name(Span& at);
    // One expression, or several with commas between them as a tuple. `end` names that end the tuple.
    ast::Expression* tuple(Conditions conditions = Conditions::allowed,
                           std::initializer_list<std::string_view> end = {});

    // ---- statements
    enum class EndMark : std::uint8_t { read, left }; // whether the tag's function has read its last `%}`
    struct Tag {
        std::string_view name;
        ast::Node (Parser::*parse)();
        EndMark end;
    };
    static const Tag tags[];
    ast::Body body_until(std::initializer_list<std::string_view> end);
    ast::Body tag_body(std::initializer_list<std::string_view> end);
    void end_tag(std::string_view name);
    ast::Node statement();
    ast::Node for_tag();
    ast::Node if_tag();
    ast::Node set_tag();
    ast::Node with_tag();
    ast::Node macro_tag();
    ast::Node call_tag();
    ast::Node filter_tag();
    ast::Node autoescape_tag();
    ast::Node block_tag();
    ast::Node include_tag();
    ast::Node import_tag();
    ast::Node from_tag();
    ast::Node do_tag();
    ast::Node print_tag();
    ast::Node extends_tag();
    ast::Node break_tag();
    ast::Node continue_tag();
    ast::Node leave_tag(ast::Leave what);
    [[noreturn]] void fail_unknown_tag(Span at) const;
    std::span<ast::Parameter> parameters();
    bool at_context() const;
    ast::Hands hands(ast::Hands standard);
    enum class Targets : std::uint8_t { name, names, names_or_attribute };
    ast::Target target(Targets allowed, std::initializer_list<std::string_view> end = {});
    ast::Target target_member(Targets allowed);
    ast::Target several(Span begin, const std::vector<ast::Target>& members);
    ast::Target name_target(std::string_view what);

    // ---- tokens
    const Token& current() const { return tokens_[next_]; }
    const Token& ahead() const { return tokens_[std::min(next_ + 1, tokens_.size() - 1)]; }
    const Token& advance() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
    static bool is_sign(const Token& token, std::string_view sign) {
        return token.kind == TokenKind::sign && token.text == sign;
    }
    static bool is_word(const Token& token, std::string_view word) {
        return token.kind == TokenKind::name && token.text == word;
    }
    bool at_sign(std::string_view sign) const { return is_sign(current(), sign); }
    bool at_word(std::string_view word) const { return is_word(current(), word); }
    bool at_any(std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return at_word(word); });
    }
    bool skip_sign(std::string_view sign) {
        if (!at_sign(sign)) return false;
        advance();
        return true;
    }
    bool skip_word(std::string_view word) {
        if (!at_word(word)) return false;
        advance();
        return true;
    }
    void expect_sign(std::string_view sign);
    void expect_word(std::string_view word);
    [[noreturn]] void fail_unended(std::string_view end) const;
    const Token& expect(TokenKind kind, std::string_view what);
    [[noreturn]] void fail_expected(std::string_view what) const;
    [[noreturn]] void fail_at(Span at, std::string message, std::string help = {}) const {
        throw TemplateSyntaxError{at, std::move(message), std::move(help)};
    }

    // ---- nodes
    Span from(Span begin) const {
        return {begin.source, begin.begin, std::max(begin.end, tokens_[next_ == 0 ? 0 : next_ - 1].at.end)};
    }
    template <class Form> ast::Expression* make(Span at, Form form) {
        return arena_.make<ast::Expression>(at, form);
    }
    template <class T> std::span<T> keep(const std::vector<T>& items) {
        T* kept = arena_.make_array<T>(items.size());
        std::copy(items.begin(), items.end(), kept);
        return {kept, items.size()};
    }

    // Counts levels of nesting for as long as it lives; the links of a chain of operators count too, for they
    // nest in the tree.
    class Nesting {
    public:
        enum class From : std::uint8_t { here, the_first_link };
        explicit Nesting(Parser& parser, From from = From::here) : parser_(parser) {
            if (from == From::here) deeper();
        }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        ~Nesting() { parser_.depth_ -= levels_; }
        void deeper() {
            ++levels_;
            if (++parser_.depth_ > deepest_nesting)
                parser_.fail_at(parser_.current().at, "the template is nested too deeply");
        }

    private:
        Parser& parser_;
        int levels_ = 0;
    };

    ast::Template& to_;
    Arena& arena_;
    const std::vector<Token>& tokens_;
    std::size_t next_ = 0;
    int depth_ = 0;
    int loops_ = 0;               // that `break` would leave
    std::vector<Span> open_tags_; // for messages about a missing end
};

} // namespace plansite
