#pragma once

#include "base/date.h"

#include <string>
#include <string_view>
#include <vector>

namespace plansite {

struct Mailbox {
    std::string name; // may be empty
    std::string address;
};

struct MessageAttachment {
    std::string name;
    std::string type; // "application/pdf"
    std::string_view bytes;
};

struct Message {
    Mailbox from, to;
    std::string subject;
    std::string id; // without angle brackets: "HH-023-K7.harrow-hsip-2010@example.org"
    Date day;       // it is dated at its beginning, UTC
    std::string text;
    std::vector<MessageAttachment> attachments;
};

// The message as a file for mail programs (.eml): RFC 5322 and MIME, lines ending in CRLF. The same bytes for
// the same message. Control characters in names and subject become spaces, so that none can begin a header of
// its own. Asserts that the addresses are addresses.
std::string message_of(const Message& message);

} // namespace plansite
