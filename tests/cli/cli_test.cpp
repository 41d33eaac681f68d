#include "base/text.h"
#include "program.h"
#include "site_case.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <regex>

// Every file of tests/cases/cli and tests/cases/mistakes is a story, told from top to bottom: files are
// written, the program is run, and what it said is frozen whole.
//
//     -- PATH --        writes a file; `setup` does what site_case.h says
//     -- run --         one call: NAME=value words, then `plansite` and its arguments; `cd DIR` before it
//     starts it there
//     -- exit --, -- stdout --, -- stderr --     of the last call; 0 and empty where they are left out
//     -- remember DIR --                         keeps the bytes and times of all files of a folder …
//     -- same DIR --                             … which must be so still; `same bytes DIR`: but for the
//     times
//     -- there --, -- not there --               paths, a line each
//
// `{root}` stands for the folder of the test, `N ms` for any time taken and `{digest}` for a SHA-256.
// UPDATE_GOLDEN=1 writes what comes out into the files.

namespace plansite {
namespace {

std::string masked(const std::string& text, const std::string& root) {
    const std::string timeless =
        std::regex_replace(replaced(text, root, "{root}/"), std::regex("[0-9]+ ms"), "N ms");
    return std::regex_replace(timeless, std::regex("\\b[0-9a-f]{64}\\b"), "{digest}");
}

ProgramCall read_call(std::string_view line, const TemporaryFolder& folder) {
    ProgramCall call;
    call.folder = folder.path();
    std::vector<std::string> words;
    for (const auto word : split(trimmed(line), ' '))
        words.push_back(replaced(word, "{root}", folder.path()));
    const auto program = std::find(words.begin(), words.end(), "plansite");
    if (program == words.end()) throw std::runtime_error("no `plansite` in: " + std::string(line));
    for (auto word = words.begin(); word != program; ++word) {
        if (*word == "cd")
            call.folder = folder.path(*++word);
        else
            call.environment.push_back(*word);
    }
    call.arguments.assign(program + 1, words.end());
    return call;
}

// Tells one story. Gives its sections with what really came out.
class Story {
public:
    std::vector<CaseSection> tell(const SiteCase& story) {
        for (const auto& section : story.sections) {
            INFO(story.title << ", -- " << section.name << " -- after: " << last_call_);
            if (frozen(section.name)) continue; // compared with its call
            told_.push_back(section);
            if (section.name == "run")
                run(section, story.sections);
            else if (section.is_file() || section.name == "setup")
                write_section(section, folder_);
            else
                look(section);
        }
        return told_;
    }

private:
    static bool frozen(std::string_view name) {
        return name == "exit" || name == "stdout" || name == "stderr";
    }

    void run(const CaseSection& section, const std::vector<CaseSection>& all) {
        const std::size_t at = std::size_t(
            std::count_if(told_.begin(), told_.end(), [](const auto& one) { return one.name == "run"; }));
        last_call_ = trimmed(section.text);
        const ProgramResult result = run_program(read_call(section.text, folder_));
        const std::string code = result.exit_code == 0 ? "" : fmt::format("{}\n", result.exit_code);
        freeze("exit", code, at, all);
        freeze("stdout", masked(result.output, folder_.path()), at, all);
        freeze("stderr", masked(result.errors, folder_.path()), at, all);
    }

    void freeze(const std::string& name, const std::string& text, std::size_t run,
                const std::vector<CaseSection>& all) {
        std::string wanted;
        std::size_t seen = 0;
        for (const auto& section : all) {
            seen += section.name == "run";
            if (seen == run && section.name == name) wanted = section.text;
        }
        if (!text.empty()) told_.push_back({name, text.ends_with('\n') ? text : text + "\n"});
        if (!std::getenv("UPDATE_GOLDEN")) {
            INFO(name);
            CHECK((text.empty() ? "" : told_.back().text) == wanted);
        }
    }

    void look(const CaseSection& section) {
        const auto about = [&](std::string_view verb) {
            return folder_.path(section.name.substr(verb.size()));
        };
        if (section.name.starts_with("remember ")) {
            remembered_ = tree_of(about("remember "));
            CHECK_FALSE(remembered_.empty());
        } else if (section.name.starts_with("same bytes ")) {
            CHECK(tree_difference(remembered_, tree_of(about("same bytes "))) == "");
        } else if (section.name.starts_with("same ")) {
            CHECK(remembered_ == tree_of(about("same ")));
        } else if (section.name == "there" || section.name == "not there") {
            for (const auto line : split(section.text, '\n'))
                if (!is_blank(line)) {
                    INFO(line);
                    CHECK(std::filesystem::exists(folder_.path(line)) == (section.name == "there"));
                }
        } else {
            FAIL("no such section: " << section.name);
        }
    }

    TemporaryFolder folder_;
    std::vector<CaseSection> told_;
    std::string last_call_;
    Tree remembered_;
};

// Tells every story of a folder of tests/cases; writes down what came out where that is asked for.
void tell_all(std::string_view folder) {
    for (const auto& path : case_files(folder)) {
        const SiteCase story = read_site_case(path);
        const auto told = Story().tell(story);
        if (!std::getenv("UPDATE_GOLDEN")) continue;
        std::ofstream out(path, std::ios::binary);
        out << story.words;
        for (const auto& section : told) out << "-- " << section.name << " --\n" << section.text;
    }
}

} // namespace

TEST_CASE("Command line cases") {
    CHECK(case_files("cli").size() >= 15);
    tell_all("cli");
}

// What people do wrong, and all that they are told. Each says where, what was expected and what to do.
TEST_CASE("Mistakes that people make") {
    CHECK(case_files("mistakes").size() >= 28);
    tell_all("mistakes");
}

} // namespace plansite
