#include "archive/word_diff.h"

#include <catch2/catch.hpp>
#include <random>

namespace plansite {
namespace {

std::string marked(std::string_view before, std::string_view now) {
    std::string out;
    for (const auto& run : word_diff(before, now)) {
        if (run.kind == RunKind::same) out += run.text;
        if (run.kind == RunKind::removed) out += "[-" + run.text + "-]";
        if (run.kind == RunKind::added) out += "{+" + run.text + "+}";
    }
    return out;
}

std::string side(const std::vector<DiffRun>& runs, RunKind without) {
    std::string out;
    for (const auto& run : runs)
        if (run.kind != without) out += run.text;
    return out;
}

} // namespace

TEST_CASE("texts are compared word by word", "[archive]") {
    CHECK(marked("", "") == "");
    CHECK(marked("", "New words") == "{+New words+}");
    CHECK(marked("Old words", "") == "[-Old words-]");
    CHECK(marked("The same  words", " The same words ") == "The same words");
    CHECK(marked("All schools and colleges", "All schools, and most colleges") ==
          "All schools{+,+} and {+most +}colleges");
    CHECK(marked("One\nTwo words here\nThree", "One\nTwo words there\nThree") ==
          "One\nTwo words [-here-]{+there+}\nThree");
    // figures with what binds them are one word
    CHECK(marked("Each pays £20,000 in 2008-09", "Each pays £25,000 in 2009-10") ==
          "Each pays [-£20,000 in 2008-09-]{+£25,000 in 2009-10+}");
    // what happens to stay between changes is changed
    CHECK(marked("Agree a protocol with the six authorities by the summer of this year",
                 "Publish a handbook with the six authorities by the summer of this year") ==
          "[-Agree a protocol-]{+Publish a handbook+} with the six authorities by the summer of this year");
    // what has little in common is exchanged whole
    CHECK(marked("Appoint a head for the new school", "The board meets a consultant twice each term") ==
          "[-Appoint a head for the new school-]{+The board meets a consultant twice each term+}");
}

TEST_CASE("the runs give back both texts, in order", "[archive]") {
    std::mt19937 random(1);
    const auto text = [&] {
        std::string out;
        for (std::size_t left = random() % 14; left > 0; --left) {
            if (!out.empty()) out += random() % 9 == 0 ? '\n' : ' ';
            out += "abcdefgh"[random() % 8];
            if (random() % 3 == 0) out += "xyz";
            if (random() % 9 == 0) out += ',';
        }
        return out;
    };
    for (int i = 0; i < 5000; ++i) {
        const std::string before = text(), now = text();
        const auto runs = word_diff(before, now);
        CAPTURE(before, now);
        REQUIRE(side(runs, RunKind::added) == before);
        REQUIRE(side(runs, RunKind::removed) == now);
        for (std::size_t at = 1; at < runs.size(); ++at) {
            REQUIRE(runs[at].kind != runs[at - 1].kind);
            REQUIRE(!(runs[at - 1].kind == RunKind::added && runs[at].kind == RunKind::removed));
        }
    }
}

TEST_CASE("very long texts are compared by lines", "[archive]") {
    std::string before, now;
    for (int i = 0; i < 3000; ++i) {
        before += "Word " + std::to_string(i) + " stays\n";
        now += "Word " + std::to_string(i % 2 == 0 ? i : -i) + " stays\n"; // 1,500 differences either way
    }
    CHECK(marked(before + "The end", before + "An end").ends_with("stays\n[-The-]{+An+} end"));
    const auto runs = word_diff(before, now);
    CHECK(runs.size() == 2);
    std::string few = before;
    few.replace(few.find("Word 7 stays"), 12, std::string(3000, 'x') + " y z");
    std::string many;
    for (int i = 0; i < 1200; ++i) many += "w" + std::to_string(i) + " ";
    const auto by_lines = word_diff(before + many, before + "short");
    REQUIRE(by_lines.size() == 3);
    CHECK(by_lines[0].kind == RunKind::same);
    CHECK(by_lines[2].text == "short");
}

} // namespace plansite
