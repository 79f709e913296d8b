/// « Base de données » — the PostgreSQL 17 database, either embedded in the data folder or external
/// (`DATABASE_URL`): connection, migrations, encryption of columns, backup and restore ([Backups]), and the clock.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"core.commands", "core.csv", "core.text", "platform.jobs", "platform.tenancy"})
package org.tousaidants.platform.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
