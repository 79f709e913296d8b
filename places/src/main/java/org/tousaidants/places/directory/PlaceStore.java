package org.tousaidants.places.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.platform.db.Sql;

/// Rows of `places_place`.
@Repository
class PlaceStore {
    /// The records grouped under each of `:roots`, the root first.
    static final String TREE = """
            with recursive tree as (
                select root, root as id from unnest(:roots) as t(root)
                union all
                select t.root, p.id
                from tree t join places_place p on p.merged_into = t.id)
            """;

    private static final String PLACE =
            "select id, code, sheet, changes, changed_at, gone_at, closed_at from places_place ";

    private static final String PARENT = "select id, merged_into from places_place where merged_into is not null ";

    /// The place is not deleted, not closed and not grouped under another place.
    private static final String IN_DIRECTORY = " gone_at is null and closed_at is null and merged_into is null ";

    static final String DIRECTORY_TREE = """
            with recursive tree as (
                select id as root, id from places_place
                where""" + IN_DIRECTORY + """
                union all
                select t.root, p.id
                from tree t join places_place p on p.merged_into = t.id)
            """;

    private final Sql db;

    PlaceStore(Sql db) {
        this.db = db;
    }

    List<Place> all() {
        return db.sql(PLACE + "where " + IN_DIRECTORY + "order by id")
                .query(PlaceStore::place)
                .list();
    }

    /// Those of some that are in the directory.
    List<Place> standing(Collection<PlaceId> ids) {
        return db.sql(PLACE + "where id = any(:ids) and" + IN_DIRECTORY)
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The place with this code, even if it is grouped under another place.
    Optional<Place> byCode(PlaceCode code) {
        return db.sql(PLACE + "where code = :code")
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    /// The place under which that of this code stands, or itself.
    Optional<Place> standing(PlaceCode code) {
        return db.sql("""
                        with recursive up as (
                            select id, merged_into from places_place where code = :code
                            union all
                            select p.id, p.merged_into
                            from up join places_place p on p.id = up.merged_into)
                        """ + PLACE + "where id = (select id from up where merged_into is null)")
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    List<Place> byIds(Collection<PlaceId> ids) {
        return db.sql(PLACE + "where id = any(:ids)")
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The places, locked until the end of the transaction; always in the same order, to avoid deadlocks.
    List<Place> lock(Collection<PlaceId> ids) {
        return db.sql(PLACE + "where id = any(:ids) order by id for update")
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// The place under which each stands, or itself.
    Map<PlaceId, PlaceId> roots(Collection<PlaceId> ids) {
        return db.sql("""
                        with recursive up as (
                            select id as asked, id, merged_into from places_place
                            where id = any(:ids)
                            union all
                            select up.asked, p.id, p.merged_into
                            from up join places_place p on p.id = up.merged_into)
                        select asked, id from up where merged_into is null
                        """).param("ids", ids(ids)).map(PlaceId.class, PlaceId.class);
    }

    /// The name under which each stands.
    Map<PlaceId, String> names(Collection<PlaceId> ids) {
        return db.sql("""
                        with recursive up as (
                            select id as asked, merged_into, sheet ->> 'nom' as name from places_place
                            where id = any(:ids)
                            union all
                            select up.asked, p.merged_into, p.sheet ->> 'nom'
                            from up join places_place p on p.id = up.merged_into)
                        select asked, coalesce(name, '') from up where merged_into is null
                        """).param("ids", ids(ids)).map(PlaceId.class, String.class);
    }

    /// The first record of this place and all records grouped under it, oldest first.
    List<GroupedRecord> members(PlaceId root) {
        return db.sql(TREE + """
                        select p.id, p.code, p.merged_into as under
                        from tree t join places_place p on p.id = t.id
                        order by p.created_at, p.id
                        """)
                .param("roots", ids(List.of(root)))
                .query(GroupedRecord.class)
                .list();
    }

    /// Each record that is grouped under another place, with that place.
    Map<PlaceId, PlaceId> parents() {
        return parents(db.sql(PARENT));
    }

    /// The places under which these records are grouped.
    Map<PlaceId, PlaceId> parents(Collection<PlaceId> records) {
        return parents(db.sql(PARENT + "and id = any(:ids)").param("ids", ids(records)));
    }

    private static Map<PlaceId, PlaceId> parents(Sql.Statement of) {
        return of.map(PlaceId.class, PlaceId.class);
    }

    List<SourceRecord> records() {
        return db.sql("""
                        select o.place, o.source, o.local_id,
                               case when p.merged_into is null
                                         and not exists (select from places_place c
                                                         where c.network = p.network and c.merged_into = p.id)
                                    then p.sheet else o.said end as sheet
                        from places_origin o join places_place p on p.network = o.network and p.id = o.place
                        where o.gone_at is null
                        order by o.source, o.local_id
                        """)
                .query((row, i) -> new SourceRecord(
                        id(row, "place"),
                        row.getString("source"),
                        row.getString("local_id"),
                        SheetJson.readSheet(row.getString("sheet"))))
                .list();
    }

    /// The survivor when several become one: a listed one, else the oldest.
    PlaceId first(Collection<PlaceId> places) {
        return db.sql("""
                        select id from places_place where id = any(:ids)
                        order by gone_at is not null or closed_at is not null, created_at, id limit 1
                        """).param("ids", ids(places)).query(PlaceId.class).single();
    }

    void stand(PlaceId place, Optional<PlaceId> under) {
        db.sql("""
                        update places_place set merged_into = :under::uuid, changes = changes + 1
                        where id = :id
                        """)
                .param("id", place.value())
                .param("under", under.map(PlaceId::toString))
                .update();
    }

    /// A number that grows with every transaction that changes the network's places, in the
    /// order of their commits.
    long version() {
        return db.sql("select number as n from places_version")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// The drawing transaction blocks the others until its end.
    long nextVersion() {
        return db.sql("""
                        insert into places_version (number) values (1)
                        on conflict (network) do update set number = places_version.number + 1 returning number as n
                        """).query(Long.class).single();
    }

    /// A harvest writes many places in an order of its own: two of one network wait for each other, and a
    /// grouping meanwhile is refused and tried later ([#mayGroup]), to avoid a deadlock.
    void lockNetwork() {
        db.sql("select pg_advisory_xact_lock(hashtext('places'), hashtext(current_setting('ta.network')))")
                .query((row, i) -> "")
                .list();
    }

    boolean mayGroup() {
        return db.sql(
                        "select pg_try_advisory_xact_lock_shared(hashtext('places'), hashtext(current_setting('ta.network')))")
                .query(Boolean.class)
                .single();
    }

    /// @param codes one for each sheet
    void insert(Instant at, Map<PlaceId, Sheet> sheets, List<PlaceCode> codes) {
        db.sql("""
                        insert into places_place (id, code, sheet, changes, created_at, changed_at)
                        select id, code, sheet::jsonb, 1, :at, :at
                        from unnest(:ids, :codes, :sheets) as t(id, code, sheet)
                        """)
                .param("at", at)
                .param("ids", ids(sheets.keySet()))
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .param("sheets", texts(sheets.values().stream().map(SheetJson::write)))
                .update();
    }

    /// Those of these codes that places of the network have.
    Set<PlaceCode> taken(Set<PlaceCode> codes) {
        return db.sql("select code from places_place where code = any(:codes)")
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .query(PlaceCode.class)
                .set();
    }

    void update(Instant at, Map<PlaceId, Sheet> sheets) {
        db.sql("""
                        update places_place p
                        set sheet = t.sheet::jsonb, changes = p.changes + 1, changed_at = :at
                        from unnest(:ids, :sheets) as t(id, sheet)
                        where p.id = t.id
                        """)
                .param("at", at)
                .param("ids", ids(sheets.keySet()))
                .param("sheets", texts(sheets.values().stream().map(SheetJson::write)))
                .update();
    }

    void close(PlaceId place, Optional<Instant> closed, Instant now) {
        db.sql("""
                        update places_place set closed_at = :closed, changes = changes + 1, changed_at = :now
                        where id = :place
                        """)
                .param("place", place.value())
                .param("closed", closed)
                .param("now", now)
                .update();
    }

    /// All places that a person closed.
    Set<PlaceId> closed() {
        return Set.copyOf(db.sql("select id from places_place where closed_at is not null")
                .query(PlaceId.class)
                .list());
    }

    /// A place leaves when no source has any of its records any more, and comes back when one has. Returns
    /// those that left.
    List<PlaceId> settle(Instant at, Collection<PlaceId> roots) {
        return db
                .sql(TREE + """
                        , held as (
                            select t.root, bool_or(o.gone_at is null) as present
                            from tree t join places_origin o on o.place = t.id
                            group by t.root)
                        update places_place p
                        set gone_at = case when h.present then null else :at end, changed_at = :at
                        from held h
                        where p.id = h.root and (p.gone_at is null) <> h.present
                        returning p.id, p.gone_at
                        """)
                .param("roots", ids(roots))
                .param("at", at)
                .query((row, i) ->
                        row.getObject("gone_at") == null ? Optional.<PlaceId>empty() : Optional.of(id(row, "id")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    int standing() {
        return db.sql("select count(*) from places_place where " + IN_DIRECTORY)
                .query(Integer.class)
                .single();
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

    static PlaceId id(ResultSet row, String column) throws SQLException {
        return new PlaceId(row.getObject(column, UUID.class));
    }

    static UUID[] ids(Collection<PlaceId> places) {
        return places.stream().map(PlaceId::value).toArray(UUID[]::new);
    }

    static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }
}
