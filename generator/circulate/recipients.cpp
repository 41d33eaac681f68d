#include "circulate/recipients.h"

#include "base/ascii.h"
#include "base/csv_reader.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace plansite {

namespace {

constexpr std::size_t longest_name = 200;   // characters
constexpr std::size_t longest_field = 2000; // characters

// Characters that are not seen but change what is: U+061C, U+200B to U+200F, U+2028 to U+202E, U+2060 to
// U+206F and U+FEFF, by the bytes of UTF-8. The size of the one that begins there, or 0.
std::size_t hidden_character(std::string_view text) {
    if (text.starts_with("\xD8\x9C")) return 2;
    if (text.starts_with("\xEF\xBB\xBF")) return 3;
    if (text.size() < 3 || text[0] != '\xE2') return 0;
    const auto second = static_cast<unsigned char>(text[1]), third = static_cast<unsigned char>(text[2]);
    const bool in_80 =
        second == 0x80 && ((third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE));
    const bool in_81 = second == 0x81 && third >= 0xA0 && third <= 0xAF;
    return in_80 || in_81 ? 3 : 0;
}

// The text in one line, without what is not seen, without white space at the ends.
std::string cleaned(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        // U+0085 and the other control characters of Latin-1 are 0xC2 and 0x80 to 0x9F.
        const bool latin_control =
            byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
        if (const auto size = hidden_character(text.substr(at))) {
            at += size;
        } else if (byte < 0x20 || byte == 0x7F || latin_control) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            at += latin_control ? 2 : 1;
        } else {
            out += text[at++];
        }
    }
    return std::string(trimmed(out));
}

// "Head teacher (2010)" as a name that templates can write: "head_teacher_2010".
std::string name_of_column(std::string_view heading) {
    std::string out;
    for (const char c : lower_ascii(heading)) {
        if (is_letter_or_digit(c))
            out += c;
        else if (!out.empty() && out.back() != '_')
            out += '_';
    }
    while (out.ends_with('_')) out.pop_back();
    return out.empty() || (out.front() >= '0' && out.front() <= '9') ? "column_" + out : out;
}

class ListReader {
public:
    ListReader(const Source& list, Diagnostics& diagnostics) : list_(list), diagnostics_(diagnostics) {}

    RecipientList run();

private:
    bool read_headings(const CsvRow& row);
    void read_row(const CsvRow& row);
    bool is_good(const Recipient& recipient, const CsvRow& row);
    std::size_t column_of(std::initializer_list<std::string_view> names) const;
    Span place(const CsvRow& row, std::size_t column) const;
    void refuse(const CsvRow& row, std::size_t column, std::string message, std::string help);

    const Source& list_;
    Diagnostics& diagnostics_;
    std::vector<std::string> names_; // of the columns
    std::size_t name_ = 0, email_ = 0;
    std::map<std::string, Span> taken_; // addresses in lower case
    RecipientList result_;
};

RecipientList ListReader::run() {
    const CsvFile file = read_csv(list_.text);
    if (file.fault) {
        diagnostics_.report(kind("invalid-csv"), fmt::format("the list cannot be read: {}", file.fault->what),
                            Span{&list_, file.fault->at, file.fault->at}, std::string(file.fault->help));
        return {};
    }
    if (file.rows.empty() || !read_headings(file.rows.front())) {
        diagnostics_.report(kind("missing-column"), "the list has no columns `name` and `email`",
                            file.rows.empty() ? Span{&list_, 0, 0} : place(file.rows.front(), 0),
                            "begin it with a row of headings, separated by commas: name,email");
        return {};
    }
    for (std::size_t i = 1; i < file.rows.size(); ++i) read_row(file.rows[i]);
    return std::move(result_);
}

bool ListReader::read_headings(const CsvRow& row) {
    for (const auto& heading : row.fields) names_.push_back(name_of_column(heading));
    name_ = column_of({"name", "school", "school_name"});
    email_ = column_of({"email", "e_mail", "email_address", "e_mail_address"});
    return name_ < names_.size() && email_ < names_.size();
}

// The column that has the first of the names that any has.
std::size_t ListReader::column_of(std::initializer_list<std::string_view> names) const {
    for (const auto name : names) {
        const auto at = std::find(names_.begin(), names_.end(), name);
        if (at != names_.end()) return std::size_t(at - names_.begin());
    }
    return names_.size();
}

Span ListReader::place(const CsvRow& row, std::size_t column) const {
    const CsvPlace at = row.places[std::min(column, row.places.size() - 1)];
    return {&list_, at.begin, at.end};
}

void ListReader::refuse(const CsvRow& row, std::size_t column, std::string message, std::string help) {
    diagnostics_.report(kind("invalid-recipient"), std::move(message), place(row, column), std::move(help));
}

void ListReader::read_row(const CsvRow& row) {
    if (std::all_of(row.fields.begin(), row.fields.end(), is_blank)) return;
    if (row.fields.size() > names_.size()) {
        refuse(
            row, names_.size(),
            fmt::format("the row has {} fields, and the list {} columns", row.fields.size(), names_.size()),
            "put a text that holds a comma in quotation marks");
        ++result_.left_out;
        return;
    }
    Recipient recipient;
    recipient.at = place(row, email_);
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const std::string written = i < row.fields.size() ? row.fields[i] : std::string();
        std::string text = cleaned(written);
        if (text != trimmed(written))
            diagnostics_.report(
                kind("hidden-characters"),
                fmt::format("`{}` holds line breaks or characters that are not seen", names_[i]),
                place(row, i), "write it anew; it is sent without them");
        recipient.fields.emplace_back(names_[i], std::move(text));
    }
    recipient.name = recipient.fields[name_].second;
    recipient.email = recipient.fields[email_].second;
    if (is_good(recipient, row))
        result_.recipients.push_back(std::move(recipient));
    else
        ++result_.left_out;
}

bool ListReader::is_good(const Recipient& recipient, const CsvRow& row) {
    if (!is_mail_address(recipient.email)) {
        const std::string shown =
            recipient.email.size() > 80 ? recipient.email.substr(0, 80) + "…" : recipient.email;
        refuse(row, email_,
               shown.empty() ? std::string("the recipient has no address")
                             : fmt::format("`{}` is no e-mail address to send to", shown),
               "write it as office@school.example.org, in letters of English");
        return false;
    }
    if (recipient.name.empty() || code_points(recipient.name) > longest_name) {
        refuse(row, name_,
               recipient.name.empty() ? "the recipient has no name"
                                      : fmt::format("a name has more than {} characters", longest_name),
               "say who it is: the school's name");
        return false;
    }
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (code_points(recipient.fields[i].second) > longest_field) {
            refuse(row, i, fmt::format("`{}` has more than {} characters", names_[i], longest_field),
                   "shorten it; is a quotation mark missing?");
            return false;
        }
    const auto [first, is_new] = taken_.emplace(lower_ascii(recipient.email), recipient.at);
    if (!is_new)
        diagnostics_.report(kind("duplicate-recipient"), fmt::format("`{}` is there twice", recipient.email),
                            {{recipient.at, "is left out"}, {first->second, "is sent one letter"}},
                            "give each its own address, or take one of them out");
    return is_new;
}

} // namespace

RecipientList read_recipients(const Source& list, Diagnostics& diagnostics) {
    return ListReader(list, diagnostics).run();
}

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == text.npos || at > 64 || text.size() > 254) return false;
    const auto local = text.substr(0, at), host = text.substr(at + 1);
    if (host.find('.') == host.npos || local.empty() || !is_letter_or_digit(local.front())) return false;
    for (const auto part : split(local, '.'))
        if (part.empty() || !std::all_of(part.begin(), part.end(), [](char c) {
                return is_letter_or_digit(c) ||
                       std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
            }))
            return false;
    for (const auto label : split(host, '.'))
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
            !std::all_of(label.begin(), label.end(),
                         [](char c) { return is_letter_or_digit(c) || c == '-'; }))
            return false;
    return true;
}

} // namespace plansite
