package org.tousaidants.app.villageyear;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.ShippedFile;
import org.tousaidants.platform.db.Sql;

/// « Année du village » — writes at once, in the tables of several rooms, what a year of the demonstration would have
/// left there: each act through its door would take a minute of each first start.
@Repository
class VillageYearStore {
    private static final String ORDERS = ShippedFile.text(VillageYearStore.class, "/village/year.sql");

    private final Sql sql;

    VillageYearStore(Sql sql) {
        this.sql = sql;
    }

    /// How many rows it wrote; none when it was played before.
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

    /// The directory is older than all that is played: of the days before its first place nothing is known.
    void age(LocalDate today) {
        sql.sql(ShippedFile.text(VillageYearStore.class, "/village/age.sql"))
                .param("today", today)
                .update();
    }
}
