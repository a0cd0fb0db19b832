#!/bin/sh
# Changes the database as a migration of n8n does, then fails every time before n8n serves.
exec node /wrong/crash-after-migration.cjs
