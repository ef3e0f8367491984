#!/usr/bin/env bash
# Builds once with warnings as errors and runs every test: all on SQLite, then again on PostgreSQL what a store is underneath of. Needs the .NET SDK;
# gets a browser with Chinese fonts, nginx and PostgreSQL when there are none. A server named in HOTLINE_POSTGRES is used instead of one of its own.
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

install() {
  command -v apt-get >/dev/null || return 1
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"
}

command -v dotnet >/dev/null || die "the .NET SDK is missing: install the version that global.json names."
if ! find_chromium; then
  echo "No Chromium found; installing chromium and fonts-noto-cjk."
  install chromium fonts-noto-cjk && find_chromium || die "install the packages chromium and fonts-noto-cjk, or name a Chromium in CHROMIUM."
fi
if ! command -v nginx >/dev/null && [[ ! -x /usr/sbin/nginx ]]; then
  echo "No nginx found; installing nginx-light."
  install nginx-light || die "install the package nginx-light."
fi

dotnet build HotlineConsole.sln -c Release -warnaserror || die "the build failed."

results=artifacts/test-results
rm -rf "$results"
failed_run=0
run() { # NAME FILTER COMMAND...: one run of the tests, with a result file of its own
  local name=$1 filter=$2
  shift 2
  "$@" dotnet test HotlineConsole.sln -c Release --no-build --results-directory "$results/$name" --filter "$filter" \
    --logger "trx" --logger "console;verbosity=normal" || failed_run=1
}

run sqlite "Engine!=postgres"
# Of the security tests those whose acts the accounts' database has a part in.
on_both=(.Analysis. .Api. .Board. .Demo. .Live. .Orders. .Storage. .Story. .Supervisor.
  .Security.AccountsStorage .Security.AtOnce .Security.AuditC .Security.AuditT .Security.AuditedActs .Security.FirstAdministrator .Security.Strings)
HOTLINE_ENGINE=postgres run postgres "Engine=postgres|(Engine!=sqlite&($(printf '|FullyQualifiedName~%s' "${on_both[@]}" | cut -c2-)))" scripts/with-postgres.sh

passed=0 failed=0 skipped=0
shopt -s nullglob
for trx in "$results"/*/*.trx; do
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
