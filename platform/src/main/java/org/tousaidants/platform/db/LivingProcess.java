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

/// « Processus vivant » — a number that says, in the database, that this process lives: what it began and did not
/// end is being worked on. Any process asks `db_present(number)`; once a process is gone, however it went,
/// PostgreSQL says so.
///
/// What a person starts from a page (a harvest, a search for duplicates) runs in this process and is no job, so that
/// the heartbeats of jobs say nothing of it.
///
/// It keeps a connection from the first time that the number is asked for.
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
            throw new IllegalStateException("the presence of this process could not be told", e);
        }
    }

    /// A database that was started again, or a network that cuts quiet connections, must not make us absent.
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
            LOG.debug("a connection that was cut", cut);
        }
    }

    /// The pool outlives us: the connection goes back without its lock.
    @Override
    public synchronized void destroy() {
        if (held instanceof Connection connection)
            try (var unlock = connection.createStatement()) {
                unlock.execute("select pg_advisory_unlock_all()");
            } catch (SQLException cut) {
                LOG.debug("a connection that was cut", cut);
            } finally {
                drop(connection);
            }
    }
}
