package org.tousaidants.platform.mail;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.tousaidants.platform.tenancy.TenantDataSource;

/// A separate process that sends one letter and is killed in between.
final class LetterDeliveryProcess {
    private LetterDeliveryProcess() {}

    public static void main(String... args) {
        var database =
                new TenantDataSource(new DriverManagerDataSource(args[0], args[1], args[2]), "charente-maritime");
        LetterOutboxTest.outbox(
                        JdbcClient.create(database),
                        new JdbcTransactionManager(database),
                        Integer.parseInt(args[3]),
                        event -> {},
                        Clock.systemUTC())
                .carryNext();
    }
}
