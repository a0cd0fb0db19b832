#!/bin/sh
# Stands before a program that health checks use.
echo "unhealthy, as this image was made to be" >&2
exit 1
