#!/bin/sh
# Dumps every MongoDB database into WORK as one compressed archive; from a replica set with the oplog of the time the
# dump took, so that it holds one moment.
# STORE_HOSTS (host:port,...), REPLICA_SET (empty for a server that stands alone); credentials in CREDENTIALS.
set -eu
: "${WORK:=/work}" "${CREDENTIALS:=/run/secrets/mongodb}" "${REPLICA_SET:=}"
file="$WORK/$(date -u +%Y%m%dT%H%M%SZ).archive.gz"
parameters='authSource=admin'
set --
if [ -n "$REPLICA_SET" ]; then
  parameters="$parameters&replicaSet=$REPLICA_SET&readPreference=secondaryPreferred"
  set -- --oplog
fi
# In a file, not among the arguments, which every process may read.
umask 077
printf 'uri: mongodb://%s:%s@%s/?%s\n' "$(cat "$CREDENTIALS/root-username")" "$(cat "$CREDENTIALS/root-password")" \
  "$STORE_HOSTS" "$parameters" > "$WORK/mongodump.yaml"
mongodump --config="$WORK/mongodump.yaml" --gzip --archive="$file.part" "$@"
rm "$WORK/mongodump.yaml"
mv "$file.part" "$file"
printf 'dumped %s: %s bytes\n' "$(basename "$file")" "$(wc -c < "$file")"
