package org.tousaidants.platform.db;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.tenancy.Tenants;

/// Creates the database of the application: external if an address is given, else embedded in the data folder.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Clock clock() {
        return Clock.system(ParisTime.ZONE);
    }

    @Bean(destroyMethod = "close")
    Database database(Environment settings, Tenants tenants) {
        return Database.open(
                settings.getProperty("ta.database-url", settings.getProperty("DATABASE_URL", "")),
                () -> EmbeddedPostgresServer.start(PersistentDataFolder.chosen()),
                tenants.several() ? "" : tenants.here());
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return DatabaseMigrations::run;
    }

    /// The database closes the data source itself, because it must stop after the last connection.
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
