#!/usr/bin/env bash
# Ends what start.sh started: stop.sh [--delete].
. "$(dirname "$0")/../engine.sh"
stop TERM "$@"
