package org.tousaidants.places.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `places_origin`, which contains the last content of each record of each source.
@Repository
class SourceStatementStore {
    /// A record of a source and its place; `gone` tells whether the source no longer contains the record.
    record StoredSourceRecord(String localId, PlaceId place, PlaceSheet said, boolean gone) {}

    private final Sql db;

    SourceStatementStore(Sql db) {
        this.db = db;
    }

    Map<String, StoredSourceRecord> of(String source, Collection<String> localIds) {
        var origins = new HashMap<String, StoredSourceRecord>();
        db.sql("""
                        select local_id, place, said, gone_at is not null as gone from places_origin
                        where source = :source and local_id = any(:ids)
                        """)
                .param("source", source)
                .param("ids", localIds.toArray(String[]::new))
                .query((row, i) -> new StoredSourceRecord(
                        row.getString("local_id"),
                        new PlaceId(row.getObject("place", UUID.class)),
                        PlaceSheetJson.readSheet(row.getString("said")),
                        row.getBoolean("gone")))
                .list()
                .forEach(origin -> origins.put(origin.localId(), origin));
        return origins;
    }

    void save(String source, List<StoredSourceRecord> origins) {
        db.sql("""
                        insert into places_origin (source, local_id, place, said)
                        select :source, local_id, place, said::jsonb
                        from unnest(:localIds, :places, :said) as t(local_id, place, said)
                        on conflict (network, source, local_id) do update set said = excluded.said, gone_at = null
                        """)
                .param("source", source)
                .param("localIds", PlaceStore.texts(origins.stream().map(StoredSourceRecord::localId)))
                .param(
                        "places",
                        PlaceStore.ids(
                                origins.stream().map(StoredSourceRecord::place).toList()))
                .param("said", PlaceStore.texts(origins.stream().map(origin -> PlaceSheetJson.write(origin.said()))))
                .update();
    }

    int present(String source) {
        return db.sql("""
                        select count(*) from places_origin
                        where source = :source and gone_at is null
                        """).param("source", source).query(Integer.class).single();
    }

    /// Marks the records of a source that it no longer contains as gone, and returns their places.
    ///
    /// @param present the source's ids of the records that it still contains
    /// @param at time of the change
    List<PlaceId> withdrawAllBut(String source, Collection<String> present, Instant at) {
        return db.sql("""
                        update places_origin set gone_at = :at
                        where source = :source and gone_at is null
                          and not local_id = any(:present)
                        returning place
                        """)
                .param("source", source)
                .param("at", at)
                .param("present", present.toArray(String[]::new))
                .query(PlaceId.class)
                .list();
    }

    /// Returns the places of the records that the source no longer contains.
    ///
    /// @param present the source's ids of the records that it still contains
    List<PlaceId> lacking(String source, Collection<String> present) {
        return db.sql("""
                        select place from places_origin
                        where source = :source and gone_at is null
                          and not local_id = any(:present) order by local_id
                        """)
                .param("source", source)
                .param("present", present.toArray(String[]::new))
                .query(PlaceId.class)
                .list();
    }

    /// Returns the source's ids of all records that the source currently contains.
    Set<String> localIds(String source) {
        return new HashSet<>(db.sql("select local_id from places_origin where source = :source and gone_at is null")
                .param("source", source)
                .query(String.class)
                .list());
    }

    /// Returns the places whose records one run of a source changed, by the source's id of the record.
    Map<String, PlaceId> touched(String source, UUID run) {
        return db.sql("""
                        select o.local_id, o.place from places_origin o
                        where o.source = :source
                          and o.place in (select c.place from places_change c
                                          where c.source = :source and c.run = :run)
                        """).param("source", source).param("run", run).map(String.class, PlaceId.class);
    }
}
