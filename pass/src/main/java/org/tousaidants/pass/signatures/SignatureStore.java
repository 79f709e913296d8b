package org.tousaidants.pass.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class SignatureStore {
    private final Sql sql;

    SignatureStore(Sql sql) {
        this.sql = sql;
    }

    void add(Request request) {
        sql.sql(request.network(), """
                insert into signatures_request (network, id, what, subject, party, words, cents, details, by, at)
                values (:network, :id, :what, :subject, :party, :words, :cents, :details::jsonb, :by, :at)
                on conflict do nothing""").params(request.act()).params(request).update();
    }

    List<Request> open(String network) {
        return sql.sql(
                        network,
                        "select * from signatures_request where network = :network and decided_at is null order by at")
                .query(Request.class)
                .list();
    }

    Optional<Request> locked(String network, UUID id) {
        return sql.sql(network, "select * from signatures_request where network = :network and id = :id for update")
                .param("id", id)
                .query(Request.class)
                .optional();
    }

    void decide(String network, UUID id, UUID second, boolean signed, Instant at) {
        sql.sql(network, """
                update signatures_request set second = :second, signed = :signed, decided_at = :at
                where network = :network and id = :id and decided_at is null""")
                .param("id", id)
                .param("second", second)
                .param("signed", signed)
                .param("at", at)
                .update();
    }
}
