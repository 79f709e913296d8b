package org.tousaidants.platform.db;

import java.sql.Connection;
import java.sql.SQLException;

/// « Cloison » — when several territories share one database: whatever a query forgets, PostgreSQL gives a request the
/// rows of one network only (row-level security on each table that has a network). A connection that says no network,
/// as those of commands and migrations, sees all.
final class RowSecurity {
    /// In a subquery the setting is read once for a query, not once for each row; a row of the network needs one
    /// comparison, and one of another network, where the query names its own, none. Without the second half
    /// PostgreSQL would compare once for the whole query, but commands would then see nothing. `one_network` is how
    /// it was before.
    private static final String RAISE = """
            do $$
            declare t regclass;
            begin
                for t in select c.oid from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'network' and not a.attisdropped
                        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
                          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'one_network_once')
                loop
                    execute format('drop policy if exists one_network on %s', t);
                    execute format('create policy one_network_once on %s using
                        (network = (select current_setting(''ta.network'', true))
                         or (select coalesce(current_setting(''ta.network'', true), '''')) = '''')', t);
                    execute format('alter table %s enable row level security', t);
                    execute format('alter table %s force row level security', t);
                end loop;
            end $$""";

    private RowSecurity() {}

    /// What a connection says before it is used; of no network in particular, nothing.
    static String saying(String network) {
        if (!network.matches("[a-z0-9-]*")) throw new IllegalArgumentException("not the short name of a network");
        return "set ta.network = '" + network + "'";
    }

    /// After the migrations, at each start: tables that are new get it too.
    static void raise(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var role = statement.executeQuery(
                    "select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
                if (role.next() && role.getBoolean(1))
                    throw new DatabaseRefused(
                            "Cet utilisateur de PostgreSQL passe outre la cloison entre territoires. Donnez à DATABASE_URL"
                                    + " un utilisateur sans SUPERUSER ni BYPASSRLS, propriétaire de la base.");
            }
            statement.execute(RAISE);
        }
    }
}
