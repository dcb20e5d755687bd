#!/bin/sh
# Starts mongod. The keyfile turns authentication on, between members and for everybody else.
#
# REPLICA_SET  name of the set; empty for a server that stands alone
set -eu
: "${REPLICA_SET:=}" "${DATA_DIR:=/data/db}" "${RUN_DIR:=/run/mongodb}" "${SECRETS:=/run/secrets/mongodb}"

# mongod refuses a keyfile that its group can read, and the kubelet lets the Pod's group read every Secret.
umask 077
rm -f "$RUN_DIR/keyfile"
cp "$SECRETS/keyfile" "$RUN_DIR/keyfile"
chmod 0400 "$RUN_DIR/keyfile"

set -- --dbpath "$DATA_DIR" --bind_ip_all --nounixsocket --keyFile "$RUN_DIR/keyfile"
if [ -n "$REPLICA_SET" ]; then set -- "$@" --replSet "$REPLICA_SET"; fi
exec mongod "$@"
