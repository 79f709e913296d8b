package org.tousaidants.platform.jobs;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.tenancy.Tenants;

/// A process with jobs on a database: the real scheduler without the rest of the site.
final class JobProcess implements AutoCloseable {
    final JdbcClient sql;
    final TransactionTemplate transaction;
    final Jobs jobs;
    private final JobScheduler scheduler;
    private final AtomicBoolean dead = new AtomicBoolean();

    JobProcess(HikariDataSource pool, Clock clock, MockEnvironment settings, Map<String, Object> declared) {
        var source = new Mortal(pool);
        var beans = new StaticListableBeanFactory(declared);
        var tenants = new Tenants(settings);
        var transactions = new DataSourceTransactionManager(source);
        sql = JdbcClient.create(source);
        transaction = new TransactionTemplate(transactions);
        var tasks = new ScheduledTaskStore(sql);
        var failures = new JobFailureStore(sql);
        var runner = new JobRunner(failures, transactions, clock, List.of());
        jobs = new Jobs(tasks, failures, runner, tenants, beans, clock);
        scheduler = new JobScheduler(tasks, runner, tenants, source, beans, clock, false);
    }

    JobProcess run() {
        scheduler.start();
        scheduler.begin();
        return this;
    }

    /// Stops the process as `kill -9` does: its work is rolled back and its heartbeat stops.
    void kill() {
        dead.set(true);
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /// A data source whose connections break when its process is killed.
    private final class Mortal extends DelegatingDataSource {
        Mortal(DataSource source) {
            super(source);
        }

        @Override
        public java.sql.Connection getConnection() throws SQLException {
            if (dead.get()) throw new SQLException("killed", "08006");
            var connection = super.getConnection();
            return (java.sql.Connection) java.lang.reflect.Proxy.newProxyInstance(
                    JobProcess.class.getClassLoader(),
                    new Class<?>[] {java.sql.Connection.class},
                    (_, method, values) -> {
                        if (dead.get()) {
                            // PostgreSQL rolls back open transactions.
                            connection.abort(Runnable::run);
                            throw new SQLException("killed", "08006");
                        }
                        try {
                            return method.invoke(connection, values);
                        } catch (java.lang.reflect.InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }
}
