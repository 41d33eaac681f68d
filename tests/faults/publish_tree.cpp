#include "publish/publish.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

// Publishes a made-up site: publish_tree TARGET VERSION FILES JOBS. From version to version a third of the
// pages changes, some go and some come. Ends with 3 where publishing throws, as plansite does.

namespace {

plansite::Output made_up_site(int version, int files) {
    plansite::Output output;
    for (int i = 0; i < files; ++i) {
        if ((i + version) % 5 == 0) continue;
        std::string path = "folder" + std::to_string(i % 3) + "/";
        if (i % 7 == 0) path += "version" + std::to_string(version) + "/";
        path += "page" + std::to_string(i) + ".html";
        std::string bytes(std::size_t(2000 + i), 'x');
        if (i % 3 == 0) bytes += "version " + std::to_string(version);
        output.files.push_back({std::move(path), std::move(bytes)});
    }
    std::sort(output.files.begin(), output.files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return output;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 5) return 2;
    try {
        const auto output = made_up_site(std::atoi(arguments[2]), std::atoi(arguments[3]));
        plansite::publish(output, arguments[1], unsigned(std::atoi(arguments[4])));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 3;
    }
    return 0;
}
