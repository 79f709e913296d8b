package org.tousaidants.platform.db;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    Database database(
            @Value("${ta.database-url:${DATABASE_URL:}}") String address,
            @Value("${ta.isolated:false}") boolean isolated,
            Served served) {
        var folder = DataFolder.chosen();
        if (served.several()) return Database.walled(address, folder);
        return Database.open(address, folder, isolated ? Optional.of(served.here()) : Optional.empty());
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
