package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.tenancy.AllTenantsAccess;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The statements of the stores, run for a tenant that owns nothing.
@Import(TenantStatementsTest.Recording.class)
class TenantStatementsTest extends RunningSite {
    private static final String EMPTY = "ne-possede-rien";
    private static final Pattern ASKS = Pattern.compile("(?i)\\s*(select|with|insert|update|delete)\\b");
    private static final Map<String, String> SAID = new ConcurrentHashMap<>();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DataSource source;

    @Autowired
    private Sql store;

    /// Each statement is repeated with its values and the same rows: no table returns any.
    @Test
    void eachStatementOfEachStoreSeesNoRowOfAnotherTenant() throws SQLException {
        everythingIsAsked();
        var walled = Set.copyOf(walled());
        var seen = new TreeSet<String>();
        var run = 0;
        var refused = 0;
        for (var said : SAID.entrySet()) {
            if (!ASKS.matcher(said.getKey()).lookingAt()) continue;
            run++;
            var rows = CurrentTenantScope.in(EMPTY, () -> read(said.getValue(), walled));
            if (rows < 0) refused++;
            if (rows > 0) seen.add(rows + " rows: " + said.getKey().strip());
        }
        System.out.println("statements run for an empty tenant: " + run + ", of which refused: " + refused);
        assertThat(seen).isEmpty();
        assertThat(run - refused).isGreaterThan(300);
    }

    @Test
    void eachTableOfATenantIsWalledAndEmptyForAnotherAndWithoutOne() {
        var tables = walled();
        assertThat(tables).hasSizeGreaterThan(100);
        assertThat(sql.sql("""
                        select c.relname from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'network' and not a.attisdropped
                        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                          and not (c.relrowsecurity and c.relforcerowsecurity
                                   and pg_get_expr(d.adbin, d.adrelid) = 'current_setting(''ta.network''::text)'
                                   and (select count(*) from pg_policy p where p.polrelid = c.oid) = 2)""").query(String.class).list()).isEmpty();
        for (var table : tables)
            for (var tenant : List.of(EMPTY, ""))
                assertThat(CurrentTenantScope.in(tenant, () -> count(table)))
                        .as("%s for «%s»", table, tenant)
                        .isZero();
        assertThat(AllTenantsAccess.ask(() -> count("places_place"))).isPositive();
    }

    @Test
    void aStatementThatTriesToEscapeIsRefused() {
        for (var escape : List.of(
                "set ta.network = 'charente-maritime'",
                "set local ta.network to 'charente-maritime'; select * from places_place",
                "select 1; reset role",
                "set role " + AllTenantsAccess.ROLE,
                "set local role " + AllTenantsAccess.ROLE,
                "set session authorization default",
                "select set_config('ta.network', 'charente-maritime', true)",
                "select set_config( 'role', 'ta_all_tenants', false) from places_place",
                "discard all"))
            assertThatThrownBy(() -> store.sql(escape)).as(escape).isInstanceOf(IllegalArgumentException.class);
        CurrentTenantScope.in(EMPTY, () -> {
            assertThatThrownBy(() -> store.sql("insert into redemptions_home (network, booklet, place, recorded_at)"
                                    + " values ('charente-maritime', gen_random_uuid(), gen_random_uuid(), now())")
                            .update())
                    .hasStackTraceContaining("row-level security");
            assertThat(store.sql("update places_place set network = network where network = 'charente-maritime'")
                            .update())
                    .isZero();
            assertThat(store.sql("delete from places_place where true or network = 'charente-maritime'")
                            .update())
                    .isZero();
        });
        assertThatThrownBy(() -> store.sql("update places_place set network = 'ailleurs'")
                        .update())
                .hasStackTraceContaining("row-level security");
    }

    private void everythingIsAsked() {
        var coordinator = signedIn(person(Role.COORDINATOR));
        var helper = signedIn(person(Role.HELPER));
        var rows = new SiteRoutes.KnownIds(sql);
        for (var way : SiteRoutes.of(handlers)
                .filter(way -> !way.path().contains("/specimen") && !way.changes())
                .toList())
            if (way.holes() == 0) {
                coordinator.get(way.path());
                helper.get(way.path());
            } else rows.fitting(way).stream().limit(12).forEach(ids -> coordinator.get(way.filled(ids)));
        for (var job : context.getBeansOfType(Job.class).keySet()) jobs.run(job);
    }

    private List<String> walled() {
        return sql.sql("""
                        select c.relname from pg_class c
                        join pg_attribute a on a.attrelid = c.oid and a.attname = 'network' and not a.attisdropped
                        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1""").query(String.class).list();
    }

    private int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /// The number of rows scanned in protected tables; negative where the database refused.
    private int read(String statement, Set<String> walled) {
        try (var connection = source.getConnection();
                var asked = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Another connection of this site may hold the lock: limits the wait.
            asked.execute("set local statement_timeout = '5s'");
            try (var plan = asked.executeQuery("explain (analyze, format json) " + statement)) {
                plan.next();
                return read(JsonMapper.shared().readTree(plan.getString(1)), walled);
            } catch (SQLException refused) {
                return -1;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static int read(JsonNode node, Set<String> walled) {
        var rows = 0;
        var type = node.path("Node Type").asString("");
        if (type.endsWith("Scan") && walled.contains(node.path("Relation Name").asString("")))
            rows += node.path("Actual Rows").asInt(0);
        for (var child : node) rows += read(child, walled);
        return rows;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        static BeanPostProcessor recorder() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new RecordingDataSource(source) : bean;
                }
            };
        }
    }

    /// The last text of each statement, with its values.
    private static final class RecordingDataSource extends DelegatingDataSource {
        private static final Set<String> RUNS =
                new HashSet<>(List.of("execute", "executeQuery", "executeUpdate", "executeLargeUpdate"));

        RecordingDataSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxied(
                    Connection.class,
                    super.getConnection(),
                    (method, words, answer) ->
                            method.getName().equals("prepareStatement") && answer instanceof PreparedStatement prepared
                                    ? prepared(String.valueOf(words[0]), prepared)
                                    : answer);
        }

        private static PreparedStatement prepared(String statement, PreparedStatement prepared) {
            return proxied(PreparedStatement.class, prepared, (method, _, answer) -> {
                if (RUNS.contains(method.getName()))
                    SAID.put(statement, prepared.unwrap(PGStatement.class).toString());
                return answer;
            });
        }

        private interface StatementAction {
            Object then(Method method, Object[] words, Object answer) throws SQLException;
        }

        private static <T> T proxied(Class<T> type, T target, StatementAction after) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (_, method, words) -> {
                        try {
                            return after.then(method, words, method.invoke(target, words));
                        } catch (InvocationTargetException broken) {
                            throw broken.getCause();
                        }
                    }));
        }
    }
}
