package org.tousaidants.label.helpers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.helpers.Facts.Seen;
import org.tousaidants.platform.db.Sql;

/// What was seen of each helper, one row each time.
@Repository
class FactStore {
    private final Sql sql;

    FactStore(Sql sql) {
        this.sql = sql;
    }

    void add(String network, UUID helper, Seen seen) {
        sql.sql(network, """
                insert into helpers_fact (network, helper, fact, value, on_day, source, by, at)
                values (:network, :helper, :fact, :value, :on, :source, :by, :at)""").params(seen).param("helper", helper).update();
    }

    /// Newest first: of each fact the first counts.
    Map<UUID, List<Seen>> of(String network, Collection<UUID> helpers) {
        return sql.sql(network, """
                select helper, fact, value, on_day as on, source, by, at from helpers_fact
                where network = :network and helper = any(:helpers) order by n desc""")
                .param("helpers", helpers.toArray(UUID[]::new))
                .lists(UUID.class, Seen.class);
    }
}
