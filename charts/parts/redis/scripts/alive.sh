#!/bin/sh
# Alive: the program answers, be it with "still loading", "no master" or "log in first". NODE_PORT, default 6379.
set -u
: "${STARTED_WITH:=/run/redis/password}"
REDISCLI_AUTH=$(cat "$STARTED_WITH")
export REDISCLI_AUTH
answer=$(timeout 4 redis-cli --no-auth-warning -h "${PROBE_HOST:-127.0.0.1}" -p "${PROBE_PORT:-6379}" PING 2>&1)
case "$answer" in
  *PONG* | *LOADING* | *MASTERDOWN* | *BUSY* | *NOAUTH* | *WRONGPASS*) exit 0 ;;
esac
printf 'alive.sh: %s\n' "$answer" >&2
exit 1
