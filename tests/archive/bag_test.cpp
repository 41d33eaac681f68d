#include "archive/bag.h"
#include "archive/verify.h"
#include "base/digest.h"
#include "temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

// tests/archive/bag_checker.py changes every byte of a bag; here stands what is said of it.

using namespace std::string_literals;

namespace plansite {

namespace {

namespace fs = std::filesystem;

BagInfo example_info() {
    return {*make_date(2009, 3, 31), "plansite 0.1", {{"Source-Organization", "Example Council"}}};
}

Output example_bag() {
    return make_bag({{{"100%\r\n.txt", "x"}, {"index.html", "<p>2009"}, {"plans/a.csv", "a,b\r\n"}}},
                    example_info());
}

void write(const Output& bag, const TemporaryFolder& folder) {
    for (const OutputFile& file : bag.files) folder.write(file.path, file.bytes);
}

// All files, one after the other.
std::string shown(const Output& files) {
    std::string out;
    for (const OutputFile& file : files.files)
        out += "== " + shown_path(file.path) + "\n" + file.bytes + "\n";
    return out;
}

std::string shown(const BagReport& report) {
    std::string out;
    for (const BagFault& fault : report.faults)
        out += std::string(fault.kind->name) + " " + fault.path + ":" + std::to_string(fault.line) + ": " +
               fault.message + "\n";
    return out;
}

std::string verified(const TemporaryFolder& folder) {
    return shown(verify_bag(folder.path()));
}

// A bag that lists the payload with these lines, and agrees above.
std::string verified_with_manifest(const std::string& manifest) {
    const TemporaryFolder folder;
    Output bag = example_bag();
    std::string before;
    for (OutputFile& file : bag.files)
        if (file.path == payload_manifest_name) {
            before = sha256_hex(file.bytes);
            file.bytes = manifest;
        }
    for (OutputFile& file : bag.files)
        if (file.path == tag_manifest_name)
            file.bytes.replace(file.bytes.find(before), before.size(), sha256_hex(manifest));
    write(bag, folder);
    return verified(folder);
}

} // namespace

TEST_CASE("a bag is written whole") {
    const Output bag = example_bag();
    CHECK(shown(bag) ==
          "== bag-info.txt\n"
          "Bagging-Date: 2009-03-31\n"
          "Payload-Oxum: 13.3\n"
          "Bag-Software-Agent: plansite 0.1\n"
          "Source-Organization: Example Council\n"
          "\n"
          "== bagit.txt\n"
          "BagIt-Version: 1.0\n"
          "Tag-File-Character-Encoding: UTF-8\n"
          "\n"
          "== data/100%25%0D%0A.txt\n"
          "x\n"
          "== data/index.html\n"
          "<p>2009\n"
          "== data/plans/a.csv\n"
          "a,b\r\n"
          "\n"
          "== manifest-sha256.txt\n"
          "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  data/100%25%0D%0A.txt\n" +
              sha256_hex("<p>2009") + "  data/index.html\n" + sha256_hex("a,b\r\n") +
              "  data/plans/a.csv\n"
              "\n"
              "== tagmanifest-sha256.txt\n" +
              sha256_hex(bag.find("bag-info.txt")->bytes) + "  bag-info.txt\n" +
              "1712ecfb074bf29c4188ad3421032509159a09739fd604f8fe57038b4ddefcc9  bagit.txt\n" +
              sha256_hex(bag.find("manifest-sha256.txt")->bytes) + "  manifest-sha256.txt\n\n");
    CHECK(shown(example_bag()) == shown(bag));
}

TEST_CASE("a value of bag-info.txt is one line") {
    BagInfo info = example_info();
    info.software = " plansite\r\nPayload-Oxum: 0.0 ";
    info.more = {{"A", "one\ttwo\x7F\x01three\xE2\x80\xA8"
                       "four\xC2\x85"},
                 {"B", " \n "}};
    CHECK(make_bag({{{"a", ""}}}, info).find("bag-info.txt")->bytes ==
          "Bagging-Date: 2009-03-31\n"
          "Payload-Oxum: 0.1\n"
          "Bag-Software-Agent: plansite Payload-Oxum: 0.0\n"
          "A: one two three four\n");
}

TEST_CASE("no bag is made with paths that some system takes for others") {
    const auto refusal = [](Output payload) -> std::string {
        try {
            make_bag(std::move(payload), example_info());
        } catch (const std::runtime_error& refused) {
            return refused.what();
        }
        return "none";
    };
    CHECK(refusal({{{"../a", ""}}}) == "cannot freeze `data/../a`: its path has an empty part, . or ..");
    CHECK(refusal({{{"a\\b", ""}}}) ==
          "cannot freeze `data/a\\b`: its path has a backslash, which some systems take for a slash");
    CHECK(refusal({{{"a\x1B", ""}}}) == "cannot freeze `data/a%1B`: its path has a control character");
    CHECK(refusal({{{"A", ""}, {"a", ""}}}) ==
          "cannot freeze both `data/A` and `data/a`: some file systems take them for one");
    CHECK(refusal({{{"~$plan.docx", ""}, {"C:", ""}}}) == "none"); // below data/ they mean nothing
}

TEST_CASE("no bag is made whose lists could not be read again") {
    BagInfo info = example_info();
    info.software = std::string(largest_tag_file, 'x');
    CHECK_THROWS_WITH(make_bag({{{"a", ""}}}, info), "cannot freeze `bag-info.txt`: it is too large");
}

TEST_CASE("a bag as it was made is found good, and has one number") {
    const TemporaryFolder folder;
    const Output bag = example_bag();
    write(bag, folder);
    const BagReport report = verify_bag(folder.path());
    CHECK(shown(report) == "");
    CHECK(report.digest == bag_digest(bag));
    CHECK(report.digest == sha256_hex(bag.files.back().bytes));
    CHECK(report.bytes == 13);
    CHECK(report.files == 3);
}

TEST_CASE("what was done to a bag is said file by file") {
    const TemporaryFolder folder;
    write(example_bag(), folder);
    folder.write("data/index.html", "<p>2010");
    folder.write("data/.hidden\x1B\xFF", "");
    folder.write("notes.txt", "");
    fs::remove(folder.path("data/plans/a.csv"));
    fs::create_directory(folder.path("data/none"));
    fs::create_symlink("/etc/passwd", folder.path("data/passwd"));
    REQUIRE(::mkfifo(folder.path("data/pipe").c_str(), 0600) == 0);
    CHECK(verified(folder) ==
          "bag-unsafe-path data/passwd:0: `data/passwd` is a symbolic link\n"
          "bag-unsafe-path data/pipe:0: `data/pipe` is a pipe, socket or device\n"
          "bag-unexpected-file notes.txt:0: `notes.txt` is not listed in `tagmanifest-sha256.txt`\n"
          "bag-altered data/index.html:0: `data/index.html` has the SHA-256 digest " +
              sha256_hex("<p>2010") + ", and line 2 of `manifest-sha256.txt` says " + sha256_hex("<p>2009") +
              "\n"
              "bag-missing-file data/plans/a.csv:0: `data/plans/a.csv` is not there, and line 3 of "
              "`manifest-sha256.txt` lists it\n"
              "bag-unexpected-file data/.hidden%1B%FF:0: `data/.hidden%1B%FF` is not listed in "
              "`manifest-sha256.txt`\n"
              "bag-unexpected-file data/none/:0: the folder `data/none/` is empty\n");
}

TEST_CASE("where two files disagree, both are named") {
    const TemporaryFolder folder;
    const Output bag = example_bag();
    write(bag, folder);
    const std::string info = bag.find("bag-info.txt")->bytes;
    folder.write("bag-info.txt", info + "\n");
    CHECK(verified(folder) == "bag-altered bag-info.txt:0: `bag-info.txt` has the SHA-256 digest " +
                                  sha256_hex(info + "\n") + ", and line 1 of `tagmanifest-sha256.txt` says " +
                                  sha256_hex(info) + "; one of the two was altered\n");
    folder.write("bag-info.txt", info);
    fs::remove(folder.path("tagmanifest-sha256.txt"));
    CHECK(verified(folder) ==
          "bag-missing-file tagmanifest-sha256.txt:0: `tagmanifest-sha256.txt` is not there\n");
}

TEST_CASE("a manifest that is not as plansite writes it is refused line by line") {
    const std::string page = sha256_hex("<p>2009"), table = sha256_hex("a,b\r\n"), odd = sha256_hex("x");
    CHECK(verified_with_manifest(odd + "  data/100%25%0D%0A.txt\n" + page + "  data/index.html\n" + table +
                                 "  data/plans/a.csv\n") == "");
    CHECK(verified_with_manifest("A" + odd.substr(1) + "  data/a\n")
              .starts_with(
                  "bag-malformed manifest-sha256.txt:1: line 1 of `manifest-sha256.txt` is not 64 digits in "
                  "lower case, two spaces and a path\n"));
    const std::string doubt = "; but `manifest-sha256.txt` is itself not as it was frozen\n";
    CHECK(verified_with_manifest(odd + "  data/100%25%0d%0a.txt\n" + page + "  data/../data/index.html\n" +
                                 page + " *data/index.html\n\n" + page + "  data/index.html\n" + page +
                                 "  data/INDEX.html\n" + odd + "  bagit.txt\n" + table +
                                 "  data/plans/a.csv") ==
          "bag-malformed manifest-sha256.txt:1: line 1 of `manifest-sha256.txt` has a % that is not of %0A, "
          "%0D or "
          "%25\n"
          "bag-unsafe-path manifest-sha256.txt:2: line 2 of `manifest-sha256.txt` names "
          "`data/../data/index.html`: "
          "its path has an empty part, . or ..\n"
          "bag-malformed manifest-sha256.txt:3: line 3 of `manifest-sha256.txt` is not 64 digits in lower "
          "case, two "
          "spaces and a path\n"
          "bag-malformed manifest-sha256.txt:4: line 4 of `manifest-sha256.txt` is not 64 digits in lower "
          "case, two "
          "spaces and a path\n"
          "bag-malformed manifest-sha256.txt:6: line 6 of `manifest-sha256.txt` names `data/INDEX.html`, "
          "which line "
          "5 names too, or so that some file systems take them for one\n"
          "bag-malformed manifest-sha256.txt:8: line 8 of `manifest-sha256.txt` ends without a line break\n"
          "bag-malformed manifest-sha256.txt:7: line 7 of `manifest-sha256.txt` lists `bagit.txt`, which is "
          "not in "
          "data/\n"
          "bag-unexpected-file data/100%25%0D%0A.txt:0: `data/100%25%0D%0A.txt` is not listed in "
          "`manifest-sha256.txt`" +
              doubt +
              "bag-unexpected-file data/plans/a.csv:0: `data/plans/a.csv` is not listed in "
              "`manifest-sha256.txt`" +
              doubt);
}

TEST_CASE("a manifest that is nothing but faults is not read to its end") {
    const TemporaryFolder folder;
    write(example_bag(), folder);
    folder.write("manifest-sha256.txt", std::string(1'000'000, '\n'));
    const BagReport report = verify_bag(folder.path());
    const auto of_lines = std::count_if(report.faults.begin(), report.faults.end(),
                                        [](const BagFault& fault) { return fault.line > 0; });
    CHECK(of_lines == 101);
    folder.write("manifest-sha256.txt", "");
    fs::resize_file(folder.path("manifest-sha256.txt"), largest_tag_file + 1);
    CHECK(verified(folder).starts_with(
        "bag-altered manifest-sha256.txt:0: `manifest-sha256.txt` is larger than "
        "any file that plansite freezes\n"));
}

TEST_CASE("holes, other versions and wrong sums are no edition") {
    const TemporaryFolder folder;
    write(make_bag({{{"a", "12345"}}}, example_info()), folder);
    const std::string info = "Payload-Oxum: 5.2\n", declaration = "BagIt-Version: 0.97\n";
    folder.write("bag-info.txt", info);
    folder.write("bagit.txt", declaration);
    folder.write("fetch.txt", "");
    folder.write(
        "tagmanifest-sha256.txt",
        manifest_line(sha256_hex(info), "bag-info.txt") +
            manifest_line(sha256_hex(declaration), "bagit.txt") + manifest_line(sha256_hex(""), "fetch.txt") +
            manifest_line(sha256_hex(manifest_line(sha256_hex("12345"), "data/a")), "manifest-sha256.txt"));
    CHECK(verified(folder) ==
          "bag-malformed tagmanifest-sha256.txt:3: line 3 of `tagmanifest-sha256.txt` lists `fetch.txt`, "
          "which says "
          "what to fetch: an edition has no holes\n"
          "bag-malformed bagit.txt:0: `bagit.txt` does not say that this is a bag of version 1.0 in UTF-8\n"
          "bag-altered bag-info.txt:1: `bag-info.txt` says that the payload is 5.2, and it is 5.1 (bytes and "
          "files)\n");
}

TEST_CASE("a folder without lists is no bag, and none is a failure") {
    const TemporaryFolder folder;
    folder.write("data/a", "");
    CHECK(verified(folder) ==
          "bag-missing-file tagmanifest-sha256.txt:0: `tagmanifest-sha256.txt` is not there\n"
          "bag-missing-file bag-info.txt:0: `bag-info.txt` is not there\n"
          "bag-missing-file bagit.txt:0: `bagit.txt` is not there\n"
          "bag-missing-file manifest-sha256.txt:0: `manifest-sha256.txt` is not there\n");
    CHECK(verify_bag(folder.path()).digest.empty());
    CHECK_THROWS_AS(verify_bag(folder.path("none")), std::system_error);
}

TEST_CASE("paths that no bag has") {
    for (const char* path : {"a", "a b/c", "a\r\n", "data/~", "data/C:", "..a", "a..", ".a", "na\u00EFve"})
        CHECK(path_fault(path) == "");
    for (const char* path :
         {"", "/a", "~a", "~", "C:a", "a\\b", "a\tb", "..", "a/../b", "./a", "a//b", "a/", "\xFF"})
        CHECK(path_fault(path) != "");
}

} // namespace plansite
