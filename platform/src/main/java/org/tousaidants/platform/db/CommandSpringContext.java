package org.tousaidants.platform.db;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

/// « Coulisses » — a Spring context for a command line: it contains the services over an open database, without
/// pages, jobs or outgoing letters. Beans are created only when used.
@ComponentScan(
        basePackages = "org.tousaidants",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @Filter(Controller.class),
            // Excludes beans that start working by themselves, such as the sender of letters.
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Lifecycle.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = "org\\.tousaidants\\.(TousAidants|platform\\.(db|web)\\.\\w+(Setup|Site)(\\$.*)?)")
        })
@ImportAutoConfiguration({
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
public final class CommandSpringContext {
    private CommandSpringContext() {}

    public static ConfigurableApplicationContext over(Database database, Clock clock) {
        return over(database, clock, Optional.empty());
    }

    /// Returns a started Spring context over an open database.
    ///
    /// @param secret secret used in place of the one in the data folder; may be empty
    static ConfigurableApplicationContext over(Database database, Clock clock, Optional<InstallationSecret> secret) {
        var context = new AnnotationConfigApplicationContext();
        secret.ifPresent(
                one -> context.registerBean(InstallationSecret.class.getName(), InstallationSecret.class, () -> one));
        var networks = networks(database);
        // If there are several networks, none is set here: the command later selects the network that its
        // arguments name.
        var only = networks.size() == 1 ? String.valueOf(networks.getFirst().get("id")) : "";
        context.registerBean(DataSource.class, () -> database.dataSource(only), bean -> bean.setDestroyMethodName(""));
        context.registerBean(Clock.class, () -> clock);
        context.getEnvironment().getPropertySources().addLast(knownNetwork(networks));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.register(CommandSpringContext.class);
        context.refresh();
        return context;
    }

    /// Reads the network from the database, so that a command needs no settings. If there are several networks,
    /// the command asks for one; the first is set here because the configuration must contain at least one.
    private static MapPropertySource knownNetwork(List<Map<String, @Nullable Object>> networks) {
        var settings = new HashMap<String, Object>();
        networks.stream()
                .limit(1)
                .forEach(one ->
                        one.forEach((column, value) -> settings.put("ta.network." + column, String.valueOf(value))));
        return new MapPropertySource("network of the database", settings);
    }

    private static List<Map<String, @Nullable Object>> networks(Database database) {
        return JdbcClient.create(database.dataSource())
                .sql("select id, name, departement from identity_network order by id")
                .query()
                .listOfRows();
    }
}
