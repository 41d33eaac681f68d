#include "program.h"

#include "temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace plansite {

namespace fs = std::filesystem;

namespace {

std::string read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

void send_to(int descriptor, const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

} // namespace

ProgramResult run_program(const ProgramCall& call) {
    const char* chosen = std::getenv("PLANSITE_PROGRAM");
    const std::string program = chosen ? chosen : PLANSITE_PROGRAM;
    std::vector<std::string> arguments{"plansite"}, environment{"PATH=/usr/bin:/bin"};
    arguments.insert(arguments.end(), call.arguments.begin(), call.arguments.end());
    environment.insert(environment.end(), call.environment.begin(), call.environment.end());
    auto argument_pointers = pointers(arguments), environment_pointers = pointers(environment);
    const TemporaryFolder folder;
    const std::string output = folder.path("output"), errors = folder.path("errors");

    const pid_t child = ::fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "cannot start a process");
    if (child == 0) {
        send_to(STDOUT_FILENO, output);
        send_to(STDERR_FILENO, errors);
        if (::chdir(call.folder.c_str()) == 0)
            ::execve(program.c_str(), argument_pointers.data(), environment_pointers.data());
        ::_exit(127);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ProgramResult result{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_whole(output),
                         read_whole(errors)};
    if (result.exit_code == 126 || result.exit_code == 127) throw std::runtime_error("cannot run " + program);
    return result;
}

Tree tree_of(const fs::path& folder) {
    Tree tree;
    if (!fs::is_directory(folder)) return tree;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            tree[fs::relative(entry.path(), folder).string()] = {read_whole(entry.path()),
                                                                 entry.last_write_time()};
    return tree;
}

std::string tree_difference(const Tree& one, const Tree& other) {
    std::string out;
    for (const auto& [path, state] : one) {
        const auto same = other.find(path);
        if (same == other.end())
            out += fmt::format("only in the first: {}\n", path);
        else if (same->second.bytes != state.bytes)
            out += fmt::format("differs: {}\n", path);
    }
    for (const auto& [path, state] : other)
        if (!one.contains(path)) out += fmt::format("only in the second: {}\n", path);
    return out.substr(0, 2000);
}

} // namespace plansite
