package org.tousaidants.platform.db;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.tousaidants.platform.jobs.PeriodicRefresh;

/// « Processus vivant » — registers this process under a number in the database, so that other processes can detect
/// whether its unfinished work is still in progress. Any process can call `db_present(number)`; PostgreSQL detects
/// when a process ends for any reason.
///
/// Work started from a page (a harvest, a search for duplicates) runs in this process and is not a job, so the
/// heartbeats of jobs do not cover it.
///
/// The process occupies one database connection from the first use of the number on.
@Component
public class RunningServerProcess implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServerProcess.class);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource source;
    private final long number = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private @Nullable Connection held;

    RunningServerProcess(DataSource source) {
        this.source = source;
    }

    /// Returns the number of this process and registers it in the database at the first call.
    public synchronized long number() {
        try {
            if (held instanceof Connection connection) {
                if (connection.isValid(PATIENCE_SECONDS)) return number;
                drop(connection);
            }
            var connection = source.getConnection();
            try (var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
                lock.setLong(1, number);
                lock.execute();
                held = connection;
                return number;
            } finally {
                if (held == null) connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the presence of this process could not be recorded", e);
        }
    }

    /// Returns a periodic task that registers the process again if its connection was lost by a restart of the
    /// database or an idle timeout.
    @Bean("db.living-process")
    static PeriodicRefresh livingProcessRefresh(RunningServerProcess runningProcess) {
        return new PeriodicRefresh(Duration.ofSeconds(30), runningProcess::stay);
    }

    synchronized void stay() {
        if (held != null) number();
    }

    private void drop(Connection dead) {
        held = null;
        try {
            dead.close();
        } catch (SQLException cut) {
            LOG.debug("a connection was closed", cut);
        }
    }

    /// Releases the lock of the connection and returns the connection to the pool.
    @Override
    public synchronized void destroy() {
        if (held instanceof Connection connection)
            try (var unlock = connection.createStatement()) {
                unlock.execute("select pg_advisory_unlock_all()");
            } catch (SQLException cut) {
                LOG.debug("a connection was closed", cut);
            } finally {
                drop(connection);
            }
    }
}
