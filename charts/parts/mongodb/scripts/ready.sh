#!/bin/bash
# Ready: the server is a primary or a secondary (a server that stands alone counts as a primary).
# It sends one `hello` as OP_MSG over bash's own socket: mongosh would cost a second of CPU and 100 MiB each time.
# MongoDB manual, "MongoDB Wire Protocol": header (length 52, request 1, opcode 2013), flags 0, one body section
# {hello: 1, $db: "admin"}; the answer is BSON, in which a true boolean reads 0x08 name 0x00 0x01.
set -u
exec 3<> "/dev/tcp/${PROBE_HOST:-127.0.0.1}/${PROBE_PORT:-27017}" || exit 1
printf '\064\0\0\0\001\0\0\0\0\0\0\0\335\007\0\0\0\0\0\0\0' >&3
printf '\037\0\0\0\020hello\0\001\0\0\0\002\044db\0\006\0\0\0admin\0\0' >&3
answer=$(timeout 3 head -c 2048 <&3 | od -An -v -t x1 | tr -d ' \n')
true_of() { printf '08%s0001' "$(printf '%s' "$1" | od -An -v -t x1 | tr -d ' \n')"; }
case "$answer" in
  *"$(true_of isWritablePrimary)"* | *"$(true_of secondary)"*) exit 0 ;;
esac
exit 1
