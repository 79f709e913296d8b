package org.tousaidants.vouchers.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class DoubleSignatureStore {
    private final Sql sql;

    DoubleSignatureStore(Sql sql) {
        this.sql = sql;
    }

    void add(DoubleSignatureRequest request) {
        sql.sql("""
                insert into signatures_request (id, what, subject, party, comment, cents, details, actor, recorded_at)
                values (:id, :what, :subject, :party, :words, :cents, :details::jsonb, :by, :at)
                on conflict do nothing""").params(request.act()).params(request).update();
    }

    List<DoubleSignatureRequest> open() {
        return sql.sql(
                        "select *, comment as words, actor as by from signatures_request where decided_at is null order by recorded_at")
                .query(DoubleSignatureRequest.class)
                .list();
    }

    Optional<DoubleSignatureRequest> locked(UUID id) {
        return sql.sql("select *, comment as words, actor as by from signatures_request where id = :id for update")
                .param("id", id)
                .query(DoubleSignatureRequest.class)
                .optional();
    }

    void decide(UUID id, UUID second, boolean signed, Instant at) {
        sql.sql("""
                update signatures_request set second = :second, signed = :signed, decided_at = :at
                where id = :id and decided_at is null""")
                .param("id", id)
                .param("second", second)
                .param("signed", signed)
                .param("at", at)
                .update();
    }
}
