#!/usr/bin/env bash
# Copies a hotline while it runs, and reads the copy once to see that it is whole.
#     backup.sh sqlite /var/lib/hotline/hotline.db /backup            the file, and the keys and attachments beside it
#     backup.sh postgres "host=... dbname=hotline user=..." /backup   one database (pg_dump, custom format; the password from ~/.pgpass)
#     backup.sh base "host=... user=replicator" /backup               the whole server: the start of a recovery to a point in time (docs/SCALING.md)
# A copy holds the claimants' data and the keys of the cookies: keep it where only the operators can read.
set -euo pipefail
umask 077

die() { echo "backup.sh: $*" >&2; exit 1; }
[[ $# -eq 3 ]] || die "name the kind (sqlite, postgres or base), the source and the folder for the copies."
kind=$1 source=$2 folder=$3
[[ -d $folder ]] || die "the folder $folder does not exist."
copy=$folder/hotline-$(date -u +%Y%m%dT%H%M%SZ)
trap 'rm -rf "$copy".part*' EXIT

case $kind in
  sqlite)
    [[ -f $source ]] || die "there is no file $source."
    # In one read transaction, so it ends however much is written meanwhile; .backup begins anew after a write.
    sqlite3 -readonly "$source" ".timeout 60000" "VACUUM INTO '$copy.part'"
    [[ $(sqlite3 "$copy.part" "PRAGMA quick_check") == ok ]] || die "the copy is damaged."
    keys=$(dirname "$source")/keys
    if [[ -d $keys ]]; then tar -C "$(dirname "$source")" -czf "$copy.keys.tar.gz" keys; fi
    # After the database: a file of an order is on disk before the order tells of it, so the copy has every file that it names.
    if [[ -d $(dirname "$source")/attachments ]]; then tar -C "$(dirname "$source")" -cf "$copy.attachments.tar" attachments; fi
    mv "$copy.part" "$copy.db"
    ;;
  postgres)
    pg_dump --format=custom --dbname="$source" --file="$copy.part"
    [[ $(pg_restore --list "$copy.part" | grep -c 'TABLE DATA .* Events') -gt 0 ]] || die "the copy holds no events."
    mv "$copy.part" "$copy.dump"
    ;;
  base)
    pg_basebackup --dbname="$source" --pgdata="$copy.part" --checkpoint=fast --wal-method=stream
    pg_verifybackup --quiet "$copy.part" || die "the copy is damaged."
    mv "$copy.part" "$copy.base"
    ;;
  *) die "unknown kind $kind: sqlite, postgres or base." ;;
esac
echo "$copy"*
