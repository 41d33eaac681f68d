#include "base/digest.h"

#include <array>
#include <limits>
#include <openssl/evp.h>
#include <stdexcept>

namespace plansite {

namespace {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1 ||
        size != digest.size())
        throw std::runtime_error("OpenSSL cannot make a SHA-256 digest");
    return {digest.begin(), digest.end()};
}

} // namespace

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const char c : sha256(bytes)) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string sha256_base64(std::string_view bytes) {
    return base64(sha256(bytes));
}

std::string base64(std::string_view bytes) {
    if (bytes.size() > std::size_t(std::numeric_limits<int>::max()))
        throw std::length_error("more than 2 GiB for base64");
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0'); // and the NUL that EVP_EncodeBlock appends
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()), int(bytes.size()));
    out.resize(std::size_t(size));
    return out;
}

} // namespace plansite
