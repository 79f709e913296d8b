package org.tousaidants.path.outcomes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Rows of `outcomes_sheet`.
@Repository
class SheetStore {
    private final Sql db;

    SheetStore(Sql db) {
        this.db = db;
    }

    /// Slips printed and allowed beyond, in the same time.
    record Counted(int printed, int granted) {}

    /// Of two who print for one subject at once, the second sees what the first did.
    void lock(String network, UUID subject) {
        db.hold("slips", network, subject);
    }

    Counted ofHelper(String network, UUID account, UUID place, Instant since) {
        return counted(network, "account = :account and place = :of and made >= :since", account, place, since);
    }

    Counted ofSlot(String network, UUID slot) {
        return counted(network, "slot = :of", slot, slot, Instant.EPOCH);
    }

    private Counted counted(String network, String which, UUID account, UUID of, Instant since) {
        return db.sql(network, """
                        select coalesce(sum(slips) filter (where state = 'PRINTED'), 0)::int as printed,
                               coalesce(sum(slips) filter (where state = 'GRANTED'), 0)::int as granted
                        from outcomes_sheet where network = :network and\s""" + which)
                .param("account", account)
                .param("of", of)
                .param("since", since)
                .query(Counted.class)
                .single();
    }

    void printed(String network, UUID account, About about, int slips, Instant now) {
        add(network, account, about, slips, "PRINTED", now);
    }

    /// Asked twice is asked once.
    void ask(String network, UUID account, About about, int slips, Instant now) {
        add(network, account, about, slips, "ASKED", now);
    }

    private void add(String network, UUID account, About about, int slips, String state, Instant now) {
        db.sql(network, """
                        insert into outcomes_sheet (network, id, account, place, slot, own, slips, state, made)
                        values (:network, :id, :account, :place::uuid, :slot::uuid, :own, :slips, :state, :now)
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

    List<AskedSheet> asked(String network, int limit) {
        return db.sql(network, """
                        select id, account, coalesce(place, slot) as of, slot is not null as moment, slips, made
                        from outcomes_sheet where network = :network and state = 'ASKED' order by made, id limit :limit""")
                .param("limit", limit)
                .query(AskedSheet.class)
                .list();
    }

    int waiting(String network) {
        return db.sql(network, "select count(*) from outcomes_sheet where network = :network and state = 'ASKED'")
                .query(Integer.class)
                .single();
    }

    /// Whose question it was; empty when it was decided before. No one allows her own.
    Optional<UUID> decide(String network, UUID id, boolean granted, UUID by) {
        return db.sql(network, """
                        update outcomes_sheet set state = :state, decided_by = :by
                        where network = :network and id = :id and state = 'ASKED' and account <> :by returning account""")
                .param("id", id)
                .param("state", granted ? "GRANTED" : "REFUSED")
                .param("by", by)
                .query(UUID.class)
                .optional();
    }

    int forget(String network, Instant before) {
        return db.sql(network, "delete from outcomes_sheet where network = :network and made < :before")
                .param("before", before)
                .update();
    }
}
