package org.tousaidants.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// « Connexions du territoire » — sets the network of each connection before use. Row-level security then shows only
/// the rows of that network, and no rows if no network is set.
public final class TenantDataSource extends DelegatingDataSource {
    /// The network that was last set on each connection of this process.
    private static final Map<Connection, String> SAID = Collections.synchronizedMap(new WeakHashMap<>());

    private final String only;

    /// Creates the source of connections.
    ///
    /// @param only network of threads that work for no explicit network; empty for none
    public TenantDataSource(DataSource pool, String only) {
        super(pool);
        this.only = only;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            say(connection);
            return connection;
        } catch (SQLException | RuntimeException broken) {
            connection.close();
            throw broken;
        }
    }

    /// Sets the network on a connection that a package uses permanently. It must be called before each use,
    /// because another network may have been set in the meantime.
    public static void say(DataSource source, Connection kept) throws SQLException {
        if (source.isWrapperFor(TenantDataSource.class))
            source.unwrap(TenantDataSource.class).say(kept);
    }

    private void say(Connection connection) throws SQLException {
        var physical = connection.unwrap(Connection.class);
        var tenant = CurrentTenantScope.said().orElse(only);
        var last = SAID.getOrDefault(physical, "");
        if (tenant.equals(last)) return;
        try (var statement = connection.createStatement()) {
            statement.execute(saying(tenant));
        }
        SAID.put(physical, tenant);
    }

    /// Returns the SQL statement that sets the network of a connection.
    ///
    /// @param tenant id of the network
    public static String saying(String tenant) {
        if (tenant.equals(AllTenantsAccess.ALL)) return "set role " + AllTenantsAccess.ROLE + "; set ta.network = ''";
        if (!tenant.matches("[a-z0-9-]*")) throw new IllegalArgumentException("invalid tenant id");
        return "reset role; set ta.network = '" + tenant + "'";
    }
}
