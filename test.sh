#!/usr/bin/env bash
# Builds once with warnings as errors and runs every test. Needs the .NET SDK; gets a browser with Chinese fonts when there is none.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
exec </dev/null

die() { echo "test.sh: $*" >&2; exit 1; }

find_chromium() {
  if [[ -n "${CHROMIUM:-}" && -x "$CHROMIUM" ]]; then return 0; fi
  command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null 2>&1
}

as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo -n "$@"; fi; }

install_browser() {
  command -v apt-get >/dev/null || return 1
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk
}

command -v dotnet >/dev/null || die "the .NET SDK is missing: install the version that global.json names."
if ! find_chromium; then
  echo "No Chromium found; installing chromium and fonts-noto-cjk."
  install_browser && find_chromium || die "install the packages chromium and fonts-noto-cjk, or name a Chromium in CHROMIUM."
fi

dotnet build HotlineConsole.sln -c Release -warnaserror || die "the build failed."

results=artifacts/test-results
rm -rf "$results"
failed_run=0
dotnet test HotlineConsole.sln -c Release --no-build --results-directory "$results" \
  --logger "trx" --logger "console;verbosity=normal" || failed_run=1

passed=0 failed=0 skipped=0
shopt -s nullglob
for trx in "$results"/*.trx; do
  counters=$(grep -o '<Counters [^>]*>' "$trx" | head -n 1)
  count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
  [[ -n "$counters" ]] || { failed_run=1; continue; }
  passed=$((passed + $(count passed)))
  # Whatever ran and did not pass has failed: error, timeout and aborted are counters of their own.
  failed=$((failed + $(count executed) - $(count passed)))
  skipped=$((skipped + $(count total) - $(count executed)))
done

echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed_run -eq 0 && $failed -eq 0 && $passed -gt 0 ]]
