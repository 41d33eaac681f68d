#include "circulate/register.h"

#include "base/csv_reader.h"
#include "base/text.h"
#include "exports/csv.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

Sheet sheet_of(const std::vector<RegisterEntry>& entries) {
    Sheet sheet;
    sheet.name = "register";
    sheet.columns = {{"reference"}, {"name"}, {"email"}, {"file"}, {"written"}, {"digest"}};
    for (const auto& entry : entries)
        sheet.rows.push_back(
            {entry.reference, entry.name, entry.email, entry.file, entry.written, entry.digest});
    return sheet;
}

std::optional<Register> refused(std::string message, Span at, std::string help, Diagnostics& diagnostics) {
    diagnostics.report(kind("invalid-register"), std::move(message), at, std::move(help));
    return {};
}

} // namespace

std::map<std::string, const RegisterEntry*> Register::addresses() const {
    std::map<std::string, const RegisterEntry*> out;
    for (const auto& entry : entries) out.emplace(lower_ascii(entry.email), &entry);
    return out;
}

std::size_t Register::times(std::string_view reference) const {
    return std::size_t(std::count_if(entries.begin(), entries.end(), [&](const RegisterEntry& entry) {
        return entry.reference == reference;
    }));
}

std::optional<Register> read_register(const Source& source, Diagnostics& diagnostics) {
    const std::string restore = "put back the register as plansite wrote it, or circulate into a new folder";
    const CsvFile file = read_csv(source.text);
    if (file.fault)
        return refused(fmt::format("the register cannot be read: {}", file.fault->what),
                       Span{&source, file.fault->at, file.fault->at}, restore, diagnostics);
    const Sheet sheet = sheet_of({});
    const auto is_heading = [](const SheetColumn& column, const std::string& text) {
        return column.name == text;
    };
    if (file.rows.empty() ||
        !std::equal(sheet.columns.begin(), sheet.columns.end(), file.rows.front().fields.begin(),
                    file.rows.front().fields.end(), is_heading))
        return refused("the register does not have the columns that plansite gave it", Span{&source, 0, 0},
                       restore, diagnostics);
    Register known{source.text, {}};
    for (std::size_t i = 1; i < file.rows.size(); ++i) {
        const auto& row = file.rows[i];
        if (row.fields.size() != sheet.columns.size() || row.fields[0].empty() || row.fields[2].empty())
            return refused("a row of the register lacks something",
                           Span{&source, row.places.front().begin, row.places.back().end}, restore,
                           diagnostics);
        const auto& of = row.fields;
        known.entries.push_back({of[0], of[1], of[2], of[3], of[4], of[5]});
    }
    return known;
}

std::string with_entries(const Register& known, const std::vector<RegisterEntry>& added) {
    const std::string whole = csv_of(sheet_of(added));
    if (known.bytes.empty()) return whole;
    const bool ended = known.bytes.ends_with('\n');
    return known.bytes + (ended ? "" : "\r\n") + whole.substr(whole.find('\n') + 1);
}

} // namespace plansite
