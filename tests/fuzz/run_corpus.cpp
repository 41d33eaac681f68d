#include "fuzz/targets.h"
#include "markdown/markdown.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

// Runs every file of a corpus through its target once: fuzz_targets CORPUS, or fuzz_targets TARGET FILE … The
// last line is `points N, failures M`; a broken promise ends the program before it, after the name of the
// file.

namespace plansite {
namespace {

namespace fs = std::filesystem;

void run_file(const FuzzTarget& target, const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::cout << target.name << " " << path.filename().string() << std::endl; // before a crash
    target.run(bytes);
}

const FuzzTarget& named(const std::string& name) {
    const FuzzTarget* target = find_target(name);
    if (!target) throw std::runtime_error("no target is called " + name);
    return *target;
}

std::size_t run_corpus(const fs::path& corpus) {
    std::size_t points = 0;
    for (const auto& folder : fs::directory_iterator(corpus)) {
        const FuzzTarget& target = named(folder.path().filename().string());
        std::vector<fs::path> paths;
        for (const auto& file : fs::directory_iterator(folder)) paths.push_back(file.path());
        std::sort(paths.begin(), paths.end());
        for (const fs::path& path : paths) run_file(target, path);
        points += paths.size();
    }
    return points;
}

} // namespace
} // namespace plansite

int main(int count, char** arguments) {
    try {
        plansite::prepare_markdown();
        if (count == 2) {
            const std::size_t points = plansite::run_corpus(arguments[1]);
            std::cout << "points " << points << ", failures 0\n";
            return points == 0; // a corpus that is not there must not look like one that is good
        }
        if (count < 3) {
            std::cerr << "usage: fuzz_targets CORPUS | fuzz_targets TARGET FILE …\n";
            return 2;
        }
        for (int i = 2; i < count; ++i) plansite::run_file(plansite::named(arguments[1]), arguments[i]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "fuzz_targets: " << error.what() << "\n";
        return 1;
    }
}
