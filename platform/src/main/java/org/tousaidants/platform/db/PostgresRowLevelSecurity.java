package org.tousaidants.platform.db;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.tousaidants.platform.tenancy.AllTenantsAccess;

/// « Cloison » — enables PostgreSQL row-level security: in a table with a column `network`, a connection reads only
/// the rows of its own network, even as owner of the table, and writes only rows of this network.
final class PostgresRowLevelSecurity {
    /// SQL that enables the two policies of each table. The setting with the network is read in a subquery, so
    /// that PostgreSQL reads it once per query, not once per row, and can use an index that begins with
    /// `network`. There are two policies because a condition with « or » would prevent the use of this index.
    private static final String RAISE = """
            do $$
            declare t regclass;
            begin
                for t in select c.oid from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'network' and not a.attisdropped
                        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
                          and not (c.relforcerowsecurity and exists (
                              select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'))
                loop
                    execute format('drop policy if exists one_network on %s', t);
                    execute format('drop policy if exists one_network_once on %s', t);
                    execute format('create policy tenant on %s using
                        (network = (select nullif(current_setting(''ta.network'', true), '''')))', t);
                    execute format('create policy all_tenants on %s to ta_all_tenants using (true)', t);
                    execute format('alter table %s enable row level security, force row level security,
                        alter column network set default current_setting(''ta.network'')', t);
                end loop;
                for t in select c.oid from pg_class c
                        where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = current_schema()::regnamespace
                          and pg_has_role(c.relowner, 'member')
                          and not has_table_privilege('ta_all_tenants', c.oid, 'insert')
                loop
                    execute format('grant select, insert, update, delete on %s to ta_all_tenants', t);
                end loop;
                for t in select s.seqrelid from pg_sequence s join pg_class c on c.oid = s.seqrelid
                        where c.relnamespace = current_schema()::regnamespace and pg_has_role(c.relowner, 'member')
                          and not has_sequence_privilege('ta_all_tenants', s.seqrelid, 'usage')
                loop
                    execute format('grant usage, select on sequence %s to ta_all_tenants', t);
                end loop;
            end $$""";

    private PostgresRowLevelSecurity() {}

    /// Enables row-level security after the migrations, at each start, so that new tables are included.
    static void raise(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            try (var role = statement.executeQuery("""
                    select rolsuper or rolbypassrls,
                           coalesce(pg_has_role(to_regrole('%1$s')::oid, 'set')
                                    and not pg_has_role(to_regrole('%1$s')::oid, 'usage'), false)
                    from pg_roles where rolname = current_user""".formatted(AllTenantsAccess.ROLE))) {
                role.next();
                if (role.getBoolean(1))
                    throw new DatabaseSetupException(
                            "Cet utilisateur de PostgreSQL passe outre la cloison entre territoires. Donnez à DATABASE_URL"
                                    + " un utilisateur sans SUPERUSER ni BYPASSRLS, propriétaire de la base.");
                if (!role.getBoolean(2))
                    throw new DatabaseSetupException(
                            "Il manque un rôle à PostgreSQL. Donnez-le une fois, en administrateur : create role "
                                    + AllTenantsAccess.ROLE + " nologin; grant " + AllTenantsAccess.ROLE
                                    + " to l’utilisateur de DATABASE_URL with inherit false, set true;");
            }
            statement.execute(RAISE);
        } catch (SQLException e) {
            throw new IllegalStateException("row security could not be enabled", e);
        }
    }
}
