package org.tousaidants.places;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;

/// Rows of `places_place`, `places_change` and `places_origin`.
@Repository
class PlaceStore {
    /// A source's record and the place it speaks of; `said` is what it said last.
    record Origin(String localId, PlaceId place, Sheet said, boolean gone) {}

    private static final String PLACE = "select id, code, sheet, changes, changed_at, gone_at from places_place ";

    private final JdbcClient db;

    PlaceStore(JdbcClient db) {
        this.db = db;
    }

    List<Place> all(String network) {
        return db.sql(PLACE + "where network = :network and gone_at is null order by id")
                .param("network", network)
                .query(PlaceStore::place)
                .list();
    }

    Optional<Place> byCode(String network, PlaceCode code) {
        return db.sql(PLACE + "where network = :network and code = :code")
                .param("network", network)
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    List<Place> byIds(String network, Collection<PlaceId> ids) {
        return db.sql(PLACE + "where network = :network and id = any(:ids)")
                .param("network", network)
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The place, locked until the end of the transaction.
    Optional<Place> lock(String network, PlaceCode code) {
        return db.sql(PLACE + "where network = :network and code = :code for update")
                .param("network", network)
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    /// A number that grows with each change of the network's places. A place that leaves counts one and writes no
    /// change; when it comes back its change counts two.
    long version(String network) {
        return db.sql("""
                        select 2 * coalesce((select max(n) from places_change where network = :network), 0)
                             + (select count(*) from places_place where network = :network and gone_at is not null)
                        """).param("network", network).query(Long.class).single();
    }

    /// One gathering of a source at a time: two runs of the same source wait for each other.
    void lockSource(String network, String source) {
        db.sql("select pg_advisory_xact_lock(hashtext(:network), hashtext(:source))")
                .param("network", network)
                .param("source", source)
                .query((row, i) -> "")
                .list();
    }

    Map<String, Origin> origins(String network, String source, Collection<String> localIds) {
        var origins = new HashMap<String, Origin>();
        db.sql("""
                        select local_id, place, said, gone_at is not null as gone from places_origin
                        where network = :network and source = :source and local_id = any(:ids)
                        """)
                .param("network", network)
                .param("source", source)
                .param("ids", localIds.toArray(String[]::new))
                .query((row, i) -> new Origin(
                        row.getString("local_id"),
                        new PlaceId(row.getObject("place", UUID.class)),
                        SheetJson.readSheet(row.getString("said")),
                        row.getBoolean("gone")))
                .list()
                .forEach(origin -> origins.put(origin.localId(), origin));
        return origins;
    }

    List<Change> history(String network, PlaceId place) {
        return histories(network, List.of(place)).getOrDefault(place, List.of());
    }

    /// Of all the places that are open to the public's eyes.
    Map<PlaceId, List<Change>> histories(String network) {
        return histories(db.sql("""
                        select place, n, at, source, run, actor, caretaker, actor_name, act, fields
                        from places_change c
                        where network = :network
                          and exists (select from places_place p
                                      where p.network = c.network and p.id = c.place and p.gone_at is null)
                        order by n
                        """).param("network", network));
    }

    Map<PlaceId, List<Change>> histories(String network, Collection<PlaceId> places) {
        return histories(db.sql("""
                        select place, n, at, source, run, actor, caretaker, actor_name, act, fields from places_change
                        where network = :network and place = any(:places) order by n
                        """).param("network", network).param("places", ids(places)));
    }

    private static Map<PlaceId, List<Change>> histories(JdbcClient.StatementSpec inOrder) {
        var histories = new HashMap<PlaceId, List<Change>>();
        inOrder.query((row, i) -> Map.entry(new PlaceId(row.getObject("place", UUID.class)), change(row)))
                .list()
                .forEach(entry -> histories
                        .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return histories;
    }

    void insert(String network, Instant at, Map<PlaceId, Sheet> sheets, Map<PlaceId, PlaceCode> codes) {
        db.sql("""
                        insert into places_place (network, id, code, sheet, changes, created_at, changed_at)
                        select :network, id, code, sheet::jsonb, 1, :at, :at
                        from unnest(:ids, :codes, :sheets) as t(id, code, sheet)
                        """)
                .param("network", network)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids(sheets.keySet()))
                .param(
                        "codes",
                        texts(sheets.keySet().stream()
                                .map(id -> Objects.requireNonNull(codes.get(id)).value())))
                .param("sheets", texts(sheets.values().stream().map(SheetJson::write)))
                .update();
    }

    void update(String network, Instant at, Map<PlaceId, Sheet> sheets) {
        db.sql("""
                        update places_place p
                        set sheet = t.sheet::jsonb, changes = p.changes + 1, changed_at = :at
                        from unnest(:ids, :sheets) as t(id, sheet)
                        where p.network = :network and p.id = t.id
                        """)
                .param("network", network)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids(sheets.keySet()))
                .param("sheets", texts(sheets.values().stream().map(SheetJson::write)))
                .update();
    }

    void comeBack(String network, Collection<PlaceId> places) {
        db.sql("""
                        update places_place set gone_at = null
                        where network = :network and id = any(:places) and gone_at is not null
                        """).param("network", network).param("places", ids(places)).update();
    }

    /// One change of each place, all by the same voice at the same moment.
    void append(
            String network, Instant at, Voice voice, Change.Act act, Map<PlaceId, Map<Field, Optional<String>>> said) {
        var source = voice instanceof Voice.Source s ? s : null;
        var person = voice instanceof Voice.Person p ? p : null;
        var caretaker = voice instanceof Voice.Caretaker c ? c : null;
        db.sql("""
                        insert into places_change
                            (network, place, at, source, run, actor, caretaker, actor_name, act, fields)
                        select :network, place, :at, :source, :run::uuid, :actor::uuid, :caretaker::uuid, :name, :act,
                               fields::jsonb
                        from unnest(:places, :fields) as t(place, fields)
                        """)
                .param("network", network)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("source", source == null ? null : source.name())
                .param("run", source == null ? null : source.run().toString())
                .param("actor", person == null ? null : person.account().toString())
                .param("caretaker", caretaker == null ? null : caretaker.id().toString())
                .param("name", voice instanceof Voice.Human human ? human.name() : null)
                .param("act", act.name().toLowerCase(Locale.ROOT))
                .param("places", ids(said.keySet()))
                .param("fields", texts(said.values().stream().map(SheetJson::writeFields)))
                .update();
    }

    void saveOrigins(String network, String source, List<Origin> origins) {
        db.sql("""
                        insert into places_origin (network, source, local_id, place, said)
                        select :network, :source, local_id, place, said::jsonb
                        from unnest(:localIds, :places, :said) as t(local_id, place, said)
                        on conflict (network, source, local_id) do update set said = excluded.said, gone_at = null
                        """)
                .param("network", network)
                .param("source", source)
                .param("localIds", texts(origins.stream().map(Origin::localId)))
                .param("places", ids(origins.stream().map(Origin::place).toList()))
                .param("said", texts(origins.stream().map(origin -> SheetJson.write(origin.said()))))
                .update();
    }

    int present(String network, String source) {
        return db.sql("""
                        select count(*) from places_origin
                        where network = :network and source = :source and gone_at is null
                        """)
                .param("network", network)
                .param("source", source)
                .query(Integer.class)
                .single();
    }

    /// Marks as gone the records of the source that `present` lacks, then the places that no source holds any more.
    int withdrawAllBut(String network, String source, Collection<String> present, Instant at) {
        var gone = db.sql("""
                        update places_origin set gone_at = :at
                        where network = :network and source = :source and gone_at is null
                          and not local_id = any(:present)
                        returning place
                        """)
                .param("network", network)
                .param("source", source)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("present", present.toArray(String[]::new))
                .query(UUID.class)
                .list();
        return db.sql("""
                        update places_place p set gone_at = :at
                        where network = :network and id = any(:places) and gone_at is null
                          and not exists (select from places_origin o
                                          where o.network = p.network and o.place = p.id and o.gone_at is null)
                        """)
                .param("network", network)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("places", gone.toArray(UUID[]::new))
                .update();
    }

    private static Place place(ResultSet row, int i) throws SQLException {
        return Place.of(
                new PlaceId(row.getObject("id", UUID.class)),
                new PlaceCode(row.getString("code")),
                SheetJson.readSheet(row.getString("sheet")),
                row.getInt("changes"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("gone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("n"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                voice(row),
                Change.Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                SheetJson.readFields(row.getString("fields")));
    }

    private static Voice voice(ResultSet row) throws SQLException {
        var source = row.getString("source");
        if (source != null) return new Voice.Source(source, row.getObject("run", UUID.class));
        var caretaker = row.getObject("caretaker", UUID.class);
        return caretaker != null
                ? new Voice.Caretaker(caretaker, row.getString("actor_name"))
                : new Voice.Person(row.getObject("actor", UUID.class), row.getString("actor_name"));
    }

    private static UUID[] ids(Collection<PlaceId> places) {
        return places.stream().map(PlaceId::value).toArray(UUID[]::new);
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }
}
