package org.tousaidants.label.recognition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores the announced committees and mediators, and the appeals that went to them.
@Repository
class AppealRefereeStore {
    private static final String REFEREE =
            "select number, kind, name, address, recorded_at as at, actor as by from recognition_referee ";

    private record ReferredAppeal(
            UUID proposal,
            long number,
            AppealReferee.RefereeKind kind,
            String name,
            String address,
            Instant at,
            UUID by) {}

    private final Sql db;

    AppealRefereeStore(Sql db) {
        this.db = db;
    }

    /// Locks the announcements until the end of the transaction.
    void lock() {
        db.hold("referees");
    }

    void append(AppealReferee one) {
        db.sql("""
                insert into recognition_referee (kind, name, address, recorded_at, actor)
                values (:kind, :name, :address, :at, :by)""").params(one).update();
    }

    /// Returns all announcements, newest first.
    List<AppealReferee> history() {
        return db.sql(REFEREE + "order by number desc")
                .query(AppealReferee.class)
                .list();
    }

    /// Returns the last announcement before a moment; it may be the end of an earlier one.
    Optional<AppealReferee> before(Instant moment) {
        return db.sql(REFEREE + "where recorded_at < :moment order by number desc limit 1")
                .param("moment", moment)
                .query(AppealReferee.class)
                .optional();
    }

    void refer(UUID proposal, AppealReferee to, Instant at) {
        db.sql("""
                insert into recognition_referral (proposal, referee, recorded_at)
                values (:proposal, :referee, :at) on conflict do nothing""")
                .param("proposal", proposal)
                .param("referee", to.number())
                .param("at", at)
                .update();
    }

    /// Returns, by appeal, the committee or mediator to whom the appeal went; other proposals are absent.
    Map<UUID, AppealReferee> of(Collection<UUID> proposals) {
        return db
                .sql("""
                select l.proposal, r.number, r.kind, r.name, r.address, r.recorded_at as at, r.actor as by
                from recognition_referral l join recognition_referee r on r.network = l.network and r.number = l.referee
                where l.proposal = any(:proposals)""")
                .param("proposals", proposals.toArray(UUID[]::new))
                .query(ReferredAppeal.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        ReferredAppeal::proposal,
                        one -> new AppealReferee(
                                one.number(), one.kind(), one.name(), one.address(), one.at(), one.by())));
    }
}
