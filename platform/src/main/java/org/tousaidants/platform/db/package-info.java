/// « Base de données » — PostgreSQL 17, embedded in the data folder or external by `DATABASE_URL`; its
/// migrations, transactions, encryption and backups; and the clock.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.commands", "core.text", "platform.jobs", "platform.tenancy"})
package org.tousaidants.platform.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
