#pragma once

#include "publish/place.h"
#include "publish/standing.h"

#include <string>
#include <vector>

namespace plansite {

// The tree beside the target that is to become the site. When this goes, what stands under the name of the
// stage is removed: the unfinished tree after a failure, the old site after the exchange.
class StagingFolder {
public:
    // Makes the folder of the stage. Throws where that fails, as all its functions do.
    StagingFolder(const Place& place, unsigned jobs);
    StagingFolder(const StagingFolder&) = delete;
    StagingFolder& operator=(const StagingFolder&) = delete;
    ~StagingFolder();

    // Builds the tree: links what is unchanged, writes what differs, keeps what is foreign.
    void fill(const Output& output, const std::vector<FileState>& states, const std::vector<Entry>& foreign);

    // Puts the list of what plansite wrote into the tree.
    void add_manifest(const Output& output) const;

    // Waits until the tree is on the disk.
    void sync() const;

    // Lets the tree and the target change names, or gives the tree the name where there is no target yet.
    void exchange();

private:
    void make_folders(const Output& output, const std::vector<Entry>& foreign);
    void keep(const Entry& entry) const;
    void exchange_by_renaming() const;

    const Place& place_;
    unsigned jobs_;
    bool replaces_;                    // the target exists
    std::vector<std::string> folders_; // sorted; the first is "", the tree itself
};

} // namespace plansite
