package org.tousaidants.platform.db;

import java.nio.file.Path;

/// Commits one number after another until it is killed, and prints each after its commit.
final class CountingProcess {
    public static void main(String[] args) throws Exception {
        try (var database = Database.open("", Path.of(args[0]));
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            System.out.println("ready " + database.embedded().orElseThrow().pid());
            statement.execute("create table if not exists counted (n serial)");
            while (true) {
                var row = statement.executeQuery("insert into counted default values returning n");
                row.next();
                System.out.println("counted " + row.getInt(1));
            }
        }
    }
}
