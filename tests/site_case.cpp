#include "site_case.h"

#include "base/text.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace plansite {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view note_mark = "#~ ";

std::string read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

// "error[dangling-reference]: no plan" → an expectation without its place.
ExpectedDiagnostic read_expectation(std::string_view text) {
    const auto open = text.find('['), close = text.find("]:");
    if (open == text.npos || close == text.npos || close < open)
        throw std::runtime_error("not an expectation: " + std::string(text));
    ExpectedDiagnostic out;
    out.severity = text.substr(0, open);
    out.name = text.substr(open + 1, close - open - 1);
    out.message = trimmed(text.substr(close + 2));
    return out;
}

// A note is an expectation, or the help of the last one.
void read_note(std::string_view note, const std::string& path, std::size_t line,
               std::vector<ExpectedDiagnostic>& expected) {
    note = trimmed(note);
    if (note.starts_with("help: ")) {
        expected.back().help = note.substr(6);
        return;
    }
    expected.push_back(read_expectation(note));
    expected.back().path = path;
    expected.back().line = line;
}

void read_expect_section(std::string_view text, std::vector<ExpectedDiagnostic>& expected) {
    for (const auto line : split(text, '\n')) {
        if (is_blank(line)) continue;
        const auto colon = line.find(": ");
        if (trimmed(line).starts_with("help: "))
            read_note(line, {}, 0, expected);
        else
            read_note(line.substr(colon + 2), std::string(line.substr(0, colon)), 0, expected);
    }
}

// The first word of a text, which loses it.
std::string take_word(std::string_view& text) {
    const auto space = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
    return word;
}

void append(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

void set_up(std::string_view line, const TemporaryFolder& folder) {
    const std::string verb = take_word(line);
    const fs::path path = folder.path(take_word(line));
    fs::create_directories(path.parent_path());
    if (verb == "symlink") {
        fs::remove(path);
        fs::create_symlink(line, path);
    } else if (verb == "fifo") {
        if (::mkfifo(path.c_str(), 0600) != 0) throw std::runtime_error("cannot make a fifo");
    } else if (verb == "folder") {
        fs::create_directories(path);
    } else if (verb == "bytes") {
        while (!line.empty()) append(path, std::string(1, char(std::stoi(take_word(line), nullptr, 16))));
    } else if (verb == "repeat") {
        const std::size_t count = std::stoul(take_word(line));
        const std::string text = replaced(line, "\\n", "\n");
        std::string bytes;
        for (std::size_t i = 0; i < count; ++i) bytes += text;
        append(path, bytes);
    } else {
        throw std::runtime_error("no such verb: " + verb);
    }
}

std::string shown(const ExpectedDiagnostic& one) {
    const std::string line = one.line ? fmt::format(":{}", one.line) : "";
    const std::string help = one.help.empty() ? "" : fmt::format(" (help: {})", one.help);
    return fmt::format("{}{}: {}[{}]: {}{}", one.path, line, one.severity, one.name, one.message, help);
}

ExpectedDiagnostic as_reported(const Diagnostic& one) {
    ExpectedDiagnostic out;
    if (!one.labels.empty() && one.labels[0].at) {
        out.path = one.labels[0].at.source->path;
        out.line = position_of(*one.labels[0].at.source, one.labels[0].at.begin).line;
    }
    out.severity = name_of(one.severity);
    out.name = one.kind->name;
    out.message = one.message;
    out.help = one.help;
    if (!one.accepted.empty()) {
        out.severity = "accepted";
        out.help = one.accepted;
    }
    return out;
}

bool fits(const ExpectedDiagnostic& expected, const ExpectedDiagnostic& got) {
    return expected.path == got.path && (expected.line == 0 || expected.line == got.line) &&
           expected.severity == got.severity && expected.name == got.name &&
           got.message.starts_with(expected.message) && got.help.starts_with(expected.help);
}

} // namespace

bool CaseSection::is_file() const {
    for (const std::string_view verb : {"expect ", "remember ", "same "})
        if (name.starts_with(verb)) return false;
    return name.find_first_of("./") != name.npos;
}

const std::string* SiteCase::find(std::string_view name) const {
    for (const auto& section : sections)
        if (section.name == name) return &section.text;
    return nullptr;
}

std::vector<fs::path> case_files(std::string_view folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_ROOT) / "tests" / "cases" / folder))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

SiteCase read_site_case(const fs::path& path) {
    SiteCase out;
    out.title = path.filename().string();
    const std::string text = read_whole(path);
    std::string_view rest = text;
    if (rest.ends_with('\n')) rest.remove_suffix(1);
    std::size_t line_number = 0; // within the section, of what is written
    for (const auto line : split(rest, '\n')) {
        if (line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --")) {
            out.sections.push_back({std::string(line.substr(3, line.size() - 6)), ""});
            line_number = 0;
        } else if (out.sections.empty()) {
            out.words.append(line).append("\n");
        } else if (line.starts_with(note_mark) && out.sections.back().is_file()) {
            read_note(line.substr(note_mark.size()), out.sections.back().name, line_number, out.expected);
        } else {
            out.sections.back().text.append(line).append("\n");
            ++line_number;
        }
    }
    if (out.sections.empty()) throw std::runtime_error("no sections in " + path.string());
    if (const auto* expect = out.find("expect")) read_expect_section(*expect, out.expected);
    return out;
}

void write_section(const CaseSection& section, const TemporaryFolder& folder) {
    if (section.is_file()) folder.write(section.name, section.text);
    if (section.name != "setup") return;
    for (const auto line : split(section.text, '\n'))
        if (!is_blank(line)) set_up(line, folder);
}

void write_site(const SiteCase& site, const TemporaryFolder& folder) {
    fs::create_directories(folder.path("content"));
    if (!site.find("site.toml")) folder.write("site.toml", "title = \"A site\"\n");
    for (const auto& section : site.sections) write_section(section, folder);
}

std::string difference(const std::vector<ExpectedDiagnostic>& expected,
                       const std::vector<Diagnostic>& reported) {
    std::vector<ExpectedDiagnostic> left;
    for (const auto& one : reported) left.push_back(as_reported(one));
    std::string out;
    for (const auto& one : expected) {
        const auto found =
            std::find_if(left.begin(), left.end(), [&](const auto& got) { return fits(one, got); });
        if (found == left.end())
            out += "missing:    " + shown(one) + "\n";
        else
            left.erase(found);
    }
    for (const auto& one : left) out += "unexpected: " + shown(one) + "\n";
    return out;
}

} // namespace plansite
