#include "markdown/survey.h"

#include "base/text.h"
#include "markdown/callout.h"
#include "markdown/links.h"

#include <algorithm>
#include <utility>

namespace plansite {

namespace {

class Surveyor {
public:
    Surveyor(Places& places, const MarkdownOptions& options) : places_(places), options_(options) {}

    void blocks(Node parent, int lists) {
        for (Node node = parent.first(); node; node = node.next()) block(node, lists);
    }

    Survey take() { return std::move(survey_); }

private:
    void block(Node node, int lists) {
        switch (node.kind()) {
        case NodeKind::heading: heading(node); break;
        case NodeKind::paragraph: paragraph(node, lists); break;
        case NodeKind::list: blocks(node, lists + 1); break;
        case NodeKind::item: blocks(node, lists); break;
        case NodeKind::quote: quote(node, lists); break;
        case NodeKind::footnote: quotation(node, lists); break;
        default: break;
        }
    }

    void heading(Node node) {
        const int level = std::clamp(options_.top_heading + node.heading_level() - 1, 2, 6);
        const auto number = number_of(node, NumberPlace::heading);
        trail_.heading(level, number.has_value());
        std::string text(trimmed(plain_text(node)));
        if (number) {
            take_number(node, node, *number, 0);
        } else {
            name(node, options_.anchor_prefix + slug(text), {});
        }
        survey_.headings.push_back({level, survey_.anchored.back().anchor, std::move(text)});
    }

    void paragraph(Node node, int lists) {
        const auto number = number_of(node, NumberPlace::paragraph);
        if (!number) return;
        const Node parent = node.parent();
        const bool names_item = parent.kind() == NodeKind::item && parent.first() == node;
        take_number(names_item ? parent : node, node, *number, lists);
    }

    void quote(Node node, int lists) {
        if (callout_of(node)) {
            blocks(node, lists);
        } else {
            quotation(node, lists);
        }
    }

    // The numbers in what is quoted are another paper's.
    void quotation(Node node, int lists) {
        const bool outer = std::exchange(quoted_, true);
        blocks(node, lists);
        quoted_ = outer;
    }

    // The number that a block begins with, if numbers are read here. `3\.1` is none: the author's text has to
    // have it too.
    std::optional<WrittenNumber> number_of(Node block, NumberPlace place) {
        if (options_.numbering == Numbering::none || quoted_) return std::nullopt;
        const Node text = block.first();
        if (!text || text.kind() != NodeKind::text) return std::nullopt;
        const auto number = leading_number(text.literal(), place);
        if (!number) return std::nullopt;
        auto source = places_.source_of(block);
        if (place == NumberPlace::heading)
            source.remove_prefix(std::min(source.find_first_not_of("# \t"), source.size()));
        if (!source.starts_with(number->printed)) return std::nullopt;
        if (number->skip == text.literal().size() && !text.next()) return std::nullopt; // nothing is numbered
        return number;
    }

    // `named` gets the anchor, `block` holds the text.
    void take_number(Node named, Node block, const WrittenNumber& number, int lists) {
        const Span at = places_.inside(block, number.printed);
        const std::string full = trail_.follow(number, lists, at, survey_.faults);
        name(named, options_.anchor_prefix + number_anchor(full), number);
        const auto text = plain_text(block);
        survey_.paragraphs.push_back({full, survey_.anchored.back().anchor,
                                      std::string(trimmed(std::string_view(text).substr(number.skip))), at});
    }

    void name(Node node, std::string anchor, const WrittenNumber& number) {
        survey_.anchored.push_back(
            {survey_.anchors.unique(std::move(anchor)), std::string(number.printed), number.skip});
        node.set_anchored(&survey_.anchored.back());
    }

    Places& places_;
    const MarkdownOptions& options_;
    Survey survey_;
    NumberTrail trail_;
    bool quoted_ = false;
};

} // namespace

Survey survey_of(const Tree& tree, Places& places, const MarkdownOptions& options) {
    Surveyor surveyor(places, options);
    surveyor.blocks(tree.root(), 0);
    return surveyor.take();
}

std::vector<Located<std::string>> references_of(const Tree& tree, Places& places) {
    std::vector<Located<std::string>> references;
    Node block;
    for (Node node = tree.root(); node; node = following(node, tree.root())) {
        switch (node.kind()) {
        case NodeKind::paragraph:
        case NodeKind::heading:
        case NodeKind::table: block = node; break;
        case NodeKind::quote:
            if (const auto callout = callout_of(node);
                callout && callout->kind == CalloutKind::question && !callout->argument.empty())
                references.push_back(
                    {"question:" + std::string(callout->argument), places.inside(node, callout->argument)});
            break;
        case NodeKind::link:
            if (kind_of_address(node.address()) == AddressKind::reference)
                references.push_back({std::string(node.address()), places.inside(block, node.address())});
            break;
        default: break;
        }
    }
    return references;
}

} // namespace plansite
