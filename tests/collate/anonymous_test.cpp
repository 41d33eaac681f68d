#include "collate/anonymous.h"

#include <catch2/catch.hpp>

namespace plansite {
namespace {

Response response(std::string reference, std::string name, std::string organisation) {
    Response out;
    out.reference.value = std::move(reference);
    out.name = std::move(name);
    out.organisation = std::move(organisation);
    return out;
}

std::string references(const std::vector<Response>& responses) {
    std::string out;
    for (const auto& one : responses) out += one.reference.value + " ";
    return out;
}

} // namespace

TEST_CASE("Names go out of texts", "[collate]") {
    const std::vector<Response> all{
        response("HH-001-K7", "Ms Ada Quillfeather", "The Elm Grove Primary School"),
        response("HH-002-M3", "Bo O'Thistle", "St Mary's RC High School"), response("7", "Head", "School")};
    const Redactor redactor(all, "Oakshire Schools' Partnership");
    const auto by = [&](std::size_t index, std::string_view text) {
        return redactor.redacted(text, all[index]);
    };

    CHECK(by(0, "Ada Quillfeather, head of Elm Grove") == "[…], head of […]");
    CHECK(by(0, "At ELM-GROVE's gate; elmgrove.example.org") == "At […] gate; […].example.org");
    CHECK(by(0, "Quillfeather’s view. ada's view. E\u200Dlm Grove") == "[…] view. […] view. […]");
    CHECK(by(0, "Our ref hh001k7, or HH 001 K7.") == "Our ref […], or […].");
    CHECK(by(0, "An elm in a grove; adamant primary schools of Oakshire") ==
          "An elm in a grove; adamant primary schools of Oakshire");
    CHECK(by(1, "St Marys and St. Mary's and O’Thistle") == "[…] and […] and […]");
    // of others only what is sure to be a name
    CHECK(by(1, "The Elm Grove Primary School, Ms Ada Quillfeather, Ada, HH-001-K7") == "[…], […], Ada, […]");
    // a name that says nothing, and a reference that is anywhere
    CHECK(by(2, "The head of a school with 7 classes") == "The head of a school with 7 classes");
    CHECK(by(0, "") == "");
}

TEST_CASE("E-mail addresses and telephone numbers go out of every text", "[collate]") {
    const Redactor redactor({}, "");
    const auto redacted = [&](std::string_view text) { return redactor.redacted(text, Response()); };
    CHECK(redacted("Write to a.b+c@example.org, or <x@y>.") == "Write to […], or <[…]>.");
    CHECK(redacted("20% @ most, @ home, a@ b") == "20% @ most, @ home, a@ b");
    CHECK(redacted("Ring 020 7946 0018 or (020) 7946-0018 or +44 20 7946 0018!") ==
          "Ring […] or ([…] or […]!");
    CHECK(redacted("£1,000,000 in 2008-09, 0.5 %, 2010 2011 2012, 007") ==
          "£1,000,000 in 2008-09, 0.5 %, 2010 2011 2012, 007");
}

TEST_CASE("The numbers follow neither the register nor the order of files", "[collate]") {
    std::vector<Response> forwards, backwards;
    for (int i = 10; i < 40; ++i) forwards.push_back(response("HH-" + std::to_string(i), "", ""));
    backwards.assign(forwards.rbegin(), forwards.rend());
    const std::string register_order = references(forwards);
    std::vector<Response> one_more = forwards;
    one_more.push_back(response("HH-99", "", ""));

    put_in_blind_order(forwards);
    put_in_blind_order(backwards);
    put_in_blind_order(one_more);
    CHECK(references(forwards) == references(backwards));
    CHECK(references(forwards) != register_order);
    // one more response reorders all, so that two publications cannot be laid side by side
    std::erase_if(one_more, [](const Response& one) { return one.reference.value == "HH-99"; });
    CHECK(references(forwards) != references(one_more));
}

} // namespace plansite
