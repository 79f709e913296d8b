package org.tousaidants.db;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;

/// An application that commits one number after the other until it is killed; says each once it is committed.
final class CountingApplication {
    public static void main(String[] args) throws Exception {
        var folder = DataFolder.open(Path.of(args[0]));
        var server = EmbeddedPostgres.start(folder.path(), Map.of());
        System.out.println("ready " + server.pid());
        try (var connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists counted (n serial)");
            while (true) {
                var row = statement.executeQuery("insert into counted default values returning n");
                row.next();
                System.out.println("counted " + row.getInt(1));
            }
        }
    }
}
