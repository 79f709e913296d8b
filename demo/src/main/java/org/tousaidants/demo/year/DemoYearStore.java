package org.tousaidants.demo.year;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ShippedFile;
import org.tousaidants.platform.db.Sql;

/// « Année du village » — writes a year of the demonstration directly into the tables of several packages:
/// through the services it would take a minute at each first start.
@Repository
class DemoYearStore {
    private static final String ORDERS = ShippedFile.text(DemoYearStore.class, "/village/year.sql");

    private final Sql sql;

    DemoYearStore(Sql sql) {
        this.sql = sql;
    }

    /// The number of rows written; 0 when it ran before.
    int play(LocalDate today, List<UUID> helpers) {
        var rows = 0;
        for (var order : ORDERS.split("\n;\n")) {
            if (order.isBlank()) continue;
            var changed = sql.sql(order)
                    .param("today", today)
                    .param("helpers", helpers.toArray(UUID[]::new))
                    .update();
            if (order.contains("insert into")) rows += changed;
        }
        return rows;
    }

    /// Makes the directory older than the generated acts: before its first place nothing is known.
    void age(LocalDate today) {
        sql.sql(ShippedFile.text(DemoYearStore.class, "/village/age.sql"))
                .param("today", today)
                .update();
    }
}
