#include "pages/values.h"

#include "base/html.h"
#include "base/marks.h"
#include "base/number.h"

#include <fmt/format.h>

namespace plansite {

namespace {

Value unknown_value(Unknown unknown, Arena& arena) {
    if (unknown == Unknown::no) return Value::none();
    MapBuilder map(arena);
    map.set("name", Value::string(name_of(unknown)));
    map.set("words", Value::string(words_for(unknown)));
    return map.value();
}

Value cell_value(Value items, Unknown unknown, Arena& arena) {
    MapBuilder map(arena);
    map.set("items", items).set("blank", Value::boolean(unknown == Unknown::blank));
    return map.set("unknown", unknown_value(unknown, arena)).value();
}

Value date_value(const WrittenDate& date, Value earliest, Value latest, Arena& arena) {
    MapBuilder map(arena);
    map.reserve(6).set("written", Value::string(date.as_written));
    map.set("earliest", earliest).set("latest", latest);
    map.set("understood", Value::boolean(date.understood));
    map.set("year_assumed", Value::boolean(date.year_assumed));
    const Unknown unknown = date.as_written.empty() ? Unknown::blank : date.unknown;
    return map.set("unknown", unknown_value(unknown, arena)).value();
}

// What stands where an author has written nothing: in most places, and everywhere the same.
struct Absent {
    Absent()
        : cell(cell_value(ListBuilder(arena).value(), Unknown::blank, arena)),
          date(date_value({}, Value::none(), Value::none(), arena)) {}

    Arena arena;
    Value cell, date;
};

const Absent& absent() {
    static const Absent values;
    return values;
}

Value html_of(const Text& text, Shape shape, const ValueContext& context) {
    if (const std::string* kept = context.prose.kept(text)) return Value::safe(*kept);
    MarkdownOptions options;
    options.shape = shape;
    return Value::safe(context.arena.copy(context.prose.render(text, context.home, options)));
}

Value date_or_none(std::optional<Date> date, const ValueContext& context) {
    return date ? value_of(*date, context) : Value::none();
}

} // namespace

Value number(std::size_t count) {
    return Value::integer(std::int64_t(count));
}

Value string_in(Arena& arena, std::string_view text) {
    return Value::string(arena.copy(text));
}

Value value_of(const std::string& text, const ValueContext&) {
    return Value::string(text);
}
Value value_of(bool truth, const ValueContext&) {
    return Value::boolean(truth);
}
Value value_of(std::int64_t number, const ValueContext&) {
    return Value::integer(number);
}
Value value_of(double number, const ValueContext&) {
    return Value::real(number);
}

Value value_of(Date date, const ValueContext& context) {
    MapBuilder map(context.arena);
    map.set("iso", string_in(context.arena, iso(date)));
    map.set("long", string_in(context.arena, long_date(date)));
    return map.value();
}

Value value_of(const Text& text, const ValueContext&) {
    return Value::string(text.value);
}

Value value_of(const Prose& prose, const ValueContext& context) {
    return prose.empty() ? Value::string("") : html_of(prose, Shape::blocks, context);
}

Value inline_html(const Text& text, const ValueContext& context) {
    return html_of(text, Shape::inside, context);
}

Value value_of(const Slug& slug, const ValueContext&) {
    return Value::string(slug.value);
}

Value link_value(ItemId id, const ValueContext& context) {
    const LinkTarget target = context.prose.link_to(id);
    MapBuilder map(context.arena);
    map.set("url", string_in(context.arena, target.address));
    map.set("words", string_in(context.arena, target.words));
    map.set("note", string_in(context.arena, target.note));
    map.set("title", Value::string(context.graph.at(id).title));
    map.set("kind", Value::string(word_for(context.graph.at(id).kind)));
    return map.value();
}

Value value_of(const WebLink& link, const ValueContext& context) {
    return string_in(context.arena, encoded_path(link.value));
}

Value value_of(const Reference& reference, const ValueContext& context) {
    if (const ItemId id = context.graph.find(reference.written, context.home)) return link_value(id, context);
    MapBuilder map(context.arena); // dangling, and reported
    map.set("url", Value::string(""))
        .set("words", Value::string(reference.written))
        .set("note", Value::string(""));
    return map.set("title", Value::string(reference.written)).set("kind", Value::string("")).value();
}

Value value_of(const Party& party, const ValueContext& context) {
    MapBuilder map(context.arena);
    const ItemId body = context.graph.find_party(party.written, context.home);
    map.set("name", Value::string(party.written));
    map.set("title", Value::string(body ? std::string_view(context.graph.at(body).title)
                                        : std::string_view(party.written)));
    map.set("url", body ? string_in(context.arena, address_mark + context.routes.of(body).whole())
                        : Value::string(""));
    map.set("unknown", unknown_value(unknown_of(party.written), context.arena));
    return map.value();
}

Value value_of(const Cell& cell, const ValueContext& context) {
    if (!cell.at) return absent().cell;
    ListBuilder items(context.arena);
    for (const auto& item : cell.items)
        items.add(item.empty() ? Value::string("") : inline_html(item, context));
    return cell_value(items.value(), cell.unknown, context.arena);
}

Value value_of(const WrittenDate& date, const ValueContext& context) {
    if (date.as_written.empty() && !date.earliest && !date.latest) return absent().date;
    return date_value(date, date_or_none(date.earliest, context), date_or_none(date.latest, context),
                      context.arena);
}

Value value_of(const Amount& amount, const ValueContext& context) {
    MapBuilder map(context.arena);
    map.set("written", Value::string(amount.as_written));
    map.set("pence", amount.money ? Value::integer(amount.money->pence) : Value::none());
    map.set("unknown", unknown_value(amount.unknown, context.arena));
    return map.value();
}

Value value_of(const Quantity& quantity, const ValueContext& context) {
    MapBuilder map(context.arena);
    map.set("value", Value::real(quantity.value)).set("unit", Value::string(quantity.unit));
    map.set("text", quantity.truth ? Value::string(quantity.value != 0 ? "yes" : "no")
                                   : string_in(context.arena, fixed(quantity.value, quantity.decimals)));
    return map.value();
}

Value value_of(const Tolerance& tolerance, const ValueContext& context) {
    MapBuilder map(context.arena);
    map.set("value", Value::real(tolerance.value)).set("relative", Value::boolean(tolerance.relative));
    return map.value();
}

Value value_of(const Series& series, const ValueContext& context) {
    ListBuilder list(context.arena);
    for (const auto& point : series.points) {
        MapBuilder map(context.arena);
        map.set("period", Value::string(point.period.value));
        map.set("value", point.value ? Value::real(*point.value) : Value::none());
        map.set("text", point.value ? string_in(context.arena, fixed(*point.value, point.decimals))
                                    : Value::string(""));
        map.set("unknown", unknown_value(point.unknown, context.arena));
        list.add(map.value());
    }
    return list.value();
}

Value value_of(const Notes& notes, const ValueContext& context) {
    ListBuilder list(context.arena);
    for (const auto& [period, prose] : notes.items) {
        MapBuilder map(context.arena);
        map.set("period", Value::string(period.value)).set("html", inline_html(prose, context));
        list.add(map.value());
    }
    return list.value();
}

Value value_of(const Record& record, const ValueContext& context) {
    MapBuilder map(context.arena);
    for (const auto& [key, cell] : record.cells) map.set(key.value, value_of(cell, context));
    return map.value();
}

} // namespace plansite
