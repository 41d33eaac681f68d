#include "import/html_reader.h"

#include "base/memory.h"
#include "base/text.h"

#include <cstdlib>
#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <memory>
#include <new>

namespace plansite {

namespace {

constexpr int deepest = 500;
constexpr int most_attributes = 1000;

struct Session {
    HtmlListener& listener;
    htmlParserCtxtPtr parser = nullptr;
    HtmlEnd end = HtmlEnd::good;
    int depth = 0;
    bool stopped = false;

    void stop() {
        stopped = true;
        xmlStopParser(parser);
    }
};

Session& session_of(void* context) {
    return *static_cast<Session*>(static_cast<htmlParserCtxtPtr>(context)->_private);
}

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

void opened(void* context, const xmlChar* name, const xmlChar** attributes) {
    Session& session = session_of(context);
    if (session.stopped) return;
    HtmlAttributes given;
    for (; attributes && attributes[0]; attributes += 2)
        given.emplace_back(lower_ascii(view(attributes[0])), std::string(view(attributes[1])));
    session.listener.open(lower_ascii(view(name)), given);
    if (++session.depth > deepest) session.end = HtmlEnd::too_deep;
    if (session.end != HtmlEnd::good || session.listener.done()) session.stop();
}

void closed(void* context, const xmlChar* name) {
    Session& session = session_of(context);
    --session.depth;
    if (!session.stopped) session.listener.close(lower_ascii(view(name)));
}

void told(void* context, const xmlChar* text, int size) {
    Session& session = session_of(context);
    if (session.stopped) return;
    session.listener.text({reinterpret_cast<const char*>(text), std::size_t(size)});
    if (session.listener.done()) session.stop();
}

void ignored(void*, const char*, ...) {}

// Without memory libxml2's parser of HTML may go round for ever, telling of it each time.
bool has_memory_or_ends() {
    const auto allocate = [](std::size_t size) { return allocated_or_end(1, size); };
    const auto copy = [](const char* text) {
        const std::size_t size = std::strlen(text) + 1;
        return static_cast<char*>(std::memcpy(allocated_or_end(1, size), text, size));
    };
    return xmlMemSetup(std::free, allocate, reallocated_or_end, copy) == 0;
}

// The parser compares every attribute of a tag with all others of it. What may separate them is counted,
// which is never fewer than there are.
bool has_too_many_attributes(std::string_view bytes) {
    int separators = 0;
    bool in_tag = false;
    char quote = 0, before = 0; // `before` is the last that was not white space
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (!in_tag) {
            const char next = at + 1 < bytes.size() ? char(bytes[at + 1] | 0x20) : ' ';
            in_tag = c == '<' && next >= 'a' && next <= 'z';
            separators = 0;
            continue;
        }
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote && c == quote)
            quote = 0;
        else if (!quote && (c == '"' || c == '\'') && before == '=')
            quote = c;
        else if (!quote && c == '>')
            in_tag = false;
        if ((space || c == '"' || c == '\'') && ++separators > most_attributes) return true;
        if (!space) before = c;
    }
    return false;
}

// The bytes with spaces in place of Word's marks of conditions, `<![if !supportLists]>`: by HTML's rules they
// are comments, and libxml2 takes them for text.
std::string without_conditions(std::string_view bytes) {
    std::string out(bytes);
    for (auto at = out.find("<!["); at != out.npos; at = out.find("<![", at)) {
        const auto end = out.find('>', at);
        if (end == out.npos) break;
        out.replace(at, end + 1 - at, end + 1 - at, ' ');
    }
    return out;
}

} // namespace

std::string_view attribute_of(const HtmlAttributes& attributes, std::string_view name) {
    for (const auto& [key, value] : attributes)
        if (key == name) return value;
    return {};
}

HtmlEnd read_html(std::string_view given, HtmlListener& listener) {
    [[maybe_unused]] static const bool prepared = has_memory_or_ends();
    const std::string bytes = without_conditions(given);
    if (has_too_many_attributes(bytes)) return HtmlEnd::too_many_attributes;
    htmlSAXHandler handler{};
    handler.startElement = opened;
    handler.endElement = closed;
    handler.characters = told;
    handler.ignorableWhitespace = told;
    handler.warning = ignored;
    handler.error = ignored;
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreateMemoryParserCtxt(bytes.empty() ? " " : bytes.data(), bytes.empty() ? 1 : int(bytes.size())),
        &htmlFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    Session session{listener, parser.get()};
    *parser->sax = handler;
    parser->_private = &session;
    int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
    const bool utf8 = !first_invalid_utf8(bytes);
    if (utf8) options |= HTML_PARSE_IGNORE_ENC;
    htmlCtxtUseOptions(parser.get(), options);
    if (utf8) xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser.get());
    return session.end;
}

} // namespace plansite
