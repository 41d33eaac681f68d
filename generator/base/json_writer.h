#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What becomes of a list or object that nothing was written into.
enum class Empty : std::uint8_t { dropped, kept };

// Whether each value has a line of its own, one space to a level, or nothing stands between them.
enum class JsonShape : std::uint8_t { lines, compact };

// JSON (RFC 8259) written as it is walked, as the JSON library prints it: for what is too large, or too often
// made, to be held as a tree of values first. A key is written with its value, and not
// at all where there comes none before the next.
//
//     JsonWriter json(out);
//     json.begin_object();
//     json.key("title").text("A plan");
//     json.key("items").begin_list();
//     json.end_list();              // dropped again, and its key
//     json.end_object();
class JsonWriter {
public:
    // Appends to `out`, which outlives it.
    explicit JsonWriter(std::string& out, JsonShape shape = JsonShape::lines) : out_(out), shape_(shape) {}

    JsonWriter& key(std::string_view key);
    void begin_object() { begin('{'); }
    void begin_list() { begin('['); }
    void end_object(Empty empty = Empty::dropped) { end('}', empty); }
    void end_list(Empty empty = Empty::dropped) { end(']', empty); }
    void text(std::string_view text); // UTF-8
    void number(double number);
    void number(std::int64_t number);
    void boolean(bool truth);

private:
    struct Level {
        std::size_t begin; // where it begins in `out_`, with what separates it from the one before
        bool is_empty;     // nothing is written into it
        bool is_first;     // nothing stands before it in the one it is in
    };

    void begin(char bracket);
    void end(char bracket, Empty empty);
    void separate();
    void break_line();

    std::string& out_;
    JsonShape shape_;
    std::vector<Level> levels_;
    std::string_view key_;
    bool has_key_ = false;
};

} // namespace plansite
