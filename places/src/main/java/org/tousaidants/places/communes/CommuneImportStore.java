package org.tousaidants.places.communes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.territory.CommuneImport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of `communes_import`.
@Repository
class CommuneImportStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<CommuneImport.RefusedRow>> REFUSALS = new TypeReference<>() {};

    private final JdbcClient db;

    CommuneImportStore(JdbcClient db) {
        this.db = db;
    }

    void add(UUID id, Brought file) {
        db.sql("""
                        insert into communes_import (id, at, actor, name, origin, read, replaced, estimates, added,
                                                     contours, refused, refusals)
                        values (:id, :at, :actor::uuid, :name, :origin, :read, :replaced, :estimates, :added,
                                :contours, :refused, :refusals::jsonb)
                        """)
                .param("id", id)
                .param("at", file.at().atOffset(ZoneOffset.UTC))
                .param("actor", file.actor().map(UUID::toString).orElse(null))
                .param("name", file.name())
                .param("origin", file.origin())
                .param("read", file.read())
                .param("replaced", file.replaced())
                .param("estimates", file.estimates())
                .param("added", file.added())
                .param("contours", file.contours())
                .param("refused", file.refused())
                .param("refusals", JSON.writeValueAsString(file.refusals()).replace("\\u0000", "␀"))
                .update();
    }

    /// The latest first.
    List<Brought> latest(int limit) {
        return db.sql("""
                        select at, actor, name, origin, read, replaced, estimates, added, contours, refused, refusals
                        from communes_import order by at desc limit :limit
                        """)
                .param("limit", limit)
                .query(CommuneImportStore::brought)
                .list();
    }

    private static Brought brought(ResultSet row, int i) throws SQLException {
        return new Brought(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("actor", UUID.class)),
                row.getString("name"),
                row.getString("origin"),
                row.getInt("read"),
                row.getInt("replaced"),
                row.getInt("estimates"),
                row.getInt("added"),
                row.getInt("contours"),
                row.getInt("refused"),
                JSON.readValue(row.getString("refusals"), REFUSALS));
    }
}
