#!/bin/sh
# Says what was restored, and fails where it took longer than RTO_SECONDS. $1: start in seconds; $2: what.
set -eu
took=$(($(date +%s) - $1))
printf 'a restore of %s took %s s of %s s\n' "$(basename "$2")" "$took" "$RTO_SECONDS"
[ "$took" -le "$RTO_SECONDS" ]
