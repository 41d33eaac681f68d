#!/bin/sh
# Runs the Nu HTML checker over every page of a published site: check_html.sh PUBLIC_DIR. Errors fail; its remarks are not shown.
# Needs Java, and the checker in node_modules (npm ci).
set -eu
checker="$(dirname "$0")/../../node_modules/vnu-jar/build/dist/vnu.jar"
[ -f "$checker" ] || { echo "there is no $checker: run npm ci" >&2; exit 2; }
[ -f "$1/index.html" ] || { echo "there is no site in $1" >&2; exit 2; }
java -jar "$checker" --errors-only --skip-non-html --also-check-css --also-check-svg "$1"
