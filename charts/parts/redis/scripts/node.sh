#!/bin/sh
# Starts one Redis node: alone, or as the master or a replica that the Sentinels name. It never guesses: a node
# that took itself for the master after an outage would make the others drop what they have.
#
# NODE_ADDRESS   host by which peers and Sentinels reach this node
# NODE_PORT      default 6379
# SENTINELS      host:port ..., empty for a node that stands alone
# MIN_REPLICAS   replicas that must be in touch before the master takes a write, default 0
# MEMORY_LIMIT   bytes of the container; data get 60 % of it, a snapshot's copy-on-write the rest
set -eu

: "${NODE_PORT:=6379}" "${SENTINELS:=}" "${MIN_REPLICAS:=0}" "${MEMORY_LIMIT:=0}" "${PATIENCE:=90}"
: "${DATA_DIR:=/data}" "${RUN_DIR:=/run/redis}" "${BIND:=* -::*}"
: "${PASSWORD_FILE:=/run/secrets/redis/password}" "${BASE_CONFIG:=/scripts/redis.conf}"
config="$RUN_DIR/redis.conf"

say() { printf 'node.sh: %s\n' "$*" >&2; }

password=$(cat "$PASSWORD_FILE")
case "$password" in
  '' | *[!A-Za-z0-9._~-]*)
    say 'the password must consist of letters, digits and . _ ~ - only: URLs and proxies carry it as it is'
    exit 1
    ;;
esac
export REDISCLI_AUTH="$password"

# The first Sentinel that knows answers for all.
ask_sentinels() {
  for sentinel in $SENTINELS; do
    answer=$(timeout 2 redis-cli --no-auth-warning -h "${sentinel%:*}" -p "${sentinel##*:}" --raw SENTINEL "$@" 2>/dev/null) || continue
    case "$answer" in '' | ERR* | NOAUTH* | WRONGPASS*) continue ;; esac
    printf '%s\n' "$answer"
    return 0
  done
  return 1
}

named_master() { ask_sentinels GET-MASTER-ADDR-BY-NAME main | head -n 1; }
known_replicas() { ask_sentinels MASTER main | awk 'name == "num-slaves" { print; exit } { name = $0 }'; }

# An empty volume must not become the master that everybody copies, where replicas with data exist.
would_empty_replicas() {
  [ "$master" = "$NODE_ADDRESS" ] && [ ! -d "$DATA_DIR/appendonlydir" ] && [ "$(known_replicas)" != 0 ]
}

master=
if [ -n "$SENTINELS" ]; then
  waited=0
  while master=$(named_master); [ -z "$master" ] || would_empty_replicas; do
    if [ "$waited" -ge "$PATIENCE" ]; then
      say "gave up after $waited s: the Sentinels name '${master:-nobody}', and an empty volume cannot lead"
      exit 1
    fi
    [ "$waited" -gt 0 ] || say 'waiting for the Sentinels to name a master that has data'
    waited=$((waited + 1))
    sleep 1
  done
  say "the Sentinels name $master"
fi

umask 077
printf '%s' "$password" > "$RUN_DIR/password"
{
  cat "$BASE_CONFIG"
  printf '\ndir %s\nport %s\nbind %s\n' "$DATA_DIR" "$NODE_PORT" "$BIND"
  printf 'requirepass %s\nmasterauth %s\n' "$password" "$password"
  if [ "$MEMORY_LIMIT" -gt 0 ]; then printf 'maxmemory %s\n' "$((MEMORY_LIMIT * 6 / 10))"; fi
  if [ -n "$SENTINELS" ]; then
    printf 'replica-announce-ip %s\nreplica-announce-port %s\n' "$NODE_ADDRESS" "$NODE_PORT"
    printf 'min-replicas-to-write %s\nmin-replicas-max-lag 10\n' "$MIN_REPLICAS"
    if [ "$master" != "$NODE_ADDRESS" ]; then printf 'replicaof %s %s\n' "$master" "$NODE_PORT"; fi
  fi
} > "$config"
unset REDISCLI_AUTH
exec redis-server "$config"
