# Reads from the launcher what to guard; when the pipe closes without "done", ends it all. POSIX sh, Linux and macOS.
trap '' INT TERM HUP

guarded=''
pidfile=''
while IFS=' ' read -r word rest; do
  case "$word" in
    guard) guarded="$guarded $rest" ;;
    forget)
      kept=''
      for pid in $guarded; do [ "$pid" = "$rest" ] || kept="$kept $pid"; done
      guarded=$kept ;;
    postgres) pidfile=$rest ;;
    done) exit 0 ;;
  esac
done

echo "The launcher is gone; ending$guarded"

# Each program gets ten seconds to end by itself.
end_all() { # first-signal last-signal pid...
  first=$1 last=$2
  shift 2
  for pid in "$@"; do kill "-$first" "$pid" 2>/dev/null; done
  tenths=0
  while [ $tenths -lt 100 ]; do
    alive=''
    for pid in "$@"; do kill -0 "$pid" 2>/dev/null && alive="$alive $pid"; done
    [ -z "$alive" ] && return 0
    sleep 0.1
    tenths=$((tenths + 1))
  done
  for pid in $alive; do kill "-$last" "$pid" 2>/dev/null; done
}

# shellcheck disable=SC2086 # a list of numbers
[ -n "$guarded" ] && end_all TERM KILL $guarded

# PostgreSQL last. It may just have been starting, so its file is looked for a little while.
if [ -n "$pidfile" ]; then
  tenths=0
  while [ ! -s "$pidfile" ] && [ $tenths -lt 20 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  if [ -s "$pidfile" ]; then
    read -r pid <"$pidfile"
    # the number must still be PostgreSQL's: the file of one that crashed stays behind
    case "$(cat "/proc/$pid/comm" 2>/dev/null || ps -o comm= -p "$pid" 2>/dev/null)" in
      *postgres*) end_all INT QUIT "$pid" ;;
    esac
  fi
fi
echo "All ended."
