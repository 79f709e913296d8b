package org.tousaidants.places.communes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.db.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `communes_import` and `communes_row`.
@Repository
class CommuneImportStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql db;

    CommuneImportStore(Sql db) {
        this.db = db;
    }

    void add(CommuneFile file) {
        db.sql("""
                        insert into communes_import (id, state, recorded_at, actor, name, origin, read, replaced, estimates, added,
                                                     contours, refused, refusals)
                        values (:id, :state, :at, :actor::uuid, :name, :origin, :read, :replaced, :estimates, :added,
                                :contours, :refused, :refusals::jsonb)
                        """)
                .params(file)
                .param("state", ConstantName.low(file.state()))
                .param("actor", file.actor().map(UUID::toString))
                .param("refusals", JSON.writeValueAsString(file.refusals()).replace("\\u0000", "␀"))
                .update();
    }

    /// « Différence » — one commune whose data the file changes.
    ///
    /// @param known its name before the import; empty for a new commune
    /// @param moved metres between its previous and its new centre; 0 for a new commune
    /// @param before the data that an earlier file gave; empty if only the shipped table had it
    /// @param after the data of this file
    record Changed(String code, String known, int moved, boolean renamed, Optional<Commune> before, Commune after) {}

    void addRows(UUID file, List<Changed> rows) {
        db.sql("""
                        insert into communes_row (import, code, before, after, known, moved, renamed)
                        select :file, code, before::jsonb, after::jsonb, known, moved, renamed
                        from unnest(:codes, :befores, :afters, :knowns, :moveds, :renameds)
                             as t(code, before, after, known, moved, renamed)
                        """)
                .param("file", file)
                .param("codes", rows.stream().map(Changed::code).toArray(String[]::new))
                .param(
                        "befores",
                        rows.stream()
                                .map(row -> row.before()
                                        .map(CommuneImportStore::written)
                                        .orElse(null))
                                .toArray(String[]::new))
                .param("afters", rows.stream().map(row -> written(row.after())).toArray(String[]::new))
                .param("knowns", rows.stream().map(Changed::known).toArray(String[]::new))
                .param("moveds", rows.stream().map(Changed::moved).toArray(Integer[]::new))
                .param("renameds", rows.stream().map(Changed::renamed).toArray(Boolean[]::new))
                .update();
    }

    /// The renamed communes first, then those whose centre moved farthest.
    List<Changed> rows(UUID file, int limit) {
        return db.sql("""
                        select code, before, after, known, moved, renamed from communes_row
                        where import = :file order by renamed desc, moved desc, code limit :limit
                        """)
                .param("file", file)
                .param("limit", limit)
                .query((row, i) -> new Changed(
                        row.getString("code"),
                        row.getString("known"),
                        row.getInt("moved"),
                        row.getBoolean("renamed"),
                        Optional.ofNullable(row.getString("before")).map(CommuneImportStore::read),
                        read(row.getString("after"))))
                .list();
    }

    Optional<CommuneFile> file(UUID id) {
        return db.sql("""
                        select id, state, recorded_at, actor, name, origin, read, replaced, estimates, added, contours, refused,
                               refusals
                        from communes_import where id = :id
                        """).param("id", id).query(CommuneFile.class).optional();
    }

    /// Changes the state of the file and locks its row; false if the file was not in the state `from`.
    boolean turn(UUID file, CommuneFile.State from, CommuneFile.State to) {
        return db.sql("update communes_import set state = :to where id = :id and state = :from")
                        .param("id", file)
                        .param("from", ConstantName.low(from))
                        .param("to", ConstantName.low(to))
                        .update()
                == 1;
    }

    /// The latest file whose values apply; empty if there is none.
    Optional<UUID> lastKept() {
        return db.sql("select id from communes_import where state = 'kept' order by recorded_at desc limit 1")
                .query(UUID.class)
                .optional();
    }

    /// The columns of one commune, as they are stored.
    private record Row(
            String code,
            String name,
            List<String> postcodes,
            int population,
            String epci,
            String epciName,
            double latitude,
            double longitude) {}

    private static String written(Commune one) {
        return JSON.writeValueAsString(new Row(
                one.code(),
                one.name(),
                one.postcodes(),
                one.population(),
                one.epci(),
                one.epciName(),
                one.centre().latitude(),
                one.centre().longitude()));
    }

    private static Commune read(String text) {
        var row = JSON.readValue(text, Row.class);
        return new Commune(
                row.code(),
                row.name(),
                row.postcodes(),
                row.population(),
                row.epci(),
                row.epciName(),
                Commune.departementOf(row.code()),
                new Point(row.latitude(), row.longitude()),
                false);
    }

    /// The latest first.
    List<CommuneFile> latest(int limit) {
        return db.sql("""
                        select id, state, recorded_at, actor, name, origin, read, replaced, estimates, added, contours, refused, refusals
                        from communes_import order by recorded_at desc limit :limit
                        """).param("limit", limit).query(CommuneFile.class).list();
    }
}
