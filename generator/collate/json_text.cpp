#include "collate/json_text.h"

#include "base/json.h"
#include "collate/incoming.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <limits>

namespace plansite {

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t most_values = 10'000;
constexpr std::size_t longest_key = 100; // bytes
constexpr std::string_view ask_again = "ask for the file again; it was changed, or cut off on its way";

// The bytes as the library takes them, one by one. It does not say where a value stands, so these count.
class Bytes {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Bytes(std::string_view bytes, std::size_t at, std::size_t& read) : bytes_(bytes), at_(at), read_(&read) {}

    reference operator*() const { return bytes_[at_]; }
    Bytes& operator++() {
        *read_ = ++at_;
        return *this;
    }
    friend bool operator==(const Bytes& a, const Bytes& b) { return a.at_ == b.at_; }

private:
    std::string_view bytes_;
    std::size_t at_;
    std::size_t* read_;
};

// Takes the library's events, which come without recursion, and gives false to stop it.
class Builder : public Json::json_sax_t {
public:
    Builder(const Source& source, std::string_view bytes, const std::size_t& read, Diagnostics& diagnostics)
        : source_(source), bytes_(bytes), read_(read), diagnostics_(diagnostics) {}

    std::optional<DataNode> root;

    bool null() override {
        token();
        return true;
    }
    bool boolean(bool truth) override { return add({token(), truth}); }
    bool number_integer(number_integer_t number) override { return add({token(), std::int64_t(number)}); }
    bool number_unsigned(number_unsigned_t number) override {
        if (number > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            return add({token(), double(number)});
        return add({token(), std::int64_t(number)});
    }
    bool number_float(number_float_t number, const string_t&) override { return add({token(), number}); }
    bool string(string_t& text) override {
        const Span at = token();
        return add({at, take_in(text, at, diagnostics_)});
    }
    bool binary(binary_t&) override { return false; } // JSON has none

    bool start_object(std::size_t) override { return open({token(), DataNode::Entries()}); }
    bool start_array(std::size_t) override { return open({token(), DataNode::Items()}); }
    bool key(string_t& name) override {
        const Span at = token();
        if (name.size() > longest_key)
            return refuse(kind("not-a-response"), "a key of this length is in no response", at, ask_again);
        keys_.back() = {visible(name).text, at};
        return true;
    }
    bool end_array() override { return close(); }
    bool end_object() override {
        std::vector<const Located<std::string>*> keys;
        for (const auto& entry : *open_.back().as_table()) keys.push_back(&entry.key);
        std::stable_sort(keys.begin(), keys.end(), [](auto* a, auto* b) { return a->value < b->value; });
        const auto twice = std::adjacent_find(keys.begin(), keys.end(),
                                              [](auto* a, auto* b) { return a->value == b->value; });
        if (twice == keys.end()) return close();
        return refuse(kind("json-syntax"),
                      fmt::format("the key `{}` is there twice", shortened((*twice)->value)), twice[1]->at,
                      "keep the one that is meant");
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        const bool at_end = position > bytes_.size();
        const auto at = std::uint32_t(std::min(position, bytes_.size()));
        const Span place{&source_, at == 0 ? 0 : at - 1, at};
        return refuse(kind("json-syntax"), at_end ? "the file ends too early" : "this is not JSON", place,
                      ask_again);
    }

private:
    bool refuse(const DiagnosticKind& fault, std::string message, Span at, std::string_view help) {
        root.reset();
        diagnostics_.report(fault, std::move(message), at, std::string(help));
        return false;
    }

    // From the end of the token before, without what stands between tokens, to where the library has read.
    Span token() {
        std::size_t begin = bytes_.find_first_not_of(" \t\r\n,:", last_);
        last_ = read_;
        // After a number it has read one byte more.
        while (last_ > begin + 1 && std::string_view(" \t\r\n,:]}").find(bytes_[last_ - 1]) != bytes_.npos)
            --last_;
        begin = std::min(begin, last_);
        return {&source_, std::uint32_t(begin), std::uint32_t(last_)};
    }

    bool open(DataNode node) {
        if (open_.size() == deepest)
            return refuse(kind("too-deep"), "this is nested more than 16 deep", node.at,
                          "a response has no such depth: look who sent it");
        open_.push_back(std::move(node));
        keys_.emplace_back();
        return true;
    }

    bool close() {
        token();
        DataNode node = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return add(std::move(node));
    }

    bool add(DataNode node) {
        if (++values_ > most_values)
            return refuse(kind("not-a-response"), "this holds more than 10,000 values", node.at,
                          "a response has some dozens: look who sent it");
        if (open_.empty())
            root = std::move(node);
        else if (auto* entries = std::get_if<DataNode::Entries>(&open_.back().value))
            entries->push_back({keys_.back(), std::move(node)});
        else
            std::get<DataNode::Items>(open_.back().value).push_back(std::move(node));
        return true;
    }

    const Source& source_;
    std::string_view bytes_;
    const std::size_t& read_; // by the library
    Diagnostics& diagnostics_;
    std::vector<DataNode> open_;             // lists and tables that are not closed yet
    std::vector<Located<std::string>> keys_; // of each of them, the key whose value comes next
    std::size_t last_ = 0;
    std::size_t values_ = 0;
};

} // namespace

std::optional<DataNode> parse_json(const Source& source, std::string_view bytes, Diagnostics& diagnostics) {
    std::size_t read = 0;
    Builder builder(source, bytes, read, diagnostics);
    if (!Json::sax_parse(Bytes(bytes, 0, read), Bytes(bytes, bytes.size(), read), &builder))
        return std::nullopt;
    return std::move(builder.root);
}

} // namespace plansite
