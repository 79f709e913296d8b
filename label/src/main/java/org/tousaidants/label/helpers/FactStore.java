package org.tousaidants.label.helpers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
                values (:network, :helper, :fact, :value, :on, :source, :by, :at)""")
                .param("helper", helper)
                .param("fact", seen.fact())
                .param("value", seen.value())
                .param("on", seen.on())
                .param("source", seen.source())
                .param("by", seen.by())
                .param("at", seen.at())
                .update();
    }

    /// Newest first: of each fact the first counts.
    Map<UUID, List<Seen>> of(String network, Collection<UUID> helpers) {
        var all = new HashMap<UUID, List<Seen>>();
        sql.sql(network, """
                select helper, fact, value, on_day, source, by, at from helpers_fact
                where network = :network and helper = any(:helpers) order by n desc""").param("helpers", helpers.toArray(UUID[]::new)).query(row -> {
            all.computeIfAbsent(row.getObject("helper", UUID.class), _ -> new ArrayList<>())
                    .add(new Seen(
                            row.getString("fact"),
                            row.getLong("value"),
                            row.getObject("on_day", LocalDate.class),
                            row.getString("source"),
                            row.getObject("by", UUID.class),
                            row.getTimestamp("at").toInstant()));
        });
        return all;
    }
}
