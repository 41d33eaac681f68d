#include "create/explain.h"

#include "base/text.h"
#include "template/wrap.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <stdexcept>

namespace plansite {

namespace {

constexpr std::size_t comment_width = 98;

enum class Shown : std::uint8_t { live, commented_out };

// A table of a sketch, with the lines below its heading.
struct Section {
    std::string heading; // "[[activity.action]]"; empty for the keys of the file itself
    std::string path;    // "activity.action"
    std::vector<std::string_view> lines;
};

std::vector<Section> sections_of(std::string_view sketch) {
    std::vector<Section> out{{}};
    for (const auto line : split(sketch, '\n')) {
        if (line.starts_with('[')) {
            const auto from = line.find_first_not_of('[');
            const auto path = line.substr(from, line.find(']') - from);
            out.push_back({std::string(line), std::string(path), {}});
        } else if (!is_blank(line)) {
            out.back().lines.push_back(line);
        }
    }
    return out;
}

// The key that a line gives a value, or nothing where it goes on with the value before.
std::string_view key_of(std::string_view line) {
    const auto end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
    return line.substr(std::min(end, line.size())).starts_with(" = ") ? line.substr(0, end) : "";
}

const KeyRow* find_row(const KeyRows& keys, std::string_view key) {
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const auto& row) { return row.key == key; });
    return found == keys.end() ? nullptr : &*found;
}

// The row of a table by its path. A sketch that names another is our mistake.
const KeyRow& row_at(const KeyRows& keys, std::string_view path) {
    const KeyRows* level = &keys;
    const KeyRow* row = nullptr;
    for (const auto key : split(path, '.')) {
        row = find_row(*level, key);
        if (!row) throw std::logic_error(fmt::format("a sketch has the table `{}`", path));
        level = &row->rows;
    }
    return *row;
}

// What a row says, and the words of which its value is one where the sentence does not name them.
std::string words_about(const KeyRow& row) {
    std::vector<std::string> words(row.words.begin(), row.words.end());
    const auto said = [&](const std::string& word) { return row.sentence.find(word) != row.sentence.npos; };
    if (std::all_of(words.begin(), words.end(), said)) return std::string(row.sentence);
    return fmt::format("{} One of: {}.", row.sentence, join(words, ", "));
}

class Explainer {
public:
    explicit Explainer(const KeyRows& keys) : keys_(keys) {}

    std::string explain(const std::vector<Section>& sections) {
        for (const auto& section : sections) paths_.insert(section.path);
        std::set<std::string> done;
        for (const auto& section : sections) {
            const bool first = done.insert(section.path).second;
            if (section.path.empty()) {
                write_keys(section, keys_);
                write_other_values(keys_, written_in(section));
                continue;
            }
            const KeyRow& row = row_at(keys_, section.path);
            out_ += '\n';
            if (first) out_ += comment(row.sentence);
            out_ += section.heading + "\n";
            if (!first) {
                for (const auto line : section.lines) out_ += std::string(line) + "\n";
                continue;
            }
            write_keys(section, row.rows);
            write_other_values(row.rows, written_in(section));
            write_other_tables(row.rows, section.path + ".");
        }
        write_other_tables(keys_, "");
        return std::move(out_);
    }

private:
    static std::set<std::string_view> written_in(const Section& section) {
        std::set<std::string_view> keys;
        for (const auto line : section.lines) keys.insert(key_of(line));
        return keys;
    }

    // True where nothing was said of the row before.
    bool say(const KeyRow& row) { return said_.insert({row.key, row.sentence}).second; }

    void write_keys(const Section& section, const KeyRows& rows) {
        for (const auto line : section.lines) {
            const auto key = key_of(line);
            if (!key.empty()) {
                const KeyRow* row = find_row(rows, key);
                if (!row) throw std::logic_error(fmt::format("a sketch has the key `{}`", key));
                say(*row);
                out_ += comment(words_about(*row));
            }
            out_ += std::string(line) + "\n";
        }
    }

    // Values that the sketch does not have.
    void write_other_values(const KeyRows& rows, const std::set<std::string_view>& written) {
        std::vector<std::string> again;
        for (const auto& row : rows) {
            if (row.form != Form::value || written.contains(row.key)) continue;
            if (say(row))
                out_ += comment(words_about(row)) + fmt::format("#{} = {}\n", row.key, row.example);
            else
                again.emplace_back(row.key);
        }
        if (!again.empty()) out_ += comment(fmt::format("Also, as above: {}.", join(again, ", ")));
    }

    // Tables that the sketch does not have, with all that is in them.
    void write_other_tables(const KeyRows& rows, const std::string& prefix) {
        for (const auto& row : rows) {
            const std::string path = prefix + std::string(row.key);
            if (row.form == Form::value || paths_.contains(path)) continue;
            out_ += "\n" + comment(row.sentence);
            out_ += row.form == Form::tables ? fmt::format("#[[{}]]\n", path) : fmt::format("#[{}]\n", path);
            write_other_values(row.rows, {});
            write_other_tables(row.rows, path + ".");
        }
    }

    const KeyRows& keys_;
    std::string out_;
    std::set<std::string> paths_;                                  // of the sketch's tables
    std::set<std::pair<std::string_view, std::string_view>> said_; // key and sentence
};

} // namespace

std::string comment(std::string_view words) {
    std::string out;
    for (const auto& line : wrapped(words, {comment_width, false, false})) out += "# " + line + "\n";
    return out;
}

std::string filled(std::string_view sketch,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::string out;
    const auto parts = split(sketch, '@'); // every second one is a name
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i % 2 == 0) {
            out += parts[i];
            continue;
        }
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](const auto& value) { return value.first == parts[i]; });
        if (found == values.end()) throw std::logic_error(fmt::format("no value for @{}@", parts[i]));
        out += found->second;
    }
    return out;
}

std::string explained(std::string_view sketch, const KeyRows& keys) {
    return Explainer(keys).explain(sections_of(sketch));
}

} // namespace plansite
