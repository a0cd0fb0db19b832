lock_status=$?
if [ "$lock_status" -eq 0 ]; then lock_release; fi
exit "$lock_status"
