/// « Conservation » — declares how long the personal data of each package are stored: purpose, legal ground, period
/// and means of deletion. Each package declares them in `retention/<prefix of its tables>.yaml`, with one
/// [CleanupOfRetentionRule] bean for each rule that the nightly job applies. A territory's `conservation.yaml` may
/// only shorten a period.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.retentionrules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
