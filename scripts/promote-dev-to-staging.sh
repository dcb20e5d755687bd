#!/bin/sh
# Promotes the image tags of dev to staging (seed rows C019, C024): shows what changes, asks on a terminal, writes.
#   scripts/promote-dev-to-staging.sh [SYSTEM] [--yes] [--commit] [--push] [--service NAME] ...
# SYSTEM is craftista unless named; every option of `trellis promote` may follow.
set -eu
case "${1-}" in '' | -*) system=craftista ;; *) system=$1 && shift ;; esac
exec node "$(dirname "$0")/../bin/trellis" promote "$system" dev staging "$@"
