package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.time.Duration;
import org.tousaidants.platform.db.CommandSpringContext;
import org.tousaidants.platform.db.Database;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// A process of its own that runs the job over the database of `DATABASE_URL`, to be killed meanwhile.
final class JobCrashProcess {
    private JobCrashProcess() {}

    public static void main(String... args) {
        var clock = Clock.offset(Clock.systemUTC(), Duration.parse(args[1]));
        try (var database = Database.join();
                var doors = CommandSpringContext.over(database, clock)) {
            CurrentTenantScope.in(
                    args[0], () -> doors.getBean(DataUpkeepJob.class).run());
        }
    }
}
