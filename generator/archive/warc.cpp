#include "archive/warc.h"

#include "archive/single_line.h"
#include "base/address.h"
#include "base/digest.h"
#include "base/media_type.h"

#include <fmt/format.h>
#include <utility>
#include <vector>

namespace plansite {

namespace {

constexpr std::string_view no_address = "http://plansite.invalid/";
constexpr std::string_view same_payload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
constexpr std::string_view index_name = "index.html";

using Fields = std::vector<std::pair<std::string_view, std::string>>;

// A number for a record that is the same wherever it is made again: version 8 of RFC 9562 (5.8), its bits
// from a SHA-256.
std::string record_id(std::string_view type, const std::string& target, const std::string& date,
                      std::string_view block) {
    Sha256 digest;
    for (const std::string_view part : {type, std::string_view(target), std::string_view(date)}) {
        digest.add(part);
        digest.add("\n");
    }
    digest.add(block);
    std::string hex = digest.hex();
    hex[12] = '8';                                                            // version
    hex[16] = "89ab"[std::string_view("0123456789abcdef").find(hex[16]) % 4]; // variant
    const std::string_view digits = hex;
    return fmt::format("<urn:uuid:{}-{}-{}-{}-{}>", digits.substr(0, 8), digits.substr(8, 4),
                       digits.substr(12, 4), digits.substr(16, 4), digits.substr(20, 12));
}

std::string digest_field(std::string_view bytes) {
    return "sha256:" + sha256_hex(bytes);
}

// Writes the records of one site into one text.
class WarcWriter {
public:
    explicit WarcWriter(const WarcInfo& info)
        : base_url_(single_line(with_slash(info.base_url))), date_(iso(info.day) + "T00:00:00Z") {
        if (base_url_.empty()) base_url_ = no_address;
    }

    void write_info(std::string_view software) {
        const std::string_view address_note =
            base_url_ == no_address ? " The site had no address; one that leads nowhere stands for it." : "";
        const std::string block = fmt::format(
            "software: {}\r\n"
            "format: WARC File Format 1.1\r\n"
            "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            "description: The site as it was made on {}. No server was asked: the records hold what one "
            "would "
            "answer.{}\r\n",
            single_line(software), date_.substr(0, 10), address_note);
        info_id_ = record_id("warcinfo", base_url_, date_, block);
        write("warcinfo", info_id_, {{"Content-Type", "application/warc-fields"}}, block);
    }

    void write_file(const OutputFile& file) {
        const std::string target = base_url_ + percent_encoded(file.path);
        const std::string head = fmt::format("HTTP/1.1 200 OK\r\n"
                                             "Content-Type: {}\r\n"
                                             "Content-Length: {}\r\n"
                                             "\r\n",
                                             media_type(file.path), file.bytes.size());
        const std::string block = head + file.bytes;
        const std::string id = record_id("response", target, date_, block);
        Fields fields{{"WARC-Warcinfo-ID", info_id_},
                      {"WARC-Target-URI", target},
                      {"WARC-Payload-Digest", digest_field(file.bytes)},
                      {"Content-Type", "application/http;msgtype=response"}};
        write("response", id, fields, block);

        const auto name = file.path.substr(file.path.rfind('/') + 1); // npos + 1 is 0
        if (name != index_name) return;
        const std::string folder = target.substr(0, target.size() - index_name.size());
        fields[1].second = folder;
        fields.insert(fields.end(), {{"WARC-Profile", std::string(same_payload)},
                                     {"WARC-Refers-To", id},
                                     {"WARC-Refers-To-Target-URI", target},
                                     {"WARC-Refers-To-Date", date_}});
        write("revisit", record_id("revisit", folder, date_, head), fields, head);
    }

    std::string take() { return std::move(out_); }

private:
    void write(std::string_view type, const std::string& id, const Fields& fields, std::string_view block) {
        out_ += fmt::format("WARC/1.1\r\n"
                            "WARC-Type: {}\r\n"
                            "WARC-Record-ID: {}\r\n"
                            "WARC-Date: {}\r\n",
                            type, id, date_);
        for (const auto& [name, value] : fields) out_.append(name).append(": ").append(value).append("\r\n");
        out_ += fmt::format("WARC-Block-Digest: {}\r\n"
                            "Content-Length: {}\r\n"
                            "\r\n",
                            digest_field(block), block.size());
        out_.append(block).append("\r\n\r\n");
    }

    std::string base_url_;
    std::string date_;
    std::string info_id_;
    std::string out_;
};

} // namespace

std::string warc_of(const Output& site, const WarcInfo& info) {
    WarcWriter writer(info);
    writer.write_info(info.software);
    for (const OutputFile& file : site.files) writer.write_file(file);
    return writer.take();
}

} // namespace plansite
