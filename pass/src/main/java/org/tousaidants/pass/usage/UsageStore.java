package org.tousaidants.pass.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class UsageStore {
    private final Sql sql;

    UsageStore(Sql sql) {
        this.sql = sql;
    }

    void oneAtATime(String network) {
        sql.hold("usage", network);
    }

    Optional<LocalDate> latest(String network) {
        return sql.sql(network, "select max(until) from usage_edition where network = :network")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /// By the last day of each, the oldest first.
    Map<LocalDate, List<UsageCount>> editions(String network) {
        return sql.sql(network, """
                select until, family, cut, cell, name, within, amount, hidden from usage_edition
                where network = :network order by until, family, cut, cell""").lists(LocalDate.class, UsageCount.class);
    }

    void add(String network, LocalDate until, List<UsageCount> counts) {
        for (var one : counts)
            sql.sql(network, """
                    insert into usage_edition (network, until, family, cut, cell, name, within, amount, hidden)
                    values (:network, :until, :family, :cut, :cell, :name, :within, :amount, :hidden)""").params(one).param("until", until).update();
    }
}
