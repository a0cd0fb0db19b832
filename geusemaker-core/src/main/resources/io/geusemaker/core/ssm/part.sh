[ -f "$run/answer" ] || { say gone; exit 0; }
say part
tail -c "+$((OFFSET + 1))" "$run/answer" | head -c "$PART"
echo
say end
