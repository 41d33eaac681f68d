#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace plansite {

namespace {

// The work that the threads share.
class Work {
public:
    Work(std::size_t count, std::size_t run, const std::function<void(std::size_t)>& body)
        : count_(count), run_(run), body_(body) {}

    // Takes runs until none is left. A failure stops only the runs not yet begun: those below it were handed
    // out before, are finished, and so can still name a lower index.
    void take_runs() {
        while (!failed_) {
            const std::size_t begin = next_.fetch_add(run_);
            if (begin >= count_) return;
            do_run(begin, std::min(begin + run_, count_));
        }
    }

    void throw_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void do_run(std::size_t begin, std::size_t end) {
        std::size_t index = begin;
        try {
            for (; index < end; ++index) body_(index);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_ || index < failed_index_) {
                failure_ = std::current_exception();
                failed_index_ = index;
            }
            failed_ = true;
        }
    }

    const std::size_t count_;
    const std::size_t run_;
    const std::function<void(std::size_t)>& body_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::exception_ptr failure_;
    std::size_t failed_index_ = 0;
};

} // namespace

void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& body) {
    const std::size_t wanted = jobs ? jobs : std::max(1U, std::thread::hardware_concurrency());
    const std::size_t threads = std::min(wanted, count);
    // Sixteen runs a thread even out calls of unequal length; 64 calls are enough to make handing out free.
    const std::size_t run = std::clamp<std::size_t>(count / std::max<std::size_t>(threads * 16, 1), 1, 64);
    Work work(count, run, body);
    {
        std::vector<std::jthread> helpers;
        try {
            for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&work] { work.take_runs(); });
        } catch (const std::system_error&) {
            // The machine gives no more threads: those that run do the work.
        }
        work.take_runs();
    }
    work.throw_failure();
}

} // namespace plansite
