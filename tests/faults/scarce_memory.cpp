#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

// Memory that runs out, for scarce_memory.py: put before a program with LD_PRELOAD. From the start of its
// main() on, the Nth request for memory is refused (SCARCE_ONCE=N), or that and all after it (SCARCE_FROM=N).
// Where SCARCE_COUNT names a file, the number of requests is written there at the end.

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
}

namespace {

using Main = int (*)(int, char**, char**);

Main program_main = nullptr;
long refused_once = 0, refused_from = 0;
std::atomic<bool> counting = false;
std::atomic<long> requests = 0;

bool is_refused() {
    if (!counting) return false;
    const long nth = ++requests;
    if (nth != refused_once && (refused_from == 0 || nth < refused_from)) return false;
    errno = ENOMEM;
    return true;
}

long number(const char* name) {
    const char* text = std::getenv(name);
    return text ? std::atol(text) : 0;
}

int counted_main(int count, char** arguments, char** environment) {
    refused_once = number("SCARCE_ONCE");
    refused_from = number("SCARCE_FROM");
    counting = true;
    const int code = program_main(count, arguments, environment);
    counting = false;
    if (const char* path = std::getenv("SCARCE_COUNT"))
        if (std::FILE* file = std::fopen(path, "w")) {
            std::fprintf(file, "%ld\n", requests.load());
            std::fclose(file);
        }
    return code;
}

} // namespace

extern "C" {

void* malloc(std::size_t size) {
    return is_refused() ? nullptr : __libc_malloc(size);
}

void* calloc(std::size_t count, std::size_t size) {
    return is_refused() ? nullptr : __libc_calloc(count, size);
}

void* realloc(void* memory, std::size_t size) {
    return is_refused() ? nullptr : __libc_realloc(memory, size);
}

int __libc_start_main(Main main, int count, char** arguments, Main init, void (*fini)(), void (*loader)(),
                      void* stack) {
    using Start = int (*)(Main, int, char**, Main, void (*)(), void (*)(), void*);
    const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
    program_main = main;
    return start(counted_main, count, arguments, init, fini, loader, stack);
}
}
