#include "serve/watcher.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace plansite {
namespace {

using Paths = std::vector<std::string>;

void write_site(const TemporaryFolder& folder) {
    folder.write("site.toml", "title = \"A\"\n");
    folder.write("content/guide/one.md", "one");
    folder.write("content/plans/a/plan.toml", "two");
    folder.write("themes/civic/assets/site.css", "three");
    folder.write("public/index.html", "what is published is not looked at");
    folder.write("content/.one.md.swp", "nor what an editor keeps for itself");
}

} // namespace

TEST_CASE("A sighting has the files of a build, sorted, and is the same while nothing changes") {
    const TemporaryFolder folder;
    write_site(folder);
    const Sighting seen = look_at_site(folder.path());
    Paths paths;
    for (const auto& file : seen) paths.push_back(file.path);
    CHECK(paths == Paths{"content/guide/one.md", "content/plans/a/plan.toml", "site.toml",
                         "themes/civic/assets/site.css"});
    CHECK(look_at_site(folder.path()) == seen);
    CHECK(changed_paths(seen, seen).empty());
    folder.write("public/index.html", "again");
    folder.write("content/.one.md.swp", "again");
    CHECK(look_at_site(folder.path()) == seen);
}

TEST_CASE("Whatever happens to a file is a change") {
    const TemporaryFolder folder;
    write_site(folder);
    const Sighting before = look_at_site(folder.path());
    const auto changed = [&] { return changed_paths(before, look_at_site(folder.path())); };
    const std::filesystem::path one = folder.path("content/guide/one.md");

    SECTION("it grows") {
        folder.write("content/guide/one.md", "one more");
        CHECK(changed() == Paths{"content/guide/one.md"});
    }
    SECTION("it is replaced by one of the same size and time") {
        const auto time = std::filesystem::last_write_time(one);
        folder.write("content/guide/.new", "eno");
        std::filesystem::last_write_time(folder.path("content/guide/.new"), time);
        std::filesystem::rename(folder.path("content/guide/.new"), one);
        CHECK(changed() == Paths{"content/guide/one.md"});
    }
    SECTION("it goes") {
        std::filesystem::remove(one);
        CHECK(changed() == Paths{"content/guide/one.md"});
    }
    SECTION("it gets another name") {
        std::filesystem::rename(one, folder.path("content/guide/two.md"));
        CHECK(changed() == Paths{"content/guide/one.md", "content/guide/two.md"});
    }
    SECTION("others come, before and after") {
        folder.write("content/a.md", "a");
        folder.write("templates/base.html", "b");
        folder.write("themes/z.css", "c");
        CHECK(changed() == Paths{"content/a.md", "templates/base.html", "themes/z.css"});
    }
}

TEST_CASE("A site that is not there is an empty sighting") {
    const TemporaryFolder folder;
    CHECK(look_at_site(folder.path("nowhere")).empty());
    folder.write("content", "a file where a folder should be");
    CHECK(look_at_site(folder.path()).empty());
    std::filesystem::remove(folder.path("content"));
    std::filesystem::create_directory(folder.path("content"));
    std::filesystem::create_symlink("nowhere", folder.path("content/dangling.md"));
    CHECK(look_at_site(folder.path()).empty());
}

} // namespace plansite
