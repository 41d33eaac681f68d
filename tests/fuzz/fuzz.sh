#!/usr/bin/env bash
# Tries what reads what others wrote with bytes that nobody chose: tests/fuzz/fuzz.sh [--long] [--seconds N] [TARGET …]
#
# Builds the targets with clang and libFuzzer into build-fuzz/, and runs each for a minute of the processor, with --long for half an
# hour, with the address and undefined-behaviour sanitizers. What is new is kept in build-fuzz/corpus/, so that the next run goes on
# from there; what broke something in build-fuzz/findings/: `build/tests/fuzz_targets TARGET FILE` shows it, and mended it goes into
# tests/fuzz/corpus/TARGET/. A point is one text that was tried. The last line is `points N, failures M`. Ends with 0: all held, 1: some
# did not, 77: clang is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=60 targets=()
while [ $# -gt 0 ]; do
    case $1 in
    --long) seconds=1800 ;;
    --seconds) seconds=$2 && shift ;;
    -*) sed -n '2,9s/^# \{0,1\}//p' "$0" && exit 2 ;;
    *) targets+=("$1") ;;
    esac
    shift
done
[ ${#targets[@]} -gt 0 ] || for folder in tests/fuzz/corpus/*/; do targets+=("$(basename "$folder")"); done

command -v clang++ >/dev/null || { echo "skipped: clang is missing"; exit 77; }
[ -f build-fuzz/build.ninja ] || cmake --preset fuzz >/dev/null
cmake --build build-fuzz --target fuzzer

ulimit -s 65536 # sanitizers make the frames of functions many times as large
TIMEFORMAT=%0U  # of `time`: seconds of the processor
points=0 failures=0
for target in "${targets[@]}"; do
    mkdir -p "build-fuzz/corpus/$target" "build-fuzz/findings/$target"
    log=build-fuzz/$target.log
    tried=0 left=$seconds held=yes
    # on a busy machine the time of a run is not all its own: then it goes on
    while [ "$held" = yes ] && [ "$left" -gt 0 ]; do
        # 4,000 bytes hold every construct; the timeout is of the clock
        { time FUZZ_TARGET=$target build-fuzz/tests/fuzzer -max_total_time="$left" -max_len=4000 -timeout=60 -rss_limit_mb=2500 \
            -use_value_profile=1 -print_final_stats=1 -verbosity=0 -dict="tests/fuzz/$target.words" \
            -artifact_prefix="build-fuzz/findings/$target/" \
            "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" >"$log" 2>&1; } 2>"$log.seconds" || held=no
        units=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        tried=$((tried + ${units:-0}))
        left=$((left - $(cat "$log.seconds")))
    done
    if [ "$held" = no ]; then
        failures=$((failures + 1))
        grep -E -m 3 '^broken:|ERROR|runtime error' "$log" || tail -n 3 "$log"
    fi
    printf '%-14s %10s tried in %s s of the processor\n' "$target" "$tried" "$((seconds - left))"
    points=$((points + tried))
done
echo "points $points, failures $failures"
[ "$failures" = 0 ]
