# Logs in to n8n over HTTP. Secret: PROBE.
printf '%s' "$PROBE" | docker exec -i "$(container_of n8n)" node - | section n8n-proof
