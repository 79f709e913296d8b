package org.tousaidants.vouchers.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

@Repository
class VoucherUsageStore {
    private final Sql sql;

    VoucherUsageStore(Sql sql) {
        this.sql = sql;
    }

    void oneAtATime() {
        sql.hold("usage");
    }

    Optional<LocalDate> latest() {
        return sql.sql("select max(until) from usage_edition")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /// Returns the counts of each published edition, by the last day of the edition, in ascending order.
    Map<LocalDate, List<PublishedVoucherUsageCount>> editions() {
        return sql.sql("""
                select until, family, cut, cell, name, within, amount, hidden from usage_edition order by until, family, cut, cell""").lists(LocalDate.class, PublishedVoucherUsageCount.class);
    }

    void add(LocalDate until, List<PublishedVoucherUsageCount> counts) {
        for (var one : counts) sql.sql("""
                    insert into usage_edition (until, family, cut, cell, name, within, amount, hidden)
                    values (:until, :family, :cut, :cell, :name, :within, :amount, :hidden)""").params(one).param("until", until).update();
    }
}
