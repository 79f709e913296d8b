package org.tousaidants.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// One database for the application: external when an address is given, else embedded in the data folder.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DatabaseSetup implements DisposableBean {
    private static final String NAME = "tousaidants";
    private static final int CONNECTIONS = 10;

    private @Nullable DataFolder folder;
    private @Nullable EmbeddedPostgres embedded;

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Paris"));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(@Value("${ta.database-url:${DATABASE_URL:}}") String address) throws SQLException {
        return address.isBlank() ? embedded() : pool(DatabaseAddress.parse(address));
    }

    private DataSource embedded() throws SQLException {
        var opened = DataFolder.open(DataFolder.chosen(
                System.getenv(), System.getProperty("user.name", ""), Path.of(System.getProperty("user.home", "."))));
        folder = opened;
        var started = EmbeddedPostgres.start(opened.path(), Map.of());
        embedded = started;
        started.createDatabase(NAME);
        return pool(new DatabaseAddress(
                started.url(NAME),
                java.util.Optional.of(EmbeddedPostgres.USER),
                java.util.Optional.of(started.password())));
    }

    static HikariDataSource pool(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "tous-aidants");
        return new HikariDataSource(config);
    }

    /// After the pool, which this bean made, has been closed.
    @Override
    public void destroy() throws Exception {
        if (embedded != null) embedded.close();
        if (folder != null) folder.close();
    }
}
