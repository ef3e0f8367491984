-- Divides the table of events into ranges of the sequence, and adds ranges ahead. Run it as the owner of the tables while no console runs:
--     psql -v ON_ERROR_STOP=1 -v size=10000000 -d hotline -f deploy/partitions.sql
-- Run again, with consoles running, it only adds what is missing, so that there is room for `size` more events at
-- least. Do so by a timer, once a week; it locks the table for a moment and gives up after five seconds when somebody reads for longer.
--
-- `size` is the number of events in a range: ten million are about a month at 70,000 requests a day (docs/SCALING.md). Events are only ever added at the end, so a range
-- that is full is never written again and can go to slower disks:
--     ALTER TABLE "Events_000010000000" SET TABLESPACE slow;
--     ALTER INDEX "Events_000010000000_pkey" SET TABLESPACE slow;
-- Do not detach or drop a range: an order's history is read from all of them.
--
-- What it costs: (Stream, Version) is no longer unique across ranges, since a unique index has to contain the column that divides the table. That a version is
-- given once follows from the lock under which one writer of all nodes decides; the database itself no longer refuses a second.
\if :{?size}
\else
\set size 10000000
\endif
SELECT relkind = 'p' AS divided FROM pg_class WHERE oid = '"Events"'::regclass \gset

BEGIN;
\if :divided
SET LOCAL lock_timeout = '5s';
\else
LOCK TABLE "Events" IN ACCESS EXCLUSIVE MODE;
ALTER TABLE "Events" RENAME TO "Events_whole";
ALTER TABLE "Events_whole" RENAME CONSTRAINT "PK_Events" TO "PK_Events_whole";
ALTER INDEX "IX_Events_Stream_Version" RENAME TO "IX_Events_whole_Stream_Version";
CREATE TABLE "Events" (LIKE "Events_whole" INCLUDING DEFAULTS, CONSTRAINT "PK_Events" PRIMARY KEY ("Sequence")) PARTITION BY RANGE ("Sequence");
CREATE INDEX "IX_Events_Stream_Version" ON "Events" ("Stream", "Version");
\endif

SELECT set_config('hotline.size', :'size', true);
DO $$
DECLARE
    size bigint := current_setting('hotline.size');
    head bigint;
    next bigint;
BEGIN
    IF to_regclass('"Events_whole"') IS NULL THEN
        SELECT coalesce(max("Sequence"), 0) INTO head FROM "Events";
    ELSE
        SELECT coalesce(max("Sequence"), 0) INTO head FROM "Events_whole";
    END IF;

    -- A range that nobody added in time does not stop the hotline: what belongs there goes to Events_end. (Not a default partition: with one of those the newest
    -- event is looked for in every range.)
    IF to_regclass('"Events_end"') IS NOT NULL THEN
        LOCK TABLE "Events" IN ACCESS EXCLUSIVE MODE;
        IF EXISTS (SELECT 1 FROM "Events_end") THEN
            RAISE EXCEPTION 'Events_end holds events: ranges were not added in time. Stop the consoles, copy its rows away, drop it, run this again and insert them into "Events".';
        END IF;

        DROP TABLE "Events_end";
    END IF;

    -- The name of a range is its first sequence; the newest range says where the next begins, whatever size it was made with.
    SELECT coalesce(max((regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \(''(\d+)''\)'))[1]::bigint), 0) INTO next
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '"Events"'::regclass;
    WHILE next <= head + size LOOP
        EXECUTE format('CREATE TABLE %I PARTITION OF "Events" FOR VALUES FROM (%s) TO (%s)', 'Events_' || lpad(next::text, 12, '0'), next, next + size);
        next := next + size;
    END LOOP;

    EXECUTE format('CREATE TABLE "Events_end" PARTITION OF "Events" FOR VALUES FROM (%s) TO (MAXVALUE)', next);
END $$;

\if :divided
\else
INSERT INTO "Events" SELECT * FROM "Events_whole" ORDER BY "Sequence";
DROP TABLE "Events_whole";
\endif
COMMIT;

ANALYZE "Events";
SELECT c.relname AS range, pg_size_pretty(pg_total_relation_size(c.oid)) AS size, greatest(c.reltuples, 0)::bigint AS events
FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '"Events"'::regclass ORDER BY c.relname;
