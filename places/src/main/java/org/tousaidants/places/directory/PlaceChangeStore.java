package org.tousaidants.places.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `places_change`, which contains the history of each place. Rows are added and never
/// changed.
@Repository
class PlaceChangeStore {
    private static final String CHANGE =
            "c.place, c.number, c.recorded_at, c.source, c.run, c.actor, c.caretaker, c.actor_name, c.act, c.fields, c.other ";

    private final Sql db;

    PlaceChangeStore(Sql db) {
        this.db = db;
    }

    /// Returns all changes of the place and of the records merged into it, sorted by number.
    ///
    /// @param root id of the place
    List<PlaceChange> history(PlaceId root) {
        return histories(List.of(root)).getOrDefault(root, List.of());
    }

    Map<PlaceId, List<PlaceChange>> histories(Collection<PlaceId> roots) {
        return histories(
                db.sql(PlaceStore.TREE + "select t.root, " + CHANGE + """
                        from tree t join places_change c on c.place = t.id order by c.number
                        """).param("roots", PlaceStore.ids(roots)));
    }

    /// Returns the time of the last correction or confirmation by a person, by place. Places that no person has
    /// corrected or confirmed are absent.
    Map<PlaceId, Instant> seenByPeople() {
        return db.sql(PlaceStore.DIRECTORY_TREE + """
                        select t.root, max(c.recorded_at) as at
                        from tree t join places_change c on c.place = t.id
                        where c.source is null and c.act in ('said', 'confirmed') group by t.root
                        """).map(PlaceId.class, Instant.class);
    }

    /// Returns the history of each place in the directory, by place.
    Map<PlaceId, List<PlaceChange>> histories() {
        return histories(db.sql(PlaceStore.DIRECTORY_TREE + """
                        select t.root,\s""" + CHANGE + """
                        from tree t join places_change c on c.place = t.id order by c.number
                        """));
    }

    /// Returns the changes of the place and of every place that was ever merged with it, directly or through
    /// other places.
    List<PlaceChange> historiesEverGrouped(PlaceId place) {
        return db.sql("""
                        with recursive kin(id) as (
                            select :place::uuid
                            union
                            select case when c.place = k.id then c.other else c.place end
                            from kin k join places_change c
                              on c.other is not null and (c.place = k.id or c.other = k.id))
                        select\s""" + CHANGE + """
                        from kin k join places_change c on c.place = k.id order by c.number
                        """)
                .param("place", place.toString())
                .query((row, i) -> change(row))
                .list();
    }

    /// Returns the merges and separations of records that once belonged to this place and no longer do.
    List<PlaceChange> passages(PlaceId root) {
        return db.sql(PlaceStore.TREE + "select " + CHANGE + """
                        from places_change c
                        where c.other = any(:roots)
                          and c.place not in (select id from tree)
                        order by c.number
                        """)
                .param("roots", PlaceStore.ids(List.of(root)))
                .query((row, i) -> change(row))
                .list();
    }

    /// Returns the changes that this source made to the given records, by place and sorted by number.
    Map<PlaceId, List<PlaceChange>> own(String source, Collection<PlaceId> records) {
        return db
                .sql("select " + CHANGE + """
                        from places_change c
                        where c.source = :source and c.place = any(:records) order by c.number
                        """)
                .param("source", source)
                .param("records", PlaceStore.ids(records))
                .query((row, i) -> change(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(PlaceChange::place));
    }

    /// Adds one change for each given place, all from the same source and at the same moment.
    void append(
            Instant at,
            ValueStatementSource voice,
            PlaceChange.PlaceChangeAct act,
            Map<PlaceId, Map<Field, Optional<String>>> said) {
        append(at, voice, act, said, Optional.empty());
    }

    /// Adds one change for each given place. `other` is the place with which they are merged, or from which they
    /// are separated.
    void append(
            Instant at,
            ValueStatementSource voice,
            PlaceChange.PlaceChangeAct act,
            Map<PlaceId, Map<Field, Optional<String>>> said,
            Optional<PlaceId> other) {
        var source = voice instanceof ValueStatementSource.HarvestedSource s ? s : null;
        var person = voice instanceof ValueStatementSource.AccountSource p ? p : null;
        var caretaker = voice instanceof ValueStatementSource.CaretakerSource c ? c : null;
        db.sql("""
                        insert into places_change
                            (place, recorded_at, source, run, actor, caretaker, actor_name, act, other, fields)
                        select place, :at, :source, :run::uuid, :actor::uuid, :caretaker::uuid, :name, :act,
                               :other::uuid, fields::jsonb
                        from unnest(:places, :fields) as t(place, fields)
                        """)
                .param("at", at)
                .param("source", source == null ? null : source.name())
                .param("run", source == null ? null : source.run().toString())
                .param("actor", person == null ? null : person.account().toString())
                .param("caretaker", caretaker == null ? null : caretaker.id().toString())
                .param("name", voice instanceof ValueStatementSource.HumanSource human ? human.name() : null)
                .param("act", EnumConstantName.low(act))
                .param("other", other.map(PlaceId::toString))
                .param("places", PlaceStore.ids(said.keySet()))
                .param("fields", PlaceStore.texts(said.values().stream().map(PlaceSheetJson::writeFields)))
                .update();
    }

    private static Map<PlaceId, List<PlaceChange>> histories(Sql.SqlStatement inOrder) {
        var histories = new HashMap<PlaceId, List<PlaceChange>>();
        inOrder.query((row, i) -> Map.entry(PlaceStore.id(row, "root"), change(row)))
                .list()
                .forEach(entry -> histories
                        .computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return histories;
    }

    private static PlaceChange change(ResultSet row) throws SQLException {
        return new PlaceChange(
                row.getLong("number"),
                PlaceStore.id(row, "place"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                voice(row),
                PlaceChange.PlaceChangeAct.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
                PlaceSheetJson.readFields(row.getString("fields")),
                Optional.ofNullable(row.getObject("other", UUID.class)).map(PlaceId::new));
    }

    private static ValueStatementSource voice(ResultSet row) throws SQLException {
        var source = row.getString("source");
        if (source != null) return new ValueStatementSource.HarvestedSource(source, row.getObject("run", UUID.class));
        var caretaker = row.getObject("caretaker", UUID.class);
        return caretaker != null
                ? new ValueStatementSource.CaretakerSource(caretaker, row.getString("actor_name"))
                : new ValueStatementSource.AccountSource(
                        row.getObject("actor", UUID.class), row.getString("actor_name"));
    }
}
