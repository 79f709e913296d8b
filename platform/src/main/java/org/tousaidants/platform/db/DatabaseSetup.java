package org.tousaidants.platform.db;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tousaidants.core.text.Paris;
import org.tousaidants.platform.served.Served;

/// One database for the application: external when an address is given, else embedded in the data folder.
@Configuration(proxyBeanMethods = false)
class DatabaseSetup {
    @Bean
    Clock clock() {
        return Clock.system(Paris.ZONE);
    }

    @Bean(destroyMethod = "close")
    Database database(Environment settings, @Value("${ta.isolated:false}") boolean isolated, Served served) {
        return Database.open(
                settings.getProperty("ta.database-url", settings.getProperty("DATABASE_URL", "")),
                () -> EmbeddedServer.start(DataFolder.chosen()),
                isolated && !served.several() ? Optional.of(served.here()) : Optional.empty(),
                served.several());
    }

    @Bean
    FlywayMigrationStrategy migrations(ObjectProvider<Database> database) {
        return flyway ->
                database.stream().findFirst().ifPresentOrElse(one -> one.migrate(flyway), () -> Migrations.run(flyway));
    }

    /// Closed by its database, which must stop after the last connection.
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
