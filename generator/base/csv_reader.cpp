#include "base/csv_reader.h"

#include "base/text.h"

#include <algorithm>
#include <csv.h>
#include <new>

namespace plansite {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What libcsv's functions report into.
struct Collector {
    std::string_view bytes;
    CsvFile file{};
    CsvRow row{};
    std::uint32_t begin = 0; // of the field that is being read
    std::uint32_t at = 0;    // of the byte that is being read
    std::uint32_t counted_to = 0;
    std::size_t line = 1; // of the byte `counted_to`

    std::size_t line_of(std::uint32_t offset) {
        line += std::size_t(std::count(bytes.begin() + counted_to, bytes.begin() + offset, '\n'));
        counted_to = offset;
        return line;
    }
};

void take_field(void* text, std::size_t size, void* data) {
    auto& collector = *static_cast<Collector*>(data);
    if (collector.row.fields.empty()) collector.row.line = collector.line_of(collector.begin);
    collector.row.fields.emplace_back(static_cast<const char*>(text), size);
    collector.row.places.push_back({collector.begin, collector.at});
    collector.begin = collector.at + 1;
}

void take_row(int, void* data) {
    auto& collector = *static_cast<Collector*>(data);
    collector.file.rows.push_back(std::move(collector.row));
    collector.row = {};
}

// libcsv strips what this says is a space around fields. RFC 4180: "Spaces are considered part of a field".
int no_space(unsigned char) {
    return 0;
}

class Parser {
public:
    explicit Parser(char separator) {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
        csv_set_space_func(&parser_, no_space);
        csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { csv_free(&parser_); }

    bool feed(const char* byte, Collector& collector) {
        return csv_parse(&parser_, byte, 1, take_field, take_row, &collector) == 1 || good();
    }
    bool finish(Collector& collector) {
        return csv_fini(&parser_, take_field, take_row, &collector) == 0 || good();
    }

private:
    // False where the text is at fault; throws where memory is.
    bool good() {
        if (csv_error(&parser_) == CSV_ENOMEM || csv_error(&parser_) == CSV_ETOOBIG) throw std::bad_alloc();
        return csv_error(&parser_) == CSV_SUCCESS;
    }

    csv_parser parser_{};
};

CsvFile faulty(std::size_t at, std::string_view what, std::string_view help) {
    return {{}, CsvFault{std::uint32_t(at), what, help}};
}

} // namespace

CsvFile read_csv(std::string_view bytes, char separator) {
    if (const auto at = bytes.find('\0'); at != bytes.npos)
        return faulty(at, "there is a NUL byte in it",
                      "save it as CSV in UTF-8; it may be a spreadsheet, or text in UTF-16");
    if (const auto at = first_invalid_utf8(bytes))
        return faulty(*at, "it is not UTF-8", "save it as \"CSV UTF-8\"");

    Collector collector{bytes};
    Parser parser(separator);
    const auto size = std::uint32_t(bytes.size());
    if (bytes.starts_with(byte_order_mark)) collector.begin = std::uint32_t(byte_order_mark.size());
    // Byte by byte, because libcsv does not say where a field stands.
    for (collector.at = collector.begin; collector.at < size; ++collector.at) {
        const char byte = bytes[collector.at];
        if (!parser.feed(&byte, collector))
            return faulty(collector.begin, "a quotation mark stands within a field",
                          "put the field in quotation marks and write each mark inside twice");
        const bool line_end = byte == '\n' || byte == '\r';
        if (line_end && collector.begin == collector.at) ++collector.begin; // an empty line, or LF after CR
    }
    if (!parser.finish(collector))
        return faulty(collector.begin, "a quotation mark is not closed", "write one where the field ends");
    return std::move(collector.file);
}

} // namespace plansite
