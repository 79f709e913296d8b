package org.tousaidants.places.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;

/// Rows of `places_place`, `places_change` and `places_origin`.
@Repository
class PlaceStore {
    /// A source's record and the place it speaks of; `said` is what it said last.
    record Origin(String localId, PlaceId place, Sheet said, boolean gone) {}

    /// The records that stand under each of `:roots`, the root first.
    private static final String TREE = """
            with recursive tree as (
                select root, root as id from unnest(:roots) as t(root)
                union all
                select t.root, p.id
                from tree t join places_place p on p.network = :network and p.merged_into = t.id)
            """;

    private static final String CHANGE =
            "c.place, c.n, c.at, c.source, c.run, c.actor, c.caretaker, c.actor_name, c.act, c.fields, c.other ";

    private static final String PLACE =
            "select id, code, sheet, changes, changed_at, gone_at, closed_at from places_place ";

    private static final String PARENT =
            "select id, merged_into from places_place where network = :network and merged_into is not null ";

    /// Neither gone, nor closed, nor standing under another.
    private static final String IN_DIRECTORY = " gone_at is null and closed_at is null and merged_into is null ";

    private static final String DIRECTORY_TREE = """
            with recursive tree as (
                select id as root, id from places_place
                where network = :network and""" + IN_DIRECTORY + """
                union all
                select t.root, p.id
                from tree t join places_place p on p.network = :network and p.merged_into = t.id)
            """;

    private final JdbcClient db;

    PlaceStore(JdbcClient db) {
        this.db = db;
    }

    List<Place> all(String network) {
        return db.sql(PLACE + "where network = :network and" + IN_DIRECTORY + "order by id")
                .param("network", network)
                .query(PlaceStore::place)
                .list();
    }

    /// Those of some that are in the directory.
    List<Place> standing(String network, Collection<PlaceId> ids) {
        return db.sql(PLACE + "where network = :network and id = any(:ids) and" + IN_DIRECTORY)
                .param("network", network)
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The place of this code, whatever it stands under.
    Optional<Place> byCode(String network, PlaceCode code) {
        return db.sql(PLACE + "where network = :network and code = :code")
                .param("network", network)
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    /// The place under which that of this code stands, or itself.
    Optional<Place> standing(String network, PlaceCode code) {
        return db.sql("""
                        with recursive up as (
                            select id, merged_into from places_place where network = :network and code = :code
                            union all
                            select p.id, p.merged_into
                            from up join places_place p on p.network = :network and p.id = up.merged_into)
                        """ + PLACE + "where network = :network and id = (select id from up where merged_into is null)")
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

    /// The places, locked until the end of the transaction; always in the same order, so that two never wait for each
    /// other.
    List<Place> lock(String network, Collection<PlaceId> ids) {
        return db.sql(PLACE + "where network = :network and id = any(:ids) order by id for update")
                .param("network", network)
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The place under which each stands, or itself.
    Map<PlaceId, PlaceId> roots(String network, Collection<PlaceId> ids) {
        var roots = new HashMap<PlaceId, PlaceId>();
        db.sql("""
                        with recursive up as (
                            select id as asked, id, merged_into from places_place
                            where network = :network and id = any(:ids)
                            union all
                            select up.asked, p.id, p.merged_into
                            from up join places_place p on p.network = :network and p.id = up.merged_into)
                        select asked, id from up where merged_into is null
                        """)
                .param("network", network)
                .param("ids", ids(ids))
                .query((row, i) -> Map.entry(id(row, "asked"), id(row, "id")))
                .list()
                .forEach(entry -> roots.put(entry.getKey(), entry.getValue()));
        return roots;
    }

    /// The name under which each stands.
    Map<PlaceId, String> names(String network, Collection<PlaceId> ids) {
        var names = new HashMap<PlaceId, String>();
        db.sql("""
                        with recursive up as (
                            select id as asked, merged_into, sheet ->> 'nom' as name from places_place
                            where network = :network and id = any(:ids)
                            union all
                            select up.asked, p.merged_into, p.sheet ->> 'nom'
                            from up join places_place p on p.network = :network and p.id = up.merged_into)
                        select asked, name from up where merged_into is null
                        """)
                .param("network", network)
                .param("ids", ids(ids))
                .query((row, i) -> Map.entry(id(row, "asked"), Optional.ofNullable(row.getString("name"))))
                .list()
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().orElse("")));
        return names;
    }

    /// The record that this place began with and all those that stand under it, oldest first.
    List<Member> members(String network, PlaceId root) {
        return db.sql(TREE + """
                        select p.id, p.code, p.merged_into, p.created_at
                        from tree t join places_place p on p.network = :network and p.id = t.id
                        order by p.created_at, p.id
                        """)
                .param("network", network)
                .param("roots", ids(List.of(root)))
                .query((row, i) -> new Member(
                        id(row, "id"),
                        new PlaceCode(row.getString("code")),
                        Optional.ofNullable(row.getObject("merged_into", UUID.class))
                                .map(PlaceId::new),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Each record that stands under another, and that other.
    Map<PlaceId, PlaceId> parents(String network) {
        return parents(db.sql(PARENT).param("network", network));
    }

    /// The same of some.
    Map<PlaceId, PlaceId> parents(String network, Collection<PlaceId> records) {
        return parents(
                db.sql(PARENT + "and id = any(:ids)").param("network", network).param("ids", ids(records)));
    }

    private static Map<PlaceId, PlaceId> parents(JdbcClient.StatementSpec of) {
        return of.query((row, i) -> Map.entry(id(row, "id"), id(row, "merged_into"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<SourceRecord> records(String network) {
        return db.sql("""
                        select o.place, o.source, o.local_id,
                               case when p.merged_into is null
                                         and not exists (select from places_place c
                                                         where c.network = p.network and c.merged_into = p.id)
                                    then p.sheet else o.said end as sheet
                        from places_origin o join places_place p on p.network = o.network and p.id = o.place
                        where o.network = :network and o.gone_at is null
                        order by o.source, o.local_id
                        """)
                .param("network", network)
                .query((row, i) -> new SourceRecord(
                        id(row, "place"),
                        row.getString("source"),
                        row.getString("local_id"),
                        SheetJson.readSheet(row.getString("sheet"))))
                .list();
    }

    /// The one that stands when several become one: whichever is in the lists, else the oldest.
    PlaceId first(String network, Collection<PlaceId> places) {
        return db.sql("""
                        select id from places_place where network = :network and id = any(:ids)
                        order by gone_at is not null or closed_at is not null, created_at, id limit 1
                        """)
                .param("network", network)
                .param("ids", ids(places))
                .query((row, i) -> id(row, "id"))
                .single();
    }

    void stand(String network, PlaceId place, Optional<PlaceId> under) {
        db.sql("""
                        update places_place set merged_into = :under::uuid, changes = changes + 1
                        where network = :network and id = :id
                        """)
                .param("network", network)
                .param("id", place.value())
                .param("under", under.map(PlaceId::toString).orElse(null))
                .update();
    }

    /// A number that grows with every transaction that changes the network's places, in the order of their commits.
    long version(String network) {
        return db.sql("select n from places_version where network = :network")
                .param("network", network)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Whoever draws holds back the others until the end of its transaction.
    long nextVersion(String network) {
        return db.sql("""
                        insert into places_version (network, n) values (:network, 1)
                        on conflict (network) do update set n = places_version.n + 1 returning n
                        """).param("network", network).query(Long.class).single();
    }

    /// A harvest writes many places in an order of its own: two of one network wait for each other, and whoever groups
    /// places meanwhile is told to come back ([#mayGroup]), else they could wait for each other without end.
    void lockNetwork(String network) {
        db.sql("select pg_advisory_xact_lock(hashtext('places'), hashtext(:network))")
                .param("network", network)
                .query((row, i) -> "")
                .list();
    }

    boolean mayGroup(String network) {
        return db.sql("select pg_try_advisory_xact_lock_shared(hashtext('places'), hashtext(:network))")
                .param("network", network)
                .query(Boolean.class)
                .single();
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

    /// What happened to the place and to all the records that stand under it, in order.
    List<Change> history(String network, PlaceId root) {
        return histories(network, List.of(root)).getOrDefault(root, List.of());
    }

    Map<PlaceId, List<Change>> histories(String network, Collection<PlaceId> roots) {
        return histories(db.sql(TREE + "select t.root, " + CHANGE + """
                        from tree t join places_change c on c.network = :network and c.place = t.id order by c.n
                        """)
                .param("network", network)
                .param("roots", ids(roots)));
    }

    /// When people last corrected something of each place, or found it right; those that nobody ever looked at are not
    /// in it.
    Map<PlaceId, Instant> seenByPeople(String network) {
        var seen = new HashMap<PlaceId, Instant>();
        db.sql(DIRECTORY_TREE + """
                        select t.root, max(c.at) as at
                        from tree t join places_change c on c.network = :network and c.place = t.id
                        where c.source is null and c.act in ('said', 'confirmed') group by t.root
                        """).param("network", network).query(row -> {
            seen.put(
                    new PlaceId(row.getObject("root", UUID.class)),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        });
        return seen;
    }

    /// Of all the places in the directory.
    Map<PlaceId, List<Change>> histories(String network) {
        return histories(db.sql(DIRECTORY_TREE + """
                        select t.root,\s""" + CHANGE + """
                        from tree t join places_change c on c.network = :network and c.place = t.id order by c.n
                        """).param("network", network));
    }

    /// What happened to the place and to every place that was ever grouped with it, even through others.
    List<Change> historiesEverGrouped(String network, PlaceId place) {
        return db.sql("""
                        with recursive kin(id) as (
                            select :place::uuid
                            union
                            select case when c.place = k.id then c.other else c.place end
                            from kin k join places_change c
                              on c.network = :network and c.other is not null and (c.place = k.id or c.other = k.id))
                        select\s""" + CHANGE + """
                        from kin k join places_change c on c.network = :network and c.place = k.id order by c.n
                        """)
                .param("network", network)
                .param("place", place.toString())
                .query((row, i) -> change(row))
                .list();
    }

    /// When records that no longer stand under this place came, and left.
    List<Change> passages(String network, PlaceId root) {
        return db.sql(TREE + "select " + CHANGE + """
                        from places_change c
                        where c.network = :network and c.other = any(:roots)
                          and c.place not in (select id from tree)
                        order by c.n
                        """)
                .param("network", network)
                .param("roots", ids(List.of(root)))
                .query((row, i) -> change(row))
                .list();
    }

    private static Map<PlaceId, List<Change>> histories(JdbcClient.StatementSpec inOrder) {
        var histories = new HashMap<PlaceId, List<Change>>();
        inOrder.query((row, i) -> Map.entry(id(row, "root"), change(row)))
                .list()
                .forEach(entry -> histories
                        .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return histories;
    }

    /// @param codes one for each sheet
    void insert(String network, Instant at, Map<PlaceId, Sheet> sheets, List<PlaceCode> codes) {
        db.sql("""
                        insert into places_place (network, id, code, sheet, changes, created_at, changed_at)
                        select :network, id, code, sheet::jsonb, 1, :at, :at
                        from unnest(:ids, :codes, :sheets) as t(id, code, sheet)
                        """)
                .param("network", network)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids(sheets.keySet()))
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .param("sheets", texts(sheets.values().stream().map(SheetJson::write)))
                .update();
    }

    /// Those of these codes that places of the network have.
    Set<PlaceCode> taken(String network, Set<PlaceCode> codes) {
        return db.sql("select code from places_place where network = :network and code = any(:codes)")
                .param("network", network)
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .query((row, i) -> new PlaceCode(row.getString("code")))
                .set();
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

    void close(String network, PlaceId place, Optional<Instant> closed, Instant now) {
        db.sql("""
                        update places_place set closed_at = :closed, changes = changes + 1, changed_at = :now
                        where network = :network and id = :place
                        """)
                .param("network", network)
                .param("place", place.value())
                .param("closed", closed.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// All that somebody closed.
    Set<PlaceId> closed(String network) {
        return Set.copyOf(db.sql("select id from places_place where network = :network and closed_at is not null")
                .param("network", network)
                .query((row, i) -> id(row, "id"))
                .list());
    }

    /// A place leaves when no source has any of its records any more, and comes back when one has. Returns those that
    /// left.
    List<PlaceId> settle(String network, Instant at, Collection<PlaceId> roots) {
        return db
                .sql(TREE + """
                        , held as (
                            select t.root, bool_or(o.gone_at is null) as present
                            from tree t join places_origin o on o.network = :network and o.place = t.id
                            group by t.root)
                        update places_place p
                        set gone_at = case when h.present then null else :at end, changed_at = :at
                        from held h
                        where p.network = :network and p.id = h.root and (p.gone_at is null) <> h.present
                        returning p.id, p.gone_at
                        """)
                .param("network", network)
                .param("roots", ids(roots))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, i) ->
                        row.getObject("gone_at") == null ? Optional.<PlaceId>empty() : Optional.of(id(row, "id")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// One change of each place, all by the same voice at the same moment.
    void append(
            String network, Instant at, Voice voice, Change.Act act, Map<PlaceId, Map<Field, Optional<String>>> said) {
        append(network, at, voice, act, said, Optional.empty());
    }

    /// `other`: with which the places are grouped, or from which they are separated.
    void append(
            String network,
            Instant at,
            Voice voice,
            Change.Act act,
            Map<PlaceId, Map<Field, Optional<String>>> said,
            Optional<PlaceId> other) {
        var source = voice instanceof Voice.Source s ? s : null;
        var person = voice instanceof Voice.Person p ? p : null;
        var caretaker = voice instanceof Voice.Caretaker c ? c : null;
        db.sql("""
                        insert into places_change
                            (network, place, at, source, run, actor, caretaker, actor_name, act, other, fields)
                        select :network, place, :at, :source, :run::uuid, :actor::uuid, :caretaker::uuid, :name, :act,
                               :other::uuid, fields::jsonb
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
                .param("other", other.map(PlaceId::toString).orElse(null))
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

    int standing(String network) {
        return db.sql("select count(*) from places_place where network = :network and" + IN_DIRECTORY)
                .param("network", network)
                .query(Integer.class)
                .single();
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

    /// Marks as gone the records of the source that `present` lacks, and returns the places that they made.
    List<PlaceId> withdrawAllBut(String network, String source, Collection<String> present, Instant at) {
        return db.sql("""
                        update places_origin set gone_at = :at
                        where network = :network and source = :source and gone_at is null
                          and not local_id = any(:present)
                        returning place
                        """)
                .param("network", network)
                .param("source", source)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("present", present.toArray(String[]::new))
                .query((row, i) -> id(row, "place"))
                .list();
    }

    /// The places of the records of the source that `present` lacks.
    List<PlaceId> lacking(String network, String source, Collection<String> present) {
        return db.sql("""
                        select place from places_origin
                        where network = :network and source = :source and gone_at is null
                          and not local_id = any(:present) order by local_id
                        """)
                .param("network", network)
                .param("source", source)
                .param("present", present.toArray(String[]::new))
                .query((row, i) -> id(row, "place"))
                .list();
    }

    /// The records of a source that are present.
    Set<String> localIds(String network, String source) {
        return new HashSet<>(db.sql(
                        "select local_id from places_origin where network = :network and source = :source and gone_at is null")
                .param("network", network)
                .param("source", source)
                .query(String.class)
                .list());
    }

    /// The records of a source of which one of its runs said anything.
    Map<String, PlaceId> touched(String network, String source, UUID run) {
        return db
                .sql("""
                        select o.local_id, o.place from places_origin o
                        where o.network = :network and o.source = :source
                          and o.place in (select c.place from places_change c
                                          where c.network = :network and c.source = :source and c.run = :run)
                        """)
                .param("network", network)
                .param("source", source)
                .param("run", run)
                .query((row, i) -> Map.entry(row.getString("local_id"), id(row, "place")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// What one source said of some records, in order.
    Map<PlaceId, List<Change>> own(String network, String source, Collection<PlaceId> records) {
        return db
                .sql("select " + CHANGE + """
                        from places_change c
                        where c.network = :network and c.source = :source and c.place = any(:records) order by c.n
                        """)
                .param("network", network)
                .param("source", source)
                .param("records", ids(records))
                .query((row, i) -> change(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Change::place));
    }

    private static Place place(ResultSet row, int i) throws SQLException {
        return Place.of(
                new PlaceId(row.getObject("id", UUID.class)),
                new PlaceCode(row.getString("code")),
                SheetJson.readSheet(row.getString("sheet")),
                row.getInt("changes"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("gone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("n"),
                id(row, "place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                voice(row),
                Change.Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                SheetJson.readFields(row.getString("fields")),
                Optional.ofNullable(row.getObject("other", UUID.class)).map(PlaceId::new));
    }

    private static PlaceId id(ResultSet row, String column) throws SQLException {
        return new PlaceId(row.getObject(column, UUID.class));
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
