#include "base/ascii.h"
#include "base/text.h"
#include "markdown/renderer.h"

namespace plansite {

void MarkdownRenderer::quote(Node node) {
    fresh_line();
    if (const auto found = callout_of(node)) {
        const auto& words = host_.words;
        switch (found->kind) {
        case CalloutKind::note: return callout(node, *found, "note", words.note);
        case CalloutKind::example: return callout(node, *found, "example", words.example);
        case CalloutKind::warning: return callout(node, *found, "warning", words.warning);
        case CalloutKind::feedback: return callout(node, *found, "feedback", words.feedback);
        case CalloutKind::question: return question(node, *found);
        case CalloutKind::quote: return quotation(node, *found);
        case CalloutKind::unknown: unknown_callout(node, *found); break;
        }
    }
    const auto before = out_.size();
    out_ += "<blockquote>\n";
    const auto begin = out_.size();
    blocks(node.first());
    fresh_line();
    if (out_.size() == begin) return out_.resize(before); // nothing in it is published
    out_ += "</blockquote>\n";
}

// An <aside> whose title is the kind and the author's words. No heading: it is not part of the
// structure of the paper.
void MarkdownRenderer::callout(Node node, const Callout& callout, std::string_view name,
                               std::string_view label) {
    const auto id = options_.anchor_prefix + "callout." + std::to_string(++callouts_);
    out_ += "<aside";
    attribute("class", "callout callout-" + std::string(name));
    attribute("aria-labelledby", id);
    out_ += ">\n<p";
    attribute("class", "callout-title");
    attribute("id", id);
    out_ += '>';
    text(label);
    block_ = node.first();
    const auto end = out_.size();
    inlines(callout.title, callout.title_end, callout.skip);
    if (const auto title = trimmed(std::string_view(out_).substr(end)); title.empty()) {
        out_.resize(end);
    } else {
        out_.replace(end, out_.size() - end, ": " + std::string(title));
    }
    out_ += "</p>\n";
    callout_body(node, callout);
    out_ += "</aside>\n";
}

// Someone's words, and who said them.
void MarkdownRenderer::quotation(Node node, const Callout& callout) {
    out_ += "<figure class=\"quote\">\n<blockquote>\n";
    callout_body(node, callout);
    out_ += "</blockquote>\n";
    const auto before = out_.size();
    out_ += "<figcaption>";
    const auto begin = out_.size();
    block_ = node.first();
    inlines(callout.title, callout.title_end, callout.skip);
    const std::string words(trimmed(std::string_view(out_).substr(begin)));
    out_.resize(words.empty() ? before : begin);
    if (!words.empty()) out_ += words + "</figcaption>\n";
    out_ += "</figure>\n";
}

// A question of a consultation, made by the host, and what the author adds to it.
void MarkdownRenderer::question(Node node, const Callout& callout) {
    if (callout.argument.empty()) {
        diagnostics_.report(kind("malformed-callout"), "the call-out does not say which question it shows",
                            places_.inside(node, callout.word), "write its id, as in `[!QUESTION commit]`");
    } else {
        const auto reference = "question:" + std::string(callout.argument);
        const Span at = places_.inside(node, callout.argument);
        const auto html = host_.embed ? host_.embed(reference, at) : std::nullopt;
        if (html) {
            out_ += *html;
        } else if (const auto target = resolved(reference, at)) {
            out_ += "<p>";
            link_to(*target);
            out_ += "</p>";
        }
        fresh_line();
    }
    callout_body(node, callout);
}

void MarkdownRenderer::callout_body(Node node, const Callout& callout) {
    if (callout.body) {
        out_ += "<p>";
        block_ = node.first();
        inlines(callout.body, Node{}, 0);
        out_ += "</p>\n";
    }
    blocks(node.first().next());
    fresh_line();
}

void MarkdownRenderer::unknown_callout(Node node, const Callout& callout) {
    std::string word(callout.word);
    for (char& c : word)
        if (is_lower(c)) c = char(c - 'a' + 'A');
    const auto near = nearest(word, callout_words());
    diagnostics_.report(kind("malformed-callout"),
                        "there is no call-out of the kind `" + std::string(callout.word) + "`",
                        places_.inside(node, callout.word),
                        near ? "did you mean `" + std::string(*near) + "`?" : std::string{});
}

} // namespace plansite
