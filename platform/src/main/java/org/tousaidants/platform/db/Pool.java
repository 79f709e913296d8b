package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// « Connexions à la base » — how many serve, rest and are waited for.
@Component
public class Pool {
    /// « Relevé ».
    public record Reading(int active, int idle, int awaited) {}

    private final DataSource source;

    Pool(DataSource source) {
        this.source = source;
    }

    public Reading read() {
        if (!(source instanceof HikariDataSource pool) || pool.getHikariPoolMXBean() == null)
            return new Reading(0, 0, 0);
        var beans = pool.getHikariPoolMXBean();
        return new Reading(
                beans.getActiveConnections(), beans.getIdleConnections(), beans.getThreadsAwaitingConnection());
    }
}
