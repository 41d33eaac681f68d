#include "base/digest.h"

#include <array>
#include <limits>
#include <openssl/evp.h>
#include <stdexcept>

namespace plansite {

namespace {

using Sha256Bytes = std::array<unsigned char, 32>;

void check(bool success) {
    if (!success) throw std::runtime_error("OpenSSL cannot make a SHA-256 digest");
}

Sha256Bytes sha256(std::string_view bytes) {
    Sha256Bytes digest{};
    unsigned size = 0;
    check(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1 &&
          size == digest.size());
    return digest;
}

std::string hex(const Sha256Bytes& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

} // namespace

std::string sha256_hex(std::string_view bytes) {
    return hex(sha256(bytes));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() {
    Sha256Bytes digest{};
    unsigned size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1 && size == digest.size());
    return plansite::hex(digest);
}

std::string sha256_base64(std::string_view bytes) {
    const Sha256Bytes digest = sha256(bytes);
    return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
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
