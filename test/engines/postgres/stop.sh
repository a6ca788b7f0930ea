#!/usr/bin/env bash
# Ends what start.sh started: stop.sh [--delete] [primary|replica]. SIGINT cuts its clients off and shuts it down in order.
. "$(dirname "$0")/../engine.sh"
stop INT "$@"
