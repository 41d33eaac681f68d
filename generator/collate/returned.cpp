#include "collate/returned.h"

#include "base/file.h"
#include "base/text.h"
#include "collate/incoming.h"
#include "collate/returned_form.h"

#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <map>

namespace plansite {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_form = 1'000'000;
constexpr std::size_t largest_survey = 10'000'000;

// A path as diagnostics may show it: names of attachments are a stranger's words too.
std::string harmless_path(std::string_view path) {
    return replaced(harmless_to_show(path), "\n", "?");
}

// Files by the path that diagnostics show, each with the path it really has, so that none is read twice.
class PathList {
public:
    PathList(Sources& sources, Diagnostics& diagnostics) : sources_(sources), diagnostics_(diagnostics) {}

    void add(const std::string& named) {
        std::error_code ignored;
        if (!fs::is_directory(named, ignored)) return add_file(named);
        const FileList list = list_files(open_folder(named));
        for (const auto& path : list.files) add_file((fs::path(named) / path).string());
        for (const auto& skipped : list.skipped) {
            const std::string path = harmless_path((fs::path(named) / skipped.path).string());
            diagnostics_.report(kind("unreadable-file"),
                                fmt::format("`{}` is a link, a pipe or out of reach", path),
                                Span{&sources_.add(path, ""), 0, 0}, "put the file itself into the folder");
        }
    }

    std::vector<std::string> sorted() const {
        std::map<std::string, std::string> by_real; // the first name of each
        for (const auto& [shown, real] : by_shown_) by_real.emplace(real, shown);
        std::vector<std::string> out;
        for (const auto& [shown, real] : by_shown_)
            if (by_real[real] == shown) out.push_back(shown);
        return out;
    }

private:
    void add_file(const std::string& path) {
        std::error_code ignored;
        const fs::path real = fs::weakly_canonical(path, ignored);
        by_shown_.emplace(fs::path(path).lexically_normal().string(), real.string());
    }

    std::map<std::string, std::string> by_shown_;
    Sources& sources_;
    Diagnostics& diagnostics_;
};

// A file as it was sent, and the text that may be shown of it.
struct File {
    std::string bytes;
    const Source* source = nullptr;
};

// Nothing after reporting.
std::optional<File> open_file(const std::string& path, std::size_t limit, Sources& sources,
                              Diagnostics& diagnostics) {
    ReadResult read = read_file(path, limit);
    const std::string shown = harmless_path(path);
    const auto refuse = [&](const DiagnosticKind& fault, std::string message, std::string help) {
        diagnostics.report(fault, std::move(message), Span{&sources.add(shown, ""), 0, 0}, std::move(help));
        return std::nullopt;
    };
    if (read.status == ReadStatus::too_large)
        return refuse(kind("file-too-large"),
                      fmt::format("`{}` is larger than {} MB", shown, limit / 1'000'000),
                      "a response has some kilobytes: look what the file is");
    if (read.status != ReadStatus::good)
        return refuse(kind("unreadable-file"), fmt::format("`{}` cannot be read", shown),
                      "check that it is there and that you may read it");
    if (read.bytes.starts_with("\xEF\xBB\xBF")) read.bytes.erase(0, 3);
    File file{std::move(read.bytes), nullptr};
    file.source = &sources.add(shown, harmless_to_show(file.bytes));
    const auto invalid = first_invalid_utf8(file.bytes);
    if (!invalid) return file;
    const auto at = std::uint32_t(*invalid);
    diagnostics.report(kind("invalid-utf8"), "this is not UTF-8", Span{file.source, at, at + 1},
                       "save the file as UTF-8, or ask for it again");
    return std::nullopt;
}

void read_one(const std::string& path, const ColumnNames& names, const Questionnaire& questionnaire,
              Sources& sources, Diagnostics& diagnostics, Returned& out) {
    const std::string ending = lower_ascii(fs::path(path).extension().string());
    if (ending != ".json" && ending != ".csv") {
        const std::string shown = harmless_path(path);
        diagnostics.report(
            kind("not-a-response"), fmt::format("`{}` is neither JSON nor CSV", shown),
            Span{&sources.add(shown, ""), 0, 0},
            "answers on paper or in a letter are typed into the form and saved; move other files away");
        ++out.refused;
        return;
    }
    const auto file = open_file(path, ending == ".csv" ? largest_survey : largest_form, sources, diagnostics);
    if (!file) {
        ++out.refused;
    } else if (ending == ".csv") {
        auto read = read_survey(*file->source, file->bytes, names, questionnaire, out.refused, diagnostics);
        out.responses.insert(out.responses.end(), std::make_move_iterator(read.begin()),
                             std::make_move_iterator(read.end()));
    } else if (auto response = read_form(*file->source, file->bytes, questionnaire, diagnostics)) {
        out.responses.push_back(std::move(*response));
    } else {
        ++out.refused;
    }
}

} // namespace

Returned read_returned(const std::vector<std::string>& paths, const ColumnNames& names,
                       const Questionnaire& questionnaire, Sources& sources, Diagnostics& diagnostics) {
    PathList list(sources, diagnostics);
    for (const auto& path : paths) list.add(path);
    Returned returned;
    for (const auto& path : list.sorted()) {
        Diagnostics of_file;
        read_one(path, names, questionnaire, sources, of_file, returned);
        pass_on(of_file, diagnostics);
    }
    return returned;
}

} // namespace plansite
