#include "collate/survey.h"

#include "base/csv_reader.h"
#include "base/text.h"
#include "collate/incoming.h"
#include "schema/read.h"

#include <algorithm>
#include <fmt/format.h>

namespace plansite {

namespace {

constexpr std::size_t most_cells = 1'000'000;

// What a column holds.
enum class Field : std::uint8_t { reference, name, organisation, email, kind, date, choice, amount, text };

struct FieldName {
    std::string_view name;
    Field field;
};

// What headings call the things that are not answers.
constexpr FieldName field_names[] = {{"reference", Field::reference},
                                     {"ref", Field::reference},
                                     {"name", Field::name},
                                     {"your name", Field::name},
                                     {"organisation", Field::organisation},
                                     {"organization", Field::organisation},
                                     {"school", Field::organisation},
                                     {"school or organisation", Field::organisation},
                                     {"email", Field::email},
                                     {"e-mail", Field::email},
                                     {"email address", Field::email},
                                     {"e-mail address", Field::email},
                                     {"kind", Field::kind},
                                     {"kind of respondent", Field::kind},
                                     {"who you answer as", Field::kind},
                                     {"date", Field::date},
                                     {"saved", Field::date},
                                     {"submitted", Field::date},
                                     {"timestamp", Field::date}};

// What stands before the id of a question.
constexpr FieldName answer_prefixes[] = {{"choice-", Field::choice},
                                         {"choices-", Field::choice},
                                         {"amount-", Field::amount},
                                         {"text-", Field::text}};

struct Column {
    Field field = Field::reference;
    std::size_t question = 0; // for answers
    std::size_t index = 0;    // in the rows
};

// What a question of its own, without a prefix, is answered with.
Field usual_field(const Question& question) {
    if (question.answer == Answer::text) return Field::text;
    return question.answer == Answer::amount ? Field::amount : Field::choice;
}

// What a name means: a question first, because an id may look like anything.
std::optional<Column> column_of(std::string_view name, const Questionnaire& questionnaire) {
    if (is_blank(name)) return std::nullopt;
    const std::string lower = lower_ascii(trimmed(name));
    if (const auto question = questionnaire.find(lower))
        return Column{usual_field(questionnaire.question(*question)), *question};
    for (const auto& one : answer_prefixes) {
        if (!lower.starts_with(one.name)) continue;
        if (const auto question = questionnaire.find(lower.substr(one.name.size())))
            return Column{one.field, *question};
    }
    for (const auto& one : field_names)
        if (lower == one.name) return Column{one.field};
    return std::nullopt;
}

// Not fewer than there are.
std::size_t cells_in(std::string_view bytes) {
    const auto ends_a_cell = [](char c) { return c == ',' || c == '\n' || c == '\r'; };
    return std::size_t(std::count_if(bytes.begin(), bytes.end(), ends_a_cell));
}

Span span_of(const Source& source, CsvPlace place) {
    return {&source, place.begin, place.end};
}

// Reads the headings into columns, and the rows by them.
class Survey {
public:
    Survey(const Source& source, const Questionnaire& questionnaire)
        : source_(source), questionnaire_(questionnaire) {}

    // False where no column holds an answer, or two hold the same.
    bool read_headings(const CsvRow& row, const ColumnNames& names, Diagnostics& diagnostics);

    // Nothing for an empty row. Errors are reported.
    std::optional<Response> read_row(const CsvRow& row, Diagnostics& diagnostics) const;

private:
    std::optional<Column> column_of_heading(std::string_view heading, const ColumnNames& names) const;
    bool has(const Column& column) const;
    void read_cell(const Column& column, std::string_view text, Span at, Response& response,
                   Diagnostics& diagnostics) const;

    const Source& source_;
    const Questionnaire& questionnaire_;
    std::vector<Column> columns_;
    std::size_t width_ = 0;
};

std::optional<Column> Survey::column_of_heading(std::string_view heading, const ColumnNames& names) const {
    for (const auto& [field, given] : names.by_field)
        if (address_key(given.value) == address_key(heading)) return column_of(field, questionnaire_);
    return column_of(heading, questionnaire_);
}

bool Survey::has(const Column& column) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const Column& one) {
        return one.field == column.field && one.question == column.question;
    });
}

// Says which of the named columns are not there.
void report_missing(const CsvRow& headings, const ColumnNames& names, Diagnostics& diagnostics) {
    for (const auto& [field, given] : names.by_field) {
        const auto is_it = [key = address_key(given.value)](const std::string& heading) {
            return address_key(visible(heading).text) == key;
        };
        if (!std::any_of(headings.fields.begin(), headings.fields.end(), is_it))
            diagnostics.report(kind("column-not-read"),
                               fmt::format("no column is headed `{}`", shortened(given.value)), given.at,
                               "copy the heading from the survey's first line");
    }
}

// Says which columns are not read, the first of them by name.
void report_unread(std::vector<std::string> headings, Span first, Diagnostics& diagnostics) {
    constexpr std::size_t most = 10;
    if (headings.empty()) return;
    const std::size_t rest = headings.size() - std::min(headings.size(), most);
    headings.resize(std::min(headings.size(), most));
    diagnostics.report(kind("column-not-read"),
                       fmt::format("not read: {}{}", join(headings, ", "),
                                   rest == 0 ? "" : fmt::format(" and {} more", rest)),
                       first, "where one of them holds answers, name it with --columns");
}

bool Survey::read_headings(const CsvRow& row, const ColumnNames& names, Diagnostics& diagnostics) {
    width_ = row.fields.size();
    report_missing(row, names, diagnostics);
    std::vector<std::string> unread;
    Span first_unread;
    bool answers = false;
    for (std::size_t i = 0; i < width_; ++i) {
        const std::string heading = visible(row.fields[i]).text;
        const Span at = span_of(source_, row.places[i]);
        auto column = column_of_heading(heading, names);
        if (!column) {
            if (unread.empty()) first_unread = at;
            if (!heading.empty()) unread.push_back("`" + shortened(heading) + "`");
            continue;
        }
        if (has(*column)) {
            diagnostics.report(kind("not-a-response"),
                               fmt::format("two columns hold the same as `{}`", shortened(heading)), at,
                               "rename one of the two headings; a column of another name is not read");
            return false;
        }
        column->index = i;
        answers = answers || column->field >= Field::choice;
        columns_.push_back(*column);
    }
    if (answers)
        report_unread(std::move(unread), first_unread, diagnostics);
    else
        diagnostics.report(kind("missing-column"), "no column holds answers", span_of(source_, row.places[0]),
                           "head the columns with the ids of the questions, or name them with --columns");
    return answers;
}

std::optional<Response> Survey::read_row(const CsvRow& row, Diagnostics& diagnostics) const {
    Response response;
    response.at = {&source_, row.places.front().begin, row.places.back().end};
    bool empty = true;
    for (const auto& column : columns_) {
        if (column.index >= row.fields.size() || is_blank(row.fields[column.index])) continue;
        const Span at = span_of(source_, row.places[column.index]);
        empty = false;
        read_cell(column, take_in(row.fields[column.index], at, diagnostics), at, response, diagnostics);
    }
    for (std::size_t i = width_; i < row.fields.size(); ++i)
        if (!is_blank(row.fields[i])) {
            diagnostics.report(kind("not-a-response"), "this row has more cells than there are headings",
                               span_of(source_, row.places[i]),
                               "a comma in an answer may lack its quotation marks: export the survey again");
            break;
        }
    if (empty) return std::nullopt;
    std::sort(response.answers.begin(), response.answers.end(),
              [](const GivenAnswer& a, const GivenAnswer& b) { return a.question < b.question; });
    std::erase_if(response.answers, [](const GivenAnswer& one) { return one.empty(); });
    return response;
}

void Survey::read_cell(const Column& column, std::string_view text, Span at, Response& response,
                       Diagnostics& diagnostics) const {
    const auto answer = [&]() -> GivenAnswer& {
        for (auto& one : response.answers)
            if (one.question == column.question) return one;
        response.answers.push_back({column.question});
        return response.answers.back();
    };
    switch (column.field) {
    case Field::reference: response.reference = {std::string(text), at}; break;
    case Field::name: response.name = text; break;
    case Field::organisation: response.organisation = text; break;
    case Field::email: response.email = text; break;
    case Field::kind: response.kind = {std::string(text), at}; break;
    case Field::date: response.saved = read_saved(text, at, diagnostics); break;
    case Field::choice: questionnaire_.add_choices(answer(), text, at, diagnostics); break;
    case Field::amount: questionnaire_.add_amount(answer(), text, at, diagnostics); break;
    case Field::text: answer().text = text; break;
    }
}

} // namespace

ColumnNames read_column_names(const DataNode& file, const Questionnaire& questionnaire,
                              Diagnostics& diagnostics) {
    ColumnNames names;
    const DataNode* columns = file.find("columns");
    if (file.as_table()) report_unknown_keys(*file.as_table(), "file of columns", {"columns"}, diagnostics);
    if (!columns || !columns->as_table()) {
        report_missing_key("columns", "file of columns", "which heading holds what", file.at, diagnostics);
        return names;
    }
    for (const auto& [field, heading] : *columns->as_table()) {
        if (!column_of(field.value, questionnaire))
            diagnostics.report(
                kind("unknown-question"),
                fmt::format("`{}` is neither a question nor one of the other fields", shortened(field.value)),
                field.at, questionnaire.suggestion(field.value));
        else if (const auto* text = heading.as_string())
            names.by_field.push_back({field.value, {visible(*text).text, heading.at}});
        else
            report_wrong_type(field.value, "the heading of a column", heading, diagnostics);
    }
    return names;
}

std::vector<Response> read_survey(const Source& source, std::string_view bytes, const ColumnNames& names,
                                  const Questionnaire& questionnaire, std::size_t& refused,
                                  Diagnostics& diagnostics) {
    std::vector<Response> responses;
    if (cells_in(bytes) > most_cells) {
        diagnostics.report(kind("not-a-response"), "this holds more than 1,000,000 cells",
                           Span{&source, 0, 1}, "collate a part of it at a time");
        ++refused;
        return responses;
    }
    const CsvFile file = read_csv(bytes);
    if (file.fault || file.rows.empty()) {
        const auto at = file.fault ? file.fault->at : 0;
        diagnostics.report(kind("invalid-csv"),
                           std::string(file.fault ? file.fault->what : "the file is empty"),
                           Span{&source, at, at + 1},
                           std::string(file.fault ? file.fault->help : "export the survey again"));
        ++refused;
        return responses;
    }
    Survey survey(source, questionnaire);
    if (!survey.read_headings(file.rows.front(), names, diagnostics)) {
        refused += file.rows.size() - 1;
        return responses;
    }
    for (std::size_t i = 1; i < file.rows.size(); ++i) {
        Diagnostics of_row;
        auto response = survey.read_row(file.rows[i], of_row);
        pass_on(of_row, diagnostics);
        if (of_row.errors() > 0)
            ++refused;
        else if (response)
            responses.push_back(std::move(*response));
    }
    return responses;
}

} // namespace plansite
