#include "base/html.h"
#include "base/text.h"
#include "markdown/links.h"
#include "markdown/renderer.h"

namespace plansite {

namespace {

// An address as a message can show it: on one line, and not for ever.
std::string shown(std::string_view address) {
    constexpr std::size_t longest = 80;
    std::string out;
    for (char c : address.substr(0, longest))
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    while (address.size() > longest && !out.empty() && (address[out.size()] & 0xC0) == 0x80) out.pop_back();
    return "`" + out + (address.size() > longest ? "…`" : "`");
}

} // namespace

bool has_own_words(Node link) {
    const Node words = link.first();
    return !words || (!words.next() && words.kind() == NodeKind::text && words.literal() == link.address());
}

// A link is opened here and closed in leave(). Of a link within a link (the parser lets `<https://…>` be one)
// only the words are kept, as of one that leads nowhere.
MarkdownRenderer::Inside MarkdownRenderer::enter_link(Node link) {
    const auto address = link.address();
    if (!link_ends_.empty()) return words_only();
    switch (kind_of_address(address)) {
    case AddressKind::web: return open_link(address, link);
    case AddressKind::anchor: {
        const std::string local = local_address(address.substr(1));
        if (survey_.anchors.holds(local.substr(1)) || !host_.resolve_path) return open_link(local, link);
        const auto target =
            host_.resolve_path(address, places_.inside(block_, address)); // elsewhere on the page, or nowhere
        return target ? open_target(*target, link) : words_only();
    }
    case AddressKind::reference: {
        const auto target = resolved(address, places_.inside(block_, address));
        return target ? open_target(*target, link) : words_only();
    }
    case AddressKind::path: {
        if (!host_.resolve_path) return words_only();
        const auto target = host_.resolve_path(address, places_.inside(block_, address));
        return target ? open_target(*target, link) : words_only();
    }
    case AddressKind::refused: break;
    }
    refuse_link(address, places_.inside(block_, address));
    return words_only();
}

// An address written as it is; also the words of a link that has none.
MarkdownRenderer::Inside MarkdownRenderer::open_link(std::string_view address, Node link) {
    out_ += "<a href=\"";
    append_address(out_, address);
    out_ += '"';
    if (!link.title().empty()) attribute("title", link.title());
    out_ += '>';
    if (!link.first()) text(link.address());
    link_ends_.emplace_back("</a>");
    return Inside::children;
}

// A link to what the host has found, with the author's words or the host's.
MarkdownRenderer::Inside MarkdownRenderer::open_target(const LinkTarget& target, Node link) {
    if (has_own_words(link)) {
        link_to(target);
        return Inside::nothing;
    }
    std::string end;
    if (!target.address.empty()) {
        out_ += "<a";
        attribute("href", target.address);
        if (!link.title().empty()) attribute("title", link.title());
        out_ += '>';
        end = "</a>";
    }
    if (!target.note.empty()) end += " <span class=\"note\">(" + escaped(target.note) + ")</span>";
    link_ends_.push_back(std::move(end));
    return Inside::children;
}

void MarkdownRenderer::link_to(const LinkTarget& target) {
    if (!target.address.empty()) {
        out_ += "<a";
        attribute("href", target.address);
        out_ += '>';
    }
    text(target.words);
    if (!target.address.empty()) out_ += "</a>";
    if (target.note.empty()) return;
    out_ += " <span class=\"note\">(";
    text(target.note);
    out_ += ")</span>";
}

MarkdownRenderer::Inside MarkdownRenderer::words_only() {
    link_ends_.emplace_back();
    return Inside::children;
}

std::optional<LinkTarget> MarkdownRenderer::resolved(std::string_view reference, Span at) {
    return host_.resolve ? host_.resolve(reference, at) : std::nullopt;
}

// Pictures come from the site itself: one from elsewhere would tell another server who reads the page.
void MarkdownRenderer::image(Node node) {
    const auto address = node.address();
    const Span at = places_.inside(block_, address);
    const auto words = plain_text(node);
    if (is_blank(words))
        diagnostics_.report(kind("missing-alt"), "the image has no alternative text", at,
                            "write what it shows between the brackets");
    std::optional<LinkTarget> target;
    if (kind_of_address(address) == AddressKind::path) {
        if (host_.resolve_path) target = host_.resolve_path(address, at);
    } else {
        diagnostics_.report(kind("dangerous-link"),
                            "an image must be a file of this site, and " + shown(address) + " is none", at,
                            "copy the file into the site and name it by its path");
    }
    if (!target || target->address.empty()) return text(words);
    out_ += "<img";
    attribute("src", target->address);
    attribute("alt", words);
    out_ += " loading=\"lazy\">";
}

void MarkdownRenderer::refuse_link(std::string_view address, Span at) {
    const std::vector<std::string_view> kinds(reference_kinds.begin(), reference_kinds.end());
    const auto scheme = scheme_of(address);
    const auto near = scheme.empty() ? std::nullopt : nearest(scheme, kinds);
    diagnostics_.report(kind("dangerous-link"), "a link may not lead to " + shown(address), at,
                        near ? "did you mean `" + std::string(*near) + ":`?" : std::string{});
}

// The address of a place in this text, which its page may have given a prefix. "#3.1(ii)" is as good as
// "#3.1-ii".
std::string MarkdownRenderer::local_address(std::string_view anchor) const {
    for (const auto& wanted : {std::string(anchor), number_anchor(anchor)})
        if (survey_.anchors.holds(options_.anchor_prefix + wanted))
            return "#" + options_.anchor_prefix + wanted;
    return "#" + std::string(anchor);
}

} // namespace plansite
