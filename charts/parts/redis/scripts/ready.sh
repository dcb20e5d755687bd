#!/bin/sh
# Ready: the program answers and has loaded its data. A replica whose link to the master is down stays ready:
# a rolling restart with a new password must go through nodes that still know the old one.
set -u
: "${PASSWORD_FILE:=/run/secrets/redis/password}"
REDISCLI_AUTH=$(cat "$PASSWORD_FILE")
export REDISCLI_AUTH
[ "$(timeout 4 redis-cli --no-auth-warning -h "${PROBE_HOST:-127.0.0.1}" -p "${PROBE_PORT:-6379}" PING 2>&1)" = PONG ]
