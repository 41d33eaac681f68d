#include "archive/bag.h"

#include "archive/manifest.h"
#include "archive/single_line.h"
#include "base/ascii.h"
#include "base/digest.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <stdexcept>

namespace plansite {

namespace {

void refuse_unsafe(const Output& payload) {
    for (const OutputFile& file : payload.files)
        if (const auto fault = path_fault(file.path); !fault.empty())
            throw std::runtime_error(
                fmt::format("cannot freeze `{}`: its path {}", shown_path(file.path), fault));
    if (const auto pairs = colliding_paths(payload); !pairs.empty())
        throw std::runtime_error(
            fmt::format("cannot freeze both `{}` and `{}`: some file systems take them for one",
                        shown_path(pairs.front().first), shown_path(pairs.front().second)));
}

// What verify_bag would not read.
void refuse_large(const Output& bag) {
    for (const OutputFile& file : bag.files)
        if (file.bytes.size() >
            (file.path.starts_with(payload_folder) ? largest_payload_file : largest_tag_file))
            throw std::runtime_error(
                fmt::format("cannot freeze `{}`: it is too large", shown_path(file.path)));
}

std::string manifest_of(const std::vector<OutputFile>& files) {
    std::string out;
    for (const OutputFile& file : files) out += manifest_line(sha256_hex(file.bytes), file.path);
    return out;
}

[[maybe_unused]] bool is_label(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

std::string info_text(const BagInfo& info, const std::string& oxum) {
    std::string out;
    const auto add = [&out](std::string_view label, std::string_view value) {
        assert(is_label(label));
        const std::string line = single_line(value);
        if (!line.empty()) out.append(label).append(": ").append(line).append("\n");
    };
    add("Bagging-Date", iso(info.bagging_date));
    add("Payload-Oxum", oxum);
    add("Bag-Software-Agent", info.software);
    for (const auto& [label, value] : info.more) {
        assert(label != "Payload-Oxum");
        add(label, value);
    }
    return out;
}

} // namespace

Output make_bag(Output payload, const BagInfo& info) {
    assert(!payload.files.empty());
    std::uint64_t bytes = 0;
    for (OutputFile& file : payload.files) {
        bytes += file.bytes.size();
        file.path.insert(0, payload_folder);
    }
    refuse_unsafe(payload);
    std::vector<OutputFile> tags{
        {std::string(bag_info_name), info_text(info, payload_oxum(bytes, payload.files.size()))},
        {std::string(bag_declaration_name), std::string(bag_declaration)},
        {std::string(payload_manifest_name), manifest_of(payload.files)}};
    tags.push_back({std::string(tag_manifest_name), manifest_of(tags)});

    Output bag = std::move(payload);
    std::move(tags.begin(), tags.end(), std::back_inserter(bag.files));
    refuse_large(bag);
    std::sort(bag.files.begin(), bag.files.end(),
              [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
    return bag;
}

std::string bag_digest(const Output& bag) {
    const OutputFile* manifest = bag.find(tag_manifest_name);
    assert(manifest);
    return sha256_hex(manifest->bytes);
}

std::string payload_oxum(std::uint64_t bytes, std::size_t files) {
    return fmt::format("{}.{}", bytes, files);
}

} // namespace plansite
