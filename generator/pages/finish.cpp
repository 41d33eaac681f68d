#include "pages/finish.h"

#include "base/address.h"
#include "base/find_sign.h"
#include "base/html.h"
#include "base/marks.h"
#include "base/text.h"

#include <set>

namespace plansite {

std::string encoded_path(std::string_view path) {
    return replaced(path, " ", "%20");
}

std::string decoded_path(std::string_view address) {
    return replaced(address, "%20", " ");
}

std::string finish_page(std::string_view html, std::string_view path, const Glossary& glossary) {
    std::string out;
    out.reserve(html.size());
    std::set<std::string_view> explained;
    for (;;) {
        const auto at = find_sign<address_mark, abbreviation_begin, abbreviation_end>(html);
        out.append(html.substr(0, at));
        if (at == html.npos) return out;
        const char mark = html[at];
        html.remove_prefix(at + 1);
        if (mark == address_mark) {
            const auto end = find_sign<'"', '\'', ' ', '<', '>', '\n'>(html);
            out += relative_address(path, html.substr(0, end));
            html.remove_prefix(end == html.npos ? html.size() : end);
        } else if (mark == abbreviation_begin) {
            const auto end = html.find(abbreviation_end);
            const auto word = html.substr(0, end);
            html.remove_prefix(end == html.npos ? html.size() : end + 1);
            const auto meaning = glossary.find(word);
            const bool in_tag =
                out.rfind('<') != out.npos && (out.rfind('>') == out.npos || out.rfind('>') < out.rfind('<'));
            if (meaning == glossary.end() || in_tag || !explained.insert(word).second) {
                out += word;
            } else {
                out += "<abbr title=\"";
                append_escaped(out, meaning->second);
                out.append("\">").append(word).append("</abbr>");
            }
        }
    }
}

} // namespace plansite
