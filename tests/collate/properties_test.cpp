#include "base/control_characters.h"
#include "base/text.h"
#include "collate/collate.h"
#include "collate/responses_file.h"
#include "collate/returned.h"
#include "diagnostics/print.h"
#include "schema/read.h"
#include "schema/toml.h"
#include "temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>

// What must be true of any responses, tried with many made up at random.

namespace plansite {
namespace {

Responses read_back(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    const Source& source = sources.add("responses.toml", text);
    const auto node = parse_toml(source, 0, std::uint32_t(text.size()), diagnostics);
    Responses out;
    if (node) Reading<Responses>::read(*node, out, diagnostics);
    const std::string said = print_all(diagnostics.sorted(), Format::brief, Color::off);
    CHECK(said == "");
    return out;
}

Consultation consultation() {
    Consultation out;
    out.id.value = "x";
    out.title.value = "A partnership of our schools";
    out.closes.latest = parse_iso_date("2010-12-03");
    for (const char* kind : {"Primary school", "High school", "Special school", "Nursery", "Union"})
        out.respondents.push_back({kind});
    const auto ask = [&](const char* id, Answer answer, std::vector<std::string> options) {
        Question question;
        question.id.value = id;
        question.answer = answer;
        for (auto& option : options) question.options.push_back({std::move(option)});
        out.questions.push_back(std::move(question));
    };
    ask("commit", Answer::text, {});
    ask("role", Answer::yes_no, {});
    ask("work", Answer::several_of, {"Training", "Reviews, visits", "Networks"});
    ask("fund", Answer::amount, {});
    return out;
}

// Makes people and what they write: about themselves, and about others.
class People {
public:
    explicit People(unsigned seed) : random_(seed) {}

    struct Person {
        std::string name, organisation, email, reference;
    };
    std::vector<Person> people;

    // A form, and every fifth time a person of a survey.
    std::string form(std::size_t index) {
        const Person& me = person(index);
        const Person& other = people[random_() % people.size()];
        const char* kinds[] = {"Primary school", "Primary school", "High school",
                               "Special school", "Union",          ""};
        return fmt::format(R"({{"format": "plansite response 1", "consultation": "x", "reference": "{}",
"respondent": {{"name": "{}", "organisation": "{}", "kind": "{}"}}, "saved": "2010-1{}-0{}T10:00:{:02}Z",
"answers": {{"commit": {{"text": "{}"}}, "role": {{"choice": "{}", "text": "{}"}},
"work": {{"choices": ["{}"]}}, "fund": {{"amount": "{}"}}}}}})",
                           me.reference, me.name, me.organisation, kinds[random_() % 6], 1 + random_() % 2,
                           1 + random_() % 9, index % 60, text(me, other), random_() % 4 == 0 ? "no" : "yes",
                           text(me, other), random_() % 2 == 0 ? "Training" : "Networks", random_() % 200000);
    }

    std::string row(std::size_t index) {
        const Person& me = person(index);
        return fmt::format("{},{},\"{}\",{},Nursery,{},\"{}\"\n", me.reference, me.name, me.organisation,
                           me.email, random_() % 2 == 0 ? "yes" : "no",
                           text(me, people[random_() % people.size()]));
    }

private:
    std::string word() {
        static constexpr const char* syllables[] = {"quil", "bran", "thor", "wick",
                                                    "lumb", "zeph", "morr", "fenn"};
        std::string out;
        for (int i = 0; i < 3; ++i) out += syllables[random_() % 8];
        out[0] = char(out[0] - 'a' + 'A');
        return out;
    }

    const Person& person(std::size_t index) {
        Person me{word() + " " + word(), "The " + word() + " " + word() + " Primary School", "",
                  fmt::format("HH-{:03}-{}", index, char('A' + random_() % 26))};
        me.email = lower_ascii(replaced(me.name, " ", ".")) + "@example.org";
        people.push_back(me);
        return people.back();
    }

    // Words, names in many dresses, and marks that TOML gives a meaning to.
    std::string text(const Person& me, const Person& other) {
        std::string out;
        for (int i = 0; i < 12; ++i) {
            switch (random_() % 9) {
            case 0: out += me.name; break;
            case 1: out += lower_ascii(me.organisation) + "'s"; break;
            case 2: out += me.email; break;
            case 3: out += other.name + "\\n"; break;
            case 4: out += "(" + other.organisation + ")"; break;
            case 5: out += me.reference + "/" + other.reference; break;
            case 6: out += "''' = # [[x]] "; break;
            case 7: out += replaced(me.name, " ", "\\n"); break;
            default: out += "we think so";
            }
            out += ' ';
        }
        return out;
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("Nobody is named in what is published, whoever answers", "[collate]") {
    const Consultation asked = consultation();
    const Questionnaire questionnaire(asked);
    const TemporaryFolder folder;
    People people(20101203);
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < 160; ++i) {
        const std::string name = fmt::format("{:03}.json", (i * 37) % 160);
        folder.write(name, people.form(i));
        paths.push_back(folder.path(name));
    }
    std::string survey = "reference,name,organisation,e-mail,kind,role,commit\n";
    for (std::size_t i = 160; i < 200; ++i) survey += people.row(i);
    folder.write("survey.csv", survey);
    paths.push_back(folder.path("survey.csv"));

    const auto published = [&] {
        Sources sources;
        Diagnostics diagnostics;
        Returned returned = read_returned(paths, {}, questionnaire, sources, diagnostics);
        CHECK(diagnostics.errors() == 0);
        return collate(questionnaire, std::move(returned.responses),
                       {*parse_iso_date("2010-12-10"), 5, asked.respondents}, diagnostics)
            .published;
    };
    const Responses responses = published();
    const std::string text = print_responses(responses);
    CHECK(responses.received == 200);
    CHECK(responses.results.front().texts.size() == 200);

    const std::string lower = lower_ascii(text);
    for (const auto& one : people.people)
        for (const auto& name :
             {one.name, one.organisation, one.email, one.reference, replaced(one.name, " ", "\n")}) {
            INFO(name);
            if (lower.find(lower_ascii(name)) != lower.npos) FAIL_CHECK("is in what is published");
        }
    CHECK(text.find("@") == text.npos);

    // what is written is what is read
    const Responses again = read_back(text);
    CHECK(print_responses(again) == text);
    CHECK(again.results.size() == responses.results.size());
    for (std::size_t i = 0; i < again.results.size(); ++i)
        for (std::size_t j = 0; j < again.results[i].texts.size(); ++j)
            CHECK(again.results[i].texts[j].text == responses.results[i].texts[j].text);

    // the order of files does not show, nor does naming one twice
    std::mt19937 random(1);
    for (int i = 0; i < 5; ++i) {
        std::shuffle(paths.begin(), paths.end(), random);
        CHECK(print_responses(published()) == text);
    }
    paths.push_back(paths.front());
    paths.push_back(folder.path());
    CHECK(print_responses(published()) == text);
}

TEST_CASE("Any text can be written and read back", "[collate]") {
    Responses responses;
    responses.collated = parse_iso_date("2010-12-10");
    responses.note.value = "line\n\n  \"\"\"quotes\"\"\"\\";
    QuestionResult result;
    result.question.value = "a.b";
    std::mt19937 random(7);
    constexpr std::string_view parts[] = {"\"",   "\\",    "\n",  "\"\"\"", "'''",      "\t",      "\x01",
                                          "\x7F", "é",     "\\n", " ",      "u",        "\\u0041", "#",
                                          "=",    "[[x]]", "\r",  "\r\n",   "👩\u200D🏫", "\u2028"};
    for (int i = 0; i < 500; ++i) {
        AnswerText text{"R-01", "", ""};
        for (int j = 0; j < 8; ++j) text.text += parts[random() % std::size(parts)];
        result.texts.push_back(text);
    }
    result.counts.push_back({{"\"yes\" = \n"}, std::nullopt, {}});
    Series::Point point;
    point.period.value = "a \"kind\"\n\\";
    point.value = 12345678;
    result.counts.front().kinds.points.push_back(point);
    responses.results.push_back(result);

    const Responses again = read_back(print_responses(responses));
    CHECK(again.note.value == responses.note.value);
    REQUIRE(again.results.size() == 1);
    REQUIRE(again.results[0].texts.size() == 500);
    for (std::size_t i = 0; i < 500; ++i)
        CHECK(again.results[0].texts[i].text == without_control_characters(result.texts[i].text));
    REQUIRE(again.results[0].counts.size() == 1);
    CHECK(again.results[0].counts[0].answer.value == result.counts[0].answer.value);
    CHECK(!again.results[0].counts[0].count);
    REQUIRE(again.results[0].counts[0].kinds.points.size() == 1);
    CHECK(again.results[0].counts[0].kinds.points[0].period.value == point.period.value);
    CHECK(again.results[0].counts[0].kinds.points[0].value == point.value);
}

} // namespace plansite
