#include "base/script_json.h"

#include "base/text.h"

namespace plansite {

std::string script_json(const Json& value) {
    std::string out;
    for (const char c : value.dump(-1, ' ', false, Json::error_handler_t::replace)) {
        switch (c) {
        case '<': out += "\\u003c"; break;
        case '>': out += "\\u003e"; break;
        case '&': out += "\\u0026"; break;
        default: out += c;
        }
    }
    return replaced(replaced(out, "\xe2\x80\xa8", "\\u2028"), "\xe2\x80\xa9", "\\u2029");
}

} // namespace plansite
