package org.tousaidants.places.communes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.db.Sql;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes the tables `communes_import` and `communes_row`.
@Repository
class CommuneImportStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sql db;

    CommuneImportStore(Sql db) {
        this.db = db;
    }

    void add(ImportedCommuneFile file) {
        db.sql("""
                        insert into communes_import (id, state, recorded_at, actor, name, origin, read, replaced, estimates, added,
                                                     contours, refused, refusals)
                        values (:id, :state, :at, :actor::uuid, :name, :origin, :read, :replaced, :estimates, :added,
                                :contours, :refused, :refusals::jsonb)
                        """)
                .params(file)
                .param("state", EnumConstantName.low(file.state()))
                .param("actor", file.actor().map(UUID::toString))
                .param("refusals", JSON.writeValueAsString(file.refusals()).replace("\\u0000", "␀"))
                .update();
    }

    /// « Différence » — one commune whose data the file changes.
    ///
    /// @param known name of the commune before the import; empty for a new commune
    /// @param moved metres between the previous centre and the new centre; 0 for a new commune
    /// @param before the data from an earlier import; empty if only the shipped table contained the commune
    /// @param after the data of this file
    record ChangedCommune(
            String code, String known, int moved, boolean renamed, Optional<Commune> before, Commune after) {}

    void addRows(UUID file, List<ChangedCommune> rows) {
        db.sql("""
                        insert into communes_row (import, code, before, after, known, moved, renamed)
                        select :file, code, before::jsonb, after::jsonb, known, moved, renamed
                        from unnest(:codes, :befores, :afters, :knowns, :moveds, :renameds)
                             as t(code, before, after, known, moved, renamed)
                        """)
                .param("file", file)
                .param("codes", rows.stream().map(ChangedCommune::code).toArray(String[]::new))
                .param(
                        "befores",
                        rows.stream()
                                .map(row -> row.before()
                                        .map(CommuneImportStore::written)
                                        .orElse(null))
                                .toArray(String[]::new))
                .param("afters", rows.stream().map(row -> written(row.after())).toArray(String[]::new))
                .param("knowns", rows.stream().map(ChangedCommune::known).toArray(String[]::new))
                .param("moveds", rows.stream().map(ChangedCommune::moved).toArray(Integer[]::new))
                .param("renameds", rows.stream().map(ChangedCommune::renamed).toArray(Boolean[]::new))
                .update();
    }

    /// Returns the changed communes of a file: the renamed communes first, then those whose centre moved
    /// farthest.
    List<ChangedCommune> rows(UUID file, int limit) {
        return db.sql("""
                        select code, before, after, known, moved, renamed from communes_row
                        where import = :file order by renamed desc, moved desc, code limit :limit
                        """)
                .param("file", file)
                .param("limit", limit)
                .query((row, i) -> new ChangedCommune(
                        row.getString("code"),
                        row.getString("known"),
                        row.getInt("moved"),
                        row.getBoolean("renamed"),
                        Optional.ofNullable(row.getString("before")).map(CommuneImportStore::read),
                        read(row.getString("after"))))
                .list();
    }

    Optional<ImportedCommuneFile> file(UUID id) {
        return db.sql("""
                        select id, state, recorded_at, actor, name, origin, read, replaced, estimates, added, contours, refused,
                               refusals
                        from communes_import where id = :id
                        """).param("id", id).query(ImportedCommuneFile.class).optional();
    }

    /// Changes the state of the file to `to` and locks its row. Returns false, and changes nothing, if the file
    /// was not in the state `from`.
    boolean turn(UUID file, ImportedCommuneFile.CommuneFileState from, ImportedCommuneFile.CommuneFileState to) {
        return db.sql("update communes_import set state = :to where id = :id and state = :from")
                        .param("id", file)
                        .param("from", EnumConstantName.low(from))
                        .param("to", EnumConstantName.low(to))
                        .update()
                == 1;
    }

    /// Returns the id of the latest imported file whose changes a person accepted and nobody has undone; empty
    /// if there is none.
    Optional<UUID> lastKept() {
        return db.sql("select id from communes_import where state = 'kept' order by recorded_at desc limit 1")
                .query(UUID.class)
                .optional();
    }

    /// One stored row of the table `communes_row`: the columns of one commune.
    private record CommuneImportRow(
            String code,
            String name,
            List<String> postcodes,
            int population,
            String epci,
            String epciName,
            double latitude,
            double longitude) {}

    private static String written(Commune one) {
        return JSON.writeValueAsString(new CommuneImportRow(
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
        var row = JSON.readValue(text, CommuneImportRow.class);
        return new Commune(
                row.code(),
                row.name(),
                row.postcodes(),
                row.population(),
                row.epci(),
                row.epciName(),
                Commune.departementOf(row.code()),
                new GeoPoint(row.latitude(), row.longitude()),
                false);
    }

    /// Returns the imported files, the most recent first.
    List<ImportedCommuneFile> latest(int limit) {
        return db.sql("""
                        select id, state, recorded_at, actor, name, origin, read, replaced, estimates, added, contours, refused, refusals
                        from communes_import order by recorded_at desc limit :limit
                        """)
                .param("limit", limit)
                .query(ImportedCommuneFile.class)
                .list();
    }
}
