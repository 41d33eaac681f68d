#pragma once

#include "collate/response.h"
#include "diagnostics/diagnostic.h"
#include "model/consultation.h"

#include <string>
#include <string_view>
#include <vector>

namespace plansite {

// What is counted of a question: "yes", "no" and "not sure"; its options; for amounts of money the ranges in
// which they are told, because a figure to the pound would say who gave it. Nothing for a question that is
// answered in words.
std::vector<std::string> choices_of(const Question& question);

// A consultation's questions, and which answers fit them. The consultation must live as long.
class Questionnaire {
public:
    explicit Questionnaire(const Consultation& consultation);

    const Consultation& consultation() const { return consultation_; }
    std::size_t size() const { return choices_.size(); }
    const Question& question(std::size_t index) const { return consultation_.questions[index]; }
    const std::vector<std::string>& choices(std::size_t index) const { return choices_[index]; }

    // The question of an id or, where no id is so, of a ref; letter case aside.
    std::optional<std::size_t> find(std::string_view name) const;

    // "did you mean `role`?", or the ids that there are.
    std::string suggestion(std::string_view name) const;

    // Adds the choice that a word means, letter case aside, in any language the option has. Reports a word
    // that is no choice (unknown-value), and a question that has no choices or takes but one
    // (answer-does-not-fit).
    void add_choice(GivenAnswer& answer, std::string_view word, Span at, Diagnostics& diagnostics) const;

    // Adds the choices of a list with semicolons, bars, commas or line ends between them. Options may hold
    // these themselves, so the longest that fits is taken. Reports as add_choice does.
    void add_choices(GivenAnswer& answer, std::string_view list, Span at, Diagnostics& diagnostics) const;

    // Adds the range in which an amount is told: "1200", "£1,200.50". Reports what is no amount.
    void add_amount(GivenAnswer& answer, std::string_view amount, Span at, Diagnostics& diagnostics) const;

private:
    // A choice as it may be written, letter case folded.
    struct Spelling {
        std::string key;
        std::size_t choice;
    };

    void add(GivenAnswer& answer, std::size_t choice, Span at, Diagnostics& diagnostics) const;
    bool has_choices(const GivenAnswer& answer, Span at, Diagnostics& diagnostics) const;
    void report_unknown(std::size_t question, std::string_view word, Span at, Diagnostics& diagnostics) const;

    const Consultation& consultation_;
    std::vector<std::vector<Spelling>> spellings_;  // of each question, the longest first
    std::vector<std::vector<std::string>> choices_; // of each question
};

} // namespace plansite
