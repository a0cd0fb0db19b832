# Runs a program at most once, however often the command arrives: whoever makes its directory runs it.
oaep='-pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256'
cipher='-aes-256-cbc -pbkdf2 -iter 10000 -md sha256'

refuse() {
  clear
  : >"$run/stopped"
  say "$@"
  exit 0
}

# What comes along in the clear: the part of the program that is the same on every host.
text() { printf '%s' "$TEXT" | base64 -d; }

digest() { sha256sum | cut -c 1-64; }

answer() {
  if [ "$OPEN" ] && [ -s "$home/key" ]; then
    say key "$(openssl pkey -in "$home/key" -pubout -outform DER | base64 -w 0)"
  fi
  total=$(($(wc -c <"$run/answer")))
  say answer "$total" "$(digest <"$run/answer")"
  head -c "$PART" "$run/answer"
  echo
  say end
  # What is kept of errors has room for some more.
  [ "$total" -le "$PART" ] || {
    say rest
    tail -c "+$((PART + 1))" "$run/answer" | head -c 7000
    echo
    say end
  } >&2
}

if [ "$OPEN" ]; then
  openssl enc -help 2>&1 | grep -q -e -pbkdf2 || {
    say refused 'its openssl is older than 1.1.1'
    exit 0
  }
  for old in "$store"/geusemaker-*; do
    if [ -f "$old/until" ] && [ "$(cat "$old/until")" -lt "$now" ]; then rm -rf "$old"; fi
  done
  mkdir "$home" 2>/dev/null
fi
if [ ! -d "$run" ] && { [ ! -d "$home" ] || { [ "$SEALED" ] && [ ! -s "$home/key" ]; }; }; then
  say no-key
  exit 0
fi
if ! mkdir "$run" 2>/dev/null; then
  while [ ! -e "$run/answer" ] && [ ! -e "$run/stopped" ] &&
    [ "$(date +%s)" -lt "$((now + KEEP))" ]; do sleep 1; done
  [ -e "$run/answer" ] || { say stopped; exit 0; }
  answer
  exit 0
fi

echo "$((now + KEEP))" >"$home/until"
for old in "$home"/*/; do
  [ "$old" = "$run/" ] || rm -f "$old"*
done
if [ "$OPEN" ]; then
  printf '%s\n' "$READER" >"$home/reader"
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$home/key.new" 2>/dev/null &
  maker=$!
  # In a process group of its own, which outlives this command and the one who sent it.
  mkdir "$home/sweeper" 2>/dev/null && timeout 172800 sh -c '
    while [ "$(date +%s)" -lt "$(cat "$1/until" || echo 0)" ]; do sleep 10; done
    rm -rf "$1"
  ' geusemaker-sweep "$home" </dev/null >/dev/null 2>&1 &
fi

status=
parts=$(ls "$home/$RUN".[0-9]* 2>/dev/null)
if [ "$parts" ]; then
  cat "$home/$RUN".[0-9]* >"$run/in" && rm -f "$home/$RUN".[0-9]*
elif [ "$INPUT" ]; then
  printf '%s\n' "$INPUT" >"$run/in"
fi
if [ -e "$run/in" ]; then
  if [ "$SEALED" ]; then
    head -n 1 "$run/in" | base64 -d >"$run/lock" && tail -n +2 "$run/in" | base64 -d >"$run/box" &&
      openssl pkeyutl -decrypt -inkey "$home/key" -in "$run/lock" -out "$run/pass" $oaep 2>/dev/null &&
      [ "$(sed -n 2p "$run/pass")" = "$({ cat "$run/box"; text; } | digest)" ] ||
      refuse refused 'what arrived is not what was sent'
    inputs() { openssl enc -d $cipher -pass "file:$run/pass" -in "$run/box"; }
  else
    inputs() { base64 -d <"$run/in"; }
  fi
  # Once to see that it is whole: a shell runs half a program, and nothing at all, without a word.
  inputs 2>/dev/null | gzip -t 2>/dev/null && text 2>/dev/null | gzip -t 2>/dev/null ||
    refuse refused 'what arrived cannot be opened'
  # Through pipes, as a script expects: one that opens /dev/stderr anew would empty a file.
  mkfifo "$run/to-out" "$run/to-err" || refuse refused 'there is no room in memory'
  cat "$run/to-out" >"$run/out" &
  readers=$!
  cat "$run/to-err" >"$run/err" &
  readers="$readers $!"
  start=$(date +%s)
  {
    inputs
    text
    rm -f "$run/pass" "$run/box" "$run/lock" "$run/in"
  } 2>/dev/null | gzip -dc 2>/dev/null | bounded >"$run/to-out" 2>"$run/to-err"
  status=$?
  # What was left in the background may keep them open; it is listened to for two seconds.
  (sleep 2; kill $readers) >/dev/null 2>&1 &
  clock=$!
  wait $readers 2>/dev/null
  kill "$clock" 2>/dev/null
  took=$(($(date +%s) - start))
  out=$(($(wc -c <"$run/out")))
  err=$(($(wc -c <"$run/err")))
  openssl rand -hex 32 >"$run/pass" &&
    {
      echo "$status $took $out $err"
      head -c "$out" "$run/out"
      head -c "$err" "$run/err"
    } | gzip -9c | openssl enc -e $cipher -pass "file:$run/pass" -out "$run/box" &&
    digest <"$run/box" >>"$run/pass" &&
    openssl pkeyutl -encrypt -pubin -inkey "$home/reader" -in "$run/pass" -out "$run/lock" $oaep &&
    base64 -w 0 "$run/lock" >"$run/answer.new" && echo >>"$run/answer.new" &&
    base64 -w 0 "$run/box" >>"$run/answer.new" ||
    refuse unkept
else
  : >"$run/answer.new"
fi
if [ "$OPEN" ]; then
  wait "$maker"
  mv "$home/key.new" "$home/key" 2>/dev/null
fi
clear
mv "$run/answer.new" "$run/answer"
answer
if [ "$LAST" ] && [ "$status" = 0 ] && [ "$total" -le "$PART" ]; then
  rm -f "$home/key" "$home/reader"
  echo "$((now + 60))" >"$home/until"
  say closed
fi
