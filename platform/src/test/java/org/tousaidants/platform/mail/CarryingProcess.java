package org.tousaidants.platform.mail;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// A process of its own that carries one letter, to be killed meanwhile.
final class CarryingProcess {
    private CarryingProcess() {}

    public static void main(String... args) {
        var database =
                new TenantDataSource(new DriverManagerDataSource(args[0], args[1], args[2]), "charente-maritime");
        OutboxTest.outbox(
                        JdbcClient.create(database),
                        new JdbcTransactionManager(database),
                        Integer.parseInt(args[3]),
                        event -> {},
                        Clock.systemUTC())
                .carryNext();
    }
}
