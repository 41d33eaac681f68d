#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace plansite {

// A new folder for one test, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "plansite-test-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
        path_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string path(std::string_view inside = "") const { return (path_ / inside).string(); }

    // Writes a file and makes the folders it needs.
    void write(std::string_view inside, std::string_view bytes) const {
        std::filesystem::create_directories((path_ / inside).parent_path());
        std::ofstream(path_ / inside, std::ios::binary) << bytes;
    }

private:
    std::filesystem::path path_;
};

} // namespace plansite
