#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Runs the program as its users do: as a process, with arguments, an environment and a folder it is started
// in. PLANSITE_PROGRAM is its path, a definition of the build; an environment variable of that name wins.

namespace plansite {

struct ProgramCall {
    std::vector<std::string> arguments;
    std::vector<std::string> environment; // NAME=value; besides PATH there is nothing else
    std::string folder;
};

struct ProgramResult {
    int exit_code = -1; // 128 and more: killed by a signal
    std::string output, errors;
};

// Runs it and waits. Throws where it cannot be started.
ProgramResult run_program(const ProgramCall& call);

struct FileState {
    std::string bytes;
    std::filesystem::file_time_type changed;

    bool operator==(const FileState&) const = default;
};

// Every file below a folder, by its path from there; empty where there is no folder.
using Tree = std::map<std::string, FileState>;
Tree tree_of(const std::filesystem::path& folder);

// The first differences of two trees' paths and bytes in words, not counting when files were changed; empty
// where there are none.
std::string tree_difference(const Tree& one, const Tree& other);

} // namespace plansite
