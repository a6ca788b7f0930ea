#!/usr/bin/env bash
# Starts every engine that can be had here, all at once, within so many seconds: `start.sh 300`. Prints the addresses of those that answer,
# and on standard error one line for each that does not, with the reason.
set -uo pipefail
cd "$(dirname "$0")"
seconds="${1:-300}"

start() {
  local said status
  said="$(mktemp)"
  timeout "$seconds" "./$1/start.sh" 2>"$said"
  status=$?
  if [ $status = 124 ]; then echo "not ready within $seconds s" >"$said"; fi
  if [ $status != 0 ]; then echo "$1 is not there, and what needs it is skipped: $(tail -n 1 "$said")" >&2; fi
  rm "$said"
}

for engine in postgres s3 opensearch; do start $engine & done
wait
