package org.tousaidants.outreach.positions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the tables `positions_position` and `positions_call`.
@Repository
class AdviserPositionStore {
    private record EmployerInquiryRow(UUID post, EmployerInquiry call) {}

    private final Sql db;

    AdviserPositionStore(Sql db) {
        this.db = db;
    }

    List<AdviserPosition> all() {
        return db.sql("select * from positions_position order by host, commune, id")
                .query(AdviserPosition.class)
                .list();
    }

    Optional<AdviserPosition> find(UUID id) {
        return db.sql("select * from positions_position where id = :id")
                .param("id", id)
                .query(AdviserPosition.class)
                .optional();
    }

    /// Stores a position. Returns 1 if it is new, and 0 if the network already has this position of the national
    /// list; the changes that coordinators made to it are then preserved.
    int add(AdviserPosition post, Instant now) {
        return db.sql("""
                        insert into positions_position (id, host, employer, mail, commune, area, profile, seats,
                                                funded_until, languages, training, state, source, changed_at)
                        values (:id, :host, :employer, :mail, :commune, :area, :profile, :seats,
                                :fundedUntil, :languages, :training, :state, :source, :now)
                        on conflict (network, source) where source <> '' do nothing""").params(post).param("now", now).update();
    }

    void state(UUID id, AdviserPosition.PositionState state, Instant now) {
        db.sql("update positions_position set state = :state, changed_at = :now where id = :id")
                .param("id", id)
                .param("state", state)
                .param("now", now)
                .update();
    }

    void call(UUID post, Instant now) {
        db.sql("insert into positions_call (post, asked_at) values (:post, :now)")
                .param("post", post)
                .param("now", now)
                .update();
    }

    void answer(UUID post, EmployerInquiry.EmployerAnswer answer, String words, Instant now) {
        db.sql("""
                        update positions_call set answer = :answer, comment = :words, answered_at = :now
                        where post = :post
                          and asked_at = (select max(asked_at) from positions_call where post = :post)""")
                .param("post", post)
                .param("answer", answer)
                .param("words", words)
                .param("now", now)
                .update();
    }

    /// Returns, for each position, the latest question that was sent to its organisation, with the answer.
    Map<UUID, EmployerInquiry> calls() {
        return db
                .sql("select *, comment as words from positions_call order by asked_at")
                .query(EmployerInquiryRow.class)
                .stream()
                .collect(Collectors.toMap(EmployerInquiryRow::post, EmployerInquiryRow::call, (_, later) -> later));
    }
}
