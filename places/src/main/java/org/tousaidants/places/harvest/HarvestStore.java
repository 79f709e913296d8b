package org.tousaidants.places.harvest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.places.directory.Gathering;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.intake.Reason;
import org.tousaidants.places.intake.SourceVersion;
import org.tousaidants.platform.db.Sql;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `harvest_source`, `harvest_run`, `harvest_reject`, `harvest_record` and `harvest_waiting`.
@Repository
class HarvestStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<List<Object>> DETAILS = new TypeReference<>() {};
    private static final TypeReference<List<Counted>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> SHEET = new TypeReference<>() {};
    private static final int PIECE_BYTES = 4_000_000;
    private static final String REPAIR = "mapping.repair.";
    private static final String RUN = """
            select id, source, started_at, ended_at, state, reason, details, read, kept, excluded, rejected,
                   created, changed, same, gone, fields, warnings, etag, last_modified from harvest_run
            """;

    private final Sql db;

    /// A reason and its count, in `harvest_run.reasons`.
    private record Counted(String key, List<Object> details, long count) {}

    HarvestStore(Sql db) {
        this.db = db;
    }

    void saveSource(String network, HarvestSource source, Instant at) {
        insertSource(network, source, at, """
                do update set label = excluded.label, location = excluded.location, mapping = excluded.mapping,
                              changed_at = excluded.changed_at, removed_at = null""");
    }

    /// False when another source has its name.
    boolean addSource(String network, HarvestSource source, Instant at) {
        return insertSource(network, source, at, "do nothing") > 0;
    }

    private int insertSource(String network, HarvestSource source, Instant at, String onConflict) {
        return db.sql(network, """
                        insert into harvest_source (network, name, label, location, mapping, created_at, changed_at)
                        values (:network, :name, :label, :location, :mapping, :at, :at)
                        on conflict (network, name)\s""" + onConflict).params(source).param("at", at).update();
    }

    List<HarvestSource> sources(String network) {
        return db.sql(network, """
                        select name, label, location, mapping from harvest_source
                        where network = :network and removed_at is null order by label
                        """).query(HarvestStore::source).list();
    }

    Optional<HarvestSource> source(String network, String name) {
        return db.sql(network, """
                        select name, label, location, mapping from harvest_source
                        where network = :network and name = :name and removed_at is null
                        """)
                .param("name", name)
                .query(HarvestStore::source)
                .optional();
    }

    /// Returns whether the run may start: not while another run of the same source is under way.
    boolean start(String network, String source, UUID run, Instant at, Optional<UUID> actor, long owner) {
        return db.sql(network, """
                                insert into harvest_run (network, id, source, started_at, actor, owner, state)
                                values (:network, :id, :source, :at, :actor::uuid, :owner, 'running')
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

    /// Returns whether the run had not been ended by another process, which believed ours gone.
    boolean end(String network, UUID run, Harvests.Ending ending, Instant at) {
        return db.sql(network, """
                        update harvest_run set ended_at = :at, state = :state, reason = :reason, details = :details::jsonb,
                            read = :read, kept = :kept, excluded = :excluded, rejected = :rejected,
                            created = :created, changed = :changed, same = :same, gone = :gone,
                            fields = :fields::jsonb, warnings = :warnings::jsonb,
                            reasons = :reasons::jsonb,
                            etag = :etag, last_modified = :lastModified
                        where network = :network and id = :id and state = 'running'
                        """)
                        .params(ending)
                        .param("id", run)
                        .param("at", at)
                        .param("state", ConstantName.low(ending.state()))
                        .param("reason", ending.why().key())
                        .param("details", details(ending.why()))
                        .param("fields", JSON.writeValueAsString(ending.fields()))
                        .param("warnings", JSON.writeValueAsString(byKey(ending.warnings())))
                        .param("reasons", counted(ending.reasons()))
                        .update()
                == 1;
    }

    /// Runs whose process is gone: nothing of theirs was written.
    int endInterrupted(Reason why, Instant at) {
        return db.sql("""
                        update harvest_run set ended_at = :at, state = 'refused', reason = :reason, details = '[]'
                        where state = 'running' and (owner is null or not db_present(owner))
                        """).param("at", at).param("reason", why.key()).update();
    }

    /// The latest runs first.
    List<Run> runs(String network, Optional<String> source, int offset, int limit) {
        return db.sql(network, RUN + """
                        where network = :network and source = coalesce(:source, source)
                        order by started_at desc, id offset :offset limit :limit
                        """)
                .param("offset", offset)
                .param("source", source)
                .param("limit", limit)
                .query(HarvestStore::run)
                .list();
    }

    int countRuns(String network, String source) {
        return db.sql(network, "select count(*) from harvest_run where network = :network and source = :source")
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    /// The last run that wrote something, unless the source was changed by a person since.
    Optional<Run> lastKept(String network, String source) {
        return db.sql(network, RUN + """
                        where network = :network and source = :source and state = 'kept'
                          and started_at > (select changed_at from harvest_source s
                                            where s.network = :network and s.name = :source)
                        order by started_at desc limit 1
                        """)
                .param("source", source)
                .query(HarvestStore::run)
                .optional();
    }

    Map<String, Run> latest(String network) {
        return db.sql(network, """
                        select distinct on (source) id, source, started_at, ended_at, state, reason, details,
                               read, kept, excluded, rejected, created, changed, same, gone, fields, warnings,
                               etag, last_modified
                        from harvest_run where network = :network order by source, started_at desc
                        """).query(HarvestStore::run).stream()
                .collect(Collectors.toMap(Run::source, Function.identity()));
    }

    Optional<Run> run(String network, UUID id) {
        return db.sql(network, RUN + "where network = :network and id = :id")
                .param("id", id)
                .query(HarvestStore::run)
                .optional();
    }

    void addRejects(String network, UUID run, List<Run.Reject> rejects) {
        db.sql(network, """
                        insert into harvest_reject (network, run, line, reason, details, raw)
                        select :network, :run, line, reason, details::jsonb, raw
                        from unnest(:lines, :reasons, :details, :raws) as t(line, reason, details, raw)
                        """)
                .param("run", run)
                .param("lines", rejects.stream().map(Run.Reject::line).toArray(Long[]::new))
                .param(
                        "reasons",
                        rejects.stream().map(reject -> reject.why().key()).toArray(String[]::new))
                .param(
                        "details",
                        rejects.stream().map(reject -> details(reject.why())).toArray(String[]::new))
                .param(
                        "raws",
                        rejects.stream()
                                .map(Run.Reject::raw)
                                .map(HarvestStore::storable)
                                .toArray(String[]::new))
                .update();
    }

    List<Run.Reject> rejects(String network, UUID run, int offset, int limit) {
        return db.sql(network, """
                        select line, reason, details, raw from harvest_reject
                        where network = :network and run = :run order by n offset :offset limit :limit
                        """)
                .param("run", run)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, i) -> reject(row))
                .list();
    }

    int countRejects(String network, UUID run) {
        return db.sql(network, "select count(*) from harvest_reject where network = :network and run = :run")
                .param("run", run)
                .query(Integer.class)
                .single();
    }

    /// A line refused, with its place in their order.
    record Numbered(long n, Run.Reject reject) {}

    /// The lines refused that follow `after`, to go through them all by pieces.
    List<Numbered> rejectsAfter(String network, UUID run, long after, int limit) {
        return db.sql(network, """
                        select n, line, reason, details, raw from harvest_reject
                        where network = :network and run = :run and n > :after order by n limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Numbered(row.getLong("n"), reject(row)))
                .list();
    }

    /// How many records were refused for each reason, the most frequent first, among all that were and not only those
    /// whose lines are kept.
    Map<Reason, Long> reasons(String network, UUID run) {
        return db.sql(
                        network,
                        "select reasons from harvest_run where network = :network and id = :run and reasons is not null")
                .param("run", run)
                .query((row, i) -> JSON.readValue(row.getString("reasons"), REASONS))
                .optional()
                .map(HarvestStore::reasons)
                .orElseGet(() -> reasonsOfLines(network, run));
    }

    private static Map<Reason, Long> reasons(List<Counted> counted) {
        var reasons = new LinkedHashMap<Reason, Long>();
        counted.stream()
                .sorted(Comparator.comparingLong(Counted::count).reversed())
                .forEach(one -> reasons.put(
                        new Reason(
                                one.key(),
                                one.details().stream().map(HarvestStore::detail).toList()),
                        one.count()));
        return reasons;
    }

    /// Older runs kept no counts of their own. Those that repeat an identifier are taken together, whichever line had
    /// it first.
    private Map<Reason, Long> reasonsOfLines(String network, UUID run) {
        var reasons = new LinkedHashMap<Reason, Long>();
        db.sql(network, """
                        select case when said.key = 'harvest.why.same-id' then 'harvest.why.repeated-id' else said.key end
                                   as reason,
                               case when said.key = 'harvest.why.same-id' then '[]' else said.details end as details,
                               sum(said.n) as n
                        from (select reason as key, details, count(*) as n from harvest_reject
                              where network = :network and run = :run group by reason, details) said
                        group by 1, 2 order by n desc, 1 limit 50
                        """)
                .param("run", run)
                .query((row, i) -> Map.entry(why(row.getString("reason"), row.getString("details")), row.getLong("n")))
                .list()
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    void keepRaw(String network, String source, UUID run, List<Received> records) {
        db.sql(network, """
                        insert into harvest_record (network, source, local_id, digest, line, run, raw)
                        select :network, :source, local_id, digest, line, :run, raw
                        from unnest(:localIds, :digests, :lines, :raws) as t(local_id, digest, line, raw)
                        on conflict do nothing
                        """)
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

    /// The records that a run was the first to receive, after the one that `after` names; fewer when they are long.
    List<Received> receivedAfter(String network, String source, UUID run, Received after, int limit) {
        return db.sql(network, """
                        select local_id, digest, line, raw
                        from (select piece.*, sum(octet_length(raw)) over (order by local_id, digest)
                                     - octet_length(raw) as before
                              from (select local_id, digest, line, raw from harvest_record
                                    where network = :network and source = :source and run = :run
                                      and (local_id, digest) > (:localId, :digest)
                                    order by local_id, digest limit :limit) piece) counted
                        where before < :bytes order by local_id, digest
                        """)
                .param("source", source)
                .param("run", run)
                .param("localId", after.localId())
                .param("digest", after.digest())
                .param("limit", limit)
                .param("bytes", PIECE_BYTES)
                .query(Received.class)
                .list();
    }

    boolean received(String network, String source, UUID run) {
        return !receivedAfter(network, source, run, Received.NONE, 1).isEmpty();
    }

    /// Whether any run of the source was ever published.
    boolean everKept(String network, String source) {
        return db.sql(network, """
                        select exists (select from harvest_run
                                       where network = :network and source = :source and state in ('kept', 'unchanged'))
                        """).param("source", source).query(Boolean.class).single();
    }

    /// The last run that wrote something and was not taken back.
    Optional<UUID> published(String network, String source) {
        return db.sql(network, """
                        select id from harvest_run
                        where network = :network and source = :source and state = 'kept'
                        order by ended_at desc limit 1
                        """).param("source", source).query(UUID.class).optional();
    }

    void stage(String network, UUID run, List<Waiting> records) {
        db.sql(network, """
                        insert into harvest_waiting (network, run, local_id, digest, line, raw, sheet, fate)
                        select :network, :run, local_id, digest, line, raw, sheet::jsonb, fate
                        from unnest(:localIds, :digests, :lines, :raws, :sheets, :fates)
                             as t(local_id, digest, line, raw, sheet, fate)
                        """)
                .param("run", run)
                .param(
                        "localIds",
                        records.stream().map(one -> one.received().localId()).toArray(String[]::new))
                .param(
                        "digests",
                        records.stream().map(one -> one.received().digest()).toArray(byte[][]::new))
                .param(
                        "lines",
                        records.stream().map(one -> one.received().line()).toArray(Long[]::new))
                .param(
                        "raws",
                        records.stream()
                                .map(one -> storable(one.received().raw()))
                                .toArray(String[]::new))
                .param(
                        "sheets",
                        records.stream().map(one -> written(one.sheet())).toArray(String[]::new))
                .param(
                        "fates",
                        records.stream()
                                .map(one -> ConstantName.low(one.fate()))
                                .toArray(String[]::new))
                .update();
    }

    /// The waiting records that follow the one named `after`, to go through them all by pieces.
    List<Waiting> waitingAfter(String network, UUID run, String after, int limit) {
        return db.sql(network, """
                        select local_id, digest, line, raw, sheet, fate from harvest_waiting
                        where network = :network and run = :run and local_id > :after order by local_id limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new Waiting(
                        new Received(
                                row.getString("local_id"),
                                row.getBytes("digest"),
                                row.getLong("line"),
                                row.getString("raw")),
                        read(row.getString("sheet")),
                        Places.Fate.valueOf(row.getString("fate").toUpperCase(Locale.ROOT))))
                .list();
    }

    void forgetWaiting(String network, UUID run) {
        db.sql(network, "delete from harvest_waiting where network = :network and run = :run")
                .param("run", run)
                .update();
    }

    /// The runs of a source that wait: a newer one takes their place.
    void dropWaiting(String network, String source) {
        db.sql(network, """
                        delete from harvest_waiting w using harvest_run r
                        where w.network = :network and r.network = w.network and r.id = w.run and r.source = :source
                          and r.state = 'waiting'
                        """).param("source", source).update();
        db.sql(
                        network,
                        "update harvest_run set state = 'dropped' where network = :network and source = :source and state = 'waiting'")
                .param("source", source)
                .update();
    }

    /// Whether the run was in the first state; the row is held from then on.
    boolean turn(String network, UUID run, Run.State from, Run.State to) {
        return db.sql(
                                network,
                                "update harvest_run set state = :to where network = :network and id = :run and state = :from")
                        .param("run", run)
                        .param("from", ConstantName.low(from))
                        .param("to", ConstantName.low(to))
                        .update()
                == 1;
    }

    void published(String network, UUID run, Gathering sum, int gone, Instant at) {
        db.sql(network, """
                        update harvest_run set created = :created, changed = :changed, same = :same, gone = :gone,
                            ended_at = :at, reason = '', details = '[]'
                        where network = :network and id = :run
                        """)
                .param("run", run)
                .param("created", sum.created())
                .param("changed", sum.changed())
                .param("same", sum.same())
                .param("gone", gone)
                .param("at", at)
                .update();
    }

    boolean running(String network, String source) {
        return db.sql(network, """
                        select exists (select from harvest_run
                                       where network = :network and source = :source and state = 'running')
                        """).param("source", source).query(Boolean.class).single();
    }

    void remove(String network, String source, Instant at) {
        db.sql(network, "update harvest_source set removed_at = :at where network = :network and name = :source")
                .param("source", source)
                .param("at", at)
                .update();
    }

    private static String written(Sheet sheet) {
        var columns = new TreeMap<String, String>();
        sheet.values().forEach((field, value) -> columns.put(field.column(), value));
        return JSON.writeValueAsString(columns).replace("\\u0000", "␀");
    }

    private static Sheet read(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        JSON.readValue(text, SHEET)
                .forEach((column, value) -> Field.ofColumn(column).ifPresent(field -> values.put(field, value)));
        return Sheet.of(values);
    }

    /// PostgreSQL refuses NUL in text; the picture of it says that it was there.
    private static String storable(String raw) {
        return raw.replace('\0', '␀');
    }

    private static String details(Reason why) {
        return JSON.writeValueAsString(why.details()).replace("\\u0000", "␀");
    }

    private static String counted(Map<Reason, Long> reasons) {
        return JSON.writeValueAsString(reasons.entrySet().stream()
                        .map(one -> new Counted(one.getKey().key(), one.getKey().details(), one.getValue()))
                        .toList())
                .replace("\\u0000", "␀");
    }

    /// A row without details is older than reasons by key: its reason is a sentence.
    private static Reason why(String reason, @Nullable String details) {
        if (reason.isEmpty()) return Reason.NONE;
        return details == null
                ? Reasons.told(reason)
                : new Reason(
                        reason,
                        JSON.readValue(details, DETAILS).stream()
                                .map(HarvestStore::detail)
                                .toList());
    }

    /// A reason within a reason came back as the object it was written as.
    private static Object detail(Object read) {
        return read instanceof Map<?, ?> inner
                        && inner.get("key") instanceof String key
                        && inner.get("details") instanceof List<?> details
                ? new Reason(
                        key, details.stream().map(each -> detail((Object) each)).toList())
                : read;
    }

    private static Run.Reject reject(ResultSet row) throws SQLException {
        return new Run.Reject(
                row.getLong("line"), why(row.getString("reason"), row.getString("details")), row.getString("raw"));
    }

    private static Map<String, Long> byKey(Map<Reason, Long> repairs) {
        var counts = new TreeMap<String, Long>();
        repairs.forEach((why, count) -> counts.put(why.key(), count));
        return counts;
    }

    /// The most frequent first. Older rows have the words themselves instead of their key.
    private static Map<Reason, Long> repairs(Map<String, Long> counts) {
        var repairs = new LinkedHashMap<Reason, Long>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> repairs.put(
                        entry.getKey().startsWith(REPAIR) ? Reason.of(entry.getKey()) : Reasons.told(entry.getKey()),
                        entry.getValue()));
        return repairs;
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
                why(row.getString("reason"), row.getString("details")),
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
                repairs(JSON.readValue(row.getString("warnings"), COUNTS)),
                new SourceVersion(row.getString("etag"), row.getString("last_modified")));
    }
}
