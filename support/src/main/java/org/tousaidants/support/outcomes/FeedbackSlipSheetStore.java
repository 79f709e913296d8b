package org.tousaidants.support.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Stores rows of the table `outcomes_sheet`.
@Repository
class FeedbackSlipSheetStore {
    private final Sql db;

    FeedbackSlipSheetStore(Sql db) {
        this.db = db;
    }

    /// The numbers of slips of one place or slot in the same period.
    ///
    /// @param printed number of printed slips
    /// @param granted number of slips that a coordinator allowed in addition
    record FeedbackSlipCounts(int printed, int granted) {}

    /// Locks a place or slot until the end of the transaction, so that two of its sheets are not printed at the
    /// same time.
    void lock(UUID subject) {
        db.hold("slips", subject);
    }

    FeedbackSlipCounts ofHelper(UUID account, UUID place, Instant since) {
        return counted("account = :account and place = :of and made_at >= :since", account, place, since);
    }

    FeedbackSlipCounts ofSlot(UUID slot) {
        return counted("slot = :of", slot, slot, Instant.EPOCH);
    }

    private FeedbackSlipCounts counted(String which, UUID account, UUID of, Instant since) {
        return db.sql("""
                        select coalesce(sum(slips) filter (where state = 'PRINTED'), 0)::int as printed,
                               coalesce(sum(slips) filter (where state = 'GRANTED'), 0)::int as granted
                        from outcomes_sheet where \s""" + which)
                .param("account", account)
                .param("of", of)
                .param("since", since)
                .query(FeedbackSlipCounts.class)
                .single();
    }

    void printed(UUID account, HelpOutcomeSubject about, int slips, Instant now) {
        add(account, about, slips, "PRINTED", now);
    }

    /// Stores the request to print a sheet; a repeated call changes nothing.
    void ask(UUID account, HelpOutcomeSubject about, int slips, Instant now) {
        add(account, about, slips, "ASKED", now);
    }

    private void add(UUID account, HelpOutcomeSubject about, int slips, String state, Instant now) {
        db.sql("""
                        insert into outcomes_sheet (id, account, place, slot, own, slips, state, made_at)
                        values (:id, :account, :place::uuid, :slot::uuid, :own, :slips, :state, :now)
                        on conflict do nothing""")
                .param("id", UUID.randomUUID())
                .param("account", account)
                .param("place", about.place().map(place -> place.value().toString()))
                .param("slot", about.slot().map(UUID::toString))
                .param("own", about.helper().isPresent())
                .param("slips", slips)
                .param("state", state)
                .param("now", now)
                .update();
    }

    List<FeedbackSlipRequest> asked(int limit) {
        return db.sql("""
                        select id, account, coalesce(place, slot) as of, slot is not null as moment, slips, made_at
                        from outcomes_sheet where state = 'ASKED' order by made_at, id limit :limit""")
                .param("limit", limit)
                .query(FeedbackSlipRequest.class)
                .list();
    }

    int waiting(UUID reader) {
        return db.sql("select count(*) from outcomes_sheet where state = 'ASKED' and account <> :reader")
                .param("reader", reader)
                .query(Integer.class)
                .single();
    }

    /// Records a coordinator's decision about a request to print slips, and returns the account of the
    /// requester. Empty if the request was already decided, or if the requester tries to approve it themselves.
    ///
    /// @param id id of the request
    /// @param by the coordinator
    Optional<UUID> decide(UUID id, boolean granted, UUID by) {
        return db.sql("""
                        update outcomes_sheet set state = :state, decided_by = :by
                        where id = :id and state = 'ASKED' and account <> :by returning account""")
                .param("id", id)
                .param("state", granted ? "GRANTED" : "REFUSED")
                .param("by", by)
                .query(UUID.class)
                .optional();
    }

    int forget(Instant before) {
        return db.sql("delete from outcomes_sheet where made_at < :before")
                .param("before", before)
                .update();
    }
}
