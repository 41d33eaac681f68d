#include "template/call.h"

#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <fmt/format.h>

namespace plansite {

namespace {

// The parts of a signature between the commas that stand outside quotes.
std::vector<std::string_view> parts_of(std::string_view arguments) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    bool quoted = false;
    for (std::size_t at = 0; at <= arguments.size(); ++at) {
        if (at < arguments.size() && arguments[at] == '\'') quoted = !quoted;
        if (at < arguments.size() && (quoted || arguments[at] != ',')) continue;
        const auto part = trimmed(arguments.substr(begin, at - begin));
        if (!part.empty()) parts.push_back(part);
        begin = at + 1;
    }
    return parts;
}

// The default that a signature writes: a number, 'text', true, false or none.
Value literal(std::string_view text) {
    if (text == "none") return Value::none();
    if (text == "true" || text == "false") return Value::boolean(text == "true");
    if (text.front() == '\'') return Value::string(text.substr(1, text.size() - 2));
    std::int64_t integer = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, integer).ptr == end) return Value::integer(integer);
    double real = 0;
    [[maybe_unused]] const auto read = std::from_chars(text.data(), end, real);
    assert(read.ptr == end && "a row's signature has a default that is not a literal");
    return Value::real(real);
}

Callee callee_of(const Row& row) {
    Callee callee{.row = row, .parameters = {}};
    for (const std::string_view part : parts_of(row.arguments)) {
        if (part.starts_with("**")) {
            callee.takes_named = true;
        } else if (part.starts_with('*')) {
            callee.takes_rest = true;
        } else if (const auto equals = part.find('='); equals != part.npos) {
            callee.parameters.push_back(
                {trimmed(part.substr(0, equals)), literal(trimmed(part.substr(equals + 1))), false});
        } else {
            callee.parameters.push_back({part, {}, true});
        }
    }
    assert(callee.parameters.size() <= most_parameters);
    return callee;
}

Registry::Table table_of(std::span<const Row> rows, const std::vector<Row>& extra) {
    Registry::Table table;
    for (const Row& row : rows) table.insert_or_assign(row.name, callee_of(row));
    for (const Row& row : extra) table.insert_or_assign(row.name, callee_of(row));
    return table;
}

const Callee* find_in(const Registry::Table& table, std::string_view name) {
    const auto found = table.find(name);
    return found == table.end() ? nullptr : &found->second;
}

} // namespace

Value Callee::call(Runtime& runtime, Value subject, Given given) const {
    Call call{.runtime = runtime, .subject = subject, .state = row.state};
    std::array<bool, most_parameters> filled{};
    const std::size_t direct = std::min(given.positional.size(), parameters.size());
    for (std::size_t i = 0; i < direct; ++i) {
        call.bound[i] = given.positional[i];
        filled[i] = true;
    }
    if (given.positional.size() > direct && !takes_rest)
        fail(fmt::format("`{}` takes {}, not {}", row.name,
                         counted(parameters.size(), "argument", "arguments"), given.positional.size()));
    call.given.positional = given.positional.subspan(direct);
    std::vector<NamedValue> left_over;
    for (const NamedValue& named : given.named) {
        const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                            [&](const Parameter& p) { return p.name == named.name; });
        const auto at = std::size_t(parameter - parameters.begin());
        if (parameter == parameters.end()) {
            if (!takes_named) fail(fmt::format("`{}` takes no argument `{}`", row.name, named.name));
            left_over.push_back(named);
        } else {
            if (filled[at]) fail(fmt::format("`{}` is given `{}` twice", row.name, named.name));
            call.bound[at] = named.value;
            filled[at] = true;
        }
    }
    for (std::size_t i = direct; i < parameters.size(); ++i) {
        if (filled[i]) continue;
        if (parameters[i].required) fail(fmt::format("`{}` needs `{}`", row.name, parameters[i].name));
        call.bound[i] = parameters[i].standard;
    }
    call.given.named = left_over;
    return row.function(call);
}

Registry::Registry(const Extra& extra)
    : filters_(table_of(filter_table(), extra.filters)),
      tests_(table_of(test_table(), extra.tests)),
      functions_(table_of(function_table(), extra.functions)),
      string_methods_(table_of(string_method_table(), {})),
      list_methods_(table_of(list_method_table(), {})),
      map_methods_(table_of(map_method_table(), {})) {}

const Callee* Registry::method(Type type, std::string_view name) const {
    switch (type) {
    case Type::string: return find_in(string_methods_, name);
    case Type::list: return find_in(list_methods_, name);
    case Type::map: return find_in(map_methods_, name);
    default: return nullptr;
    }
}

const Callee& Registry::filter(std::string_view name) const {
    if (const Callee* found = find_in(filters_, name)) return *found;
    fail(fmt::format("there is no filter `{}`{}", name, suggestion(name, filters_)));
}

const Callee& Registry::test(std::string_view name) const {
    if (const Callee* found = find_in(tests_, name)) return *found;
    fail(fmt::format("there is no test `{}`{}", name, suggestion(name, tests_)));
}

std::string suggestion(std::string_view name, const Registry::Table& table) {
    std::vector<std::string_view> names;
    for (const auto& [known, callee] : table) names.push_back(known);
    const auto near = nearest(name, names);
    return near ? fmt::format(" (did you mean `{}`?)", *near) : std::string();
}

} // namespace plansite
