#include "program.h"
#include "temporary_folder.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>

// What shells complete, asked of a bash; the manual page, read by groff.

namespace plansite {
namespace {

// What a command of the shell prints on both streams.
std::string printed_by(const std::string& command) {
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> part{};
    while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe))
        out.append(part.data(), got);
    ::pclose(pipe);
    return out;
}

// What bash offers for the last of the words, in the site of the folder.
std::string completed(const TemporaryFolder& folder, const std::string& words) {
    return printed_by("cd '" + folder.path("content") + "' && bash -c 'source ../completions; COMP_WORDS=(" +
                      words +
                      "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _plansite; echo \"${COMPREPLY[*]}\"' 2>&1");
}

} // namespace

TEST_CASE("bash completes commands, options, choices and the names of plans") {
    const TemporaryFolder folder;
    folder.write("site.toml", "title = \"S\"\n");
    folder.write("content/plans/roads/plan.toml", "title = \"Roads\"\n");
    folder.write("completions", run_program({{"completions", "bash"}, {}, folder.path()}).output);
    CHECK(completed(folder, "plansite bu") == "build\n");
    CHECK(completed(folder, "plansite new p") == "plan priority plans\n");
    CHECK(completed(folder, "plansite new update --pl") == "--plan\n");
    CHECK(completed(folder, "plansite new update --plan \"\"") == "roads\n");
    CHECK(completed(folder, "plansite freeze \"\"") == "roads\n");
    CHECK(completed(folder, "plansite check --format \"\"") == "human short json sarif\n");
    CHECK(completed(folder, "plansite build --o") == "--output\n");
    CHECK(completed(folder, "plansite new plan --title p") == "\n");
}

TEST_CASE("Scripts for each shell have every command") {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const auto script = run_program({{"completions", shell}, {}, "/"});
        CHECK(script.exit_code == 0);
        for (const char* word : {"build", "circulate", "human short json sarif", "SOURCE", "completions"}) {
            INFO(shell << " " << word);
            CHECK((script.output.find(word) != std::string::npos) == (std::string(word) != "SOURCE"));
        }
    }
}

TEST_CASE("The manual page is good troff") {
    if (std::system("command -v groff >/dev/null 2>&1") != 0) {
        WARN("no groff");
        return;
    }
    const TemporaryFolder folder;
    folder.write("plansite.1", run_program({{"man"}, {}, "/"}).output);
    const std::string page = "groff -man -ww -Tascii '" + folder.path("plansite.1") + "' ";
    CHECK(printed_by(page + "2>&1 >/dev/null") == "");
    const std::string text = printed_by(page + "-P-cbu 2>/dev/null");
    CHECK(text.find("plansite new KIND [DIR] [options]") != std::string::npos);
    CHECK(text.find("--as-of DATE") != std::string::npos);
}

} // namespace plansite
