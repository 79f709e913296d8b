package org.tousaidants.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.tousaidants.platform.tenancy.TenantScope;

/// « Connexions cloisonnées » — of a process that serves several territories: work for one is handed a connection
/// that sees the rows of that one alone.
public final class TenantDataSource extends DelegatingDataSource {
    /// What each connection of the pool said last.
    private final Map<Connection, String> said = Collections.synchronizedMap(new WeakHashMap<>());

    TenantDataSource(DataSource whole) {
        super(whole);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return saying(super.getConnection());
    }

    /// Before each use of a connection that a room keeps: it may have worked for another territory last.
    public static void say(DataSource source, Connection kept) throws SQLException {
        if (source instanceof TenantDataSource walled) walled.say(kept);
    }

    private Connection saying(Connection connection) throws SQLException {
        try {
            say(connection);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    private void say(Connection connection) throws SQLException {
        var physical = connection.unwrap(Connection.class);
        var network = TenantScope.now().orElse("");
        if (network.equals(said.getOrDefault(physical, ""))) return;
        try (var statement = connection.createStatement()) {
            statement.execute(saying(network));
        }
        said.put(physical, network);
    }
}
