package org.tousaidants.platform.db;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// « Coulisses » — the doors of the rooms over an open database, with their transactions and the news they tell each
/// other, for a command: no page, no letter that leaves, nothing by the clock. A door exists once it is asked for.
public final class CommandContext implements AutoCloseable {
    private static final Pattern SERVER = Pattern.compile("org\\.tousaidants\\.(TousAidants|platform\\.(db|web)\\..*)");

    /// The class files, read once by a process that runs several commands.
    private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

    private final AnnotationConfigApplicationContext context;

    private CommandContext(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    public static CommandContext over(Database database, Clock clock) {
        return over(database, clock, Optional.empty());
    }

    /// @param secret that of another folder than the chosen one
    static CommandContext over(Database database, Clock clock, Optional<InstallationSecret> secret) {
        var context = new AnnotationConfigApplicationContext();
        secret.ifPresent(
                one -> context.registerBean(InstallationSecret.class.getName(), InstallationSecret.class, () -> one));
        var reading = context.getResourceCache(MetadataReader.class);
        reading.putAll(READ);
        context.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        context.registerBean(Clock.class, () -> clock);
        context.register(Wiring.class);
        context.getEnvironment().getPropertySources().addLast(knownNetwork(database));
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        scanner.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
        // The server's own: its pages, its database.
        scanner.addExcludeFilter((type, _) ->
                SERVER.matcher(type.getClassMetadata().getClassName()).matches()
                        && type.getAnnotationMetadata().isAnnotated(Configuration.class.getName()));
        // What starts by itself: the postman.
        scanner.addExcludeFilter(new AssignableTypeFilter(Lifecycle.class));
        scanner.scan("org.tousaidants");
        READ.putAll(reading);
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        // What looks at the settings of a site as it starts, and may refuse it, refuses no command: the books of a
        // demonstration are counted too.
        context.addBeanFactoryPostProcessor(beans -> {
            for (var name : beans.getBeanDefinitionNames())
                if (beans.getBeanDefinition(name).isSingleton()
                        && beans.getBeanDefinition(name).getRole() == BeanDefinition.ROLE_APPLICATION)
                    beans.getBeanDefinition(name).setLazyInit(true);
        });
        context.refresh();
        return new CommandContext(context);
    }

    /// A command needs no settings of a network that the database knows. Of several, it asks by its own words for one;
    /// the first stands here only because a network has to be served.
    private static MapPropertySource knownNetwork(Database database) {
        var networks = JdbcClient.create(database.dataSource())
                .sql("select id, name, departement from identity_network order by id limit 1")
                .query()
                .listOfRows();
        var settings = new HashMap<String, Object>();
        for (var network : networks) network.forEach((column, value) -> settings.put("ta.network." + column, value));
        return new MapPropertySource("network of the database", settings);
    }

    public <T> T get(Class<T> door) {
        return context.getBean(door);
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {
        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }
}
