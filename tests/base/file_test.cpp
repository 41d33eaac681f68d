#include "base/file.h"
#include "base/text.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

using namespace std::string_literals;

namespace plansite {

namespace {

std::string shown(const ReadResult& result) {
    constexpr const char* names[] = {"good", "missing", "unreadable", "too_large", "not_a_file", "outside"};
    return names[std::size_t(result.status)] + (result.bytes.empty() ? "" : " " + result.bytes);
}

std::string shown(const FileList& list) {
    constexpr const char* names[] = {"outside", "folder_link", "dangling_link", "special", "unreadable"};
    std::string text;
    for (const std::string& file : list.files) text += file + "\n";
    for (const SkippedPath& path : list.skipped)
        text += "skipped " + path.path + ": " + names[std::size_t(path.reason)] + "\n";
    return text;
}

void link_to(const TemporaryFolder& folder, std::string_view name, const std::string& target) {
    std::filesystem::create_symlink(target, folder.path(name));
}

} // namespace

TEST_CASE("a file is read whole, up to the limit") {
    const TemporaryFolder folder;
    folder.write("five", "12345");
    folder.write("empty", "");
    folder.write("large", std::string(300'000, 'x'));
    REQUIRE(::mkfifo(folder.path("fifo").c_str(), 0600) == 0);
    link_to(folder, "loop", "loop");

    CHECK(shown(read_file(folder.path("five"), 5)) == "good 12345");
    CHECK(shown(read_file(folder.path("five"), 4)) == "too_large");
    CHECK(shown(read_file(folder.path("empty"), 0)) == "good");
    CHECK(read_file(folder.path("large"), 300'000).bytes == std::string(300'000, 'x'));
    CHECK(shown(read_file(folder.path("none"), 5)) == "missing");
    CHECK(shown(read_file(folder.path("five/inside"), 5)) == "missing");
    CHECK(shown(read_file(folder.path(), 5)) == "not_a_file");
    CHECK(shown(read_file(folder.path("fifo"), 5)) == "not_a_file");
    CHECK(shown(read_file("/dev/zero", 5)) == "not_a_file");
    CHECK(shown(read_file(folder.path("loop"), 5)) == "unreadable");
    // Files of the system that say their size is 0.
    CHECK(shown(read_file("/proc/version", 3)) == "too_large");
    CHECK(read_file("/proc/version", 10'000).bytes.starts_with("Linux"));
}

TEST_CASE("a file is read part by part, and no link is followed") {
    const TemporaryFolder folder;
    folder.write("a/large", std::string(300'000, 'x') + "end");
    folder.write("a/empty", "");
    link_to(folder, "a/link", "large");
    link_to(folder, "b", "a");
    REQUIRE(::mkfifo(folder.path("a/fifo").c_str(), 0600) == 0);
    const Descriptor opened = open_folder(folder.path());
    std::string bytes;
    const auto read = [&](std::string_view path, std::uint64_t limit) {
        bytes.clear();
        return read_parts_within(opened, path, limit, [&](std::string_view part) { bytes += part; });
    };
    CHECK(read("a/large", 300'003) == ReadStatus::good);
    CHECK(bytes == std::string(300'000, 'x') + "end");
    CHECK(read("a/empty", 0) == ReadStatus::good);
    CHECK(read("a/large", 300'002) == ReadStatus::too_large);
    CHECK(bytes.empty());
    CHECK(read("a/link", 1'000'000) == ReadStatus::outside);
    CHECK(read("b/large", 1'000'000) == ReadStatus::missing);
    CHECK(read("a/../a/empty", 1) == ReadStatus::outside);
    CHECK(read("/etc/passwd", 1'000'000) == ReadStatus::outside);
    CHECK(read("a/fifo", 1) == ReadStatus::not_a_file);
    CHECK(read("a", 1) == ReadStatus::not_a_file);
    CHECK(read("none", 1) == ReadStatus::missing);
    // Files of the system that say their size is 0.
    const Descriptor system = open_folder("/proc");
    CHECK(read_parts_within(system, "version", 3, [](std::string_view) {}) == ReadStatus::too_large);
}

TEST_CASE("nothing outside a folder is read or listed, and nothing blocks") {
    const TemporaryFolder folder;
    folder.write("secret", "secret");
    folder.write("outside/private", "private");
    folder.write("site/a.md", "a");
    folder.write("site/b/c.md", "c");
    folder.write("site/.git/config", "hidden");
    folder.write("site/.hidden.md", "hidden");
    link_to(folder, "site/inside.md", "b/c.md");
    link_to(folder, "site/b/up.md", "../a.md");
    link_to(folder, "site/b/up-and-out.md", "../../secret");
    link_to(folder, "site/absolute.md", "/etc/passwd");
    link_to(folder, "site/absolute-inside.md", folder.path("site/a.md"));
    link_to(folder, "site/chain.md", "absolute.md");
    link_to(folder, "site/private", "../outside");
    link_to(folder, "site/again", "b");
    link_to(folder, "site/b/round", "..");
    link_to(folder, "site/self.md", "self.md");
    link_to(folder, "site/gone.md", "nothing");
    link_to(folder, "site/fifo-link.md", "fifo.md");
    REQUIRE(::mkfifo(folder.path("site/fifo.md").c_str(), 0600) == 0);

    const Descriptor site = open_folder(folder.path("site"));
    CHECK(shown(list_files(site)) == "a.md\n"
                                     "b/c.md\n"
                                     "b/up.md\n"
                                     "inside.md\n"
                                     "skipped absolute-inside.md: outside\n"
                                     "skipped absolute.md: outside\n"
                                     "skipped again: folder_link\n"
                                     "skipped b/round: folder_link\n"
                                     "skipped b/up-and-out.md: outside\n"
                                     "skipped chain.md: outside\n"
                                     "skipped fifo-link.md: special\n"
                                     "skipped fifo.md: special\n"
                                     "skipped gone.md: dangling_link\n"
                                     "skipped private: outside\n"
                                     "skipped self.md: dangling_link\n");

    CHECK(shown(read_file_within(site, "b/c.md", 100)) == "good c");
    CHECK(shown(read_file_within(site, "b/up.md", 100)) == "good a");
    CHECK(shown(read_file_within(site, "b/../a.md", 100)) == "good a");
    for (const char* path : {"../secret", "b/../../secret", "b/up-and-out.md", "absolute.md", "chain.md",
                             "private/private", "/etc/passwd", "b/round/../secret"})
        CHECK(shown(read_file_within(site, path, 100)) == "outside");
    CHECK(shown(read_file_within(site, "fifo.md", 100)) == "not_a_file");
    CHECK(shown(read_file_within(site, "", 100)) == "missing");

    // A folder exchanged for a link after it was listed gives nothing away either.
    std::filesystem::rename(folder.path("site/b"), folder.path("site/was-b"));
    link_to(folder, "site/b", "../outside");
    CHECK(shown(read_file_within(site, "b/private", 100)) == "outside");
}

TEST_CASE("files are listed in the order of their bytes") {
    const TemporaryFolder folder;
    for (const char* name : {"a/z", "a-b", "B", "é", "a.md", "Z", "a/.x/y", "10", "9", "z"})
        folder.write(name, "");
    CHECK(shown(list_files(open_folder(folder.path()))) == "10\n9\nB\nZ\na-b\na.md\na/z\nz\né\n");
    std::string all;
    for (const Entry& entry : entries_within(open_folder(folder.path("a")), Hidden::listed))
        all += entry.path + (entry.kind == EntryKind::folder ? "/ " : " ");
    CHECK(all == ".x/ .x/y z ");
}

TEST_CASE("folders deeper than 64 are reported, not followed") {
    const TemporaryFolder folder;
    std::string deep = "d";
    for (int i = 1; i < 70; ++i) deep += "/d";
    folder.write(deep + "/file", "x");
    const FileList list = list_files(open_folder(folder.path()));
    REQUIRE(list.skipped.size() == 1);
    CHECK(split(list.skipped.front().path, '/').size() == 64);
    CHECK(list.files.empty());
}

TEST_CASE("a missing folder is the machine's failure and named") {
    CHECK_THROWS_WITH(open_folder("/nowhere/at all"),
                      "cannot open /nowhere/at all: No such file or directory");
}

TEST_CASE("a file is written whole or not at all") {
    const TemporaryFolder folder;
    write_file_atomically(folder.path("a"), "first");
    write_file_atomically(folder.path("a"), "second");
    CHECK(shown(read_file(folder.path("a"), 100)) == "good second");
    CHECK_THROWS_WITH(write_new_file(folder.path("a"), "third"),
                      "cannot create " + folder.path("a") + ": File exists");
    CHECK(shown(read_file(folder.path("a"), 100)) == "good second");

    // What stands in the way of the last step leaves no temporary file.
    std::filesystem::create_directory(folder.path("folder"));
    CHECK_THROWS_WITH(write_file_atomically(folder.path("folder"), "x"),
                      "cannot replace " + folder.path("folder") + ": Is a directory");
    CHECK(entries_within(open_folder(folder.path()), Hidden::listed).size() == 2);
}

TEST_CASE("what killed runs left unfinished is removed, and nothing else") {
    const TemporaryFolder folder;
    const std::vector<std::string> kept{".a.plansite-", ".a.plansite-12x", ".lock", "a", "a.plansite-12"};
    for (const auto& name : kept) folder.write(name, "kept");
    for (const char* name : {".a.plansite-1", ".plansite-22", "letters/.B-1.eml.plansite-333"})
        folder.write(name, "half");
    remove_unfinished_writes(folder.path());
    std::vector<std::string> left;
    for (const auto& entry : entries_within(open_folder(folder.path()), Hidden::listed))
        if (entry.kind == EntryKind::file) left.push_back(entry.path);
    CHECK(left == kept);
}

} // namespace plansite
