package org.tousaidants.pass.signatures;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Rows;

@Repository
class SignatureStore {
    private final JdbcClient sql;

    SignatureStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Request request) {
        sql.sql("""
                insert into signatures_request (network, id, what, subject, words, cents, by, at)
                values (:network, :id, :what, :subject, :words, :cents, :by, :at) on conflict do nothing""")
                .param("network", request.network())
                .param("id", request.id())
                .param("what", request.what())
                .param("subject", request.subject())
                .param("words", request.words())
                .param("cents", request.cents())
                .param("by", request.by())
                .param("at", Rows.at(request.at()))
                .update();
    }

    List<Request> open(String network) {
        return sql.sql("select * from signatures_request where network = :network and decided_at is null order by at")
                .param("network", network)
                .query((row, n) -> request(Rows.of(row)))
                .list();
    }

    Optional<Request> locked(String network, UUID id) {
        return sql.sql("select * from signatures_request where network = :network and id = :id for update")
                .param("network", network)
                .param("id", id)
                .query((row, n) -> request(Rows.of(row)))
                .optional();
    }

    private static Request request(Rows row) throws SQLException {
        return new Request(
                row.text("network"),
                row.id("id"),
                row.text("what"),
                row.id("subject"),
                row.text("words"),
                row.big("cents"),
                row.id("by"),
                row.instant("at"),
                row.maybeId("second"),
                row.maybeInstant("decided_at"));
    }

    void decide(String network, UUID id, UUID second, boolean signed, Instant at) {
        sql.sql("""
                update signatures_request set second = :second, signed = :signed, decided_at = :at
                where network = :network and id = :id and decided_at is null""")
                .param("network", network)
                .param("id", id)
                .param("second", second)
                .param("signed", signed)
                .param("at", Rows.at(at))
                .update();
    }
}
