#include "circulate/single_file.h"

#include "base/digest.h"
#include "base/html.h"
#include "base/media_type.h"
#include "base/text.h"
#include "circulate/markup.h"
#include "pages/links.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>
#include <vector>

namespace plansite {

namespace {

// "mailto:x", "https://x", "//x": not an address of this site.
bool leads_out(std::string_view address) {
    const auto colon = address.find(':');
    return address.starts_with("//") || (colon != address.npos && colon < address.find_first_of("/#?", 0));
}

// The text with every `end` in it (any letter case) kept from ending its element.
std::string kept_inside(std::string_view code, std::string_view end) {
    const std::string lower = lower_ascii(code);
    std::string out;
    std::size_t from = 0;
    for (auto at = lower.find(end); at != lower.npos; at = lower.find(end, at + 1)) {
        out.append(code.substr(from, at + 1 - from)).append("\\"); // "<\/script" means the same in a string
        from = at + 1;
    }
    return out.append(code.substr(from));
}

class Assembly {
public:
    Assembly(const Output& site, std::string_view page, std::string_view base_url)
        : site_(site), page_(page), base_url_(base_url) {}

    std::string run(std::string_view html);

private:
    // A `nav` that is open, and what became of its links.
    struct Nav {
        std::size_t begin; // in out_
        bool kept = false, dropped = false;
    };

    void take(const MarkupToken& token);
    void open_tag(const MarkupToken& token);
    void take_link(const MarkupToken& token);
    void take_meta(const MarkupToken& token);
    void take_script(const MarkupToken& token);
    void take_image(const MarkupToken& token);
    void take_anchor(const MarkupToken& token);
    void end_nav();
    void append_tag(const MarkupToken& token, std::string_view name, std::string_view attribute,
                    std::string_view value);
    void append_style(std::string css, std::string_view media);
    std::string address_of(std::string_view href) const;
    const OutputFile* file_of(std::string_view from, std::string_view address) const;
    std::string data_address(const OutputFile& file) const;
    std::string with_inlined_urls(std::string_view css, std::string_view path) const;
    std::string policy() const;

    const Output& site_;
    std::string_view page_;
    std::string_view base_url_;
    std::string out_;
    std::size_t policy_at_ = std::string::npos; // where the policy goes in out_
    std::string scripts_;                       // to stand at the end
    std::vector<std::string> script_hashes_, style_hashes_;
    std::vector<Nav> navs_;
    std::string_view code_of_; // "script" or "style" while the text of one is awaited
    bool drops_code_ = false;  // its text and closing tag are left out
    bool anchor_is_text_ = false;
};

std::string Assembly::run(std::string_view html) {
    for (const auto& token : markup_tokens(html)) take(token);
    const std::string meta =
        fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy());
    if (policy_at_ == out_.npos) throw std::runtime_error(std::string(page_) + " has no <head>");
    out_.insert(policy_at_, meta);
    return std::move(out_);
}

std::string Assembly::policy() const {
    const auto sources = [](const std::vector<std::string>& hashes) {
        std::string out;
        for (const auto& hash : hashes) out += fmt::format(" 'sha256-{}'", hash);
        return hashes.empty() ? std::string(" 'none'") : out;
    };
    return fmt::format("default-src 'none'; script-src{}; style-src{}; img-src data:; font-src data:; "
                       "form-action 'none'; base-uri 'none'",
                       sources(script_hashes_), sources(style_hashes_));
}

void Assembly::take(const MarkupToken& token) {
    if (!code_of_.empty() && token.kind == MarkupToken::Kind::text) {
        if (drops_code_) return;
        (code_of_ == "script" ? script_hashes_ : style_hashes_).push_back(sha256_base64(token.raw));
        out_ += token.raw;
    } else if (!code_of_.empty()) {
        if (!drops_code_) out_ += token.raw;
        code_of_ = {};
    } else if (token.kind == MarkupToken::Kind::opening) {
        open_tag(token);
    } else if (token.closes("a") && anchor_is_text_) {
        out_ += "</span>";
    } else if (token.closes("nav") && !navs_.empty()) {
        out_ += token.raw;
        end_nav();
    } else {
        if (token.closes("body")) out_ += scripts_;
        out_ += token.raw;
    }
}

void Assembly::open_tag(const MarkupToken& token) {
    if (token.name == "link") return take_link(token);
    if (token.name == "meta") return take_meta(token);
    if (token.name == "script") return take_script(token);
    if (token.name == "img") return take_image(token);
    if (token.name == "a") return take_anchor(token);
    if (token.name == "base") return;
    if (token.name == "nav") navs_.push_back({out_.size()});
    if (token.name == "style") {
        code_of_ = token.name;
        drops_code_ = false;
    }
    out_ += token.raw;
    // Before everything to which the policy applies; a charset further down would still be found.
    if (token.name == "head") {
        out_ += '\n';
        policy_at_ = out_.size();
    }
}

void Assembly::take_link(const MarkupToken& token) {
    const OutputFile* file = file_of(page_, token.value("href"));
    if (!file) return; // feeds, and what is not there
    const std::string relation = token.value("rel");
    if (relation == "stylesheet")
        append_style(with_inlined_urls(file->bytes, file->path), token.value("media"));
    if (relation == "icon") append_tag(token, "link", "href", data_address(*file));
}

// The page's own policy speaks of the site.
void Assembly::take_meta(const MarkupToken& token) {
    if (lower_ascii(token.value("http-equiv")) != "content-security-policy") out_ += token.raw;
}

void Assembly::take_script(const MarkupToken& token) {
    code_of_ = token.name;
    drops_code_ = token.has("src");
    if (!drops_code_) {
        out_ += token.raw;
        return;
    }
    const OutputFile* file = file_of(page_, token.value("src"));
    if (!file) return;
    const std::string code = kept_inside(kept_inside(file->bytes, "</script"), "<!--");
    script_hashes_.push_back(sha256_base64(code));
    const bool module = token.value("type") == "module";
    scripts_ += fmt::format("<script{}>{}</script>\n", module ? " type=\"module\"" : "", code);
}

void Assembly::take_image(const MarkupToken& token) {
    const OutputFile* file = file_of(page_, token.value("src"));
    if (file)
        append_tag(token, "img", "src", data_address(*file));
    else
        append_escaped(out_, token.value("alt"));
}

void Assembly::take_anchor(const MarkupToken& token) {
    const std::string address = address_of(token.value("href"));
    anchor_is_text_ = address.empty();
    for (auto& nav : navs_) (anchor_is_text_ ? nav.dropped : nav.kept) = true;
    append_tag(token, anchor_is_text_ ? "span" : "a", "href", address);
}

void Assembly::end_nav() {
    const Nav nav = navs_.back();
    navs_.pop_back();
    if (nav.dropped && !nav.kept) out_.resize(nav.begin);
}

// Appends a tag with one attribute changed, or left out where the value is empty.
void Assembly::append_tag(const MarkupToken& token, std::string_view name, std::string_view attribute,
                          std::string_view value) {
    constexpr std::array<std::string_view, 5> of_links{"aria-current", "download", "hreflang", "rel",
                                                       "target"};
    const auto left_out = [&](std::string_view key) {
        const bool of_link = std::find(of_links.begin(), of_links.end(), key) != of_links.end();
        return key == attribute || key == "srcset" || (name == "span" && of_link);
    };
    out_.append("<").append(name);
    for (const auto& [key, text] : token.attributes) {
        if (left_out(key)) continue;
        out_.append(" ").append(key).append("=\"").append(text).append("\"");
    }
    if (!value.empty()) out_.append(" ").append(attribute).append("=\"").append(escaped(value)).append("\"");
    out_ += '>';
}

void Assembly::append_style(std::string css, std::string_view media) {
    css = kept_inside(css, "</style");
    style_hashes_.push_back(sha256_base64(css));
    out_ += media.empty() ? "<style>" : fmt::format("<style media=\"{}\">", escaped(media));
    out_.append(css).append("</style>");
}

// What a link of the page becomes; empty where it leads nowhere from a single file.
std::string Assembly::address_of(std::string_view href) const {
    if (href.starts_with('#') || leads_out(href)) return std::string(href);
    const std::string path = resolve_address(page_, href);
    const auto hash = href.find('#');
    const std::string anchor(hash == href.npos ? std::string_view() : href.substr(hash));
    if (path == page_ && !anchor.empty()) return anchor;
    if (base_url_.empty()) return {};
    return std::string(base_url_) + encoded_path(path) + anchor;
}

const OutputFile* Assembly::file_of(std::string_view from, std::string_view address) const {
    if (address.empty() || leads_out(address)) return nullptr;
    return site_.find(resolve_address(from, address.substr(0, address.find('?'))));
}

std::string Assembly::data_address(const OutputFile& file) const {
    return fmt::format("data:{};base64,{}", media_type(file.path), base64(file.bytes));
}

// A style sheet with the files it names inside it; what is not there, or leads out, becomes nothing.
std::string Assembly::with_inlined_urls(std::string_view css, std::string_view path) const {
    constexpr std::string_view opening = "url(";
    std::string out;
    for (;;) {
        const auto begin = css.find(opening);
        const auto end = begin == css.npos ? css.npos : css.find(')', begin);
        if (end == css.npos) return out.append(css);
        out.append(css.substr(0, begin));
        std::string_view address = trimmed(css.substr(begin + opening.size(), end - begin - opening.size()));
        css.remove_prefix(end + 1);
        if (address.starts_with('"') || address.starts_with('\'')) address.remove_prefix(1);
        if (address.ends_with('"') || address.ends_with('\'')) address.remove_suffix(1);
        const OutputFile* file = file_of(path, address);
        const bool inside = address.starts_with("data:") || address.starts_with('#');
        out += fmt::format("url(\"{}\")", inside ? std::string(address)
                                          : file ? data_address(*file)
                                                 : "data:,");
    }
}

} // namespace

std::string single_file(const Output& site, std::string_view page, std::string_view base_url) {
    const OutputFile* file = site.find(page);
    if (!file) throw std::out_of_range("no page " + std::string(page));
    return Assembly(site, page, base_url).run(file->bytes);
}

std::string with_reference(std::string_view file, std::string_view reference) {
    return replaced(file, " data-reference=\"\"", fmt::format(" data-reference=\"{}\"", escaped(reference)));
}

} // namespace plansite
