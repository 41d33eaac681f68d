#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// The arrows of the house: a file includes its own folder and folders above it in this list, and each library
// is seen in one place. generator/README.md says why.

namespace {

const std::vector<std::string> folders{
    "base",    "chart", "diagnostics", "schema",  "model",  "template", "markdown",
    "content", "graph", "assess",      "check",   "create", "publish",  "exports",
    "archive", "pages", "circulate",   "collate", "import", "serve",    "cli"};

// Libraries and the only files or folders that may include them.
const std::map<std::string, std::string> doors{{"toml++", "schema/toml.cpp"},
                                               {"cmark", "markdown/"},
                                               {"CLI/", "cli/options.cpp"},
                                               {"nlohmann", "base/json.h"},
                                               {"utf8proc", "base/"},
                                               {"archive", "exports/zip.cpp"},
                                               {"csv.h", "base/csv_reader.cpp"},
                                               {"libxml", "import/html_reader.cpp"},
                                               {"gmime", "circulate/message.cpp"},
                                               {"openssl", "base/digest.cpp"},
                                               {"microhttpd", "serve/http_server.cpp"}};

struct Include {
    std::string file; // from generator/
    std::string line;
    std::string path;
    bool system = false;
};

std::vector<Include> includes() {
    const std::filesystem::path root = std::filesystem::path(SOURCE_ROOT) / "generator";
    std::vector<Include> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        const auto extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            if (!line.starts_with("#include ")) continue;
            const bool system = line[9] == '<';
            const auto end = line.find_first_of("\">", 10);
            found.push_back({std::filesystem::relative(entry.path(), root).generic_string(), line,
                             line.substr(10, end - 10), system});
        }
    }
    return found;
}

// The place of a folder in the list; files at the top (build, main) come last.
std::size_t rank_of(const std::string& path) {
    const auto folder = path.substr(0, path.find('/'));
    const auto at = std::find(folders.begin(), folders.end(), folder);
    if (at != folders.end()) return std::size_t(at - folders.begin());
    return path == "build.h" ? folders.size() - 2 : folders.size(); // the commands call build
}

} // namespace

TEST_CASE("folders include only folders above them", "[house]") {
    const auto all = includes();
    REQUIRE(all.size() > 200);
    std::set<std::string> upward;
    for (const auto& one : all) {
        if (one.system) continue;
        CAPTURE(one.file, one.line);
        CHECK(std::filesystem::exists(std::filesystem::path(SOURCE_ROOT) / "generator" / one.path));
        if (rank_of(one.path) > rank_of(one.file)) upward.insert(one.file + " includes " + one.path);
    }
    CHECK(upward == std::set<std::string>{});
}

TEST_CASE("each library has one door", "[house]") {
    std::set<std::string> used;
    for (const auto& one : includes())
        for (const auto& [library, door] : doors) {
            if (!one.system || !one.path.starts_with(library)) continue;
            CAPTURE(one.file, one.line);
            CHECK(one.file.starts_with(door));
            used.insert(library);
        }
    CHECK(used.size() == doors.size());
}

TEST_CASE("no two types have one name", "[house]") {
    // Two classes of one name in one program are one to the linker, which takes the functions of either.
    const std::regex type(
        R"(^(?:template <[^>]*> )?(?:struct|class|enum class) (\w+)(?: final)?(?: : [^{;]*)? \{)");
    const std::regex space("^namespace (plansite(?:::\\w+)?) \\{");
    std::map<std::string, std::string> where;
    std::set<std::string> twice;
    const std::string root = std::string(SOURCE_ROOT) + "/generator/";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (entry.path().extension() != ".h") continue;
        std::ifstream in(entry.path());
        std::string line, name_space;
        std::smatch found;
        while (std::getline(in, line)) {
            if (std::regex_search(line, found, space)) name_space = found[1];
            if (!std::regex_search(line, found, type)) continue;
            const auto [known, is_new] =
                where.emplace(name_space + "::" + found[1].str(), entry.path().string().substr(root.size()));
            if (!is_new)
                twice.insert(known->first + " is in " + known->second + " and " +
                             entry.path().string().substr(root.size()));
        }
    }
    CHECK(where.size() > 200);
    CHECK(twice == std::set<std::string>{});
}

TEST_CASE("a folder that is in the house is in the list", "[house]") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(SOURCE_ROOT) / "generator")) {
        if (!entry.is_directory()) continue;
        CAPTURE(entry.path().filename().string());
        CHECK(std::find(folders.begin(), folders.end(), entry.path().filename().string()) != folders.end());
    }
}
