#include "exports/atom.h"

#include "base/html.h"
#include "base/text.h"

#include <fmt/format.h>
#include <string_view>

namespace plansite {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// The text as valid UTF-8: each byte that is none replaced.
std::string valid_utf8(std::string_view text) {
    std::string out;
    while (const auto invalid = first_invalid_utf8(text)) {
        out.append(text.substr(0, *invalid)).append(replacement);
        text.remove_prefix(*invalid + 1);
    }
    return out.append(text);
}

// The text with what XML 1.0 does not allow as a character (section 2.2) replaced, and escaped.
std::string xml_text(std::string_view text) {
    std::string allowed;
    for (char c : valid_utf8(text)) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
        if (control) {
            allowed += replacement;
        } else {
            allowed += c;
        }
    }
    for (std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        allowed = replaced(allowed, none, replacement);
    return escaped(allowed);
}

std::string instant(Date day) {
    return iso(day) + "T00:00:00Z";
}

// Writes elements, each on its own line, indented by `indent`.
struct XmlWriter {
    std::string& out;
    std::string_view indent;

    void element(std::string_view name, std::string_view text) {
        if (!text.empty()) out += fmt::format("{0}<{1}>{2}</{1}>\n", indent, name, xml_text(text));
    }
    void link(std::string_view relation, std::string_view type, std::string_view address) {
        if (!address.empty())
            out += fmt::format("{}<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", indent, relation, type,
                               xml_text(address));
    }
    void author(std::string_view name) {
        if (!name.empty()) out += fmt::format("{}<author><name>{}</name></author>\n", indent, xml_text(name));
    }
    // A title has to be there, though it may say nothing.
    void title(std::string_view text) { out += fmt::format("{}<title>{}</title>\n", indent, xml_text(text)); }
    void html(std::string_view content) {
        if (!content.empty())
            out += fmt::format("{}<content type=\"html\">{}</content>\n", indent, xml_text(content));
    }
};

void append_entry(std::string& out, const FeedEntry& entry) {
    out += "  <entry>\n";
    XmlWriter xml{out, "    "};
    xml.element("id", entry.id);
    xml.title(entry.title);
    xml.link("alternate", "text/html", entry.address);
    xml.element("updated", instant(entry.updated));
    xml.author(entry.author);
    xml.html(entry.content);
    out += "  </entry>\n";
}

} // namespace

std::string atom_of(const Feed& feed) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
    XmlWriter xml{out, "  "};
    xml.element("id", feed.id);
    xml.title(feed.title);
    xml.element("subtitle", feed.subtitle);
    xml.link("self", "application/atom+xml", feed.self_address);
    xml.link("alternate", "text/html", feed.alternate_address);
    xml.element("updated", instant(feed.updated));
    xml.author(feed.author);
    xml.element("generator", "plansite");
    for (const auto& entry : feed.entries) append_entry(out, entry);
    return out + "</feed>\n";
}

} // namespace plansite
