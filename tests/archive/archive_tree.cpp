#include "archive/bag.h"
#include "archive/verify.h"
#include "archive/warc.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

// Bags and web archives for tests that look at them from outside:
//
//     archive_tree bag FOLDER           writes a small bag into the folder, which must not exist
//     archive_tree verify               checks the bag of each folder that a line of its input names, and
//     prints
//                                       "fault NAME<tab>PATH<tab>LINE<tab>MESSAGE" lines and "end DIGEST
//                                       OXUM"
//     archive_tree warc FOLDER ADDRESS  prints the files of the folder as a WARC

namespace {

namespace fs = std::filesystem;
using namespace plansite;

Output small_payload() {
    Output payload{{{"100% done\nor so.txt", "100 %\n"},
                    {"index.html", "<!DOCTYPE html><title>Plan 2009</title>\n"},
                    {"plans/na\u00EFve caf\u00E9.csv", "\xEF\xBB\xBFid,title\r\n1.1,Jobs\r\n"},
                    {"plans/picture.bin", std::string("\0\x01\xFF\n", 4)},
                    {"plans/twin.bin", std::string("\0\x01\xFF\n", 4)},
                    {"plans/z/empty.txt", ""}}};
    return payload;
}

int write_bag(const fs::path& folder) {
    const BagInfo info{*make_date(2009, 3, 31),
                       "plansite 0.1",
                       {{"Source-Organization", "Example Council"}, {"Contact-Email", "plans@example.org"}}};
    for (const OutputFile& file : make_bag(small_payload(), info).files) {
        fs::create_directories((folder / file.path).parent_path());
        std::ofstream(folder / file.path, std::ios::binary) << file.bytes;
    }
    return 0;
}

int verify_bags() {
    for (std::string folder; std::getline(std::cin, folder);) {
        const BagReport report = verify_bag(folder);
        for (const BagFault& fault : report.faults)
            std::cout << "fault " << fault.kind->name << '\t' << fault.path << '\t' << fault.line << '\t'
                      << fault.message << '\n';
        std::cout << "end " << report.digest << ' ' << payload_oxum(report.bytes, report.files) << std::endl;
    }
    return 0;
}

int print_warc(const fs::path& folder, const std::string& address) {
    Output site;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        site.files.push_back({fs::relative(entry.path(), folder).generic_string(),
                              {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
    std::sort(site.files.begin(), site.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    std::cout << warc_of(site, {address, *make_date(2009, 3, 31), "plansite 0.1"});
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::string command = count > 1 ? arguments[1] : "";
    try {
        if (command == "bag" && count == 3) return write_bag(arguments[2]);
        if (command == "verify" && count == 2) return verify_bags();
        if (command == "warc" && count == 4) return print_warc(arguments[2], arguments[3]);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 3;
    }
    return 2;
}
