package org.tousaidants.platform.db;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A row that the database refuses to write among others: a broken item of a job.
public final class FailingRow implements AutoCloseable {
    private final JdbcClient sql;
    private final String table;
    private final String name;

    private FailingRow(JdbcClient sql, String table, String name) {
        this.sql = sql;
        this.table = table;
        this.name = name;
    }

    /// @param act `insert`, `update` or `delete`
    /// @param when condition on `new` or `old`
    public static FailingRow in(JdbcClient sql, String table, String act, String when) {
        var name = "poison_" + UUID.randomUUID().toString().replace("-", "");
        sql.sql("create function " + name + "() returns trigger language plpgsql as $$"
                        + " begin raise exception 'this row is broken'; end $$")
                .update();
        sql.sql("create trigger " + name + " before " + act + " on " + table + " for each row when (" + when
                        + ") execute function " + name + "()")
                .update();
        return new FailingRow(sql, table, name);
    }

    @Override
    public void close() {
        sql.sql("drop trigger " + name + " on " + table).update();
        sql.sql("drop function " + name + "()").update();
    }
}
