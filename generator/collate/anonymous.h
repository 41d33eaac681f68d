#pragma once

#include "collate/response.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// How answers lose their names.

namespace plansite {

// Puts responses into an order that says nothing of who sent them, so that they can be numbered by it: that
// of SHA-256 over each response and over all of them together. To try out who is number 7 one would need
// every response, to the second at which it was saved. The same responses are always in the same order,
// however they came; one more of them reorders all.
void put_in_blind_order(std::vector<Response>& responses);

// Takes out of texts what says who wrote them. Made of all responses, for their texts.
//
// Out of every text go: e-mail addresses and telephone numbers; the names, organisations and references of
// all responses that are of two words or more. Out of a respondent's own go also shorter ones, each part of
// the name
// ("Smith"), and what is special in that of the organisation ("Elm Grove", of "Elm Grove Primary School").
// Letter case, apostrophes and what stands between words do not count: "ELM-GROVE's" is found. Words that
// every school has in its name are never taken for one, nor are those of `known`: the title of the
// consultation. What a text tells in other words ("our head, who came in May") only a reader can see.
class Redactor {
public:
    Redactor(const std::vector<Response>& responses, std::string_view known);

    // The text with "[…]" for what was taken out.
    std::string redacted(std::string_view text, const Response& of) const;

private:
    using Names = std::set<std::string>; // letters without what stands between them

    // Adds a name of at least so many words, unless all of them are words that say nothing.
    void add(Names& names, std::string_view name, std::size_t least_words) const;
    Names own_names(const Response& response) const;
    bool says_nothing(const std::string& letters) const;

    std::set<std::string> known_;
    Names of_all_;
};

} // namespace plansite
