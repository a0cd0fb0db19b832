rm -rf "/dev/shm/geusemaker-$SESSION" "/run/geusemaker-$SESSION"
