#include "base/script_json.h"

#include "base/find_sign.h"

namespace plansite {

std::string script_safe(std::string_view json) {
    constexpr std::string_view line_separator = "\xe2\x80\xa8", paragraph_separator = "\xe2\x80\xa9";
    std::string out;
    out.reserve(json.size());
    for (;;) {
        const auto at = find_sign<'<', '>', '&', '\xe2'>(json);
        out.append(json.substr(0, at));
        if (at == json.npos) return out;
        json.remove_prefix(at);
        std::size_t size = 1;
        if (json.starts_with(line_separator) || json.starts_with(paragraph_separator)) {
            size = line_separator.size();
            out += json[2] == '\xa8' ? "\\u2028" : "\\u2029";
        } else {
            switch (json[0]) {
            case '<': out += "\\u003c"; break;
            case '>': out += "\\u003e"; break;
            case '&': out += "\\u0026"; break;
            default: out += json[0];
            }
        }
        json.remove_prefix(size);
    }
}

std::string script_json(const Json& value) {
    return script_safe(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace plansite
