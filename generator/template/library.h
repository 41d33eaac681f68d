#pragma once

#include "template/ast.h"
#include "template/call.h"
#include "template/engine.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// All templates with what they can call: what the linker completes and the renderer reads.
struct Library {
    explicit Library(TemplateOptions with);

    // The template of a name, or null.
    const ast::Template* find(std::string_view name) const;

    TemplateOptions options;
    Registry registry;
    Arena arena;
    std::map<std::string_view, Value> globals; // functions and the embedding program's values
    std::map<std::string, ast::Template, std::less<>> templates;
};

// What linking one template finds out, for the checks that need several templates.
struct LinkFacts {
    enum class Use : std::uint8_t { value, call };
    struct FreeName {
        std::string_view name;
        Span at;
        Use use;
    };
    enum class Relation : std::uint8_t { extends, include, import };
    struct Reference {
        Relation relation;
        const ast::Template* to;
        Span at;
        ast::Hands hands;
        std::vector<std::string_view> visible; // the local names that are handed on
    };
    // A name under which a template's macros, or one of them, can be called.
    struct Imported {
        const ast::Template* from;
        std::string_view macro; // empty: the whole template
    };
    struct MacroCall {
        const ast::Arguments* arguments;
        Span at;
        std::string_view name;      // as it is called here
        std::string_view attribute; // of an imported template
        bool with_body;             // by a call block
    };
    struct UnknownImport {
        const ast::Template* from;
        std::string_view name;
        Span at;
    };

    std::vector<FreeName> free_names;   // that the context has to have
    std::set<std::string_view> guarded; // names that the template asks about: `x is defined`, `x|default(1)`
    std::map<std::string_view, int> exported;             // how often each top-level name is set
    std::map<std::string_view, const ast::Macro*> macros; // at the top level
    std::map<std::string_view, Imported> imported;
    std::vector<Reference> references;
    std::vector<MacroCall> macro_calls;
    std::vector<UnknownImport>
        imports; // every `from … import name`, to be looked up when all templates are linked
    std::vector<const ast::Block*> outer_blocks; // that stand in no other block
    bool computed_parent = false;                // extends a template whose name is computed
};

using AllFacts = std::map<const ast::Template*, LinkFacts>;

} // namespace plansite
