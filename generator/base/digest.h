#pragma once

#include <string>
#include <string_view>

// Digests of bytes, and bytes as letters. The door to OpenSSL's libcrypto.

namespace plansite {

// SHA-256 as 64 hexadecimal digits, as sha256sum prints it.
std::string sha256_hex(std::string_view bytes);

// SHA-256 in base64, as a Content-Security-Policy wants it after "sha256-".
std::string sha256_base64(std::string_view bytes);

// The bytes in base64 with padding, in one line (RFC 4648, section 4).
std::string base64(std::string_view bytes);

} // namespace plansite
