package org.tousaidants.platform.codes;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.db.Sql;

/// Replaces plain hashes by keyed hashes in the columns of other packages.
@Repository
class PaperCodeHashColumnStore {
    private static final int PLAIN = 32;

    private final Sql sql;
    private final PaperCodeHashes prints;

    PaperCodeHashColumnStore(Sql sql, PaperCodeHashes prints) {
        this.sql = sql;
        this.prints = prints;
    }

    @Transactional
    public int renew(PaperCodeHashColumn of) {
        var renewed = 0;
        for (var plain : sql.sql("select distinct " + of.column() + " from " + of.table() + " where octet_length("
                        + of.column() + ") = :plain")
                .param("plain", PLAIN)
                .query(byte[].class)
                .list())
            renewed += sql.sql("update " + of.table() + " set " + of.column() + " = :keyed where " + of.column()
                            + " = :old")
                    .param("keyed", prints.keyed(of.purpose(), plain))
                    .param("old", plain)
                    .update();
        return renewed;
    }
}
