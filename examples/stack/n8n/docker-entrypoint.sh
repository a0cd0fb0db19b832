#!/bin/sh
# Runs n8n, or a command of it, as the official image does.
exec n8n "$@"
