package org.tousaidants.demo.year;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.platform.db.Sql;

/// « Année du village » — writes one year of activities directly into the tables of several packages. The services
/// of these packages would need a minute at each first start.
@Repository
class DemoYearOfActivityStore {
    private static final String ORDERS = BundledFile.text(DemoYearOfActivityStore.class, "/village/year.sql");

    private final Sql sql;

    DemoYearOfActivityStore(Sql sql) {
        this.sql = sql;
    }

    /// Writes the year of activities and returns the number of rows written; 0 if the year was already written.
    int play(LocalDate today, List<LocalDate> holidays, List<UUID> helpers) {
        var rows = 0;
        for (var order : ORDERS.split("\n;\n")) {
            if (order.isBlank()) continue;
            var changed = sql.sql(order)
                    .param("today", today)
                    .param(
                            "holidays",
                            holidays.stream().map(LocalDate::toString).toArray(String[]::new))
                    .param("helpers", helpers.toArray(UUID[]::new))
                    .update();
            if (order.contains("insert into")) rows += changed;
        }
        return rows;
    }

    /// Moves the creation dates of the places to a day before the generated activities, because the figures of
    /// days before the first place count as unknown.
    void age(LocalDate today) {
        sql.sql(BundledFile.text(DemoYearOfActivityStore.class, "/village/age.sql"))
                .param("today", today)
                .update();
    }
}
