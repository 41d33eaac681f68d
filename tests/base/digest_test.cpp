#include "base/digest.h"

#include <catch2/catch.hpp>

using namespace std::string_literals;

namespace plansite {

// FIPS 180-2 (appendix B), and what sha256sum and base64 of GNU coreutils print.
TEST_CASE("SHA-256 as digits and in base64") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("SHA-256 of bytes that come part by part") {
    Sha256 digest;
    for (int i = 0; i < 1000; ++i) digest.add(std::string(1000, 'a'));
    digest.add("");
    CHECK(digest.hex() == sha256_hex(std::string(1'000'000, 'a')));
    CHECK(Sha256().hex() == sha256_hex(""));
}

// RFC 4648, section 10, and bytes of every kind.
TEST_CASE("bytes in base64") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\x00\xFF\xFE\n"s) == "AP/+Cg==");
    CHECK(base64(std::string(300, 'x')).find('\n') == std::string::npos);
}

} // namespace plansite
