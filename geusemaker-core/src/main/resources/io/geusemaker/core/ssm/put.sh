[ -s "$home/key" ] || { say no-key; exit 0; }
echo "$((now + KEEP))" >"$home/until"
printf '%s' "$INPUT" >"$run.$NUMBER" || { say refused 'there is no room in memory'; exit 0; }
say kept
