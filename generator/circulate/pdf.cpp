#include "circulate/pdf.h"

#include "base/file.h"
#include "base/text.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace plansite {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds patience(120'000), pause(20);
constexpr std::size_t largest_pdf = std::size_t(512) << 20;

// A folder that only we may enter, gone with all that is in it when this goes.
class OwnFolder {
public:
    OwnFolder() : path_((std::filesystem::temp_directory_path() / "plansite-pdf-XXXXXX").string()) {
        if (!::mkdtemp(path_.data())) throw system_failure("create", path_);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string path(std::string_view inside) const { return path_ + "/" + std::string(inside); }

private:
    std::string path_;
};

std::vector<std::string> arguments_of(const std::string& browser, const OwnFolder& folder) {
    std::vector<std::string> arguments{browser,
                                       "--headless",
                                       "--disable-gpu",
                                       "--no-first-run",
                                       "--disable-extensions",
                                       "--disable-background-networking",
                                       "--disable-component-update",
                                       "--disable-sync",
                                       "--disable-dev-shm-usage", // containers give it 64 MB
                                       "--host-resolver-rules=MAP * ~NOTFOUND",
                                       "--export-tagged-pdf",
                                       "--generate-pdf-document-outline",
                                       "--no-pdf-header-footer",
                                       "--user-data-dir=" + folder.path("profile"),
                                       "--print-to-pdf=" + folder.path("page.pdf"),
                                       "file://" + folder.path("page.html")};
    // Chromium refuses to run as root within its sandbox, and some containers have no other user. The page is
    // our own, and its policy allows no script but ours.
    if (::geteuid() == 0) arguments.insert(arguments.begin() + 1, "--no-sandbox");
    return arguments;
}

// Starts the program in a process group of its own, what it says in the file log.txt. Returns its number, or
// minus the error.
pid_t start(const std::vector<std::string>& arguments, const OwnFolder& folder) {
    const std::vector<std::string> environment{"PATH=/usr/bin:/bin", "HOME=" + folder.path("profile"),
                                               "TMPDIR=" + folder.path(""), "LANG=C.UTF-8", "TZ=UTC"};
    const auto pointers = [](const std::vector<std::string>& texts) {
        std::vector<char*> out;
        for (const auto& text : texts) out.push_back(const_cast<char*>(text.c_str()));
        out.push_back(nullptr);
        return out;
    };
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, folder.path("log.txt").c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                     0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t process = 0;
    const int error = ::posix_spawn(&process, arguments.front().c_str(), &files, &attributes,
                                    pointers(arguments).data(), pointers(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error == 0 ? process : -error;
}

// Waits for the program, then ends whatever it has started and left. True where it ended well.
bool finishes(pid_t process, bool& in_time) {
    int status = 0;
    pid_t ended = 0;
    for (milliseconds waited(0); ended == 0 && waited < patience; waited += pause) {
        ended = ::waitpid(process, &status, WNOHANG);
        if (ended == 0) std::this_thread::sleep_for(pause);
        if (ended < 0 && errno == EINTR) ended = 0;
    }
    in_time = ended == process;
    ::kill(-process, SIGKILL);
    if (!in_time) ::waitpid(process, &status, 0);
    return in_time && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// The PDF with its two dates set; they are as long as before, so nothing in it moves.
std::string dated(std::string bytes, Date day) {
    const std::string date = replaced(iso(day), "-", "") + "000000";
    for (const std::string_view key : {"/CreationDate (D:", "/ModDate (D:"})
        for (auto at = bytes.find(key); at != bytes.npos; at = bytes.find(key, at + 1))
            if (at + key.size() + date.size() <= bytes.size())
                bytes.replace(at + key.size(), date.size(), date);
    return bytes;
}

// The last line of what the program said.
std::string last_words(const OwnFolder& folder) {
    const std::string log = read_file(folder.path("log.txt"), std::size_t(1) << 20).bytes;
    std::string last;
    for (const auto line : split(log, '\n'))
        if (!is_blank(line)) last = ": " + std::string(trimmed(line));
    return last;
}

} // namespace

PrintedPdf print_to_pdf(std::string_view html, const std::string& browser, Date day) {
    const OwnFolder folder;
    std::filesystem::create_directory(folder.path("profile"));
    write_new_file(folder.path("page.html"), html);
    const pid_t process = start(arguments_of(browser, folder), folder);
    if (process < 0)
        return {"",
                fmt::format("{} cannot be started: {}", browser, std::generic_category().message(-process))};
    bool in_time = false;
    const bool good = finishes(process, in_time);
    if (!in_time)
        return {"", fmt::format("{} did not finish within {} seconds", browser, patience.count() / 1000)};
    ReadResult pdf = read_file(folder.path("page.pdf"), largest_pdf);
    if (!good || !pdf.bytes.starts_with("%PDF-"))
        return {"", fmt::format("{} made no PDF{}", browser, last_words(folder))};
    return {dated(std::move(pdf.bytes), day), ""};
}

} // namespace plansite
