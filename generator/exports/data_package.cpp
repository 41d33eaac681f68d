#include "exports/data_package.h"

#include "base/json.h"
#include "exports/csv.h"

#include <cassert>
#include <string_view>
#include <utility>

namespace plansite {

namespace {

std::string_view name_of(SheetType type) {
    switch (type) {
    case SheetType::string: return "string";
    case SheetType::number: return "number";
    case SheetType::integer: return "integer";
    case SheetType::boolean: return "boolean";
    case SheetType::date: return "date";
    }
    return "any";
}

void add(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

Json json_of(const SheetColumn& column) {
    Json out;
    out["name"] = column.name;
    out["type"] = name_of(column.type);
    add(out, "title", column.title);
    add(out, "description", column.description);
    return out;
}

Json json_of(const DataFile& file) {
    assert(file.sheet && !file.sheet->columns.empty());
    Json out;
    out["profile"] = "tabular-data-resource";
    out["name"] = file.sheet->name;
    out["path"] = file.path;
    add(out, "title", file.sheet->title);
    add(out, "description", file.sheet->description);
    out["format"] = "csv";
    out["mediatype"] = "text/csv";
    out["encoding"] = "utf-8";
    out["bytes"] = file.bytes;
    out["dialect"] = {{"delimiter", ","},    {"lineTerminator", "\r\n"},  {"quoteChar", "\""},
                      {"doubleQuote", true}, {"skipInitialSpace", false}, {"header", true}};
    Json fields = Json::array();
    for (const auto& column : file.sheet->columns) fields.push_back(json_of(column));
    out["schema"] = {{"fields", std::move(fields)}, {"missingValues", Json::array({""})}};
    return out;
}

Json json_of(const DataLicense& license) {
    assert(!license.name.empty() || !license.address.empty());
    Json out;
    add(out, "name", license.name);
    add(out, "title", license.title);
    add(out, "path", license.address);
    return out;
}

Json json_of(const DataSource& source) {
    assert(!source.title.empty());
    Json out;
    out["title"] = source.title;
    add(out, "path", source.address);
    return out;
}

template <typename Item> Json json_of(const std::vector<Item>& items) {
    Json out = Json::array();
    for (const auto& item : items) out.push_back(json_of(item));
    return out;
}

} // namespace

std::string data_package_of(const DataPackage& package) {
    assert(!package.files.empty());
    Json out;
    out["profile"] = "tabular-data-package";
    out["name"] = package.name;
    add(out, "title", package.title);
    out["description"] = package.description + (package.description.empty() ? "" : "\n\n");
    out["description"].get_ref<std::string&>() += formula_guard_note;
    if (!package.licenses.empty()) out["licenses"] = json_of(package.licenses);
    if (!package.sources.empty()) out["sources"] = json_of(package.sources);
    out["resources"] = json_of(package.files);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace plansite
