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
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `places_place`.
@Repository
class PlaceStore {
    /// SQL query that selects the records merged into each of `:roots`, with each root before its records.
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

    /// SQL condition of the places that lists show: not withdrawn, not closed and not merged into another place.
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

    /// Returns the given places without those that lists do not show (closed, withdrawn or merged places).
    List<Place> standing(Collection<PlaceId> ids) {
        return db.sql(PLACE + "where id = any(:ids) and" + IN_DIRECTORY)
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// Returns the place with this code, even if it is merged into another place; empty if the code is unknown.
    Optional<Place> byCode(PlaceCode code) {
        return db.sql(PLACE + "where code = :code")
                .param("code", code.value())
                .query(PlaceStore::place)
                .optional();
    }

    /// Returns the place with this code; if it is merged into another place, returns that place.
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

    /// Locks the places until the end of the transaction and returns them. Places are always locked in the same
    /// order, so that two transactions never wait for each other.
    List<Place> lock(Collection<PlaceId> ids) {
        return db.sql(PLACE + "where id = any(:ids) order by id for update")
                .param("ids", ids(ids))
                .query(PlaceStore::place)
                .list();
    }

    /// Returns, for each id, the id of the place into which the place is merged, or its own id if it is not
    /// merged.
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

    /// Returns, for each id, the name of the place into which the place is merged, or its own name if it is not
    /// merged.
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

    /// Returns the records of this place, the oldest first, including the record of the survivor.
    List<MergedRecord> members(PlaceId root) {
        return db.sql(TREE + """
                        select p.id, p.code, p.merged_into as under
                        from tree t join places_place p on p.id = t.id
                        order by p.created_at, p.id
                        """)
                .param("roots", ids(List.of(root)))
                .query(MergedRecord.class)
                .list();
    }

    /// Returns, for each merged record, the record into which it is directly merged.
    Map<PlaceId, PlaceId> parents() {
        return parents(db.sql(PARENT));
    }

    /// Returns, for each of the given records that is merged, the record into which it is directly merged.
    Map<PlaceId, PlaceId> parents(Collection<PlaceId> records) {
        return parents(db.sql(PARENT + "and id = any(:ids)").param("ids", ids(records)));
    }

    private static Map<PlaceId, PlaceId> parents(Sql.SqlStatement of) {
        return of.map(PlaceId.class, PlaceId.class);
    }

    List<SourcePlaceRecord> records() {
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
                .query((row, i) -> new SourcePlaceRecord(
                        id(row, "place"),
                        row.getString("source"),
                        row.getString("local_id"),
                        PlaceSheetJson.readSheet(row.getString("sheet"))))
                .list();
    }

    /// Returns the place that would survive a merge of the given places: a place that lists show, otherwise the
    /// oldest.
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

    /// Returns the version number of the network's directory of places. Each transaction that changes places
    /// increases the number, in the order of the commits.
    long version() {
        return db.sql("select number as n from places_version")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Increases the version number of the directory and returns the new number. Other transactions of the
    /// network wait here until the current transaction ends.
    long nextVersion() {
        return db.sql("""
                        insert into places_version (number) values (1)
                        on conflict (network) do update set number = places_version.number + 1 returning number as n
                        """).query(Long.class).single();
    }

    /// Locks all places of the network for a harvest, which writes many places in any order. A second harvest
    /// waits until the first ends, and merges are refused in the meantime ([#mayGroup]), so that no deadlock
    /// occurs.
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

    /// Inserts a new place for each sheet.
    ///
    /// @param at time of the creation
    /// @param codes unused codes, one for each sheet
    void insert(Instant at, Map<PlaceId, PlaceSheet> sheets, List<PlaceCode> codes) {
        db.sql("""
                        insert into places_place (id, code, sheet, changes, created_at, changed_at)
                        select id, code, sheet::jsonb, 1, :at, :at
                        from unnest(:ids, :codes, :sheets) as t(id, code, sheet)
                        """)
                .param("at", at)
                .param("ids", ids(sheets.keySet()))
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .param("sheets", texts(sheets.values().stream().map(PlaceSheetJson::write)))
                .update();
    }

    /// Returns the codes among the given ones that a place of the network already uses.
    Set<PlaceCode> taken(Set<PlaceCode> codes) {
        return db.sql("select code from places_place where code = any(:codes)")
                .param("codes", texts(codes.stream().map(PlaceCode::value)))
                .query(PlaceCode.class)
                .set();
    }

    void update(Instant at, Map<PlaceId, PlaceSheet> sheets) {
        db.sql("""
                        update places_place p
                        set sheet = t.sheet::jsonb, changes = p.changes + 1, changed_at = :at
                        from unnest(:ids, :sheets) as t(id, sheet)
                        where p.id = t.id
                        """)
                .param("at", at)
                .param("ids", ids(sheets.keySet()))
                .param("sheets", texts(sheets.values().stream().map(PlaceSheetJson::write)))
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

    /// Returns the ids of all places that a person closed.
    Set<PlaceId> closed() {
        return Set.copyOf(db.sql("select id from places_place where closed_at is not null")
                .query(PlaceId.class)
                .list());
    }

    /// Marks each of these places as withdrawn if no source lists any of its records, and as listed if a source
    /// does. Returns the places that were newly withdrawn.
    ///
    /// @param at time of the withdrawal
    /// @param roots the places
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
                PlaceSheetJson.readSheet(row.getString("sheet")),
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
