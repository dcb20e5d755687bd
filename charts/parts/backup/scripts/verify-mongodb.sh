#!/bin/sh
# Proves that the archive in WORK can be restored: into a server of its own, within the RTO, from an archive no older
# than the RPO. RPO_SECONDS, RTO_SECONDS; REPLICA_SET where the archive holds an oplog.
set -eu
: "${WORK:=/work}" "${SCRIPTS:=/scripts}" "${REPLICA_SET:=}"
started=$(date +%s)
set -- "$WORK"/[0-9]*Z.archive.gz
sh "$SCRIPTS/check-age.sh" "$1"
archive=$1
mkdir "$WORK/scratch"
mongod --dbpath "$WORK/scratch" --bind_ip 127.0.0.1 --port 27117 --nounixsocket --wiredTigerCacheSizeGB 0.25 \
  --logpath "$WORK/scratch.log" --fork > /dev/null || { cat "$WORK/scratch.log" >&2; exit 1; }
set --
if [ -n "$REPLICA_SET" ]; then set -- --oplogReplay; fi
mongorestore --host=127.0.0.1 --port=27117 --gzip --archive="$archive" --nsExclude='admin.system.*' --stopOnError "$@"
mongod --dbpath "$WORK/scratch" --shutdown > /dev/null
sh "$SCRIPTS/check-duration.sh" "$started" "$archive"
