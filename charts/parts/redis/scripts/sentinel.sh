#!/bin/sh
# Starts one Sentinel. What it learnt (its id, epochs, peers, replicas and who is master) survives on its volume;
# what we configure (password, timings) is written anew at each start.
#
# SENTINEL_ADDRESS  host by which peers reach this Sentinel
# FIRST_MASTER      host of the node that is master before anything was learnt
# QUORUM            Sentinels that must agree that the master is down
# PEERS             host:port ... of all Sentinels
set -eu

: "${SENTINEL_PORT:=26379}" "${NODE_PORT:=6379}" "${DOWN_AFTER_MS:=5000}" "${FAILOVER_TIMEOUT_MS:=60000}"
: "${DATA_DIR:=/data}" "${PASSWORD_FILE:=/run/secrets/redis/password}" "${BIND:=* -::*}"
config="$DATA_DIR/sentinel.conf"

password=$(cat "$PASSWORD_FILE")
export REDISCLI_AUTH="$password"

# A Sentinel with an empty volume joins what its peers know: watching a node that is no longer master would
# bring it a vote on the wrong failover.
ask_peers() {
  for peer in $PEERS; do
    answer=$(timeout 2 redis-cli --no-auth-warning -h "${peer%:*}" -p "${peer##*:}" --raw \
      SENTINEL GET-MASTER-ADDR-BY-NAME main 2>/dev/null | head -n 1) || continue
    case "$answer" in '' | ERR* | NOAUTH* | WRONGPASS*) continue ;; esac
    printf '%s\n' "$answer"
    return 0
  done
  return 1
}

umask 077
printf '%s' "$password" > "${RUN_DIR:=/run/redis}/password"
learnt="$DATA_DIR/learnt"
: > "$learnt"
if [ -s "$config" ]; then
  master=$(awk '$1 == "sentinel" && $2 == "monitor" { print $4 }' "$config")
  grep -E '^sentinel (myid|current-epoch|config-epoch|leader-epoch|known-replica|known-sentinel) ' "$config" > "$learnt" || true
else
  master=$(ask_peers || printf '%s\n' "$FIRST_MASTER")
fi

{
  printf 'port %s\nbind %s\ndir %s\nprotected-mode no\n' "$SENTINEL_PORT" "$BIND" "$DATA_DIR"
  printf 'requirepass %s\nsentinel sentinel-pass %s\n' "$password" "$password"
  printf 'sentinel resolve-hostnames yes\nsentinel announce-hostnames yes\n'
  printf 'sentinel announce-ip %s\nsentinel announce-port %s\n' "$SENTINEL_ADDRESS" "$SENTINEL_PORT"
  grep '^sentinel myid ' "$learnt" || true
  printf 'sentinel monitor main %s %s %s\n' "${master:-$FIRST_MASTER}" "$NODE_PORT" "$QUORUM"
  printf 'sentinel auth-pass main %s\n' "$password"
  printf 'sentinel down-after-milliseconds main %s\n' "$DOWN_AFTER_MS"
  printf 'sentinel failover-timeout main %s\nsentinel parallel-syncs main 1\n' "$FAILOVER_TIMEOUT_MS"
  grep -v '^sentinel myid ' "$learnt" || true
} > "$config.new"
mv "$config.new" "$config"
unset REDISCLI_AUTH
exec redis-sentinel "$config"
