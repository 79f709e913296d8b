package org.tousaidants.platform.papercodes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The columns of the rooms that hold prints of codes.
@Repository
class KeptPrintStore {
    private static final int PLAIN = 32;

    private final JdbcClient sql;
    private final CodePrints prints;

    KeptPrintStore(JdbcClient sql, CodePrints prints) {
        this.sql = sql;
        this.prints = prints;
    }

    @Transactional
    public int renew(String network, KeptPrints of) {
        var renewed = 0;
        for (var plain : sql.sql("select distinct " + of.column() + " from " + of.table()
                        + " where network = :network and octet_length(" + of.column() + ") = :plain")
                .param("network", network)
                .param("plain", PLAIN)
                .query((row, n) -> row.getBytes(1))
                .list())
            renewed += sql.sql("update " + of.table() + " set " + of.column()
                            + " = :keyed where network = :network and " + of.column() + " = :old")
                    .param("network", network)
                    .param("keyed", prints.keyed(of.purpose(), plain))
                    .param("old", plain)
                    .update();
        return renewed;
    }
}
