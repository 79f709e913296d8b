package org.tousaidants.places.harvest;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.intake.RefusalReason;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.db.SqlColumnConverter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores refused, received and waiting records: tables `harvest_reject`, `harvest_record` and
/// `harvest_waiting`.
@Repository
class HarvestRecordStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> SHEET = new TypeReference<>() {};
    private static final int PIECE_BYTES = 4_000_000;

    private final Sql db;

    HarvestRecordStore(Sql db) {
        this.db = db;
    }

    void addRejects(UUID run, List<StoredHarvestRun.RejectedLine> rejects) {
        db.sql("""
                        insert into harvest_reject (run, line, reason, details, raw)
                        select :run, line, reason, details::jsonb, raw
                        from unnest(:lines, :reasons, :details, :raws) as t(line, reason, details, raw)
                        """)
                .param("run", run)
                .param(
                        "lines",
                        rejects.stream()
                                .map(StoredHarvestRun.RejectedLine::line)
                                .toArray(Long[]::new))
                .param(
                        "reasons",
                        rejects.stream().map(reject -> reject.why().key()).toArray(String[]::new))
                .param(
                        "details",
                        rejects.stream()
                                .map(reject -> RefusalReasonColumns.details(reject.why()))
                                .toArray(String[]::new))
                .param(
                        "raws",
                        rejects.stream()
                                .map(StoredHarvestRun.RejectedLine::raw)
                                .map(RefusalReasonColumns::storable)
                                .toArray(String[]::new))
                .update();
    }

    List<StoredHarvestRun.RejectedLine> rejects(UUID run, int offset, int limit) {
        return db.sql("""
                        select line, reason, details, raw from harvest_reject
                        where run = :run order by number offset :offset limit :limit
                        """)
                .param("run", run)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, i) -> reject(SqlColumnConverter.of(row)))
                .list();
    }

    int countRejects(UUID run) {
        return db.sql("select count(*) from harvest_reject where run = :run")
                .param("run", run)
                .query(Integer.class)
                .single();
    }

    /// A refused record with its line number in the source.
    record NumberedReject(long n, StoredHarvestRun.RejectedLine reject) {}

    /// Returns at most `limit` refused records of a run, starting after the record with the number `after`.
    List<NumberedReject> rejectsAfter(UUID run, long after, int limit) {
        return db.sql("""
                        select number as n, line, reason, details, raw from harvest_reject
                        where run = :run and number > :after order by number limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> new NumberedReject(row.getLong("n"), reject(SqlColumnConverter.of(row))))
                .list();
    }

    /// Returns the number of refused records by reason, the most frequent first. Counts all refused records,
    /// including those that were not stored.
    Map<RefusalReason, Long> reasons(UUID run) {
        return db.sql("select reasons from harvest_run where id = :run and reasons is not null")
                .param("run", run)
                .query(String.class)
                .optional()
                .map(RefusalReasonColumns::reasons)
                .orElseGet(() -> reasonsOfLines(run));
    }

    /// Returns the number of stored refused records by reason. It is used for old runs whose counts were not
    /// stored. All records with a repeated id count as one reason.
    private Map<RefusalReason, Long> reasonsOfLines(UUID run) {
        var reasons = new LinkedHashMap<RefusalReason, Long>();
        db.sql("""
                        select case when said.key = 'harvest.why.same-id' then 'harvest.why.repeated-id' else said.key end
                                   as reason,
                               case when said.key = 'harvest.why.same-id' then '[]' else said.details end as details,
                               sum(said.n) as n
                        from (select reason as key, details, count(*) as n from harvest_reject
                              where run = :run group by reason, details) said
                        group by 1, 2 order by n desc, 1 limit 50
                        """)
                .param("run", run)
                .query((row, i) -> Map.entry(
                        RefusalReasonColumns.why(
                                row.getString("reason"), Optional.ofNullable(row.getString("details"))),
                        row.getLong("n")))
                .list()
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    void keepRaw(String source, UUID run, List<ReceivedSourceRecord> records) {
        db.sql("""
                        insert into harvest_record (source, local_id, digest, line, run, raw)
                        select :source, local_id, digest, line, :run, raw
                        from unnest(:localIds, :digests, :lines, :raws) as t(local_id, digest, line, raw)
                        on conflict do nothing
                        """)
                .param("source", source)
                .param("run", run)
                .param(
                        "localIds",
                        records.stream().map(ReceivedSourceRecord::localId).toArray(String[]::new))
                .param(
                        "digests",
                        records.stream().map(ReceivedSourceRecord::digest).toArray(byte[][]::new))
                .param("lines", records.stream().map(ReceivedSourceRecord::line).toArray(Long[]::new))
                .param(
                        "raws",
                        records.stream()
                                .map(ReceivedSourceRecord::raw)
                                .map(RefusalReasonColumns::storable)
                                .toArray(String[]::new))
                .update();
    }

    /// Returns a batch of the received records that are stored for this run, starting after the record `after`.
    /// The batch contains at most `limit` records, and fewer if the records are long.
    List<ReceivedSourceRecord> receivedAfter(String source, UUID run, ReceivedSourceRecord after, int limit) {
        return db.sql("""
                        select local_id, digest, line, raw
                        from (select piece.*, sum(octet_length(raw)) over (order by local_id, digest)
                                     - octet_length(raw) as before
                              from (select local_id, digest, line, raw from harvest_record
                                    where source = :source and run = :run
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
                .query(ReceivedSourceRecord.class)
                .list();
    }

    boolean received(String source, UUID run) {
        return !receivedAfter(source, run, ReceivedSourceRecord.NONE, 1).isEmpty();
    }

    void stage(UUID run, List<HarvestPreviewRecord> records) {
        db.sql("""
                        insert into harvest_waiting (run, local_id, digest, line, raw, sheet, fate)
                        select :run, local_id, digest, line, raw, sheet::jsonb, fate
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
                                .map(one -> RefusalReasonColumns.storable(
                                        one.received().raw()))
                                .toArray(String[]::new))
                .param(
                        "sheets",
                        records.stream().map(one -> written(one.sheet())).toArray(String[]::new))
                .param(
                        "fates",
                        records.stream()
                                .map(one -> EnumConstantName.low(one.fate()))
                                .toArray(String[]::new))
                .update();
    }

    /// Returns a batch of at most `limit` records that the waiting run would store, starting after the record
    /// with the id `after`.
    List<HarvestPreviewRecord> waitingAfter(UUID run, String after, int limit) {
        return db.sql("""
                        select local_id, digest, line, raw, sheet, fate from harvest_waiting
                        where run = :run and local_id > :after order by local_id limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("limit", limit)
                .query((set, i) -> {
                    var row = SqlColumnConverter.of(set);
                    return new HarvestPreviewRecord(
                            new ReceivedSourceRecord(
                                    row.text("local_id"), row.bytes("digest"), row.big("line"), row.text("raw")),
                            read(row.text("sheet")),
                            row.constant("fate", Places.RecordWriteEffect.class));
                })
                .list();
    }

    void forgetWaiting(UUID run) {
        db.sql("delete from harvest_alike where run = :run").param("run", run).update();
        db.sql("delete from harvest_waiting where run = :run").param("run", run).update();
    }

    void keepDropped(UUID run, List<DroppedSourceValue> dropped) {
        db.sql("""
                        insert into harvest_dropped (run, kind, field, value, records)
                        select :run, kind, field, value, records
                        from unnest(:kinds, :fields, :values, :records) as t(kind, field, value, records)
                        on conflict do nothing
                        """)
                .param("run", run)
                .param("kinds", dropped.stream().map(DroppedSourceValue::kind).toArray(String[]::new))
                .param("fields", dropped.stream().map(DroppedSourceValue::field).toArray(String[]::new))
                .param(
                        "values",
                        dropped.stream()
                                .map(one -> RefusalReasonColumns.storable(one.value()))
                                .toArray(String[]::new))
                .param(
                        "records",
                        dropped.stream().map(DroppedSourceValue::records).toArray(Long[]::new))
                .update();
    }

    /// Returns the values and columns of the source that a run did not use. Those that concern most records come
    /// first.
    List<DroppedSourceValue> dropped(UUID run) {
        return db.sql("""
                        select kind, field, value, records from harvest_dropped where run = :run
                        order by kind = 'column' desc, field, records desc, value
                        """).param("run", run).query(DroppedSourceValue.class).list();
    }

    void keepAlike(UUID run, List<PossibleDuplicate> found) {
        db.sql("""
                        insert into harvest_alike (run, local_id, place, other, likely, sentence)
                        select :run, local_id, place::uuid, other, likely, sentence
                        from unnest(:ids, :places, :others, :likely, :sentences)
                             as t(local_id, place, other, likely, sentence)
                        """)
                .param("run", run)
                .param("ids", found.stream().map(PossibleDuplicate::localId).toArray(String[]::new))
                .param(
                        "places",
                        found.stream()
                                .map(one -> one.place()
                                        .map(place -> place.value().toString())
                                        .orElse(null))
                                .toArray(String[]::new))
                .param("others", found.stream().map(PossibleDuplicate::other).toArray(String[]::new))
                .param("likely", found.stream().map(PossibleDuplicate::likely).toArray(Double[]::new))
                .param(
                        "sentences",
                        found.stream().map(PossibleDuplicate::sentence).toArray(String[]::new))
                .update();
    }

    /// Returns the pairs of records of a run that may describe the same place, the most likely first.
    List<PossibleDuplicate> alike(UUID run) {
        return db.sql("""
                        select local_id, place, other, likely, sentence from harvest_alike
                        where run = :run order by likely desc, local_id
                        """)
                .param("run", run)
                .query((set, i) -> {
                    var row = SqlColumnConverter.of(set);
                    return new PossibleDuplicate(
                            row.text("local_id"),
                            row.maybeId("place").map(PlaceId::new),
                            row.text("other"),
                            set.getDouble("likely"),
                            row.text("sentence"));
                })
                .list();
    }

    private static String written(PlaceSheet sheet) {
        var columns = new TreeMap<String, String>();
        sheet.values().forEach((field, value) -> columns.put(field.column(), value));
        return RefusalReasonColumns.written(columns);
    }

    private static PlaceSheet read(String text) {
        var values = new EnumMap<Field, String>(Field.class);
        JSON.readValue(text, SHEET)
                .forEach((column, value) -> Field.ofColumn(column).ifPresent(field -> values.put(field, value)));
        return PlaceSheet.of(values);
    }

    private static StoredHarvestRun.RejectedLine reject(SqlColumnConverter row) throws SQLException {
        return new StoredHarvestRun.RejectedLine(
                row.big("line"),
                RefusalReasonColumns.why(row.text("reason"), row.maybeText("details")),
                row.text("raw"));
    }
}
