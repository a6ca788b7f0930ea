#!/usr/bin/env bash
# Ends what start.sh started: stop.sh [--delete] [n1|n2|n3].
. "$(dirname "$0")/../engine.sh"
stop TERM "$@"
