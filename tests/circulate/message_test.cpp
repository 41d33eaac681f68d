#include "circulate/message.h"

#include <catch2/catch.hpp>

namespace plansite {

TEST_CASE("a message, byte for byte") {
    Message message;
    message.from = {"Council", "office@example.org"};
    message.to = {"Ysgol Pen-y-bryn, \"Tywyn\" – é", "head@school.example.org"};
    message.subject = "Consultation: £ and more";
    message.id = "HH-001-C6.paper@example.org";
    message.day = *make_date(2010, 11, 1);
    message.text = "To you\n\nFrom £1 = 100p\n.\n";
    message.attachments = {{"paper.html", "text/html", "<p>é"},
                           {"paper.pdf", "application/pdf", "%PDF-\x01\xFF"}};
    std::string shown;
    for (const char c : message_of(message)) {
        if (c != '\r') shown += c;
    }
    CHECK(shown == R"(Date: Mon, 01 Nov 2010 00:00:00 +0000
From: Council <office@example.org>
Subject: Consultation: =?UTF-8?B?wqM=?= and more
To: "Ysgol Pen-y-bryn, \"Tywyn\"" =?UTF-8?b?4oCTIMOp?=
	<head@school.example.org>
Message-Id: <HH-001-C6.paper@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed;
	boundary="=-3276199919e213d50c75ca86c6685d5108d80e"

--=-3276199919e213d50c75ca86c6685d5108d80e
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

To you

From =C2=A31 =3D 100p
.

--=-3276199919e213d50c75ca86c6685d5108d80e
Content-Type: text/html; charset=utf-8; name=paper.html
Content-Disposition: attachment; filename=paper.html
Content-Transfer-Encoding: base64

PHA+w6k=

--=-3276199919e213d50c75ca86c6685d5108d80e
Content-Type: application/pdf; name=paper.pdf
Content-Disposition: attachment; filename=paper.pdf
Content-Transfer-Encoding: base64

JVBERi0B/w==

--=-3276199919e213d50c75ca86c6685d5108d80e--
)");
    CHECK(message_of(message) == message_of(message));
}

TEST_CASE("no text begins a header or a part of its own") {
    Message message;
    message.from = {"Council\r\nBcc: x@example.org", "office@example.org"};
    message.to = {"A\nBcc: y@example.org\r\n\r\nbody", "head@school.example.org"};
    message.subject = "S\r\nBcc: z@example.org\x0B";
    message.id = "HH-001-C6\r\nBcc: v@example.org";
    message.day = *make_date(2010, 11, 1);
    message.text = "Bcc: w@example.org\n--=-boundary\nFrom here on\n";
    const std::string bytes = message_of(message);
    CHECK(bytes.find("\nBcc:") == bytes.rfind("\nBcc: w@example.org")); // in the text, where it is harmless
    CHECK(bytes.find("\r\nBcc:") > bytes.find("\r\n\r\n"));
    for (std::size_t at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1))
        CHECK(bytes[at - 1] == '\r');
}

} // namespace plansite
