#include "program.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>

// The same site gives the same bytes: whatever the number of threads, the language and time zone of the
// machine, the folder it lies in.

namespace plansite {
namespace {

namespace fs = std::filesystem;

struct Circumstances {
    std::string jobs;
    std::vector<std::string> environment;
};

const Circumstances circumstances[] = {
    {"1", {"LC_ALL=C", "TZ=UTC"}},
    {"2", {"LC_ALL=tr_TR.UTF-8", "TZ=Asia/Kathmandu", "HOME=/nowhere"}},
    {"7", {"LC_ALL=de_DE.UTF-8", "LANG=xx_XX", "TZ=Pacific/Kiritimati", "TMPDIR=/nowhere"}},
};

Tree built(const fs::path& site, const Circumstances& here) {
    TemporaryFolder folder;
    const fs::path copy = folder.path("a/copy/of " + here.jobs);
    fs::create_directories(copy);
    for (const char* part : {"site.toml", "content", "templates", "themes"})
        if (fs::exists(site / part)) fs::copy(site / part, copy / part, fs::copy_options::recursive);
    ProgramCall call{
        {"build", "--quiet", "--jobs", here.jobs, copy.string()}, here.environment, folder.path()};
    call.environment.push_back("SOURCE_DATE_EPOCH=1230768000"); // 2009-01-01
    const ProgramResult result = run_program(call);
    INFO(result.errors);
    CHECK(result.exit_code == 0);
    return tree_of(copy / "public");
}

void check_same(const fs::path& site) {
    const Tree first = built(site, circumstances[0]);
    CHECK(first.contains("index.html"));
    for (const auto& other : circumstances) {
        INFO("--jobs " << other.jobs << " " << other.environment[0]);
        CHECK(tree_difference(first, built(site, other)) == "");
    }
}

} // namespace

TEST_CASE("The example site is the same everywhere") {
    check_same(SOURCE_ROOT);
}

TEST_CASE("A small site is the same everywhere") {
    TemporaryFolder site;
    site.write("site.toml", "title = \"İstanbul\"\n");
    site.write("content/index.md", "+++\ntitle = \"Home\"\n+++\nIn `i` and I, <plan:x>.\n");
    site.write("content/directory.toml",
               "[[body]]\nname = \"Group\"\n[[body]]\nname = \"Ältere\"\n[[term]]\nterm = \"LA\"\nmeaning = "
               "\"local authority\"\n");
    site.write("content/plans/x/plan.toml", "title = \"X\"\nbodies = [\"group\"]\nperiod = \"2008-09\"\n");
    site.write("content/plans/x/priorities/1.toml",
               "title = \"First\"\n[[activity]]\ntitle = \"Do\"\n[[activity.action]]\ntask = "
               "\"It\"\nresponsible = \"Group\"\n"
               "completion = \"December 2008\"\ncriteria = [\"The LA is there\"]\n");
    check_same(site.path());
}

} // namespace plansite
