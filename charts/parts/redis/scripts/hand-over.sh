#!/bin/sh
# Before a node stops (preStop): a master asks the Sentinels for a failover, and once they name another node it steps
# back at once (they would demote it some ten seconds later, and writes until then would be lost). So a drain or a
# rolling update costs clients a second or two, and not the time it takes to notice a dead master.
# It never fails: a node that cannot hand over stops all the same.
set -u
: "${NODE_PORT:=6379}" "${SENTINELS:=}" "${STARTED_WITH:=/run/redis/password}" "${HAND_OVER_SECONDS:=20}"
REDISCLI_AUTH=$(cat "$STARTED_WITH")
export REDISCLI_AUTH

here() { timeout 2 redis-cli --no-auth-warning -h "${PROBE_HOST:-127.0.0.1}" -p "$NODE_PORT" --raw "$@" 2>/dev/null; }
sentinel() { timeout 2 redis-cli --no-auth-warning -h "${1%:*}" -p "${1##*:}" --raw SENTINEL "$2" main 2>/dev/null; }

[ "$(here ROLE | head -n 1)" = master ] || exit 0
asked=
for one in $SENTINELS; do
  case "$(sentinel "$one" FAILOVER)" in OK | *INPROG*) asked=$one && break ;; esac
done
[ -n "$asked" ] || exit 0
waited=0
while [ "$waited" -lt "$HAND_OVER_SECONDS" ]; do
  master=$(sentinel "$asked" GET-MASTER-ADDR-BY-NAME | head -n 1)
  if [ -n "$master" ] && [ "$master" != "$NODE_ADDRESS" ]; then
    here REPLICAOF "$master" "$NODE_PORT"
    exit 0
  fi
  waited=$((waited + 1))
  sleep 1
done
exit 0
