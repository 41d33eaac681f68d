#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st; // of libcrypto

// Digests of bytes, and bytes as letters. The door to OpenSSL's libcrypto.

namespace plansite {

// SHA-256 as 64 hexadecimal digits, as sha256sum prints it.
std::string sha256_hex(std::string_view bytes);

// SHA-256 of bytes that come part by part.
class Sha256 {
public:
    Sha256();

    void add(std::string_view bytes);

    // The digest of all that was added, as sha256_hex gives it. To be asked for once, at the end.
    std::string hex();

private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

// SHA-256 in base64, as a Content-Security-Policy wants it after "sha256-".
std::string sha256_base64(std::string_view bytes);

// The bytes in base64 with padding, in one line (RFC 4648, section 4).
std::string base64(std::string_view bytes);

} // namespace plansite
