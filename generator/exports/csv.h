#pragma once

#include "exports/sheet.h"

#include <string>
#include <string_view>

// Comma-separated values as RFC 4180 has them: CRLF after every row, a first row with the names of the
// columns, quotes around fields that hold a quote, a comma or a line break, and around those that some
// program would change or cut in two (a semicolon, a tab, a space at an end).
//
// UTF-8 with a byte order mark: without one Excel takes the file for Windows-1252, and an officer who opens
// it sees "Â£" before every amount. LibreOffice, R, pandas and Frictionless for Python know of the mark and
// drop it. Python's csv wants encoding="utf-8-sig"; the old JavaScript "datapackage" takes it for a part of
// the first name.
//
// Spreadsheets run what looks like a formula, quoted or not (CWE-1236), and plans are written by many. So an
// apostrophe is put before each text that begins with = + - @, full-width ones included, or with a tab or CR;
// spaces, quotes and apostrophes before them do not count. What follows a semicolon, a tab or a line break
// within the text counts as a text of its own, because Excel in much of Europe cuts there. Numbers are
// written from numbers, so that a negative one keeps being one.
//
// A reader gets the text back by taking an apostrophe away where one was put, and only there:
//     re.sub(r"""(^|[;\t\r\n])'(?=[ "']*[-=+@\t\r＝＋－＠])""", r"\1", text)

namespace plansite {

// The above for the people who take the data, to be shown where they find it.
inline constexpr std::string_view formula_guard_note =
    "In the CSV files one apostrophe (') is added before a text that a spreadsheet could take for a "
    "formula: where its first character, spaces and quotes aside, is = + - @, a tab or a carriage "
    "return. One is added likewise to what follows a semicolon, a tab or a line break within a text. "
    "Leave it out to have the text as written.";

// The whole file. Asserts that the sheet has columns, and each row a cell of the right type for each of them.
std::string csv_of(const Sheet& sheet);

} // namespace plansite
