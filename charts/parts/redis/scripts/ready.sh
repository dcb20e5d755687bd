#!/bin/sh
# Ready: the program answers and has loaded its data. A replica whose link to the master is down stays ready: the
# proxies ask for roles themselves, and an outage of the master must not hold up the repair of its replicas.
set -u
: "${STARTED_WITH:=/run/redis/password}"
REDISCLI_AUTH=$(cat "$STARTED_WITH")
export REDISCLI_AUTH
[ "$(timeout 4 redis-cli --no-auth-warning -h "${PROBE_HOST:-127.0.0.1}" -p "${PROBE_PORT:-6379}" PING 2>&1)" = PONG ]
