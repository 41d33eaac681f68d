#include "archive/manifest.h"

#include "base/ascii.h"
#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unordered_map>

namespace plansite {

namespace {

constexpr std::size_t digest_length = 64;
constexpr std::string_view gap = "  ";
constexpr std::size_t most_faults = 100;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

bool is_digest(std::string_view text) {
    return text.size() == digest_length && std::all_of(text.begin(), text.end(), [](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'f');
           });
}

// The path that shown_path has written so; nothing where it would not have.
std::optional<std::string> decoded_path(std::string_view written) {
    std::string path;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] != '%') {
            path += written[i];
            continue;
        }
        const auto code = written.substr(i + 1, 2);
        if (code != "0A" && code != "0D" && code != "25") return std::nullopt;
        path += code == "0A" ? '\n' : code == "0D" ? '\r' : '%';
        i += 2;
    }
    return path;
}

// Reads one manifest line by line.
class ManifestReader {
public:
    ManifestReader(std::string_view name, std::vector<BagFault>& faults) : name_(name), faults_(faults) {}

    std::vector<ManifestEntry> read(std::string_view bytes) {
        while (!bytes.empty()) {
            ++line_;
            const auto end = bytes.find('\n');
            if (end == bytes.npos) {
                report(kind("bag-malformed"), "ends without a line break");
                break;
            }
            read_line(bytes.substr(0, end));
            bytes.remove_prefix(end + 1);
            if (reported_ >= most_faults) {
                report(kind("bag-malformed"), "is one fault too many: what follows was not read");
                break;
            }
        }
        return std::move(entries_);
    }

private:
    void report(const DiagnosticKind& kind, std::string_view what) {
        ++reported_;
        faults_.push_back(
            {&kind, std::string(name_), line_, fmt::format("line {} of `{}` {}", line_, name_, what)});
    }

    void read_line(std::string_view text) {
        const auto digest = text.substr(0, digest_length);
        const auto written = text.substr(std::min(text.size(), digest_length + gap.size()));
        if (!is_digest(digest) || text.substr(digest_length, gap.size()) != gap)
            return report(kind("bag-malformed"), "is not 64 digits in lower case, two spaces and a path");
        if (first_invalid_utf8(written)) return report(kind("bag-malformed"), "is not UTF-8");
        if (std::any_of(written.begin(), written.end(), is_control))
            return report(kind("bag-malformed"), "contains a control character");
        auto path = decoded_path(written);
        if (!path) return report(kind("bag-malformed"), "has a % that is not of %0A, %0D or %25");
        if (const auto fault = path_fault(*path); !fault.empty())
            return report(kind("bag-unsafe-path"), fmt::format("names `{}`: its path {}", written, fault));
        const auto [other, is_new] = line_of_key_.try_emplace(address_key(*path), line_);
        if (!is_new)
            return report(
                kind("bag-malformed"),
                fmt::format("names `{}`, which line {} names too, or so that some file systems take "
                            "them for one",
                            written, other->second));
        entries_.push_back({std::string(digest), std::move(*path), line_});
    }

    std::string_view name_;
    std::vector<BagFault>& faults_;
    std::size_t line_ = 0;
    std::size_t reported_ = 0;
    std::unordered_map<std::string, std::size_t> line_of_key_;
    std::vector<ManifestEntry> entries_;
};

} // namespace

std::string_view path_fault(std::string_view path) {
    if (path.empty()) return "is empty";
    if (first_invalid_utf8(path)) return "is not UTF-8";
    if (path.front() == '/') return "is absolute";
    if (path.front() == '~') return "begins with ~, which some programs take for a home folder";
    if (path.size() > 1 && path[1] == ':') return "begins as with the letter of a drive";
    if (path.find('\\') != path.npos) return "has a backslash, which some systems take for a slash";
    if (std::any_of(path.begin(), path.end(), [](char c) { return is_control(c) && c != '\r' && c != '\n'; }))
        return "has a control character";
    for (const auto part : split(path, '/'))
        if (part.empty() || part == "." || part == "..") return "has an empty part, . or ..";
    return {};
}

std::string shown_path(std::string_view path) {
    const bool is_text = !first_invalid_utf8(path);
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || is_control(c) || (!is_text && byte >= 0x80))
            out += fmt::format("%{:02X}", byte);
        else
            out += c;
    }
    return out;
}

std::string manifest_line(std::string_view digest, std::string_view path) {
    return std::string(digest).append(gap).append(shown_path(path)).append("\n");
}

std::vector<ManifestEntry> read_manifest(std::string_view name, std::string_view bytes,
                                         std::vector<BagFault>& faults) {
    return ManifestReader(name, faults).read(bytes);
}

} // namespace plansite
