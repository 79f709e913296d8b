package org.tousaidants.web;

import java.sql.DriverManager;
import org.springframework.test.context.DynamicPropertyRegistry;

final class TestPostgres {
    static void register(DynamicPropertyRegistry p) {
        var name = "t" + System.nanoTime();
        try (var c = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:54417/postgres", "postgres", "");
                var s = c.createStatement()) {
            s.execute("create database " + name);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        p.add("spring.datasource.url", () -> "jdbc:postgresql://127.0.0.1:54417/" + name);
        p.add("spring.datasource.username", () -> "postgres");
        p.add("spring.datasource.password", () -> "");
    }
}
