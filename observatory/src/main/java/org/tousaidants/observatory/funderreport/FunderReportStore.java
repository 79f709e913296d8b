package org.tousaidants.observatory.funderreport;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;

/// Reads the database view `boards.used`, which `CoordinationBoardStore` creates at startup.
@Repository
@DependsOn("org.tousaidants.observatory.boards.CoordinationBoardStore")
class FunderReportStore {
    private final Sql sql;

    FunderReportStore(Sql sql) {
        this.sql = sql;
    }

    List<VoucherUsageByServiceRow> used(UUID order) {
        return sql.sql("""
                select e.service, count(*) as vouchers, sum(e.cents) as cents from boards.used e
                where e."order" = :order
                group by e.service order by cents desc, e.service""")
                .param("order", order)
                .query(VoucherUsageByServiceRow.class)
                .list();
    }
}
