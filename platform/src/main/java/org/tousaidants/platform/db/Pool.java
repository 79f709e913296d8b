package org.tousaidants.platform.db;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// « Connexions à la base » — how many serve, rest and are waited for.
@Component
public class Pool {
    /// « Relevé des connexions ».
    public record Reading(int active, int idle, int awaited) {}

    private final DataSource source;

    Pool(DataSource source) {
        this.source = source;
    }

    public Reading read() {
        var beans = beans();
        if (beans == null) return new Reading(0, 0, 0);
        return new Reading(
                beans.getActiveConnections(), beans.getIdleConnections(), beans.getThreadsAwaitingConnection());
    }

    private @Nullable HikariPoolMXBean beans() {
        try {
            return source.isWrapperFor(HikariDataSource.class)
                    ? source.unwrap(HikariDataSource.class).getHikariPoolMXBean()
                    : null;
        } catch (SQLException unknown) {
            return null;
        }
    }
}
