package org.tousaidants.harvest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.intake.SourceVersion;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `harvest_source`, `harvest_run`, `harvest_reject` and `harvest_record`.
@Repository
class HarvestStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final String RUN = """
            select id, source, started_at, ended_at, state, reason, read, kept, excluded, rejected,
                   created, changed, same, gone, fields, warnings, etag, last_modified from harvest_run
            """;

    private final JdbcClient db;

    HarvestStore(JdbcClient db) {
        this.db = db;
    }

    void saveSource(String network, HarvestSource source, Instant at) {
        db.sql("""
                        insert into harvest_source (network, name, label, location, mapping, created_at, changed_at)
                        values (:network, :name, :label, :location, :mapping, :at, :at)
                        on conflict (network, name) do update
                        set label = excluded.label, location = excluded.location, mapping = excluded.mapping,
                            changed_at = excluded.changed_at
                        """)
                .param("network", network)
                .param("name", source.name())
                .param("label", source.label())
                .param("location", source.location())
                .param("mapping", source.mapping())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<HarvestSource> sources(String network) {
        return db.sql(
                        "select name, label, location, mapping from harvest_source where network = :network order by label")
                .param("network", network)
                .query(HarvestStore::source)
                .list();
    }

    Optional<HarvestSource> source(String network, String name) {
        return db.sql("""
                        select name, label, location, mapping from harvest_source
                        where network = :network and name = :name
                        """)
                .param("network", network)
                .param("name", name)
                .query(HarvestStore::source)
                .optional();
    }

    /// Returns whether the run may start: not while another run of the same source is under way.
    boolean start(String network, String source, UUID run, Instant at, Optional<UUID> actor, long owner) {
        return db.sql("""
                                insert into harvest_run (network, id, source, started_at, actor, owner, state)
                                values (:network, :id, :source, :at, :actor::uuid, :owner, 'running')
                                on conflict (network, source) where state = 'running' do nothing
                                """)
                        .param("network", network)
                        .param("id", run)
                        .param("source", source)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("actor", actor.map(UUID::toString).orElse(null))
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /// Returns whether the run had not been ended by another process, which believed ours gone.
    boolean end(String network, UUID run, Harvests.Ending ending, Instant at) {
        return db.sql("""
                        update harvest_run set ended_at = :at, state = :state, reason = :reason,
                            read = :read, kept = :kept, excluded = :excluded, rejected = :rejected,
                            created = :created, changed = :changed, same = :same, gone = :gone,
                            fields = :fields::jsonb, warnings = :warnings::jsonb,
                            etag = :etag, last_modified = :lastModified
                        where network = :network and id = :id and state = 'running'
                        """)
                        .param("network", network)
                        .param("id", run)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("state", ending.state().name().toLowerCase(Locale.ROOT))
                        .param("reason", ending.reason())
                        .param("read", ending.counts().read())
                        .param("kept", ending.counts().kept())
                        .param("excluded", ending.counts().excluded())
                        .param("rejected", ending.counts().rejected())
                        .param("created", ending.counts().created())
                        .param("changed", ending.counts().changed())
                        .param("same", ending.counts().same())
                        .param("gone", ending.counts().gone())
                        .param("fields", JSON.writeValueAsString(ending.fields()))
                        .param("warnings", JSON.writeValueAsString(ending.warnings()))
                        .param("etag", ending.version().etag())
                        .param("lastModified", ending.version().lastModified())
                        .update()
                == 1;
    }

    /// Runs whose process is gone: nothing of theirs was written.
    int endInterrupted(String reason, Instant at) {
        return db.sql("""
                        update harvest_run set ended_at = :at, state = 'refused', reason = :reason
                        where state = 'running' and (owner is null or not db_present(owner))
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /// The latest runs first.
    List<Run> runs(String network, Optional<String> source, int limit) {
        return db.sql(RUN + """
                        where network = :network and source = coalesce(:source, source)
                        order by started_at desc limit :limit
                        """)
                .param("network", network)
                .param("source", source.orElse(null))
                .param("limit", limit)
                .query(HarvestStore::run)
                .list();
    }

    /// The last run that wrote something, unless the source was changed by somebody since.
    Optional<Run> lastKept(String network, String source) {
        return db.sql(RUN + """
                        where network = :network and source = :source and state = 'kept'
                          and started_at > (select changed_at from harvest_source s
                                            where s.network = :network and s.name = :source)
                        order by started_at desc limit 1
                        """)
                .param("network", network)
                .param("source", source)
                .query(HarvestStore::run)
                .optional();
    }

    Map<String, Run> latest(String network) {
        return db.sql("""
                        select distinct on (source) id, source, started_at, ended_at, state, reason,
                               read, kept, excluded, rejected, created, changed, same, gone, fields, warnings,
                               etag, last_modified
                        from harvest_run where network = :network order by source, started_at desc
                        """).param("network", network).query(HarvestStore::run).stream()
                .collect(Collectors.toMap(Run::source, Function.identity()));
    }

    Optional<Run> run(String network, UUID id) {
        return db.sql(RUN + "where network = :network and id = :id")
                .param("network", network)
                .param("id", id)
                .query(HarvestStore::run)
                .optional();
    }

    void addRejects(String network, UUID run, List<Run.Reject> rejects) {
        db.sql("""
                        insert into harvest_reject (network, run, line, reason, raw)
                        select :network, :run, line, reason, raw
                        from unnest(:lines, :reasons, :raws) as t(line, reason, raw)
                        """)
                .param("network", network)
                .param("run", run)
                .param("lines", rejects.stream().map(Run.Reject::line).toArray(Long[]::new))
                .param("reasons", rejects.stream().map(Run.Reject::reason).toArray(String[]::new))
                .param(
                        "raws",
                        rejects.stream()
                                .map(Run.Reject::raw)
                                .map(HarvestStore::storable)
                                .toArray(String[]::new))
                .update();
    }

    List<Run.Reject> rejects(String network, UUID run, int limit) {
        return db.sql("""
                        select line, reason, raw from harvest_reject
                        where network = :network and run = :run order by n limit :limit
                        """)
                .param("network", network)
                .param("run", run)
                .param("limit", limit)
                .query((row, i) -> new Run.Reject(row.getLong("line"), row.getString("reason"), row.getString("raw")))
                .list();
    }

    /// A line refused, with its place in their order.
    record Numbered(long n, Run.Reject reject) {}

    /// The lines refused that follow `after`, to go through them all by pieces.
    List<Numbered> rejectsAfter(String network, UUID run, long after, int limit) {
        return db.sql("""
                        select n, line, reason, raw from harvest_reject
                        where network = :network and run = :run and n > :after order by n limit :limit
                        """)
                .param("network", network)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Numbered(
                        row.getLong("n"),
                        new Run.Reject(row.getLong("line"), row.getString("reason"), row.getString("raw"))))
                .list();
    }

    /// How many records were refused for each reason, the most frequent first.
    Map<String, Long> reasons(String network, UUID run) {
        var reasons = new LinkedHashMap<String, Long>();
        db.sql("""
                        select reason, count(*) as n from harvest_reject
                        where network = :network and run = :run group by reason order by n desc, reason limit 50
                        """)
                .param("network", network)
                .param("run", run)
                .query((row, i) -> Map.entry(row.getString("reason"), row.getLong("n")))
                .list()
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    void keepRaw(String network, String source, UUID run, List<Received> records) {
        db.sql("""
                        insert into harvest_record (network, source, local_id, digest, line, run, raw)
                        select :network, :source, local_id, digest, line, :run, raw
                        from unnest(:localIds, :digests, :lines, :raws) as t(local_id, digest, line, raw)
                        on conflict do nothing
                        """)
                .param("network", network)
                .param("source", source)
                .param("run", run)
                .param("localIds", records.stream().map(Received::localId).toArray(String[]::new))
                .param("digests", records.stream().map(Received::digest).toArray(byte[][]::new))
                .param("lines", records.stream().map(Received::line).toArray(Long[]::new))
                .param(
                        "raws",
                        records.stream()
                                .map(Received::raw)
                                .map(HarvestStore::storable)
                                .toArray(String[]::new))
                .update();
    }

    /// The records that a run was the first to receive, after the one that `after` names.
    List<Received> receivedAfter(String network, String source, UUID run, Received after, int limit) {
        return db.sql("""
                        select local_id, digest, line, raw from harvest_record
                        where network = :network and source = :source and run = :run
                          and (local_id, digest) > (:localId, :digest)
                        order by local_id, digest limit :limit
                        """)
                .param("network", network)
                .param("source", source)
                .param("run", run)
                .param("localId", after.localId())
                .param("digest", after.digest())
                .param("limit", limit)
                .query((row, i) -> new Received(
                        row.getString("local_id"), row.getBytes("digest"), row.getLong("line"), row.getString("raw")))
                .list();
    }

    boolean received(String network, String source, UUID run) {
        return !receivedAfter(network, source, run, Received.NONE, 1).isEmpty();
    }

    /// PostgreSQL refuses NUL in text; the picture of it says that it was there.
    private static String storable(String raw) {
        return raw.replace('\0', '␀');
    }

    private static HarvestSource source(ResultSet row, int i) throws SQLException {
        return new HarvestSource(
                row.getString("name"), row.getString("label"), row.getString("location"), row.getString("mapping"));
    }

    private static Run run(ResultSet row, int i) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                new Run.Counts(
                        row.getLong("read"),
                        row.getLong("kept"),
                        row.getLong("excluded"),
                        row.getLong("rejected"),
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("same"),
                        row.getLong("gone")),
                JSON.readValue(row.getString("fields"), COUNTS),
                JSON.readValue(row.getString("warnings"), COUNTS),
                new SourceVersion(row.getString("etag"), row.getString("last_modified")));
    }
}
