#include "exports/zip.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <locale.h>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace plansite {

namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

// libarchive marks names as UTF-8 only where the locale is of UTF-8. This makes it so for the thread, until
// the end of the scope; the locale of the process stays as it is.
class Utf8Locale {
public:
    Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
        if (!locale_) throw std::runtime_error("cannot write a zip file: there is no locale C.UTF-8");
        before_ = uselocale(locale_);
    }
    ~Utf8Locale() {
        uselocale(before_);
        freelocale(locale_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    locale_t locale_;
    locale_t before_{};
};

// Throws for every result that is not plain success: a warning would be a name that is not what it should be.
void check(archive* writer, int result) {
    if (result == ARCHIVE_OK) return;
    const char* reason = archive_error_string(writer);
    throw std::runtime_error("cannot write a zip file: " + std::string(reason ? reason : "unknown error"));
}

// What libarchive calls with each part of the archive. No exception may pass through its frames.
la_ssize_t take(archive* writer, void* out, const void* bytes, std::size_t size) noexcept {
    try {
        static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
    } catch (const std::exception& error) {
        archive_set_error(writer, ENOMEM, "%s", error.what());
        return -1;
    }
    return la_ssize_t(size);
}

// Without a time, for which libarchive would ask the time zone of the machine: `date_files` sets it.
void write_file(archive* writer, const ZipFile& file) {
    const Entry entry(archive_entry_new(), archive_entry_free);
    if (!entry) throw std::runtime_error("cannot write a zip file: no memory");
    archive_entry_set_pathname(entry.get(), file.path.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), la_int64_t(file.bytes.size()));
    check(writer, archive_write_header(writer, entry.get()));
    const auto written = archive_write_data(writer, file.bytes.data(), file.bytes.size());
    if (written != la_ssize_t(file.bytes.size())) check(writer, ARCHIVE_FATAL);
    check(writer, archive_write_finish_entry(writer));
}

// A little-endian number of so many bytes.
std::uint32_t number_at(std::string_view zip, std::size_t at, int bytes) {
    std::uint32_t number = 0;
    for (int i = bytes; i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(zip.at(at + std::size_t(i)));
    return number;
}

// Midnight of the day as MS-DOS counts: two bytes for the time, two for the date.
std::string dos_time(Date day) {
    const std::chrono::year_month_day parts(std::max(day, *make_date(1980, 1, 1)));
    const int year = std::min(int(parts.year()), 2107) - 1980;
    const unsigned date = unsigned(year) << 9 | unsigned(parts.month()) << 5 | unsigned(parts.day());
    return {'\0', '\0', char(date & 0xFF), char(date >> 8)};
}

// Sets the time of every file, at both places where it stands: in the table at the end of the archive
// (APPNOTE 4.3.12), to which the last 22 bytes lead (4.3.16), and before the file itself (4.3.7), to which
// the table leads.
void date_files(std::string& zip, Date day) {
    const std::string time = dos_time(day);
    const std::size_t end = zip.size() - 22;
    const auto files = number_at(zip, end + 10, 2);
    std::size_t row = number_at(zip, end + 16, 4);
    if (files == 0xFFFF || row == 0xFFFFFFFF) throw std::runtime_error("cannot write a zip file: too large");
    for (std::uint32_t i = 0; i < files; ++i) {
        zip.replace(row + 12, time.size(), time);
        zip.replace(number_at(zip, row + 42, 4) + 10, time.size(), time);
        row += 46 + number_at(zip, row + 28, 2) + number_at(zip, row + 30, 2) + number_at(zip, row + 32, 2);
    }
}

} // namespace

std::string zip_of(std::vector<ZipFile> files, Date day) {
    const auto by_path = [](const ZipFile& a, const ZipFile& b) { return a.path < b.path; };
    std::sort(files.begin(), files.end(), by_path);
    assert(std::adjacent_find(files.begin(), files.end(), [](const ZipFile& a, const ZipFile& b) {
               return a.path == b.path;
           }) == files.end());
    const Utf8Locale locale;
    std::string out;
    const Archive writer(archive_write_new(), archive_write_free);
    if (!writer) throw std::runtime_error("cannot write a zip file: no memory");
    check(writer.get(), archive_write_set_format_zip(writer.get()));
    check(writer.get(), archive_write_zip_set_compression_deflate(writer.get()));
    // a seventh larger than the highest level, in less than half of its time
    check(writer.get(), archive_write_set_format_option(writer.get(), "zip", "compression-level", "3"));
    check(writer.get(), archive_write_set_bytes_in_last_block(writer.get(), 1)); // no padding
    check(writer.get(), archive_write_open(writer.get(), &out, nullptr, take, nullptr));
    for (const auto& file : files) write_file(writer.get(), file);
    check(writer.get(), archive_write_close(writer.get()));
    date_files(out, day);
    return out;
}

} // namespace plansite
