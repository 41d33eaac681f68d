#include "exports/data_package.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a data package is described whole") {
    const Sheet actions{.name = "actions",
                        .title = "Actions",
                        .description = "One row for each action.",
                        .columns = {{"id", SheetType::string, "Id", "Does not change."},
                                    {"cost", SheetType::number, "Cost", "In pounds."},
                                    {"year", SheetType::integer},
                                    {"done", SheetType::boolean},
                                    {"due", SheetType::date, "Due"}}};
    const Sheet targets{.name = "targets", .columns = {{"value", SheetType::number}}};
    const DataPackage package{
        .name = "education-plan",
        .title = "Education plan: \"2008\"",
        .description = "What the plan says.",
        .licenses = {{"OGL-UK-3.0", "Open Government Licence v3.0", "https://example.org/licence"}},
        .sources = {{"Education plan", "https://example.org/plan"}, {"Minutes", ""}},
        .files = {{&actions, "actions.csv", 1234}, {&targets, "data/targets.csv", 9}}};
    CHECK(data_package_of(package) == R"json({
  "profile": "tabular-data-package",
  "name": "education-plan",
  "title": "Education plan: \"2008\"",
  "description": "What the plan says.\n\nIn the CSV files one apostrophe (') is added before a text that a spreadsheet could take for a formula: where its first character, spaces and quotes aside, is = + - @, a tab or a carriage return. One is added likewise to what follows a semicolon, a tab or a line break within a text. Leave it out to have the text as written.",
  "licenses": [
    {
      "name": "OGL-UK-3.0",
      "title": "Open Government Licence v3.0",
      "path": "https://example.org/licence"
    }
  ],
  "sources": [
    {
      "title": "Education plan",
      "path": "https://example.org/plan"
    },
    {
      "title": "Minutes"
    }
  ],
  "resources": [
    {
      "profile": "tabular-data-resource",
      "name": "actions",
      "path": "actions.csv",
      "title": "Actions",
      "description": "One row for each action.",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": 1234,
      "dialect": {
        "delimiter": ",",
        "lineTerminator": "\r\n",
        "quoteChar": "\"",
        "doubleQuote": true,
        "skipInitialSpace": false,
        "header": true
      },
      "schema": {
        "fields": [
          {
            "name": "id",
            "type": "string",
            "title": "Id",
            "description": "Does not change."
          },
          {
            "name": "cost",
            "type": "number",
            "title": "Cost",
            "description": "In pounds."
          },
          {
            "name": "year",
            "type": "integer"
          },
          {
            "name": "done",
            "type": "boolean"
          },
          {
            "name": "due",
            "type": "date",
            "title": "Due"
          }
        ],
        "missingValues": [
          ""
        ]
      }
    },
    {
      "profile": "tabular-data-resource",
      "name": "targets",
      "path": "data/targets.csv",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": 9,
      "dialect": {
        "delimiter": ",",
        "lineTerminator": "\r\n",
        "quoteChar": "\"",
        "doubleQuote": true,
        "skipInitialSpace": false,
        "header": true
      },
      "schema": {
        "fields": [
          {
            "name": "value",
            "type": "number"
          }
        ],
        "missingValues": [
          ""
        ]
      }
    }
  ]
}
)json");
}

} // namespace plansite
