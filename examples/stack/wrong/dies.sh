#!/bin/sh
# Starts what the image starts, and ends it for good after DIES_AFTER seconds.
/wrong/right "$@" &
child=$!
trap 'kill -TERM "$child"' TERM
trap 'kill -INT "$child"' INT
(
    sleep "${DIES_AFTER:-5}"
    echo "this image dies now, as it was made to" >&2
    kill -KILL "$child"
) &
# A signal ends the wait early.
while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    status=$?
done
exit "$status"
