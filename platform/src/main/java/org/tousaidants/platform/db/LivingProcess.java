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
import org.tousaidants.platform.jobs.ProcessRefresh;

/// « Processus vivant » — a number in the database that identifies this process, so that others know that its
/// unfinished work is in progress. Any process calls `db_present(number)`; once a process is gone, for any
/// reason, PostgreSQL reports it.
///
/// Work started from a page (a harvest, a search for duplicates) runs in this process and is not a job, so the
/// heartbeats of jobs do not cover it.
///
/// It holds a connection from the first use of the number.
@Component
public class LivingProcess implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LivingProcess.class);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource source;
    private final long number = new SecureRandom().nextLong(1, Long.MAX_VALUE);
    private @Nullable Connection held;

    LivingProcess(DataSource source) {
        this.source = source;
    }

    /// The number, present from now on.
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

    /// A restarted database, or a network that drops idle connections, must not make this process absent.
    @Bean("db.living-process")
    static ProcessRefresh livingProcessRefresh(LivingProcess livingProcess) {
        return new ProcessRefresh(Duration.ofSeconds(30), livingProcess::stay);
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

    /// The pool outlives this object: the connection goes back without its lock.
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
