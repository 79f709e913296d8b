package org.tousaidants.places.harvest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.HarvestWriteResult;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;

/// Stores sources and runs: tables `harvest_source` and `harvest_run`. The records of a run are in
/// [HarvestRecordStore].
@Repository
class HarvestStore {
    private static final String RUN = """
            select id, source, started_at, ended_at, state, reason, details, read, kept, excluded, rejected,
                   created, changed, same, gone, left_new, left_alike, left_elsewhere, left_changed, fields, warnings,
                   etag, last_modified from harvest_run
            """;

    private final Sql db;

    HarvestStore(Sql db) {
        this.db = db;
    }

    void saveSource(HarvestSource source, Instant at) {
        insertSource(source, at, """
                do update set label = excluded.label, location = excluded.location, mapping = excluded.mapping,
                              changed_at = excluded.changed_at, removed_at = null""");
    }

    /// Adds a source; returns false if its short name is already used.
    ///
    /// @param at time of the addition
    boolean addSource(HarvestSource source, Instant at) {
        return insertSource(source, at, "do nothing") > 0;
    }

    private int insertSource(HarvestSource source, Instant at, String onConflict) {
        return db.sql("""
                        insert into harvest_source (name, label, location, mapping, created_at, changed_at)
                        values (:name, :label, :location, :mapping, :at, :at)
                        on conflict (network, name)\s""" + onConflict).params(source).param("at", at).update();
    }

    List<HarvestSource> sources() {
        return db.sql("""
                        select name, label, location, mapping from harvest_source
                        where removed_at is null order by label
                        """).query(HarvestSource.class).list();
    }

    Optional<HarvestSource> source(String name) {
        return db.sql("""
                        select name, label, location, mapping from harvest_source
                        where name = :name and removed_at is null
                        """).param("name", name).query(HarvestSource.class).optional();
    }

    /// Starts a run; returns false if another run of the same source is in progress.
    ///
    /// @param at time of the start
    /// @param actor account of the person who started the run; empty for an automatic run
    /// @param owner number of the process that executes the run
    boolean start(String source, UUID run, Instant at, Optional<UUID> actor, long owner) {
        return db.sql("""
                                insert into harvest_run (id, source, started_at, actor, owner, state)
                                values (:id, :source, :at, :actor::uuid, :owner, 'running')
                                on conflict (network, source) where state = 'running' do nothing
                                """)
                        .param("id", run)
                        .param("source", source)
                        .param("at", at)
                        .param("actor", actor.map(UUID::toString))
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /// Marks a run as ended; returns false if another process has already done so because it considered this
    /// process dead.
    ///
    /// @param ending result of the run
    /// @param at time of the end
    boolean end(UUID run, OpenDataHarvests.HarvestEnding ending, Instant at) {
        return db.sql("""
                        update harvest_run set ended_at = :at, state = :state, reason = :reason, details = :details::jsonb,
                            read = :read, kept = :kept, excluded = :excluded, rejected = :rejected,
                            created = :created, changed = :changed, same = :same, gone = :gone,
                            left_new = :leftNew, left_alike = :leftAlike, left_elsewhere = :leftElsewhere,
                            left_changed = :leftChanged,
                            fields = :fields::jsonb, warnings = :warnings::jsonb,
                            reasons = :reasons::jsonb,
                            etag = :etag, last_modified = :lastModified
                        where id = :id and state = 'running'
                        """)
                        .params(ending)
                        .param("id", run)
                        .param("at", at)
                        .param("state", EnumConstantName.low(ending.state()))
                        .param("reason", ending.why().key())
                        .param("details", RefusalReasonColumns.details(ending.why()))
                        .param("fields", RefusalReasonColumns.written(ending.fields()))
                        .param("warnings", RefusalReasonColumns.warnings(ending.warnings()))
                        .param("reasons", RefusalReasonColumns.counted(ending.reasons()))
                        .update()
                == 1;
    }

    /// Marks the runs as ended whose process no longer exists, and returns their number. These runs stored no
    /// record.
    ///
    /// @param why reason that is stored for these runs
    int endInterrupted(RefusalReason why, Instant at) {
        return db.sql("""
                        update harvest_run set ended_at = :at, state = 'refused', reason = :reason, details = '[]'
                        where state = 'running' and (owner is null or not db_present(owner))
                        """).param("at", at).param("reason", why.key()).update();
    }

    /// Returns the runs of one source or of all sources, the most recent first.
    List<StoredHarvestRun> runs(Optional<String> source, int offset, int limit) {
        return db.sql(RUN + """
                        where source = coalesce(:source, source)
                        order by started_at desc, id offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("source", source)
                .param("limit", limit)
                .query(HarvestStore::run)
                .list();
    }

    int countRuns(String source) {
        return db.sql("select count(*) from harvest_run where source = :source")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    /// Returns the last run of the source that stored records; empty if a person has changed the source since
    /// then.
    Optional<StoredHarvestRun> lastKept(String source) {
        return db.sql(RUN + """
                        where source = :source and state = 'kept'
                          and started_at > (select changed_at from harvest_source s
                                            where s.name = :source)
                        order by started_at desc limit 1
                        """)
                .param("source", source)
                .query(HarvestStore::run)
                .optional();
    }

    Map<String, StoredHarvestRun> latest() {
        return db.sql("""
                        select distinct on (source) id, source, started_at, ended_at, state, reason, details,
                               read, kept, excluded, rejected, created, changed, same, gone, left_new, left_alike,
                               left_elsewhere, left_changed, fields, warnings, etag, last_modified
                        from harvest_run order by source, started_at desc
                        """).query(HarvestStore::run).stream()
                .collect(Collectors.toMap(StoredHarvestRun::source, Function.identity()));
    }

    Optional<StoredHarvestRun> run(UUID id) {
        return db.sql(RUN + "where id = :id")
                .param("id", id)
                .query(HarvestStore::run)
                .optional();
    }

    /// Returns whether a run of the source was ever published.
    boolean everKept(String source) {
        return db.sql("""
                        select exists (select from harvest_run
                                       where source = :source and state in ('kept', 'unchanged'))
                        """).param("source", source).query(Boolean.class).single();
    }

    /// Returns the id of the last run that stored records and was not reverted.
    Optional<UUID> published(String source) {
        return db.sql("""
                        select id from harvest_run
                        where source = :source and state = 'kept'
                        order by ended_at desc limit 1
                        """).param("source", source).query(UUID.class).optional();
    }

    /// Discards the waiting runs of a source, because a newer run replaces them.
    void dropWaiting(String source) {
        db.sql("""
                        delete from harvest_alike a using harvest_run r
                        where r.network = a.network and r.id = a.run and r.source = :source
                          and r.state = 'waiting'
                        """).param("source", source).update();
        db.sql("""
                        delete from harvest_waiting w using harvest_run r
                        where r.network = w.network and r.id = w.run and r.source = :source
                          and r.state = 'waiting'
                        """).param("source", source).update();
        db.sql("update harvest_run set state = 'dropped' where source = :source and state = 'waiting'")
                .param("source", source)
                .update();
    }

    /// Changes the state of a run from `from` to `to` and locks its row; returns false, and changes nothing, if
    /// the run was not in the state `from`.
    boolean turn(UUID run, StoredHarvestRun.HarvestRunState from, StoredHarvestRun.HarvestRunState to) {
        return db.sql("update harvest_run set state = :to where id = :run and state = :from")
                        .param("run", run)
                        .param("from", EnumConstantName.low(from))
                        .param("to", EnumConstantName.low(to))
                        .update()
                == 1;
    }

    /// Returns whether a person left the new places outside the territory out of the last published run of a source.
    boolean leftElsewhere(String source) {
        return db.sql("""
                        select left_elsewhere > 0 from harvest_run
                        where source = :source and state = 'kept'
                        order by ended_at desc limit 1
                        """)
                .param("source", source)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void published(UUID run, HarvestWriteResult sum, HarvestLeftOut left, int gone, Instant at) {
        db.sql("""
                        update harvest_run set created = :created, changed = :changed, same = :same, gone = :gone,
                            left_new = :leftNew, left_alike = :leftAlike, left_elsewhere = :leftElsewhere,
                            left_changed = :leftChanged, ended_at = :at, reason = '', details = '[]'
                        where id = :run
                        """)
                .params(sum)
                .params(left)
                .param("run", run)
                .param("gone", gone)
                .param("at", at)
                .update();
    }

    boolean running(String source) {
        return db.sql("""
                        select exists (select from harvest_run
                                       where source = :source and state = 'running')
                        """).param("source", source).query(Boolean.class).single();
    }

    void remove(String source, Instant at) {
        db.sql("update harvest_source set removed_at = :at where name = :source")
                .param("source", source)
                .param("at", at)
                .update();
    }

    private static StoredHarvestRun run(ResultSet set, int i) throws SQLException {
        var row = SqlColumnConverter.of(set);
        return new StoredHarvestRun(
                row.id("id"),
                row.text("source"),
                row.instant("started_at"),
                row.maybeInstant("ended_at"),
                row.constant("state", StoredHarvestRun.HarvestRunState.class),
                RefusalReasonColumns.why(row.text("reason"), row.maybeText("details")),
                new StoredHarvestRun.HarvestRunCounts(
                        row.big("read"),
                        row.big("kept"),
                        row.big("excluded"),
                        row.big("rejected"),
                        row.big("created"),
                        row.big("changed"),
                        row.big("same"),
                        row.big("gone"),
                        new HarvestLeftOut(
                                row.big("left_new"),
                                row.big("left_alike"),
                                row.big("left_elsewhere"),
                                row.big("left_changed"))),
                RefusalReasonColumns.counts(row.text("fields")),
                RefusalReasonColumns.repairs(row.text("warnings")),
                new SourceVersion(row.text("etag"), row.text("last_modified")));
    }
}
