package org.tousaidants.places.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Reads and writes the table `upkeep_credit`, and reads the activities of `upkeep_step` that may be shown.
@Repository
class UpkeepCreditStore {
    private final Sql db;

    UpkeepCreditStore(Sql db) {
        this.db = db;
    }

    /// Returns the number of activities of upkeep since this time, by person, month and kind.
    ///
    /// @param actor account of the person; empty for all people
    List<DataUpkeepHours.UpkeepActCount> acts(Instant since, Optional<UUID> actor) {
        return db.sql("""
                        select actor, to_char(recorded_at at time zone 'Europe/Paris', 'YYYY-MM') as month, act, count(*) as acts
                        from upkeep_step
                        where recorded_at >= :since and act = any(:acts) and who = any(:who)
                          and (:actor::uuid is null or actor = :actor::uuid)
                        group by 1, 2, 3 order by 2, 3, 1""")
                .param("since", since)
                .param("actor", actor.map(UUID::toString))
                .param("acts", DataUpkeepWork.ACTS.stream().map(Enum::name).toArray(String[]::new))
                .param("who", DataUpkeepWork.PEOPLE.stream().map(Enum::name).toArray(String[]::new))
                .query(DataUpkeepHours.UpkeepActCount.class)
                .list();
    }

    Set<UUID> agreed() {
        return Set.copyOf(
                db.sql("select account from upkeep_credit").query(UUID.class).list());
    }

    void agree(UUID account, Instant now) {
        db.sql("""
                        insert into upkeep_credit (account, since_at) values (:account, :now)
                        on conflict do nothing""").param("account", account).param("now", now).update();
    }

    void withdraw(UUID account) {
        db.sql("delete from upkeep_credit where account = :account")
                .param("account", account)
                .update();
    }
}
