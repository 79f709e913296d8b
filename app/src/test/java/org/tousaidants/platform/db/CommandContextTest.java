package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.harvest.Harvests;
import org.tousaidants.platform.mail.Outbox;

class CommandContextTest {
    /// A room whose door needs one more part must bring it in a way that commands have too.
    @Test
    void theDoorsThatCommandsNeedOpenWithoutTheServer() {
        var clock = Clock.system(ZoneId.of("Europe/Paris"));
        try (var database = TestDatabase.joined(TestDatabase.url());
                var backstage = CommandContext.over(database, clock)) {
            for (var door : new Class<?>[] {
                Places.class, Directory.class, Harvests.class, Outbox.class, JdbcClient.class, Environment.class
            }) assertThatCode(() -> backstage.get(door)).as(door.getName()).doesNotThrowAnyException();
        }
    }
}
