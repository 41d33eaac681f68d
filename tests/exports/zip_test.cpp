#include "exports/zip.h"
#include "temporary_folder.h"

#include <catch2/catch.hpp>
#include <cstdio>
#include <ctime>
#include <memory>

namespace plansite {

namespace {

// What Python finds in an archive: a line for each file, as it stands there.
std::string listing(const std::string& zip) {
    const TemporaryFolder folder;
    folder.write("x.zip", zip);
    folder.write("list.py", R"py(
import sys, zipfile
sys.stdout.reconfigure(encoding="utf-8")
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    for file in archive.infolist():
        time = "%d-%02d-%02d %02d:%02d:%02d" % file.date_time
        method = {zipfile.ZIP_DEFLATED: "deflated"}.get(file.compress_type, file.compress_type)
        content = archive.read(file)
        content = content.decode() if len(content) < 100 else "%d bytes" % len(content)
        print(file.filename, oct(file.external_attr >> 16), time, method, content, sep=" | ")
)py");
    const std::string command =
        "python3 '" + folder.path("list.py") + "' '" + folder.path("x.zip") + "' 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> output(popen(command.c_str(), "r"), pclose);
    std::string text;
    for (int c = std::fgetc(output.get()); c != EOF; c = std::fgetc(output.get())) text += char(c);
    return text;
}

// Sets the time zone of the process, and back at the end of the scope.
struct TimeZone {
    explicit TimeZone(const char* name) {
        ::setenv("TZ", name, 1);
        ::tzset();
    }
    ~TimeZone() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

const std::string large(100'000, 'a');
const std::vector<ZipFile> files = {
    {"data/targets.csv", "value\r\n"}, {"Zoë’s plan.txt", "£5"}, {"data/actions.csv", large}, {"empty", ""}};

} // namespace

TEST_CASE("an archive holds its files by path, with one time and one mode") {
    const std::string zip = zip_of(files, *make_date(2008, 9, 30));
    CHECK(listing(zip) == "Zoë’s plan.txt | 0o100644 | 2008-09-30 00:00:00 | deflated | £5\n"
                          "data/actions.csv | 0o100644 | 2008-09-30 00:00:00 | deflated | 100000 bytes\n"
                          "data/targets.csv | 0o100644 | 2008-09-30 00:00:00 | deflated | value\r\n\n"
                          "empty | 0o100644 | 2008-09-30 00:00:00 | deflated | \n");
    CHECK(zip.size() < 2000);
}

TEST_CASE("an archive is the same whatever the order of its files and the time zone") {
    const std::string zip = zip_of(files, *make_date(2008, 9, 30));
    CHECK(zip_of({files[3], files[1], files[0], files[2]}, *make_date(2008, 9, 30)) == zip);
    for (const char* name : {"Pacific/Kiritimati", "America/Los_Angeles", "Europe/London"}) {
        const TimeZone zone(name);
        CHECK(zip_of(files, *make_date(2008, 9, 30)) == zip);
    }
    CHECK(zip_of(files, *make_date(2008, 10, 1)) != zip);
}

TEST_CASE("an archive is dated within the years of its format") {
    const auto dated = [](Date day) { return listing(zip_of({{"a", "x"}}, day)); };
    CHECK(dated(*make_date(1979, 12, 31)) == "a | 0o100644 | 1980-01-01 00:00:00 | deflated | x\n");
    CHECK(dated(*make_date(2107, 12, 31)) == "a | 0o100644 | 2107-12-31 00:00:00 | deflated | x\n");
}

TEST_CASE("an archive without files can be read") {
    CHECK(listing(zip_of({}, *make_date(2008, 9, 30))) == "");
}

TEST_CASE("an archive of too many files is refused") {
    std::vector<ZipFile> many;
    for (int i = 0; i < 65'535; ++i) many.push_back({std::to_string(i), ""});
    CHECK_THROWS_WITH(zip_of(many, *make_date(2008, 9, 30)), "cannot write a zip file: too large");
    many.pop_back();
    CHECK_FALSE(zip_of(many, *make_date(2008, 9, 30)).empty());
}

} // namespace plansite
