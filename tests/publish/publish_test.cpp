#include "base/file.h"
#include "publish/lock.h"
#include "publish/publish.h"
#include "temporary_folder.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace plansite {

namespace {

namespace fs = std::filesystem;

Output output_of(std::vector<OutputFile> files) {
    std::sort(files.begin(), files.end(),
              [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
    return {std::move(files)};
}

// Everything in a folder, one line an entry; of the manifest only that it is there.
std::string tree(const std::string& root) {
    std::string text;
    const Descriptor folder = open_folder(root);
    for (const Entry& entry : entries_within(folder, Hidden::listed)) {
        text += entry.path;
        if (entry.kind == EntryKind::folder) text += "/";
        if (entry.kind == EntryKind::link)
            text += " -> " + fs::read_symlink(root + "/" + entry.path).string();
        if (entry.kind == EntryKind::file && !entry.path.ends_with(".plansite"))
            text += ": " + read_file_within(folder, entry.path, 1000).bytes;
        text += "\n";
    }
    return text;
}

std::string shown(const PublishReport& report) {
    return std::to_string(report.files) + " files, " + std::to_string(report.written) + " written, " +
           std::to_string(report.unchanged) + " unchanged, " + std::to_string(report.removed) + " removed";
}

ino_t inode(const std::string& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_ino;
}

mode_t mode(const std::string& path) {
    struct stat status {};
    REQUIRE(::lstat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

} // namespace

TEST_CASE("a first publish makes the site and leaves nothing beside it") {
    const TemporaryFolder folder;
    const Output output =
        output_of({{"index.html", "home"}, {"plans/a/index.html", "a"}, {"plans/a-b.html", "b"}});
    CHECK(shown(publish(output, folder.path("deep/public"))) == "3 files, 3 written, 0 unchanged, 0 removed");
    CHECK(tree(folder.path()) == "deep/\n"
                                 "deep/public/\n"
                                 "deep/public/.plansite\n"
                                 "deep/public/index.html: home\n"
                                 "deep/public/plans/\n"
                                 "deep/public/plans/a/\n"
                                 "deep/public/plans/a-b.html: b\n"
                                 "deep/public/plans/a/index.html: a\n");
    CHECK(read_file(folder.path("deep/public/.plansite"), 1000).bytes ==
          "# plansite wrote the files listed here and replaces or removes only these. Others in this folder "
          "are "
          "kept.\n"
          "index.html\n"
          "plans/a-b.html\n"
          "plans/a/index.html\n");
}

TEST_CASE("publishing the same again touches nothing") {
    const TemporaryFolder folder;
    const Output output = output_of({{"index.html", "home"}, {"a/b.html", "b"}, {"empty.txt", ""}});
    publish(output, folder.path("public"));
    folder.write("public/theirs.txt", "theirs");
    const ino_t before = inode(folder.path("public"));
    CHECK(shown(publish(output, folder.path("public"))) == "3 files, 0 written, 3 unchanged, 0 removed");
    CHECK(inode(folder.path("public")) == before);
}

TEST_CASE("what changed is written, what did not is linked, what went is removed, what is foreign stays") {
    const TemporaryFolder folder;
    const std::string site = folder.path("public");
    publish(output_of({{"index.html", "home"},
                       {"same.html", "same"},
                       {"old/gone.html", "gone"},
                       {"mixed/gone.html", "gone"},
                       {"was-file", "file"},
                       {"was-folder/x.html", "x"}}),
            site);
    folder.write("public/.htaccess", "rules");
    folder.write("public/mixed/theirs.pdf", "theirs");
    folder.write("public/theirs/deep/er.txt", "theirs");
    fs::create_directories(folder.path("public/theirs/empty"));
    fs::create_symlink("/nowhere", folder.path("public/link"));
    REQUIRE(::mkfifo(folder.path("public/fifo").c_str(), 0600) == 0);
    const ino_t same = inode(site + "/same.html");
    const ino_t theirs = inode(site + "/theirs/deep/er.txt");
    const ino_t home = inode(site + "/index.html");

    const Output output = output_of({{"index.html", "HOME"},
                                     {"same.html", "same"},
                                     {"new/page.html", "new"},
                                     {"was-file/x.html", "folder now"},
                                     {"was-folder", "file now"}});
    CHECK(shown(publish(output, site)) == "5 files, 4 written, 1 unchanged, 4 removed");
    CHECK(tree(folder.path()) == "public/\n"
                                 "public/.htaccess: rules\n"
                                 "public/.plansite\n"
                                 "public/fifo\n"
                                 "public/index.html: HOME\n"
                                 "public/link -> /nowhere\n"
                                 "public/mixed/\n"
                                 "public/mixed/theirs.pdf: theirs\n"
                                 "public/new/\n"
                                 "public/new/page.html: new\n"
                                 "public/same.html: same\n"
                                 "public/theirs/\n"
                                 "public/theirs/deep/\n"
                                 "public/theirs/deep/er.txt: theirs\n"
                                 "public/theirs/empty/\n"
                                 "public/was-file/\n"
                                 "public/was-file/x.html: folder now\n"
                                 "public/was-folder: file now\n");
    CHECK(inode(site + "/same.html") == same);
    CHECK(inode(site + "/theirs/deep/er.txt") == theirs);
    CHECK(inode(site + "/index.html") != home);
}

TEST_CASE("a page that somebody changed or deleted is written again") {
    const TemporaryFolder folder;
    const Output output = output_of({{"a.html", "aaaa"}, {"b.html", "bbbb"}, {"c.html", "cccc"}});
    publish(output, folder.path("public"));
    folder.write("public/a.html", "AAAA");
    fs::remove(folder.path("public/b.html"));
    CHECK(shown(publish(output, folder.path("public"))) == "3 files, 2 written, 1 unchanged, 0 removed");
    CHECK(tree(folder.path("public")) == ".plansite\na.html: aaaa\nb.html: bbbb\nc.html: cccc\n");
}

TEST_CASE("folders keep their modes and their files' modes stay") {
    const TemporaryFolder folder;
    publish(output_of({{"a/page.html", "1"}, {"a/same.html", "same"}}), folder.path("public"));
    fs::permissions(folder.path("public"), fs::perms(02775));
    fs::permissions(folder.path("public/a"), fs::perms(0711));
    fs::permissions(folder.path("public/a/same.html"), fs::perms(0640));
    publish(output_of({{"a/page.html", "2"}, {"a/same.html", "same"}}), folder.path("public"));
    CHECK(mode(folder.path("public")) == 02775);
    CHECK(mode(folder.path("public/a")) == 0711);
    CHECK(mode(folder.path("public/a/same.html")) == 0640);
}

TEST_CASE("a first publish into a folder of others keeps what they have") {
    const TemporaryFolder folder;
    folder.write("public/theirs.txt", "theirs");
    publish(output_of({{"index.html", "home"}}), folder.path("public"));
    CHECK(tree(folder.path("public")) == ".plansite\nindex.html: home\ntheirs.txt: theirs\n");
}

TEST_CASE("what others put where a page belongs is never replaced") {
    const Output output = output_of({{"index.html", "home"}, {"plans/a.html", "a"}});
    struct Case {
        const char* theirs;
        const char* blocks;
    };
    for (const auto& [theirs, blocks] : {Case{"index.html", "index.html"},
                                         {"plans", "plans"},
                                         {"plans/a.html/deep/x", "plans/a.html"},
                                         {".plansite", ".plansite"}}) {
        const TemporaryFolder folder;
        folder.write(std::string("public/") + theirs, "theirs");
        const std::string before = tree(folder.path());
        CHECK_THROWS_WITH(
            publish(output, folder.path("public")),
            folder.path("public/") + blocks +
                " was not written by plansite and stands in the way of the new site: move it away, or "
                "publish elsewhere");
        CHECK(tree(folder.path()) == before);
    }
    // Links in the target are foreign, and not followed.
    const TemporaryFolder folder;
    fs::create_directories(folder.path("elsewhere"));
    fs::create_directories(folder.path("public"));
    fs::create_symlink("../elsewhere", folder.path("public/plans"));
    CHECK_THROWS_AS(publish(output, folder.path("public")), std::runtime_error);
    CHECK(tree(folder.path()) == "elsewhere/\npublic/\npublic/plans -> ../elsewhere\n");
}

TEST_CASE("a manifest cannot make plansite remove anything outside the target") {
    const TemporaryFolder folder;
    folder.write("precious", "precious");
    publish(output_of({{"index.html", "home"}}), folder.path("public"));
    const std::string manifest = read_file(folder.path("public/.plansite"), 1000).bytes;
    folder.write("public/.plansite", manifest + "../precious\n/etc/passwd\n\n//\n");
    publish(output_of({{"index.html", "HOME"}}), folder.path("public"));
    CHECK(tree(folder.path()) == "precious: precious\npublic/\npublic/.plansite\npublic/index.html: HOME\n");
}

TEST_CASE("a target that is a link is published to where it leads") {
    const TemporaryFolder folder;
    fs::create_directories(folder.path("disk/site"));
    fs::create_symlink("disk/site", folder.path("public"));
    fs::create_symlink("public", folder.path("again"));
    publish(output_of({{"a.html", "1"}}), folder.path("public"));
    publish(output_of({{"a.html", "2"}}), folder.path("again/"));
    CHECK(tree(folder.path()) == "again -> public\n"
                                 "disk/\n"
                                 "disk/site/\n"
                                 "disk/site/.plansite\n"
                                 "disk/site/a.html: 2\n"
                                 "public -> disk/site\n");
}

TEST_CASE("a target that is no folder is refused") {
    const TemporaryFolder folder;
    folder.write("file", "file");
    fs::create_symlink("nowhere", folder.path("dangling"));
    fs::create_symlink("loop", folder.path("loop"));
    const std::string before = tree(folder.path());
    for (const std::string& target : {folder.path("file"), folder.path("dangling"), std::string("/")})
        CHECK_THROWS_WITH(publish({}, target), "cannot publish to " + target + ": it is not a folder");
    CHECK_THROWS_AS(publish({}, folder.path("loop")), std::system_error);
    CHECK_THROWS_AS(publish({}, folder.path("file/inside")), std::system_error);
    CHECK(tree(folder.path()) == before);
}

TEST_CASE("paths that could lead out of the target are a bug of ours") {
    const TemporaryFolder folder;
    for (const std::string& path :
         {std::string(""), std::string("/a"), std::string("a/"), std::string("a//b"), std::string("."),
          std::string("../a"), std::string("a/../../b"), std::string("a\nb"), std::string("a\0b", 3),
          std::string("a\x7F"), std::string(256, 'a'), std::string(".plansite")})
        CHECK_THROWS_AS(publish({{{path, "x"}}}, folder.path("public")), std::logic_error);
    CHECK_THROWS_AS(publish({{{"b", ""}, {"a", ""}}}, folder.path("public")), std::logic_error);
    CHECK_THROWS_AS(publish({{{"a", ""}, {"a", ""}}}, folder.path("public")), std::logic_error);
    CHECK(tree(folder.path()).empty());
    publish({{{std::string(255, 'a'), "x"}}}, folder.path("public"));
    CHECK(tree(folder.path("public")) == ".plansite\n" + std::string(255, 'a') + ": x\n");
}

TEST_CASE("what a killed publisher left is cleared away") {
    const TemporaryFolder folder;
    const Output output = output_of({{"a.html", "1"}});
    publish(output, folder.path("public"));
    folder.write(".public.plansite-stage/half.html", "half");
    folder.write(".public.plansite-lock", "");
    publish(output, folder.path("public"));
    CHECK(tree(folder.path()) == "public/\npublic/.plansite\npublic/a.html: 1\n");

    // Killed between the renames of a file system that cannot exchange: the old site, with what others put
    // there, comes back before the new one is made.
    folder.write("public/theirs.txt", "theirs");
    fs::rename(folder.path("public"), folder.path(".public.plansite-previous"));
    folder.write(".public.plansite-stage/a.html", "2");
    publish(output_of({{"a.html", "2"}}), folder.path("public"));
    CHECK(tree(folder.path()) == "public/\npublic/.plansite\npublic/a.html: 2\npublic/theirs.txt: theirs\n");
}

TEST_CASE("while one publishes the next waits, and says so when it gives up") {
    const TemporaryFolder folder;
    const std::string path = folder.path("lock");
    {
        const PublishLock held(path, std::chrono::seconds(0));
        CHECK_THROWS_WITH(PublishLock(path, std::chrono::milliseconds(20)),
                          "another plansite is publishing to this place and has not finished: it holds " +
                              path);
    }
    CHECK(tree(folder.path()).empty());

    std::atomic<int> holders = 0;
    std::atomic<int> most = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 20; ++round) {
                const PublishLock lock(path, std::chrono::seconds(30));
                most = std::max(most.load(), ++holders);
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                --holders;
            }
        });
    threads.clear();
    CHECK(most == 1);
    CHECK(tree(folder.path()).empty());
}

TEST_CASE("readers see one version, whole, while publishers take turns") {
    const TemporaryFolder folder;
    const std::string site = folder.path("public");
    const auto version = [](const std::string& text) {
        return output_of({{"a.html", text}, {"b/c.html", text}, {"z.html", text}});
    };
    publish(version("0"), site);
    std::atomic<int> publishing = 2;
    std::vector<std::jthread> publishers;
    for (const std::string name : {"x", "y"})
        publishers.emplace_back([&, name] {
            for (int i = 0; i < 40; ++i) publish(version(name + std::to_string(i)), site);
            --publishing;
        });
    std::size_t mixtures = 0;
    std::size_t absences = 0;
    std::set<std::string> seen;
    while (publishing > 0) {
        absences += !fs::exists(site);
        // Within one folder, as an archiver reads it: some version, until that one is removed.
        const Descriptor standing = open_folder(site);
        std::set<std::string> versions;
        for (const char* path : {"a.html", "b/c.html", "z.html"}) {
            const ReadResult page = read_file_within(standing, path, 100);
            if (page.status == ReadStatus::good) versions.insert(page.bytes);
            mixtures += page.status != ReadStatus::good && page.status != ReadStatus::missing;
        }
        mixtures += versions.size() > 1 || versions.count("") > 0;
        seen.merge(versions);
    }
    CHECK(mixtures == 0);
    CHECK(absences == 0);
    CHECK(seen.size() > 2);
}

TEST_CASE("paths that cannot both be published are found") {
    const Output output = output_of({{"P2.html", ""},
                                     {"a/x.html", ""},
                                     {"cafe\u0301", ""},
                                     {"caf\u00E9", ""},
                                     {"p2.html", ""},
                                     {"plans/a.html", ""},
                                     {"plans/A.html/x.html", ""},
                                     {"plans/b", ""},
                                     {"plans/b.html", ""},
                                     {"plans/b-c/d", ""}});
    std::string text;
    for (const auto& [first, second] : colliding_paths(output))
        text += std::string(first) + " and " + std::string(second) + "\n";
    CHECK(text == "cafe\u0301 and caf\u00E9\nP2.html and p2.html\nplans/a.html and plans/A.html/x.html\n");
    CHECK(output.find("plans/b")->path == "plans/b");
    CHECK(output.find("plans") == nullptr);
    CHECK(output.find("z") == nullptr);
}

} // namespace plansite
