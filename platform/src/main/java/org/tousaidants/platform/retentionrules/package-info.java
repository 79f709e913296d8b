/// « Conservation » — declares how long the personal data of each package are stored: purpose, legal ground, period
/// and means of deletion. Each package declares them in `retention/<prefix of its tables>.yaml`, with texts in its
/// messages and one [RetentionRuleCleanup] bean for each rule. A territory's `conservation.yaml` may only shorten a
/// period. The nightly job and the register of processing (both in `platform.expireddata`) and the test that refuses
/// an undeclared table read these declarations.
@NullMarked
@ApplicationModule(allowedDependencies = {"core.text", "platform.tenancy"})
package org.tousaidants.platform.retentionrules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
